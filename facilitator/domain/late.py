"""Says which steps are late, and what each pushes if it is done no sooner than now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from facilitator.domain.diary import how_late
from facilitator.domain.plan_moves import along, days_words
from facilitator.domain.records import Milestone
from facilitator.domain.saying import day_words, listed
from facilitator.domain.schedule import working_day

_MOST_NAMED = 4
_TURNS = ("gate", "close")


@dataclass(frozen=True)
class Push:
    """A step that a late one would push, with the day it has and the day it would have."""

    milestone: Milestone
    to: date

    @property
    def words(self) -> str:
        """Such as "Gate 1 from 5 Apr 2027 to 26 Apr 2027"."""
        return (
            f"{self.milestone.title} from {day_words(self.milestone.due)} to {day_words(self.to)}"
        )


@dataclass(frozen=True)
class LateStep:
    """A step past its day. `to` is the next working day, `days` how far that pushes it."""

    milestone: Milestone
    today: date
    to: date
    pushes: tuple[Push, ...]

    @property
    def days(self) -> int:
        """How many days the step, and what hangs on it, would move."""
        return (self.to - self.milestone.due).days

    @property
    def title(self) -> str:
        """Such as "Listen, 4 weeks late"."""
        return f"{self.milestone.title}, {how_late(self.milestone.due, self.today)}"

    @property
    def words(self) -> str:
        """What it pushes, in a sentence or two."""
        if not self.pushes:
            return "Nothing hangs on it, so it pushes nothing."
        number = len(self.pushes)
        steps = "1 step" if number == 1 else f"{number} steps"
        told = f"Moved to {day_words(self.to)}, it pushes {steps} by {_by(self.days)}"
        also = [p.milestone.title for p in self.pushes if p.milestone.due < self.today]
        return f"{told}: {listed(self._named())}.{_also(also)}"

    def _named(self) -> list[str]:
        """The next step, the next gate and the close: what people ask about."""
        turns = [push for push in self.pushes if push.milestone.kind in _TURNS]
        chosen = [self.pushes[0], *turns[:1], *turns[-1:]]
        return list(dict.fromkeys(push.words for push in chosen))


def late_steps(
    milestones: Sequence[Milestone], today: date, holidays: Mapping[date, str] | None = None
) -> tuple[LateStep, ...]:
    """The steps past their day and not done, those first that others hang on.

    A late step that hangs on another late one is told with it, not apart.
    """
    to = working_day(today, holidays or {})
    late = {m.id: m for m in milestones if m.done_on is None and m.due < today}
    roots = [m for m in late.values() if m.hangs_on not in late]
    found = [_step(m, milestones, today, to) for m in roots]
    return tuple(sorted(found, key=lambda step: (-len(step.pushes), step.milestone.due)))


def _step(milestone: Milestone, milestones: Sequence[Milestone], today: date, to: date) -> LateStep:
    by = to - milestone.due
    carried = sorted(along(milestones, milestone.id), key=lambda m: (m.due, m.id))
    return LateStep(milestone, today, to, tuple(Push(m, m.due + by) for m in carried))


def _by(days: int) -> str:
    return days_words(days).removesuffix(" later")


def _also(titles: Sequence[str]) -> str:
    if not titles:
        return ""
    if len(titles) > _MOST_NAMED:
        return f" {len(titles)} of them are late too."
    return f" {listed(titles)} {'is' if len(titles) == 1 else 'are'} late too."
