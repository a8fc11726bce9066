"""A list whose rows are put in order by dragging a handle, or with Alt+Up and Alt+Down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui import theme
from facilitator.ui.widgets.card import clear
from facilitator.ui.widgets.icons import icon


class DragList(QWidget):
    """Rows of any widgets: `list.set_rows([...])`, then `moved(from, to)` tells a new order.

    It moves nothing itself: the page runs the operation and fills the rows anew.
    """

    moved = Signal(int, int)

    def __init__(self, name: str, *, gap: int = 6) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._rows: list[_Row] = []
        self._target: int | None = None
        self._focus_next: int | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 2, 0, 2)
        self._box.setSpacing(gap)

    def set_rows(self, widgets: Sequence[QWidget], names: Sequence[str] = ()) -> None:
        """Show these widgets; `names` say what each handle moves."""
        clear(self._box)
        named = names or [f"row {place + 1}" for place in range(len(widgets))]
        self._rows = [_Row(self, widget, name) for widget, name in zip(widgets, named, strict=True)]
        for row in self._rows:
            self._box.addWidget(row)
        if self._focus_next is not None and self._focus_next < len(self._rows):
            self._rows[self._focus_next].handle.setFocus()
        self._focus_next = None

    def step(self, row: _Row, by: int) -> None:
        """Move a row up or down by keyboard, and keep the focus on it."""
        here = self._rows.index(row)
        there = here + by
        if 0 <= there < len(self._rows):
            self._focus_next = there
            self.moved.emit(here, there)

    def drag_over(self, y: int) -> None:
        """Show where a dragged row would land."""
        self._target = sum(1 for row in self._rows if y > row.geometry().center().y())
        self.update()

    def drop(self, row: _Row) -> None:
        """Let a dragged row go."""
        target, self._target = self._target, None
        self.update()
        if target is None:
            return
        here = self._rows.index(row)
        there = target - 1 if target > here else target
        if there != here:
            self.moved.emit(here, there)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target is None or not self._rows:
            return
        last = self._rows[-1].geometry().bottom() + 2
        y = self._rows[self._target].y() - 3 if self._target < len(self._rows) else last
        painter = QPainter(self)
        painter.fillRect(QRect(0, max(y, 0), self.width(), 3), QColor(theme.tokens().teal))


class _Row(QWidget):
    def __init__(self, owner: DragList, widget: QWidget, name: str) -> None:
        super().__init__()
        self._owner = owner
        self.handle = _Handle(self, name)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.handle)
        box.addWidget(widget, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._owner.step(self, by)
            return
        super().keyPressEvent(event)

    def drag_over(self, point: QPoint) -> None:
        self._owner.drag_over(self.mapTo(self._owner, point).y())

    def drop(self) -> None:
        self._owner.drop(self)


class _Handle(QWidget):
    def __init__(self, row: _Row, name: str) -> None:
        super().__init__(row)
        self._row = row
        self._dragging = False
        self._icon = icon("drag", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(f"Move {name}")
        self.setToolTip("Drag, or Alt+Up and Alt+Down, to move")

    def sizeHint(self) -> QSize:
        return QSize(20, 28)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragging = True
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._row.drag_over(self.mapTo(self._row, event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._row.drop()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRect(0, 0, 18, 18)
        area.moveCenter(self.rect().center())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(theme.tokens().teal))
            painter.drawRoundedRect(self.rect().adjusted(0, 1, -1, -2), 4, 4)
        self._icon.paint(painter, area)
