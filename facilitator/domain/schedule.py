"""Turns months into dates and moves dates along with what hangs on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from math import floor

from facilitator.domain.value import value

SATURDAY = 5


@value
class Dated:
    """A step with its date; `hangs_on` is the id of the step that carries it along."""

    id: str
    key: str
    due: date
    hangs_on: str | None = None
    done: bool = False


@value
class QuietTime:
    """A time of year when little should be asked: first and last (month, day), both included.

    It may run over the new year. A day past the month's end means its last day.
    """

    name: str
    first: tuple[int, int]
    last: tuple[int, int]


@value
class SoftBlock:
    """A quiet time in one year, both days included; it advises and never forbids.

    `id` is that of the record it was made from, "" where it is a packaged one.
    """

    name: str
    first: date
    last: date
    id: str = ""

    def covers(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day <= self.last


@lru_cache(maxsize=4096)
def due(start: date, month: int) -> date:
    """The same day of the month, `month` months after the start; the last day where it lacks."""
    years, index = divmod(start.month - 1 + month, 12)
    return _day(start.year + years, index + 1, start.day)


def month_of(start: date, today: date) -> int:
    """Whole months since the start: 0 in the first month, negative before the start."""
    months = (today.year - start.year) * 12 + today.month - start.month
    return months - (today < due(start, months))


def step_month(start: date, planned: date, month: int | None = None) -> int:
    """The month a step is called by: its own in the programme, unless it moved a month or more.

    Then, and where it has none, it is the month nearest to the day it is planned for.
    """
    now = position(start, planned)
    if month is not None and abs(now - month) < 1:
        return month
    return max(floor(now + 0.5), 0)


def position(start: date, today: date) -> float:
    """Months since the start with the share of the running month, for a line on the path."""
    month = month_of(start, today)
    begun, ends = due(start, month), due(start, month + 1)
    return month + (today - begun) / (ends - begun)


def month_words(start: date, today: date, months: int = 18) -> str:
    """Where a network stands, such as "Month 4 of 18" in the fourth month."""
    month = month_of(start, today)
    if month < 0:
        return "Not yet started"
    return f"Month {month + 1} of {months}" if month < months else f"After month {months}"


def hanging_on(items: Sequence[Dated], item_id: str) -> tuple[Dated, ...]:
    """The open steps that hang on this one, directly or through others, in the order given.

    A step that is done stays where it happened, and so does what hangs on it.
    """
    carried = {item_id}
    before = 0
    while len(carried) > before:
        before = len(carried)
        carried |= {item.id for item in items if item.hangs_on in carried and not item.done}
    return tuple(item for item in items if item.id in carried - {item_id})


def move(items: Sequence[Dated], item_id: str, to: date) -> tuple[Dated, ...]:
    """All steps, with this one on its new date and what hangs on it moved by as many days.

    Raises KeyError when there is no such step.
    """
    moved = next((item for item in items if item.id == item_id), None)
    if moved is None:
        raise KeyError(f"no step {item_id}")
    by = to - moved.due
    along = {item.id for item in hanging_on(items, item_id)} | {item_id}
    return tuple(replace(item, due=item.due + by) if item.id in along else item for item in items)


def soft_blocks(quiet: Sequence[QuietTime], first: date, last: date) -> tuple[SoftBlock, ...]:
    """The quiet times that touch the days from first to last, in order of date."""
    years = range(first.year - 1, last.year + 1)
    blocks = (_in_year(time, year) for time in quiet for year in years)
    touching = (block for block in blocks if block.first <= last and block.last >= first)
    return tuple(sorted(touching, key=lambda block: (block.first, block.name)))


def cautions(
    day: date, holidays: Mapping[date, str], blocks: Sequence[SoftBlock]
) -> tuple[str, ...]:
    """What speaks against this day, a sentence each; empty for an ordinary working day."""
    found = ["It falls on a weekend."] if day.weekday() >= SATURDAY else []
    if day in holidays:
        found.append(f"It is a bank holiday: {holidays[day]}.")
    found += [f"It falls in a quiet time: {block.name}." for block in blocks if block.covers(day)]
    return tuple(found)


def working_day(day: date, holidays: Mapping[date, str]) -> date:
    """This day, or the next one that is neither a weekend nor a bank holiday."""
    while day.weekday() >= SATURDAY or day in holidays:
        day += timedelta(days=1)
    return day


def parse_quiet_time(entry: Mapping[str, str]) -> QuietTime:
    """A quiet time from its packaged table, days written MM-DD; raises KeyError or ValueError."""
    return QuietTime(entry["name"], _month_day(entry["first"]), _month_day(entry["last"]))


def _in_year(time: QuietTime, year: int) -> SoftBlock:
    end_year = year + (time.last < time.first)
    return SoftBlock(time.name, _day(year, *time.first), _day(end_year, *time.last))


def _day(year: int, month: int, day: int) -> date:
    next_month = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(day - 1), next_month - timedelta(1))


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)
