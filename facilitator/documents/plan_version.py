"""The words about version and dates that stand on each of the plan's pages."""

from __future__ import annotations

from facilitator.documents import words
from facilitator.domain.dossier import Dossier
from facilitator.domain.plan_version import Version, version_of

__all__ = ["Version", "due_words", "footer", "version_of"]


def footer(dossier: Dossier, title: str) -> str:
    """What stands at the foot of every page."""
    invented = ", invented example" if dossier.network.invented else ""
    return f"{title}, version {version_of(dossier).number}{invented} · {dossier.network.name}"


def due_words(dossier: Dossier, key: str) -> str:
    """When a milestone that is still to come is due, in brackets; empty where it is not known."""
    found = next((m for m in dossier.milestones if m.key == key and not m.done_on), None)
    return f" (due {words.day(found.due)})" if found else ""
