"""A statement in a list to be answered: its number and words, beside what answers it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from facilitator.domain.instrument import Statement, number_of
from facilitator.ui.theme import Size
from facilitator.ui.widgets.row_list import PlainRow, paint_words, words_height

_NUMBER = 34


class StatementLine(PlainRow):
    """Number and label at the left; `beside` pixels are left at the right for the answer."""

    beside = 0.0
    lowest = 40

    def __init__(self, statement: Statement, note: str = "") -> None:
        self.id = statement.id
        self.label = " ".join(filter(None, (statement.label, note)))

    def height(self, width: int) -> int:
        """The label's lines beside the answer."""
        return max(self.lowest, words_height(self.label, self._room(width)) + 16)

    def paint_statement(self, painter: QPainter, area: QRectF) -> None:
        """Draw number and label in the middle of the line."""
        number = QRectF(area.left() + 8, area.top(), _NUMBER - 10, area.height())
        paint_words(painter, number, number_of(self.id), size=Size.SMALL, colour="quiet")
        room = self._room(int(area.width()))
        high = words_height(self.label, room)
        label = QRectF(area.left() + _NUMBER, area.center().y() - high / 2, room, high + 2)
        paint_words(painter, label, self.label, wrap=True)

    def _room(self, width: int) -> float:
        return width - _NUMBER - self.beside
