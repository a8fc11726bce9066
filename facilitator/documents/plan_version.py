"""The words about version and dates that stand on each of the plan's pages."""

from __future__ import annotations

from facilitator import clock
from facilitator.documents import words
from facilitator.domain.dossier import Dossier
from facilitator.domain.plan_version import DRAFT, Version, version_of

__all__ = ["Version", "due_words", "footer", "version_of"]


def footer(dossier: Dossier, title: str) -> str:
    """What stands at the foot of every page, with the day it was printed."""
    version = version_of(dossier)
    draft = f", {DRAFT}" if version.state == DRAFT else ""
    invented = ", invented example" if dossier.network.invented else ""
    named = f"{title}, version {version.number}{draft}{invented}"
    return f"{named} · {dossier.network.name} · {words.day(clock.today())}"


def due_words(dossier: Dossier, key: str) -> str:
    """When a milestone that is still to come is due, in brackets; empty where it is not known."""
    found = next((m for m in dossier.milestones if m.key == key and not m.done_on), None)
    return f" (due {words.day(found.due)})" if found else ""
