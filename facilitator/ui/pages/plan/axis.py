"""Where days and lines lie on the timeline, in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetrics

from facilitator.domain.schedule import due, position
from facilitator.ui import theme
from facilitator.ui.pages.plan.steps import Step
from facilitator.ui.pages.plan.zoom import View
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.row_list import words_height
from facilitator.ui.widgets.text import SEMIBOLD

HEAD = 62
LINE = 36
DATE_LINE = 19
MONTH_WIDTH = 30
EDGE = 14
_SLACK = 0.35


@dataclass(frozen=True)
class Axis:
    """The days of so many months: `span` of them, from month `first` on, between two edges."""

    start: date
    months: int
    left: float
    right: float
    first: float = 0.0
    span: float = 0.0

    @property
    def per_month(self) -> float:
        """Pixels a month takes."""
        return (self.right - self.left) / (self.span or self.months)

    @property
    def last(self) -> float:
        """The month at the right edge."""
        return self.first + (self.span or self.months)

    def x(self, day: date) -> float:
        """Where a day lies; days before the start or after the months lie just off their end."""
        at = min(max(position(self.start, day), -0.4), self.months + 0.4)
        return self.at_month(at)

    def at_month(self, month: float) -> float:
        """Where so many months after the start lie."""
        return self.left + (month - self.first) * self.per_month

    def shows(self, day: date) -> bool:
        """Whether a day lies between the edges, or close by."""
        return self.left - EDGE <= self.x(day) <= self.right + EDGE

    def day(self, x: float) -> date:
        """The day at a place."""
        month = min(max((x - self.left) / self.per_month + self.first, 0), self.months)
        begun = due(self.start, int(month))
        length = (due(self.start, int(month) + 1) - begun).days
        return begun + timedelta(days=round((month - int(month)) * length))


@dataclass(frozen=True)
class Placed:
    """A step with the area of its line, and those of its title and date in it."""

    step: Step
    area: QRectF
    title: QRectF
    date: QRectF

    @property
    def wraps(self) -> bool:
        """Whether the title needs more than one line."""
        return self.area.height() > LINE


@dataclass(frozen=True)
class Plane:
    """All lines below each other, with a gap below one of them where details are open."""

    axis: Axis
    lines: tuple[Placed, ...]
    gap: QRectF
    height: int

    def at(self, y: float) -> int:
        """The number of the line at a height, or -1."""
        hit = (n for n, line in enumerate(self.lines) if line.area.top() <= y < line.area.bottom())
        return next(hit, -1)


def months_shown(start: date, steps: Sequence[Step], months: int) -> int:
    """How many months the axis needs so that every step lies on it."""
    after = [ceil(position(start, step.day) - _SLACK) for step in steps if step.day > start]
    return max([months, *after])


def label_width(width: int) -> float:
    """The pixels the words at the left take."""
    return 226 + max(0.0, min((width - 560) * 0.16, 90))


def axis_of(start: date, months: int, width: int, view: View) -> Axis:
    """The axis at a width, with what a view shows of the months."""
    left = label_width(width) + EDGE + 6
    return Axis(start, months, left, width - EDGE, view.first, view.span(months))


def plane(steps: Sequence[Step], axis: Axis, width: int, opened: str, gap_height: int) -> Plane:
    """Lay the lines out at a width; `opened` is the id of the step with the gap below it."""
    label = label_width(width)
    lines, gap, top = [], QRectF(), float(HEAD)
    for step in steps:
        room = label - MONTH_WIDTH - date_width(step) - 10
        placed = _one_line(step, top, width, room)
        if title_width(step) > room:
            placed = _wrapped(step, top, width, label - MONTH_WIDTH - 6)
        lines.append(placed)
        top = placed.area.bottom()
        if step.id == opened and gap_height:
            gap = QRectF(0, top + 2, width, gap_height)
            top += gap_height + 8
    return Plane(axis, tuple(lines), gap, int(top) + 4)


def _one_line(step: Step, top: float, width: int, room: float) -> Placed:
    """Title and date beside each other."""
    title = QRectF(MONTH_WIDTH, top, room, LINE)
    date_area = QRectF(title.right(), top, date_width(step) + 8, LINE)
    return Placed(step, QRectF(0, top, width, LINE), title, date_area)


def _wrapped(step: Step, top: float, width: int, room: float) -> Placed:
    """The title over as many lines as it needs, and the date below it."""
    needed = words_height(step.title, room, strong=is_strong(step))
    title = QRectF(MONTH_WIDTH, top + 6, room, needed)
    date_area = QRectF(MONTH_WIDTH, title.bottom(), room, DATE_LINE)
    return Placed(step, QRectF(0, top, width, needed + DATE_LINE + 13), title, date_area)


def title_width(step: Step) -> int:
    """How wide a step's title is on one line."""
    font = theme.font(weight=SEMIBOLD) if is_strong(step) else theme.font()
    return QFontMetrics(font).horizontalAdvance(step.title) + 2


def date_width(step: Step) -> int:
    """How wide a step's date is."""
    return QFontMetrics(theme.font(13, SEMIBOLD)).horizontalAdvance(date_words(step.day)) + 2


def is_strong(step: Step) -> bool:
    """Whether a step's title is set bold."""
    return step.kind in ("gate", "close")
