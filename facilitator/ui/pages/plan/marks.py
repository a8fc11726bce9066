"""Paints the lines of the timeline: words at the left, bar and mark on the months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from facilitator.domain.plan_moves import Landing
from facilitator.ui import theme
from facilitator.ui.pages.plan.axis import EDGE, MONTH_WIDTH, Axis, Placed, Plane, is_strong
from facilitator.ui.pages.plan.ground import blend
from facilitator.ui.pages.plan.steps import WORKSHOP, Step
from facilitator.ui.theme import Size
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.row_list import paint_words, words_width
from facilitator.ui.widgets.text import SEMIBOLD

RADIUS = 8.0
_COLOURS = {"gate": "amber", "event": "violet", WORKSHOP: "violet", "close": "ink_2"}
_DECIDED = {"continue": "green_ink", "change": "amber_ink", "stop": "coral_ink"}


@dataclass(frozen=True)
class State:
    """What is in hand: the line chosen, pointed at or open, and the move under way."""

    current: str = ""
    hover: str = ""
    opened: str = ""
    focused: bool = False
    held: str = ""
    landing: Landing | None = None
    along: frozenset[str] = frozenset()

    def new_day(self, step: Step) -> date | None:
        """Where the move under way takes a step; None where it stays."""
        if self.landing is None or not self.landing.days:
            return None
        if step.id == self.held:
            return self.landing.day
        moves = step.id in self.landing.along
        return date.fromordinal(step.day.toordinal() + self.landing.days) if moves else None


def paint_line_ground(painter: QPainter, line: Placed, state: State) -> None:
    """The soft ground of a line that is chosen, open or pointed at."""
    t, step = theme.tokens(), line.step
    area = line.area.adjusted(0.8, 1.8, -0.8, -1.8)
    chosen = step.id in (state.opened, state.held)
    if chosen or (step.id == state.hover and not state.held):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.teal_soft if chosen else t.hover))
        painter.drawRoundedRect(area, 6, 6)


def paint_line(painter: QPainter, line: Placed, axis: Axis, state: State) -> None:
    """One step: words, bar, mark, and where a move would take it."""
    step, day = line.step, state.new_day(line.step)
    _paint_words(painter, line, day)
    y = line.area.center().y()
    painter.save()
    room = axis.right - axis.left + 2 * EDGE
    painter.setClipRect(QRectF(axis.left - EDGE, line.area.top(), room, line.area.height()))
    _paint_on_axis(painter, axis, y, step, day, state)
    painter.restore()
    if state.focused and step.id == state.current:
        painter.setPen(QPen(QColor(theme.tokens().teal), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(line.area.adjusted(0.8, 1.8, -0.8, -1.8), 6, 6)


def _paint_on_axis(
    painter: QPainter, axis: Axis, y: float, step: Step, day: date | None, state: State
) -> None:
    _paint_bar(painter, axis, y, step, strong=step.id in state.along)
    if not axis.shows(step.day):
        _paint_beyond(painter, axis, y, step)
    for meeting in step.meetings:
        _paint_meeting(painter, QPointF(axis.x(meeting.day), y))
    if day is not None:
        painter.setOpacity(0.4)
    paint_mark(painter, QPointF(axis.x(step.day), y), step)
    painter.setOpacity(1)
    if day is not None:
        _paint_ghost(painter, axis, y, step, day, held=step.id == state.held)
    elif (step.late or step.decided) and axis.shows(step.day):
        _paint_standing(painter, axis, y, step)


def _paint_beyond(painter: QPainter, axis: Axis, y: float, step: Step) -> None:
    """An arrow at the edge behind which a step lies."""
    earlier = axis.x(step.day) < axis.left
    x, towards = (axis.left - 8, 5) if earlier else (axis.right + 8, -5)
    painter.setPen(QPen(QColor(theme.tokens().quiet), 1.6))
    painter.drawPolyline([QPointF(x + towards, y - 5), QPointF(x, y), QPointF(x + towards, y + 5)])


def paint_mark(painter: QPainter, at: QPointF, step: Step) -> None:
    """The mark of a step: diamond, disc or square, with a tick when done."""
    t = theme.tokens()
    name = "green" if step.done and step.kind in ("milestone", "close") else ""
    colour = QColor(getattr(t, name or _COLOURS.get(step.kind, "teal")))
    colour = QColor(t.coral) if step.late else colour
    painter.setPen(QPen(QColor(t.card), 2))
    painter.setBrush(colour)
    if step.own and not step.done:
        painter.setPen(QPen(colour, 2.6))
        painter.setBrush(QColor(t.card))
    _paint_shape(painter, at, step.kind)
    if step.done:
        painter.setPen(QPen(QColor(t.card), 1.9))
        tick = ((-3.4, 0.2), (-1.0, 2.6), (3.4, -2.4))
        painter.drawPolyline([at + QPointF(dx, dy) for dx, dy in tick])


def paint_bubble(painter: QPainter, plane: Plane, state: State, caution: str) -> None:
    """Beside the step in hand: where it would land and what moves along."""
    line = next((line for line in plane.lines if line.step.id == state.held), None)
    if line is None or state.landing is None:
        return
    t = theme.tokens()
    told = [state.landing.words, caution] if caution else [state.landing.words]
    width = max(words_width(words, Size.SMALL, strong=True) for words in told) + 24
    height = 10 + 20 * len(told)
    left = plane.axis.x(state.landing.day) - width / 2
    left = min(max(left, 4), plane.axis.right + 14 - width - 4)
    above = line.area.top() - height - 2
    top = above if above > 0 else line.area.bottom() + 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(t.ink))
    painter.drawRoundedRect(QRectF(left, top, width, height), 7, 7)
    painter.setFont(theme.font(Size.SMALL, SEMIBOLD))
    painter.setPen(QColor(t.card))
    for number, words in enumerate(told):
        area = QRectF(left, top + 5 + 20 * number, width, 20)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)


def _paint_words(painter: QPainter, line: Placed, new_day: date | None) -> None:
    step, area = line.step, line.area
    strong = is_strong(step)
    month = QRectF(8, area.top(), MONTH_WIDTH - 10, area.height())
    paint_words(painter, month, str(max(step.month, 0)), size=Size.SMALL, colour="quiet")
    colour = "quiet" if step.done else "ink"
    paint_words(painter, line.title, step.title, colour=colour, strong=strong, wrap=line.wraps)
    day = new_day or step.day
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    paint_words(
        painter,
        line.date,
        date_words(day),
        size=Size.SMALL,
        colour="teal_ink" if new_day else "coral_ink" if step.late else "quiet",
        strong=new_day is not None or bool(step.late),
        align=left if line.wraps else right,
    )


def _paint_bar(painter: QPainter, axis: Axis, y: float, step: Step, *, strong: bool) -> None:
    if step.since is None:
        return
    t = theme.tokens()
    left, right = axis.x(min(step.since, step.day)), min(axis.x(step.day), axis.right)
    if right <= left:
        return
    share = 0.75 if strong else 0.3
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(blend(t.coral if step.late else t.teal, t.card, share))
    painter.drawRoundedRect(QRectF(left, y - 2, right - left, 4), 2, 2)


def _paint_meeting(painter: QPainter, at: QPointF) -> None:
    t = theme.tokens()
    painter.setPen(QPen(QColor(t.violet), 1.8))
    painter.setBrush(QColor(t.card))
    painter.drawRoundedRect(QRectF(at.x() - 11, at.y() - 11, 22, 22), 6, 6)


def _paint_ghost(
    painter: QPainter, axis: Axis, y: float, step: Step, day: date, *, held: bool
) -> None:
    t = theme.tokens()
    here, there = QPointF(axis.x(step.day), y), QPointF(axis.x(day), y)
    painter.setPen(QPen(QColor(t.teal), 1.4, Qt.PenStyle.DotLine))
    painter.drawLine(here, there)
    if held:
        paint_mark(painter, there, step)
        return
    painter.setPen(QPen(QColor(t.teal), 1.8))
    painter.setBrush(QColor(t.card))
    _paint_shape(painter, there, step.kind)


def _paint_standing(painter: QPainter, axis: Axis, y: float, step: Step) -> None:
    """Beside the mark: by how much a step is late, or what a gate decided."""
    said = step.late or step.decided
    colour = "coral_ink" if step.late else _DECIDED.get(said, "quiet")
    width = words_width(said, 12, strong=True) + 4
    x, beside = axis.x(step.day), RADIUS + (12 if step.meetings else 8)
    right = x + beside + width < axis.right + 14
    left = x + beside - 2 if right else x - beside + 2 - width
    area = QRectF(left, y - 10, width, 20)
    painter.fillRect(area.adjusted(-2, 2, 2, -2), QColor(theme.tokens().card))
    align = Qt.AlignmentFlag.AlignLeft if right else Qt.AlignmentFlag.AlignRight
    paint_words(painter, area, said, size=12, colour=colour, strong=True, align=align)


def _paint_shape(painter: QPainter, at: QPointF, kind: str) -> None:
    if kind == "gate":
        tip = RADIUS + 2.5
        points = (QPointF(0, -tip), QPointF(tip, 0), QPointF(0, tip), QPointF(-tip, 0))
        painter.drawConvexPolygon(QPolygonF([at + point for point in points]))
    elif kind in ("close", WORKSHOP):
        painter.drawRoundedRect(QRectF(at.x() - 8, at.y() - 8, 16, 16), 4, 4)
    else:
        painter.drawEllipse(at, RADIUS, RADIUS)
