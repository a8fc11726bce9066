"""The clock a live workshop counts by: steady, checked against the wall, noticing sleep.

It follows the computer's steady clock, which nobody can set but sleep may stop. At each look it
is held against the wall clock, and against the clock that runs on through sleep where the system
has one, so that the minutes slept through are counted too.
"""

from __future__ import annotations

from enum import StrEnum

from facilitator.domain.value import value

JUMP = 2.0
"""Seconds between the clocks, from one look to the next, that only sleep or a hand explains."""
GAP = 10.0
"""Seconds between two looks, of which there are several a second, that show it stood still."""


@value
class Look:
    """What the clocks say at one moment, in seconds: `steady` stops in sleep, `wall` can be set.

    `awake_or_not` goes on through sleep; None where the system has no such clock.
    """

    steady: float
    wall: float
    awake_or_not: float | None = None


class Jump(StrEnum):
    """What happened between two looks."""

    SLEPT = "slept"
    STOOD = "stood"
    SET = "set"


@value
class Told:
    """A jump and its seconds; for a clock that was set, how far, negative when set back."""

    jump: Jump
    seconds: float


@value
class RunClock:
    """Seconds since midnight of the day of the run: the steady clock and `ahead` of it."""

    ahead: float
    last: Look

    def now(self, steady: float) -> float:
        """The moment that the steady clock stands at."""
        return steady + self.ahead


def started(look: Look, since_midnight: float) -> RunClock:
    """A clock that begins at this time of day."""
    return RunClock(since_midnight - look.steady, look)


def checked(clock: RunClock, look: Look) -> tuple[RunClock, Told | None]:
    """The clock after a look, with the time slept through added; and what there is to tell.

    A wall clock that was set, or that is nudged to the right time, changes nothing.
    """
    went = look.steady - clock.last.steady
    apart = (look.wall - clock.last.wall) - went
    slept = _slept(clock.last, look, went, apart)
    if slept > JUMP:
        return RunClock(clock.ahead + slept, look), Told(Jump.SLEPT, slept)
    after = RunClock(clock.ahead, look)
    if went > GAP:
        return after, Told(Jump.STOOD, went)
    return after, Told(Jump.SET, apart) if abs(apart) > JUMP else None


def _slept(before: Look, now: Look, went: float, apart: float) -> float:
    """Seconds of sleep that the steady clock missed."""
    if before.awake_or_not is None or now.awake_or_not is None:
        return max(apart, 0.0)
    return now.awake_or_not - before.awake_or_not - went
