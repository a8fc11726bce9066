"""Says which version of the development plan this is, the same on screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass

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
    done = f" on {gate.done_on.day} {gate.done_on:%B %Y}" if gate.done_on else ""
    verb = "stopped" if gate.decision is Decision.STOP else "agreed"
    return f"{verb} at {gate.title}{done}"
