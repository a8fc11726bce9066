"""The 18-month path over every page: phases, gates and today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from facilitator.domain.records import Milestone
from facilitator.domain.schedule import month_words, position
from facilitator.domain.value import value
from facilitator.ui import theme
from facilitator.ui.widgets.text import SEMIBOLD

MONTHS = 18
_LEFT, _RIGHT = 34, 38
_BAR_Y, _BAR = 24.0, 9.0
_SHADES = (1.0, 0.66, 0.44, 0.26)


@value
class Stretch:
    """A phase: its name, and the months at which it begins and ends."""

    title: str
    first: float
    last: float


@value
class Path:
    """What the path shows of one network."""

    start: date
    today: date
    milestones: tuple[Milestone, ...]
    phases: tuple[Stretch, ...]

    def month(self, day: date) -> float:
        """Where a day lies, in months from the start."""
        return position(self.start, day)

    def words(self) -> str:
        """The path for a screen reader."""
        gates = ", ".join(
            f"{_short(m.title)} {'held' if m.done_on else 'due'} {m.due.day} {m.due:%B %Y}"
            for m in self.milestones
            if m.kind == "gate"
        )
        return f"{month_words(self.start, self.today)}. {gates}."


class PathBar(QWidget):
    """Drawn from a Path; `milestone_clicked` carries the id of a milestone."""

    milestone_clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._path: Path | None = None
        self.setFixedHeight(58)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName("18-month path")

    def set_path(self, path: Path | None) -> None:
        """Show a network's path, or nothing."""
        self._path = path
        self.setAccessibleDescription(path.words() if path else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, 58)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._path is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        today = self._today_label(self._path)
        self._paint_phases(painter, self._path, today)
        self._paint_months(painter, self._path)
        for gate in _gates(self._path):
            self._paint_gate(painter, self._x(self._path.month(gate.due)), gate)
        self._paint_today(painter, self._path, today)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if found := self._milestone_at(event.position()):
            self.milestone_clicked.emit(found.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._milestone_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        words = _words(over) if over else ""
        if words != self.toolTip():
            QToolTip.hideText()
            self.setToolTip(words)

    def _paint_phases(self, painter: QPainter, path: Path, today: QRectF) -> None:
        t = theme.tokens()
        small = theme.font(12)
        painter.setFont(small)
        for place, phase in enumerate(path.phases):
            left, right = self._x(phase.first), self._x(phase.last)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_blend(t.teal, t.card, _SHADES[place % len(_SHADES)]))
            painter.drawRoundedRect(QRectF(left + 1, _BAR_Y, right - left - 2, _BAR), 4, 4)
            width = QFontMetricsF(small).horizontalAdvance(phase.title)
            name = QRectF(left + 1, 0, width, 16)
            if name.adjusted(-6, 0, 6, 0).intersects(today):
                name.moveLeft(today.right() + 10)
            if name.right() < right:
                painter.setPen(QColor(t.quiet))
                painter.drawText(name, Qt.AlignmentFlag.AlignLeft, phase.title)

    def _paint_months(self, painter: QPainter, path: Path) -> None:
        taken: list[QRectF] = []
        ends = [("Contract", 0.0), ("Close", float(MONTHS))]
        gates = [(_short(gate.title), path.month(gate.due)) for gate in _gates(path)]
        for words, month in (*ends, *gates):
            self._paint_label(painter, words, month, taken, bold=True)
        for month in range(1, MONTHS):
            self._paint_label(painter, str(month), float(month), taken, bold=False)

    def _paint_label(
        self, painter: QPainter, words: str, month: float, taken: list[QRectF], *, bold: bool
    ) -> None:
        font = theme.font(12, SEMIBOLD) if bold else theme.font(12)
        width = QFontMetricsF(font).horizontalAdvance(words)
        centre = min(max(self._x(month), width / 2), self.width() - width / 2)
        area = QRectF(centre - width / 2, _BAR_Y + 15, width, 17)
        if any(area.adjusted(-4, 0, 4, 0).intersects(other) for other in taken):
            return
        taken.append(area)
        t = theme.tokens()
        painter.setFont(font)
        painter.setPen(QColor(t.ink_2 if bold else t.quiet))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_today(self, painter: QPainter, path: Path, label: QRectF) -> None:
        t = theme.tokens()
        x = self._x(min(max(path.month(path.today), 0), MONTHS))
        painter.setPen(QPen(QColor(t.coral), 2))
        painter.drawLine(QPointF(x, 15), QPointF(x, _BAR_Y + _BAR + 5))
        painter.setFont(theme.font(12, SEMIBOLD))
        painter.setPen(QColor(t.coral_ink))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, "Today")

    def _today_label(self, path: Path) -> QRectF:
        x = self._x(min(max(path.month(path.today), 0), MONTHS))
        width = QFontMetricsF(theme.font(12, SEMIBOLD)).horizontalAdvance("Today")
        left = min(max(x - width / 2, 0), self.width() - width)
        return QRectF(left, 0, width, 16)

    def _paint_gate(self, painter: QPainter, x: float, gate: Milestone) -> None:
        t = theme.tokens()
        centre = QPointF(x, _BAR_Y + _BAR / 2)
        tip = 9.0
        points = (QPointF(0, -tip), QPointF(tip, 0), QPointF(0, tip), QPointF(-tip, 0))
        painter.setPen(QPen(QColor(t.card), 2))
        painter.setBrush(QColor(t.amber))
        painter.drawPolygon(QPolygonF([centre + point for point in points]))
        if gate.done_on:
            painter.setPen(QPen(QColor(t.card), 1.8))
            tick = ((-3.4, 0.2), (-1.0, 2.6), (3.4, -2.4))
            painter.drawPolyline([centre + QPointF(dx, dy) for dx, dy in tick])

    def _x(self, month: float) -> float:
        return _LEFT + (self.width() - _LEFT - _RIGHT) * month / MONTHS

    def _milestone_at(self, point: QPointF) -> Milestone | None:
        if self._path is None:
            return None
        near = [(abs(self._x(self._path.month(m.due)) - point.x()), m) for m in _shown(self._path)]
        distance, found = min(near, key=lambda pair: pair[0], default=(99.0, None))
        return found if distance <= 12 else None


def _shown(path: Path) -> Sequence[Milestone]:
    return [m for m in path.milestones if 0 <= path.month(m.due) <= MONTHS]


def _gates(path: Path) -> Sequence[Milestone]:
    return [m for m in _shown(path) if m.kind == "gate"]


def _short(title: str) -> str:
    return title.split(":")[0]


def _words(milestone: Milestone) -> str:
    state = "done" if milestone.done_on else "due"
    day = milestone.done_on or milestone.due
    return f"{milestone.title}, {state} {day.day} {day:%B %Y}"


def _blend(colour: str, ground: str, share: float) -> QColor:
    top, below = QColor(colour), QColor(ground)
    return QColor(
        round(top.red() * share + below.red() * (1 - share)),
        round(top.green() * share + below.green() * (1 - share)),
        round(top.blue() * share + below.blue() * (1 - share)),
    )
