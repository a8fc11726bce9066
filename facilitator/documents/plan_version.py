"""Which version of the plan this is, and the words that say so on each of its pages."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.documents import words
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Decision, Milestone

_MAKES_VERSION = {"gate-1": 1, "gate-2": 2}


@dataclass(frozen=True)
class Version:
    """The plan's number and what can be said of it: agreed at a gate, or a draft."""

    number: int
    state: str

    @property
    def line(self) -> str:
        """Such as "Version 1, agreed at Gate 1 on 6 April 2026"."""
        return f"Version {self.number}, {self.state}"


def version_of(dossier: Dossier) -> Version:
    """The version of the last gate that made one; a draft of the first before that."""
    passed = [m for m in dossier.milestones if m.key in _MAKES_VERSION and m.done_on]
    if not passed:
        return Version(1, "draft")
    gate = max(passed, key=lambda milestone: _MAKES_VERSION[milestone.key])
    return Version(_MAKES_VERSION[gate.key], _agreed(gate))


def _agreed(gate: Milestone) -> str:
    done = f" on {words.day(gate.done_on)}" if gate.done_on else ""
    verb = "stopped" if gate.decision is Decision.STOP else "agreed"
    return f"{verb} at {gate.title}{done}"


def footer(dossier: Dossier, title: str) -> str:
    """What stands at the foot of every page."""
    invented = ", invented example" if dossier.network.invented else ""
    return f"{title}, version {version_of(dossier).number}{invented} · {dossier.network.name}"


def due_words(dossier: Dossier, key: str) -> str:
    """When a milestone that is still to come is due, in brackets; empty where it is not known."""
    found = next((m for m in dossier.milestones if m.key == key and not m.done_on), None)
    return f" (due {words.day(found.due)})" if found else ""
