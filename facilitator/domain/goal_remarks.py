"""What a kind reader would remark on a goal: an aim hard to remember, a date that has passed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from facilitator.domain.records import Goal, GoalStatus, Reading
from facilitator.domain.run_chart import better_of, is_met
from facilitator.domain.saying import listed
from facilitator.domain.unit import most_of

LONGEST_AIM = 35
"""In words; what one breath carries, and a member remembers."""

_MOST_TOLD = 3
"""So many readings of one day are named, the newest."""

_OFFICE = re.compile(
    r"\b(?:actionable|best-in-class|deliverables|embed|facilitate|holistic|impactful|leverage|"
    r"operationali[sz]e|optimi[sz]e|paradigm|proactive|robust|scalable|stakeholders?|strategic|"
    r"streamline|synerg(?:y|ies)|transformational|utili[sz]e|workstreams?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_TWO_OWNERS = re.compile(r"[;/&+]|\s(?:and|oraz)\s|\s[ai]\s(?=[^\W\d_a-z])")
"""Signs and words between two names, in English, Welsh and Polish."""

_MEANS = re.compile(
    r"\s*(?:we will |to )?(?:deliver|hold|host|launch|organi[sz]e|produce|publish|set up|write)\b",
    re.IGNORECASE,
)

Day = Callable[[date], str]


def sheet_remarks(
    goal: Goal, readings: Sequence[Reading], today: date, day: Day
) -> tuple[str, ...]:
    """What is worth a word about aim, owner and date; none of it is in anyone's way."""
    return (*aim_remarks(goal), *_about_date(goal, _own(goal, readings), today, day))


def aim_remarks(goal: Goal) -> tuple[str, ...]:
    """Whether the aim is in plain words, and has one name beside it."""
    return tuple(_about_aim(goal))


def number_remarks(
    goal: Goal, readings: Sequence[Reading], starts: date, today: date, day: Day
) -> tuple[str, ...]:
    """What is odd about baseline, target, date and readings."""
    told = reading_remarks(goal, readings, starts, today, day)
    return (*told, *_about_date(goal, _own(goal, readings), today, day))


def reading_remarks(
    goal: Goal, readings: Sequence[Reading], starts: date, today: date, day: Day
) -> tuple[str, ...]:
    """What is odd about baseline, target and readings; `starts` is when the 18 months began."""
    own = _own(goal, readings)
    return (
        *_about_number(goal, own),
        *_about_values(goal, own, day),
        *_about_days(own, starts, today, day),
    )


def same_day_remark(on: date | None, readings: Sequence[Reading], day: Day) -> str:
    """What to know before another reading is recorded for a day; "" where it is the first."""
    kept = [f"{reading.value:,.15g}" for reading in readings if reading.on == on]
    if on is None or not kept:
        return ""
    many = "a reading" if len(kept) == 1 else f"{len(kept)} readings"
    return (
        f"{day(on)} has {many} already: {listed(kept[-_MOST_TOLD:])}. One more is kept beside it."
    )


def baseline_day(readings: Sequence[Reading], starts: date) -> date:
    """The day of the first reading whose remark calls it the baseline, or the start."""
    said = (r.on for r in readings if "baseline" in r.note.casefold())
    return min(said, default=starts)


def _own(goal: Goal, readings: Sequence[Reading]) -> list[Reading]:
    return sorted((r for r in readings if r.goal_id == goal.id), key=lambda r: (r.on, r.id))


def _about_aim(goal: Goal) -> Iterator[str]:
    words = _WORD.findall(goal.aim)
    if len(words) > LONGEST_AIM:
        yield f"The aim is {len(words)} words long. Can it be said in one breath?"
    if _MEANS.match(goal.aim):
        yield "That is something to do. What will be different, and for whom, once it is done?"
    if office := list(dict.fromkeys(_OFFICE.findall(goal.aim))):
        listed = ", ".join(f"“{word}”" for word in office[:3])
        yield f"Would a patient or a new colleague say {listed}? Plain words are remembered."
    if _TWO_OWNERS.search(goal.owner.strip()):
        yield "More than one owner is named. One person should answer for it."


def _about_number(goal: Goal, own: Sequence[Reading]) -> Iterator[str]:
    if own and not goal.measure.strip():
        yield "Readings are kept, but what they count is not written down."
    if goal.baseline is not None and goal.baseline == goal.target:
        yield "Baseline and target are the same, so there is no way to go between them."


def _about_values(goal: Goal, own: Sequence[Reading], day: Day) -> Iterator[str]:
    most = most_of(goal.unit)
    if most is not None and (over := [r for r in own if r.value > most]):
        also = f" and {len(over) - 1} more" if len(over) > 1 else ""
        yield f"Over 100 per cent on {day(over[0].on)}{also}. Is that what was counted?"
    if twice := [on for on, many in Counter(r.on for r in own).items() if many > 1]:
        also = f" and {len(twice) - 1} more" if len(twice) > 1 else ""
        yield f"More than one reading bears the date {day(twice[0])}{also}. The chart shows each."


def _about_days(own: Sequence[Reading], starts: date, today: date, day: Day) -> Iterator[str]:
    began = baseline_day(own, starts)
    if early := sum(reading.on < began for reading in own):
        comes = "One reading comes" if early == 1 else f"{early} readings come"
        what = "the 18 months began" if began == starts else "the baseline was taken"
        yield f"{comes} from before {what}, on {day(began)}. The chart shows all of them."
    if late := sum(reading.on > today for reading in own):
        bears = "One reading bears" if late == 1 else f"{late} readings bear"
        yield f"{bears} a date still to come."


def _about_date(goal: Goal, own: Sequence[Reading], today: date, day: Day) -> Iterator[str]:
    if goal.due and goal.due < today and goal.status is GoalStatus.ACTIVE and not met(goal, own):
        yield f"Its date, {day(goal.due)}, has passed. Move it, or settle the goal at a gate."


def met(goal: Goal, own: Sequence[Reading]) -> bool:
    """Whether the latest of a goal's own readings, in order, is on target or past it."""
    if not own or goal.target is None:
        return False
    baseline = goal.baseline
    if baseline is None and len(own) > 1:
        baseline = own[0].value
    return is_met(own[-1].value, goal.target, better_of(baseline, goal.target))
