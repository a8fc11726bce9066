"""The three places for goals, side by side, put in order by dragging or Alt with the arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.goal_reading import Standing
from facilitator.domain.records import Goal
from facilitator.ui import theme
from facilitator.ui.goal_words import ACCENTS, bare
from facilitator.ui.theme import Size
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.row_list import paint_words, words_height, words_width
from facilitator.ui.widgets.tiles import Tiles

HEIGHT = 184
LEAST = 150
DRAG_FROM = 12
TWO_LINES = 46


@dataclass(frozen=True)
class Place:
    """A goal as its tile shows it."""

    goal: Goal
    standing: Standing
    lacks: int


class Board(QWidget):
    """Three tiles; `chosen` carries a goal's id, `moved` from and to, `new_requested` nothing."""

    chosen = Signal(str)
    moved = Signal(int, int)
    new_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tiles = [_Tile(self, number) for number in range(len(ACCENTS))]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Tiles(self.tiles, least=LEAST, gap=12))

    def show_places(self, places: Sequence[Place], chosen_id: str) -> None:
        """Show these goals, one of them as chosen."""
        for number, tile in enumerate(self.tiles):
            place = places[number] if number < len(places) else None
            tile.show_place(place, place is not None and place.goal.id == chosen_id)

    def press(self, tile: _Tile) -> None:
        """A tile was pressed."""
        if tile.place:
            self.chosen.emit(tile.place.goal.id)
        else:
            self.new_requested.emit()

    def step(self, tile: _Tile, by: int) -> None:
        """Move a goal by keyboard, and follow it."""
        there = tile.number + by
        if 0 <= there < len(self.tiles) and tile.place and self.tiles[there].place:
            self.moved.emit(tile.number, there)
            self.tiles[there].setFocus()

    def drop(self, tile: _Tile, point: QPoint) -> None:
        """A tile was dragged to a point of the screen."""
        for other in self.tiles:
            if other.rect().contains(other.mapFromGlobal(point)) and other is not tile:
                if other.place:
                    self.moved.emit(tile.number, other.number)
                return


class _Tile(QAbstractButton):
    def __init__(self, board: Board, number: int) -> None:
        super().__init__()
        self._board, self.number = board, number
        self.place: Place | None = None
        self._pressed_at: QPoint | None = None
        self._dragged = False
        self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self._board.press(self))

    def show_place(self, place: Place | None, chosen: bool) -> None:
        self.place, self._chosen = place, chosen
        self.setAccessibleName(_spoken(self.number, place))
        self.setToolTip(place.goal.title if place else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(LEAST, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._board.step(self, by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at, self._dragged = event.position().toPoint(), False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        far = self._pressed_at and (here - self._pressed_at).manhattanLength() > DRAG_FROM
        if far and self.place and not self._dragged:
            self._dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        dragged, self._dragged, self._pressed_at = self._dragged, False, None
        if dragged:
            self.setDown(False)
            self._board.drop(self, event.globalPosition().toPoint())
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.place is None:
            self._paint_room(painter, area)
        else:
            self._paint_goal(painter, area, self.place)

    def _paint_room(self, painter: QPainter, area: QRectF) -> None:
        t = theme.tokens()
        painter.setPen(
            QPen(QColor(t.teal if self.hasFocus() else t.edge), 1.4, Qt.PenStyle.DashLine)
        )
        painter.setBrush(QColor(t.hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 10, 10)
        painter.setFont(theme.font(Size.BODY))
        painter.setPen(QColor(t.quiet))
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap.value)
        painter.drawText(area.adjusted(16, 0, -16, 0), flags, "Room for a goal")

    def _paint_goal(self, painter: QPainter, area: QRectF, place: Place) -> None:
        t = theme.tokens()
        accent = QColor(getattr(t, ACCENTS[self.number]))
        strong = self._chosen or self.hasFocus()
        painter.setPen(QPen(accent if strong else QColor(t.line), 2 if strong else 1))
        painter.setBrush(QColor(t.hover if self.underMouse() and not self._chosen else t.card))
        painter.drawRoundedRect(area, 10, 10)
        painter.save()
        outline = QPainterPath()
        outline.addRoundedRect(area, 10, 10)
        painter.setClipPath(outline)
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 6), accent)
        painter.restore()
        self._paint_words(painter, area.adjusted(14, 16, -14, -10), place)

    def _paint_words(self, painter: QPainter, room: QRectF, place: Place) -> None:
        goal, ink = place.goal, f"{ACCENTS[self.number]}_ink"
        title = QRectF(room.left(), room.top(), room.width(), 42)
        words = _fitted(f"{self.number + 1}  {goal.title}", title.width())
        paint_words(painter, title, words, strong=True, wrap=True)
        left = room.left()
        latest = place.standing.latest
        now = latest.value if latest else place.standing.baseline
        values = (bare(now, goal.unit), bare(goal.target, goal.unit))
        size = _size_for(values, room.width())
        for label, value, colour in zip(("now", "target"), values, ("ink", ink), strict=True):
            wide = max(words_width(value, size, strong=True), words_width(label, Size.SMALL)) + 16
            wide = min(wide, int(room.right() - left))
            at = QRectF(left, room.top() + 50, wide, 18)
            paint_words(painter, at, label, size=Size.SMALL, colour="quiet")
            at = QRectF(left, room.top() + 68, wide, 32)
            paint_words(painter, at, value, size=size, strong=True, colour=colour)
            left += wide
        due = date_words(goal.due) if goal.due else "no date yet"
        lines = [goal.owner or "no owner yet", due]
        if place.lacks:
            lines[1] = f"{due}, {place.lacks} to settle" if goal.due else f"{place.lacks} to settle"
        for number, line in enumerate(lines):
            at = QRectF(room.left(), room.bottom() - 40 + 20 * number, room.width(), 20)
            colour = "quiet" if number else "ink_2"
            paint_words(painter, at, line, size=Size.SMALL, colour=colour)


def _size_for(values: tuple[str, str], width: float) -> int:
    """The largest size in which both numbers fit side by side, or the smallest there is."""
    for size in (24, 19, 15):
        if sum(words_width(value, size, strong=True) + 16 for value in values) <= width + 16:
            return size
    return int(Size.SMALL)


def _fitted(title: str, width: float) -> str:
    """The title cut so that it fills two lines at most, and no word is wider than a line."""
    words = " ".join(_narrow(word, width) for word in title.split(" "))
    while words_height(words, width, strong=True) > TWO_LINES and len(words) > 8:
        words = words[: len(words) * 9 // 10].rstrip(" ,.;:…") + "…"
    return words


def _narrow(word: str, width: float) -> str:
    cut = word
    while words_width(cut, strong=True) > width and len(cut) > 4:
        cut = cut[:-2].rstrip("…") + "…"
    return cut


def _spoken(number: int, place: Place | None) -> str:
    if place is None:
        return "Room for a goal"
    goal = place.goal
    target = bare(goal.target, goal.unit)
    return f"Goal {number + 1}: {goal.title}. Target {target}. Alt and arrows move it."
