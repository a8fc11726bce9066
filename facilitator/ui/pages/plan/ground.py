"""Paints what lies behind the steps: phases, months, quiet times, bank holidays and today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from facilitator.domain.programme import Phase
from facilitator.domain.schedule import SoftBlock, due
from facilitator.ui import theme
from facilitator.ui.pages.plan.axis import EDGE, HEAD, Axis, Plane
from facilitator.ui.widgets.text import SEMIBOLD

_BAR_Y, _BAR = 19.0, 7.0
_LABELS_Y = 31.0
_LABEL = 17.0
_SHADES = (1.0, 0.66, 0.44, 0.26)
_LEAST_LABEL = 62
_DAYS_Y = 52.0
_FOOT = 18.0
_WEEKS_BELOW = 4


@dataclass(frozen=True)
class Ground:
    """What is drawn behind the steps of one network."""

    today: date
    phases: tuple[Phase, ...] = ()
    blocks: tuple[SoftBlock, ...] = ()
    holidays: Mapping[date, str] = field(default_factory=dict)


def paint_ground(painter: QPainter, plane: Plane, ground: Ground) -> None:
    """Everything behind the steps."""
    bottom = plane.height - 4
    _paint_blocks(painter, plane.axis, ground.blocks, bottom)
    _paint_grid(painter, plane.axis, bottom)
    _paint_head(painter, plane.axis, ground, bottom)


def paint_head_again(painter: QPainter, plane: Plane, ground: Ground, top: int) -> None:
    """The phases and months once more over the lines, where those above are scrolled away."""
    t = theme.tokens()
    painter.save()
    painter.translate(0, top)
    painter.fillRect(QRectF(0, 0, plane.axis.right + EDGE, HEAD), QColor(t.card))
    _paint_head(painter, plane.axis, ground, HEAD)
    painter.setPen(QPen(QColor(t.line), 1))
    painter.drawLine(QPointF(0, HEAD - 0.5), QPointF(plane.axis.right + EDGE, HEAD - 0.5))
    painter.restore()


def _paint_head(painter: QPainter, axis: Axis, ground: Ground, bottom: float) -> None:
    _paint_phases(painter, axis, ground.phases)
    today = _paint_today(painter, axis, ground.today, bottom)
    _paint_months(painter, axis, today)
    _paint_holidays(painter, axis, ground.holidays)


def tip(axis: Axis, ground: Ground, x: float) -> str:
    """What a tooltip says of the days around a place on the axis; "" for ordinary ones."""
    near = [(abs(axis.x(day) - x), day, name) for day, name in ground.holidays.items()]
    told = [f"{name}, {day.day} {day:%B %Y}" for gap, day, name in sorted(near)[:1] if gap <= 3]
    day = axis.day(x)
    told += [f"Quiet time: {block.name}" for block in ground.blocks if block.covers(day)]
    return "\n".join(told)


def on_axis(axis: Axis, day: date) -> bool:
    """Whether a day lies on the axis, in what is shown of it."""
    within = axis.start <= day <= due(axis.start, axis.months)
    return within and axis.left - 1 <= axis.x(day) <= axis.right + 1


def _paint_blocks(
    painter: QPainter, axis: Axis, blocks: Sequence[SoftBlock], bottom: float
) -> None:
    shade = QColor(theme.tokens().amber_soft)
    shade.setAlpha(130)
    for block in blocks:
        left = max(axis.x(block.first), axis.left)
        right = min(axis.x(block.last), axis.right)
        if right > left:
            area = QRectF(left, _DAYS_Y, right - left, bottom - _DAYS_Y)
            painter.fillRect(area.toRect(), shade)  # whole pixels: many times quicker
            _paint_block_name(painter, area, block.name)


def _paint_block_name(painter: QPainter, area: QRectF, name: str) -> None:
    """The name of a quiet time at its foot, where there is room for it."""
    painter.setFont(theme.font(12))
    if painter.fontMetrics().horizontalAdvance(name) + 10 <= area.width():
        painter.setPen(QColor(theme.tokens().amber_ink))
        at = area.adjusted(5, area.height() - _FOOT, 0, 0)
        painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


def _paint_grid(painter: QPainter, axis: Axis, bottom: float) -> None:
    painter.setPen(QPen(QColor(theme.tokens().line), 1))
    for day, _words in _ticks(axis):
        x = round(axis.x(day)) + 0.5
        painter.drawLine(QPointF(x, _DAYS_Y), QPointF(x, bottom))


def _ticks(axis: Axis) -> list[tuple[date, str]]:
    """The days with a line and their words: each quarter, or Mondays where weeks are shown."""
    if axis.last - axis.first > _WEEKS_BELOW:
        step = next((n for n in (1, 3, 6) if n * axis.per_month >= _LEAST_LABEL), 6)
        days = [due(axis.start, month) for month in range(0, axis.months + 1, step)]
        return [(day, f"{day:%b %Y}" if step > 1 else f"{day:%b}") for day in days]
    weeks = next((n for n in (1, 2) if n * axis.per_month * 7 / 30 >= _LEAST_LABEL), 4)
    first = axis.day(axis.left)
    monday = first + timedelta(days=-first.weekday() % 7)
    days = [monday + timedelta(weeks=n * weeks) for n in range(16)]
    return [(day, f"{day.day} {day:%b}") for day in days if on_axis(axis, day)]


def _paint_phases(painter: QPainter, axis: Axis, phases: Sequence[Phase]) -> None:
    t = theme.tokens()
    small = theme.font(12)
    for place, phase in enumerate(phases):
        left = max(axis.at_month(phase.first_month), axis.left)
        right = min(axis.at_month(phase.last_month), axis.right)
        if right - left < 2:
            continue
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(blend(t.teal, t.card, _SHADES[place % len(_SHADES)]))
        painter.drawRoundedRect(QRectF(left + 1, _BAR_Y, right - left - 2, _BAR), 3.5, 3.5)
        painter.setFont(small)
        painter.setPen(QColor(t.quiet))
        width = QFontMetricsF(small).horizontalAdvance(phase.title)
        if width < right - left or (place == len(phases) - 1 and right >= axis.right - 1):
            painter.drawText(QPointF(min(left + 1, axis.right + 13 - width), 13), phase.title)


def _paint_months(painter: QPainter, axis: Axis, taken: QRectF) -> None:
    t = theme.tokens()
    painter.setFont(theme.font(12))
    painter.setPen(QColor(t.quiet))
    for day, words in _ticks(axis):
        width = painter.fontMetrics().horizontalAdvance(words)
        left = min(max(axis.x(day) - width / 2, axis.left - 16), axis.right + 14 - width)
        area = QRectF(left, _LABELS_Y, width + 1, _LABEL)
        if not area.adjusted(-6, 0, 6, 0).intersects(taken):
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)


def _paint_today(painter: QPainter, axis: Axis, today: date, bottom: float) -> QRectF:
    if not on_axis(axis, today):
        return QRectF()
    t, x = theme.tokens(), axis.x(today)
    painter.setPen(QPen(QColor(t.coral), 1.6))
    painter.drawLine(QPointF(x, _LABELS_Y + _LABEL), QPointF(x, bottom))
    painter.setFont(theme.font(12, SEMIBOLD))
    width = painter.fontMetrics().horizontalAdvance("Today") + 2
    left = min(max(x - width / 2, axis.left - 10), axis.right + 14 - width)
    area = QRectF(left, _LABELS_Y, width, _LABEL)
    painter.setPen(QColor(t.coral_ink))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "Today")
    return area


def _paint_holidays(painter: QPainter, axis: Axis, holidays: Mapping[date, str]) -> None:
    colour = QColor(theme.tokens().violet)
    for day in holidays:
        if on_axis(axis, day):
            area = QRectF(axis.x(day) - 1, _DAYS_Y, 2, HEAD - _DAYS_Y - 3)
            painter.fillRect(area.toRect(), colour)


def blend(colour: str, ground: str, share: float) -> QColor:
    """A colour laid thinly over a ground."""
    top, below = QColor(colour), QColor(ground)
    return QColor(
        round(top.red() * share + below.red() * (1 - share)),
        round(top.green() * share + below.green() * (1 - share)),
        round(top.blue() * share + below.blue() * (1 - share)),
    )
