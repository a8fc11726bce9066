"""The scale of the diagnostic: 1 to 5, "?" can't say and "–" not relevant, one key an answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from facilitator.ui import theme
from facilitator.ui.widgets.text import SEMIBOLD

MARKS: tuple[tuple[int | str, str], ...] = (
    *((point, str(point)) for point in range(1, 6)),
    ("?", "?"),
    ("-", "–"),
)
LIKE_US = ("not like us", "a little", "partly", "mostly", "very like us")
BESIDE = ("can't say", "not relevant")
KEYS: dict[str, int | str] = {str(point): point for point, _ in MARKS} | {"–": "-", "0": "?"}
_CELL = 38
_GAP = 4
_APART = 12


def points_of(words: Sequence[str]) -> tuple[tuple[int | str, str, str], ...]:
    """Each answer with its mark and what it means; `words` are for 1 to 5, "?" and "-"."""
    return tuple((*mark, said) for mark, said in zip(MARKS, words, strict=True))


POINTS = points_of((*LIKE_US, *BESIDE))


class ScaleRow(QWidget):
    """Seven circles; keys 1 to 5, ? and - answer, Delete takes it back, arrows move.

    `words` say what the seven mean where that is not what the diagnostic means by them.
    `edited` carries 1..5, "?", "-" or None. `answered` follows when a key gave an answer,
    so that the next row can take the focus.
    """

    edited = Signal(object)
    answered = Signal()

    def __init__(self, label: str, words: Sequence[str] = ()) -> None:
        super().__init__()
        self._points = points_of(words) if words else POINTS
        self._value: int | str | None = None
        self._label = label
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say()

    def value(self) -> int | str | None:
        """The answer, or None."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show this answer."""
        self._value = next((point for point, *_ in self._points if point == value), None)
        self._say()
        self.update()

    def flush(self) -> None:
        """Nothing is ever pending: an answer is saved when given."""

    def sizeHint(self) -> QSize:
        return QSize(len(MARKS) * (_CELL + _GAP) - _GAP + _APART, _CELL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed in KEYS:
            self._answer(KEYS[typed])
            self.answered.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._answer(None)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for (point, *_), area in zip(self._points, self._areas(), strict=True):
            if area.contains(event.position()):
                self._answer(None if point == self._value else point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        for (_, mark, words), area in zip(self._points, self._areas(), strict=True):
            if area.contains(event.position()):
                QToolTip.showText(event.globalPosition().toPoint(), f"{mark}  {words}", self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for (point, mark, _), area in zip(self._points, self._areas(), strict=True):
            self._paint_point(painter, area, mark, point == self._value)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def _paint_point(self, painter: QPainter, area: QRectF, mark: str, chosen: bool) -> None:
        t = theme.tokens()
        circle = QRectF(0, 0, 30, 30)
        circle.moveCenter(area.center())
        painter.setPen(QPen(QColor(t.teal if chosen else t.edge), 1.2))
        painter.setBrush(QColor(t.teal if chosen else t.field))
        painter.drawEllipse(circle)
        painter.setFont(theme.font(15, SEMIBOLD))
        painter.setPen(QColor(t.on_teal if chosen else t.ink_2))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, mark)
        if self.hasFocus() and (chosen or (self._value is None and mark == "1")):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.teal), 2))
            painter.drawEllipse(circle.adjusted(-3, -3, 3, 3))

    def _areas(self) -> list[QRectF]:
        lefts = [i * (_CELL + _GAP) + (_APART if i >= 5 else 0) for i in range(len(MARKS))]
        return [QRectF(QPointF(left, 0), QSize(_CELL, _CELL)) for left in lefts]

    def _step(self, by: int) -> None:
        known = [point for point, _ in MARKS]
        here = known.index(self._value) if self._value is not None else -by % 6
        self._answer(known[min(max(here + by, 0), len(known) - 1)])

    def _answer(self, value: int | str | None) -> None:
        if value == self._value:
            return
        self.set_value(value)
        self.edited.emit(value)

    def _say(self) -> None:
        words = next((f"{m}, {w}" for v, m, w in self._points if v == self._value), "no answer")
        self.setAccessibleName(f"{self._label}: {words}")
