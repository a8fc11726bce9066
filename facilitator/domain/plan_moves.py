"""Says what moves when a milestone moves, and on what a milestone may hang."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from facilitator.domain.records import Milestone
from facilitator.domain.saying import day_words
from facilitator.domain.schedule import Dated, hanging_on

_WEEK = 7


@dataclass(frozen=True)
class Landing:
    """Where a milestone would land, by how many days, and the ids of what moves along."""

    day: date
    days: int
    along: tuple[str, ...]

    @property
    def words(self) -> str:
        """Such as "12 May 2026, 2 weeks later; 9 steps move along"."""
        words = f"{day_words(self.day)}, {days_words(self.days)}"
        if not self.along or not self.days:
            return words
        return f"{words}; {steps_words(len(self.along))} along"

    def of(self, milestone: Milestone) -> date:
        """The day a milestone that moves along would have."""
        return milestone.due + timedelta(days=self.days)


def dated(milestones: Sequence[Milestone]) -> tuple[Dated, ...]:
    """The milestones as the schedule moves them, keyed by their ids."""
    return tuple(Dated(m.id, m.id, m.due, m.hangs_on, done=bool(m.done_on)) for m in milestones)


def along(milestones: Sequence[Milestone], milestone_id: str) -> tuple[Milestone, ...]:
    """What moves with a milestone: all that hangs on it and is not done."""
    ids = {step.id for step in hanging_on(dated(milestones), milestone_id)}
    return tuple(m for m in milestones if m.id in ids)


def landing(milestones: Sequence[Milestone], milestone_id: str, to: date) -> Landing:
    """What a move of a milestone to this day would do. KeyError where there is none."""
    held = next((m for m in milestones if m.id == milestone_id), None)
    if held is None:
        raise KeyError(f"no milestone {milestone_id}")
    carried = tuple(m.id for m in along(milestones, milestone_id))
    return Landing(to, (to - held.due).days, carried)


def may_carry(milestones: Sequence[Milestone], milestone_id: str) -> tuple[Milestone, ...]:
    """The milestones this one may hang on: all but itself and those that hang on it."""
    below = _below(milestones, milestone_id)
    return tuple(m for m in milestones if m.id not in below)


def moved_words(title: str, along_with: int) -> str:
    """What is said after a move: "Gate 2 and 9 steps moved"."""
    more = f" and {along_with} step{'s' if along_with > 1 else ''}" if along_with else ""
    return f"{title}{more} moved"


def steps_words(count: int) -> str:
    """How many steps move: "1 step moves", "9 steps move"."""
    return "1 step moves" if count == 1 else f"{count} steps move"


def days_words(days: int) -> str:
    """A shift in words: "2 weeks later", "5 weeks and 1 day earlier", "where it is now"."""
    if not days:
        return "where it is now"
    weeks, rest = divmod(abs(days), _WEEK)
    if weeks == 1 and rest:
        weeks, rest = 0, abs(days)
    told = [_counted(n, unit) for n, unit in ((weeks, "week"), (rest, "day")) if n]
    return f"{' and '.join(told)} {'later' if days > 0 else 'earlier'}"


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'s' if number > 1 else ''}"


def _below(milestones: Sequence[Milestone], milestone_id: str) -> set[str]:
    found, before = {milestone_id}, 0
    while len(found) > before:
        before = len(found)
        found |= {m.id for m in milestones if m.hangs_on in found}
    return found
