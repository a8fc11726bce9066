"""The ring that says how far a step has come: empty, half or full."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui import theme

DIAMETER = 14
WORDS = {"empty": "not begun", "half": "begun", "full": "done"}


class Ring(QWidget):
    """A ring on a card: `Ring("half")`; its words are for a screen reader."""

    def __init__(self, state: str = "empty") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(state)

    def set_state(self, state: str) -> None:
        """Show how far it has come."""
        self._state = str(state)
        self.setAccessibleName(WORDS[self._state])
        self.setToolTip(WORDS[self._state].capitalize())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(DIAMETER + 2, DIAMETER + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        colour = {"empty": t.edge, "half": t.amber, "full": t.green}[self._state]
        paint_ring(QPainter(self), QRectF(1, 1, DIAMETER, DIAMETER), self._state, colour)


def paint_ring(painter: QPainter, area: QRectF, state: str, colour: str) -> None:
    """Draw a ring: an outline, its left half filled, or all of it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.8))
    painter.setBrush(QColor(colour) if state == "full" else Qt.BrushStyle.NoBrush)
    circle = area.adjusted(1, 1, -1, -1)
    painter.drawEllipse(circle)
    if state == "half":
        painter.setBrush(QColor(colour))
        painter.drawPie(circle, 90 * 16, 180 * 16)
