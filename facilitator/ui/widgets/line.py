"""One line of a list of records: what it says, how it is painted, and a drawing of several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.value import value
from facilitator.ui import theme
from facilitator.ui.theme import Size
from facilitator.ui.widgets.row_paint import (
    PlainRow,
    paint_pill,
    paint_words,
    pill_width,
    words_height,
    words_width,
)

PAD = 14
WIDEST_TRAIL = 0.42
TICK, OPEN = "tick", "open"
_BOX = 18
_TICK_ROOM = 30


@value
class Line:
    """One line: `lead` at the left, `trail` at the right, as a pill where `kind` is given.

    `note` follows the words where there is room. `ticked` draws a box before the words; None
    draws none.
    """

    id: str
    words: str
    lead: str = ""
    trail: str = ""
    kind: str = ""
    note: str = ""
    ticked: bool | None = None
    page: str = ""

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        return ", ".join(filter(None, (self.lead, self.words, self.note, self.trail)))


class LineRow(PlainRow):
    """A line, painted as a row."""

    def __init__(self, line: Line, lead_width: int) -> None:
        self._line, self._lead_width = line, lead_width
        self.words = line.spoken

    def height(self, width: int) -> int:
        return PAD + words_height(self._line.words, self._room(width))

    def part_at(self, area: QRectF, point: QPointF) -> str:
        ticks = self._line.ticked is not None and point.x() < area.left() + _TICK_ROOM
        return TICK if ticks else OPEN

    def paint(self, painter: QPainter, area: QRectF) -> None:
        line, left = self._line, area.left() + 4
        if line.ticked is not None:
            paint_box(painter, left, area.center().y() - _BOX / 2, line.ticked)
            left += _TICK_ROOM - 4
        top = QRectF(left, area.top(), area.right() - left - 4, area.height())
        if self._lead_width:
            paint_words(painter, top, line.lead, colour="quiet")
        left += self._lead_width
        self._paint_trail(painter, area)
        room = QRectF(left, area.top() + PAD / 2, self._room(int(area.width())), area.height())
        paint_words(painter, room, line.words, wrap=True)
        self._paint_note(painter, room)

    def _paint_trail(self, painter: QPainter, area: QRectF) -> None:
        line = self._line
        if line.kind:
            paint_pill(painter, area.right() - 4, area.center().y() - 11, line.trail, line.kind)
        elif line.trail:
            width = self._trail_width(area.width())
            room = QRectF(area.right() - 4 - width, area.top(), width, area.height())
            right = Qt.AlignmentFlag.AlignRight
            paint_words(painter, room, line.trail, colour="quiet", align=right)

    def _paint_note(self, painter: QPainter, room: QRectF) -> None:
        used = words_width(self._line.words) + 10
        rest = QRectF(room.left() + used, room.top(), room.width() - used, words_height("x", 99))
        if self._line.note and rest.width() > 40:
            paint_words(painter, rest, self._line.note, size=Size.SMALL, colour="quiet")

    def _room(self, width: int) -> float:
        """The pixels the words may take of a row's width."""
        before = 4 + self._lead_width + (_TICK_ROOM - 4 if self._line.ticked is not None else 0)
        return width - before - (self._trail_width(width) + 14 if self._line.trail else 4)

    def _trail_width(self, width: float) -> float:
        """The pixels at the right, less than half of a row's width."""
        if self._line.kind:
            return pill_width(self._line.trail)
        return min(words_width(self._line.trail) + 2, WIDEST_TRAIL * width)


def paint_box(painter: QPainter, x: float, y: float, ticked: bool) -> None:
    """A box of 18 pixels to tick, with its tick or without."""
    t = theme.tokens()
    painter.setPen(QPen(QColor(t.teal if ticked else t.edge), 1.5))
    painter.setBrush(QColor(t.teal if ticked else t.field))
    painter.drawRoundedRect(QRectF(x + 1, y + 1, _BOX - 2, _BOX - 2), 4, 4)
    if ticked:
        painter.setPen(QPen(QColor(t.on_teal), 2))
        painter.drawPolyline(
            [QPointF(x + 5, y + 9), QPointF(x + 8, y + 12), QPointF(x + 13, y + 6)]
        )


class LineDrawing(QWidget):
    """Lines as a RecordList paints them, for as long as they need not open or tick."""

    def __init__(self, lead_width: int) -> None:
        super().__init__()
        self._lead_width = lead_width
        self._rows: list[LineRow] = []

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Draw these lines."""
        self._rows = [LineRow(line, self._lead_width) for line in lines]
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(320, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0
        for row in self._rows:
            height = row.height(self.width())
            row.paint(painter, QRectF(0, top, self.width(), height))
            top += height

    def _fit(self) -> None:
        self.setFixedHeight(sum(row.height(self.width()) for row in self._rows))
        self.update()
