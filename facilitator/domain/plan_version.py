"""Says which version of the development plan this is, the same on screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.records import Decision, Milestone

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier

DRAFT = "draft"
_GATE = "gate-"


@dataclass(frozen=True)
class Version:
    """The plan's number and what is to be said of it: agreed, undecided or stopped, or a draft."""

    number: int
    state: str
    gate: str = ""

    @property
    def line(self) -> str:
        """Such as "Version 1, agreed at Gate 1 on 6 April 2026"."""
        return f"Version {self.number}, {self.state}"

    @property
    def short_line(self) -> str:
        """The line without the gate's name, such as "Version 1, agreed on 6 April 2026"."""
        return self.line.replace(f" at {self.gate}", "", 1)


def number_of(milestone: Milestone) -> int:
    """The number of the version a milestone makes: 2 at Gate 2; 0 where it makes none."""
    number = milestone.key.removeprefix(_GATE)
    return int(number) if milestone.key.startswith(_GATE) and number.isdecimal() else 0


def version_of(dossier: Dossier) -> Version:
    """The version of the last gate that was passed; a draft of the first before that."""
    passed = [m for m in dossier.milestones if number_of(m) and m.done_on]
    if not passed:
        return Version(1, DRAFT)
    gate = max(passed, key=number_of)
    return Version(number_of(gate), _agreed(gate), gate.title)


def _agreed(gate: Milestone) -> str:
    if gate.decision is None:
        return f"its decision at {gate.title} still to be recorded"
    done = f" on {gate.done_on.day} {gate.done_on:%B %Y}" if gate.done_on else ""
    verb = "stopped" if gate.decision is Decision.STOP else "agreed"
    return f"{verb} at {gate.title}{done}"
