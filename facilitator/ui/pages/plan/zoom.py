"""Which stretch of the 18 months the timeline shows: all of it, a quarter or a month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from math import floor

from facilitator.domain.schedule import due, position


class Zoom(StrEnum):
    """How much is shown at once."""

    ALL = "all"
    QUARTER = "quarter"
    MONTH = "month"


WORDS: dict[str, str] = {Zoom.ALL: "18 months", Zoom.QUARTER: "Quarter", Zoom.MONTH: "Month"}
_ORDER = tuple(Zoom)
_SPANS = {Zoom.QUARTER: 3.0, Zoom.MONTH: 1.0}


@dataclass(frozen=True)
class View:
    """A stretch of the months: how much of them, and where it begins, in months from the start."""

    zoom: Zoom = Zoom.ALL
    first: float = 0.0

    @property
    def is_whole(self) -> bool:
        """Whether nothing lies outside it."""
        return self.zoom is Zoom.ALL

    def span(self, months: int) -> float:
        """How many months it shows of so many."""
        return min(_SPANS.get(self.zoom, float(months)), float(months))

    def at(self, zoom: Zoom, month: float, months: int) -> View:
        """The stretch of this size that holds a month, near its middle."""
        wider = replace(self, zoom=zoom)
        return wider._held(floor(month - wider.span(months) / 2 + 0.5), months)

    def nearer(self, by: int) -> Zoom:
        """The next size: 1 closer, -1 further off."""
        return _ORDER[min(max(_ORDER.index(self.zoom) + by, 0), len(_ORDER) - 1)]

    def panned(self, by: float, months: int) -> View:
        """The same size so many months on, never past an end."""
        return self._held(self.first + by, months)

    def showing(self, month: float, months: int) -> View:
        """This stretch where it holds the month already, else one that does."""
        if self.first <= month <= self.first + self.span(months):
            return self
        return self.at(self.zoom, month, months)

    def words(self, start: date, months: int) -> str:
        """The days it shows, such as "5 Apr to 5 Jul 2027"."""
        first = _day(start, self.first)
        last = _day(start, self.first + self.span(months))
        year = "" if first.year == last.year else f" {first.year}"
        return f"{first.day} {first:%b}{year} to {last.day} {last:%b} {last.year}"

    def _held(self, first: float, months: int) -> View:
        return replace(self, first=min(max(float(first), 0.0), months - self.span(months)))


def month_at(start: date, day: date, months: int) -> float:
    """Where a day lies in months from the start, held to the 18 months."""
    return min(max(position(start, day), 0.0), float(months))


def _day(start: date, month: float) -> date:
    begun = due(start, floor(month))
    length = (due(start, floor(month) + 1) - begun).days
    return begun + timedelta(days=round((month - floor(month)) * length))
