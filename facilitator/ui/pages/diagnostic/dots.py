"""Answers as stacked dots over 1 to 5, painted small enough to stand in a row."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from facilitator.domain.reading import StatementReading
from facilitator.ui import theme
from facilitator.ui.widgets.save_menu import offer_save

if TYPE_CHECKING:
    from facilitator.documents.figures import Figure
    from facilitator.domain.wall_chart import WallReading

WIDTH, HEIGHT = 148, 44
_STACK = 5


def dots_words(reading: StatementReading) -> str:
    """What the dots show, for whoever cannot see them."""
    if reading.counts is not None:
        told = [f"{count} answered {point}" for point, count in enumerate(reading.counts, 1)]
        return ", ".join(told)
    if reading.low is None:
        return "no answers"
    return f"answers from {reading.low} to {reading.high}"


def paint_dots(painter: QPainter, area: QRectF, reading: StatementReading) -> None:
    """Dots where numbers allow, else the middle half, else the range from low to high."""
    t = theme.tokens()
    base, gap = area.bottom() - 7, (area.width() - 32) / 4
    at = {point: area.left() + 16 + (point - 1) * gap for point in range(1, 6)}
    _paint_axis(painter, at, base)
    if reading.lower_quartile is not None and reading.upper_quartile is not None:
        left = at[1] + (reading.lower_quartile - 1) * gap - 3
        right = at[1] + (reading.upper_quartile - 1) * gap + 3
        bar = QColor(t.teal)
        bar.setAlphaF(0.3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(bar)
        painter.drawRoundedRect(QRectF(left, base - 2, right - left, 5), 2, 2)
    elif reading.low is not None and reading.high is not None:
        _paint_range(painter, at[reading.low], at[reading.high], base - 8)
    if reading.counts is not None:
        _paint_stacks(painter, at, base - 6, gap, reading.counts)
    if reading.median is not None:
        x = at[1] + (reading.median - 1) * gap
        painter.setPen(QPen(QColor(t.coral), 2.2))
        painter.drawLine(QPointF(x, base - 5), QPointF(x, base + 6))


def _paint_axis(painter: QPainter, at: dict[int, float], base: float) -> None:
    painter.setPen(QPen(QColor(theme.tokens().edge), 1))
    for x in at.values():
        painter.drawLine(QPointF(x, base), QPointF(x, base + 4))


def _paint_range(painter: QPainter, left: float, right: float, y: float) -> None:
    painter.setPen(QPen(QColor(theme.tokens().quiet), 1.6))
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    for x in (left, right):
        painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4))


def _paint_stacks(
    painter: QPainter, at: dict[int, float], base: float, gap: float, counts: tuple[int, ...]
) -> None:
    abreast = max(1, ceil(max(counts) / _STACK))
    step = min(6.0, (gap - 4) / abreast)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tokens().teal))
    for point, count in enumerate(counts, 1):
        for number in range(count):
            row, place = divmod(number, abreast)
            beside = min(abreast, count - row * abreast)
            x = at[point] + (place - (beside - 1) / 2) * step
            painter.drawEllipse(QPointF(x, base - row * step), step * 0.42, step * 0.42)


def paint_wall(painter: QPainter, area: QRectF, wall: WallReading) -> None:
    """From lowest to highest as a line, and a diamond on what was agreed, under the dots."""
    t = theme.tokens()
    gap, y = (area.width() - 32) / 4, area.center().y()
    left, right = (area.left() + 16 + (point - 1) * gap for point in (wall.low, wall.high))
    painter.setPen(QPen(QColor(t.violet), 1.6))
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    for x in (left, right):
        painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4))
    if wall.agreed is not None:
        x = area.left() + 16 + (wall.agreed - 1) * gap
        painter.setBrush(QColor(t.violet))
        corners = ((x - 5, y), (x, y - 5), (x + 5, y), (x, y + 5))
        painter.drawPolygon([QPointF(*corner) for corner in corners])


def dots_figure(reading: StatementReading) -> Figure | None:
    """The answers to a statement as they are on paper; None where there are none to show."""
    from facilitator.documents import figures_diagnostic as figures

    if reading.counts is not None:
        low, high = reading.lower_quartile, reading.upper_quartile
        half = (low, high) if low is not None and high is not None else None
        return figures.dots(reading.counts, reading.median, half, id=reading.id)
    if reading.low is None or reading.high is None:
        return None
    return figures.range_only(reading.low, reading.high, id=reading.id)


class DotsStrip(QAbstractButton):
    """One statement's answers beside its words; a click opens the statement."""

    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reading: StatementReading | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_reading(self, reading: StatementReading | None) -> None:
        """Show the answers to this statement."""
        self._reading = reading
        words = dots_words(reading) if reading else ""
        self.setAccessibleName(f"Answers: {words}. Opens the statement")
        self.setToolTip(f"{words.capitalize()}. Opens the statement")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._reading is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_dots(painter, QRectF(self.rect()), self._reading)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.tokens().teal), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Save):
            self.save_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        offer_save(self, event, self.save_wanted.emit)
