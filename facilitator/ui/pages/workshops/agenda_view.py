"""The agenda as one painted widget: forty blocks drag within a frame, and all of it by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QToolTip, QWidget

from facilitator.domain.agenda import Agenda, agenda
from facilitator.domain.records import Block
from facilitator.ui import theme
from facilitator.ui.pages.workshops import agenda_layout as layout
from facilitator.ui.pages.workshops.agenda_paint import (
    CATEGORY_WORDS,
    buttons,
    leads,
    paint_row,
)

METHOD_MIME = "application/x-facilitator-method"
STEP = 5


class AgendaView(QWidget):
    """Blocks with the times they roll to.

    It changes nothing itself. `moved` carries block id and new position, `minutes_wanted`
    block id and minutes, `method_dropped` method id and position. `pointed` says that another
    block is in hand, `shown` which part of the widget should be in sight.
    """

    moved = Signal(str, int)
    minutes_wanted = Signal(str, int)
    opened = Signal(str)
    pointed = Signal(str)
    removed = Signal(str)
    duplicated = Signal(str)
    break_wanted = Signal(int)
    method_dropped = Signal(str, int)
    shown = Signal(QRect)

    def __init__(self) -> None:
        super().__init__()
        self._starts = self._ends = ""
        self._blocks: tuple[Block, ...] = ()
        self._agenda: Agenda = agenda("", "", ())
        self._rows: tuple[layout.Row, ...] = ()
        self._current = 0
        self._hover = -1
        self._press: QPoint | None = None
        self._dragged = self._open_id = ""
        self._lying: tuple[layout.Row, ...] = ()
        self._drop_at: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    # What it shows

    def set_agenda(self, starts: str, ends: str, blocks: Sequence[Block]) -> None:
        """Show these blocks; the one in hand stays in hand wherever it went."""
        held = self.current_id
        self._starts, self._ends, self._blocks = starts, ends, tuple(blocks)
        self._roll(self._blocks)
        ids = [block.id for block in self._blocks]
        if held in ids:
            self._current = ids.index(held)
        self._current = max(0, min(self._current, len(ids) - 1))
        self._say()

    @property
    def agenda(self) -> Agenda:
        """The agenda as drawn now, also in the middle of a drag."""
        return self._agenda

    @property
    def current_id(self) -> str:
        """The block in hand, or ""."""
        return self._blocks[self._current].id if self._blocks else ""

    @property
    def next_place(self) -> int:
        """The position right after the block in hand."""
        return self._current + 1 if self._blocks else 0

    def mark_open(self, block_id: str) -> None:
        """Outline the block whose editor is open; "" for none."""
        self._open_id = block_id
        self.update()

    def point_at(self, block_id: str) -> None:
        """Take a block in hand."""
        ids = [block.id for block in self._blocks]
        if block_id in ids:
            self._go(ids.index(block_id))

    def area_of(self, block_id: str) -> QRect:
        """Where a block is drawn; empty for one that is not there."""
        found = [row.area for row in self._rows if row.timed.block.id == block_id]
        return found[0] if found else QRect()

    def button_of(self, block_id: str, name: str) -> QRect:
        """Where a block's button is: "less", "more" or "open"."""
        return buttons(next(r for r in self._rows if r.timed.block.id == block_id))[name]

    def sizeHint(self) -> QSize:
        return QSize(360, layout.height(self._rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(280, layout.height(self._rows))

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._dragged:
            self._end_drag()
        elif not self._blocks or not self._on_key(event):
            super().keyPressEvent(event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, block = Qt.Key(event.key()), self._blocks[self._current]
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        with_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if by and with_alt:
            self._step(by)
        elif by:
            self._go(self._current + by)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else len(self._blocks) - 1)
        elif event.text() in ("+", "=", "-") and not with_control:
            self._want_minutes(block, STEP if event.text() != "-" else -STEP)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit(block.id)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(block.id)
        elif key == Qt.Key.Key_D and with_control:
            self.duplicated.emit(block.id)
        elif key == Qt.Key.Key_Insert or (key == Qt.Key.Key_B and with_control):
            self.break_wanted.emit(self.next_place)
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        there = self._current + by
        if 0 <= there < len(self._blocks):
            self.moved.emit(self.current_id, there)

    def _want_minutes(self, block: Block, by: int) -> None:
        self.minutes_wanted.emit(block.id, max(STEP, (block.minutes + by) // STEP * STEP))

    def _go(self, to: int) -> None:
        to = max(0, min(to, len(self._blocks) - 1))
        if to != self._current:
            self._current = to
            self.pointed.emit(self.current_id)
        self._say()
        if self._rows:
            self.shown.emit(self._rows[to].area)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = layout.row_at(self._rows, int(event.position().y()))
        if at < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        block = self._blocks[at]
        pressed = next(
            (n for n, a in buttons(self._rows[at]).items() if a.contains(_at(event))), ""
        )
        self._go(at)
        if pressed == "open":
            self.opened.emit(block.id)
        elif pressed:
            self._want_minutes(block, STEP if pressed == "more" else -STEP)
        else:
            self._press = _at(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        y = int(event.position().y())
        if self._press is None:
            self._point(layout.row_at(self._rows, y), _at(event))
            return
        far = (_at(event) - self._press).manhattanLength() >= QApplication.startDragDistance()
        if not self._dragged and far:
            self._dragged, self._lying = self.current_id, self._rows
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragged:
            self._drag_to(y)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, order = self._dragged, [row.timed.block.id for row in self._rows]
        self._end_drag()
        if dragged and order.index(dragged) != [b.id for b in self._blocks].index(dragged):
            self.moved.emit(dragged, order.index(dragged))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = layout.row_at(self._rows, int(event.position().y()))
        spots = buttons(self._rows[at]).values() if at >= 0 else ()
        if any(spot.contains(_at(event)) for spot in spots):
            self.mousePressEvent(event)
        elif at >= 0:
            self.opened.emit(self._blocks[at].id)

    def leaveEvent(self, event: QEvent) -> None:
        self._point(-1, QPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._blocks:
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._go(max(layout.row_at(self._rows, event.pos().y()), 0))
        place = self._rows[self._current].area.bottomLeft()
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu().popup(event.globalPos() if by_mouse else self.mapToGlobal(place))

    def menu(self) -> QMenu:
        """What can be done with the block in hand."""
        menu, block_id = QMenu(self), self.current_id
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Edit block\tEnter", lambda: self.opened.emit(block_id))
        menu.addAction("Duplicate\tCtrl+D", lambda: self.duplicated.emit(block_id))
        menu.addAction(
            "Insert break after\tCtrl+B", lambda: self.break_wanted.emit(self.next_place)
        )
        menu.addAction("Move up\tAlt+Up", lambda: self._step(-1))
        menu.addAction("Move down\tAlt+Down", lambda: self._step(1))
        menu.addSeparator()
        menu.addAction("Remove\tDelete", lambda: self.removed.emit(block_id))
        return menu

    def _point(self, at: int, point: QPoint) -> None:
        on_button = at >= 0 and any(a.contains(point) for a in buttons(self._rows[at]).values())
        hand = Qt.CursorShape.PointingHandCursor if on_button else Qt.CursorShape.OpenHandCursor
        self.setCursor(hand if at >= 0 else Qt.CursorShape.ArrowCursor)
        if at != self._hover:
            self._hover = at
            self.update()

    def _drag_to(self, y: int) -> None:
        others = [block for block in self._blocks if block.id != self._dragged]
        to = layout.place_at([r for r in self._lying if r.timed.block.id != self._dragged], y)
        held = next(block for block in self._blocks if block.id == self._dragged)
        self._roll((*others[:to], held, *others[to:]))
        self.shown.emit(QRect(0, y - 30, 10, 60))

    def _end_drag(self) -> None:
        self._press, self._drop_at = None, None
        if self._dragged:
            self._dragged = ""
            self._roll(self._blocks)
        self.unsetCursor()

    # Methods dropped from the shelf

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(METHOD_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        y = int(event.position().y())
        self._drop_at = layout.place_at(self._rows, y)
        self.shown.emit(QRect(0, y - 30, 10, 60))
        event.acceptProposedAction()
        self.update()

    def dragLeaveEvent(self, event: QEvent) -> None:
        self._drop_at = None
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        method = bytes(event.mimeData().data(METHOD_MIME).data()).decode()
        at = layout.place_at(self._rows, int(event.position().y()))
        self._drop_at = None
        event.acceptProposedAction()
        self.method_dropped.emit(method, at)

    # Drawing

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._rows = layout.rows(self._agenda, self.width())

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if event.type() == QEvent.Type.ToolTip and self._hover >= 0:
            block = self._blocks[self._hover]
            QToolTip.showText(event.globalPos(), _words(block), self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, row in enumerate(self._rows):
            if row.area.united(row.note).intersects(event.rect().adjusted(0, -4, 0, 4)):
                self._paint_row(painter, number, row)
        if self._drop_at is not None:
            last = self._rows[-1].area.bottom() + 3 if self._rows else 4
            y = (
                self._rows[self._drop_at].area.top() - 4
                if self._drop_at < len(self._rows)
                else last
            )
            area = QRect(layout.LEFT, y, self.width() - layout.LEFT, 3)
            painter.fillRect(area, QColor(theme.tokens().teal))

    def _paint_row(self, painter: QPainter, number: int, row: layout.Row) -> None:
        held = row.timed.block.id == self._dragged
        in_hand = held if self._dragged else number == self._current and self.hasFocus()
        open_ = row.timed.block.id == self._open_id
        hover = number == self._hover and not self._dragged
        paint_row(
            painter, self._agenda, row, current=in_hand or open_, focused=in_hand, hover=hover
        )

    def _roll(self, blocks: Sequence[Block]) -> None:
        self._agenda = agenda(self._starts, self._ends, blocks)
        self._rows = layout.rows(self._agenda, self.width())
        if self.height() != layout.height(self._rows):
            self.setFixedHeight(layout.height(self._rows))
        self.update()

    def _say(self) -> None:
        count = len(self._blocks)
        self.setAccessibleName(f"Agenda, {count} block{'' if count == 1 else 's'}")
        self.setAccessibleDescription(self._current_words())
        change = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(change)
        self.update()

    def _current_words(self) -> str:
        if not self._blocks:
            return "No blocks yet"
        timed = self._agenda.blocks[self._current]
        start, end = self._agenda.clock(timed.start), self._agenda.clock(timed.end)
        where = f"Block {self._current + 1} of {len(self._blocks)}"
        return f"{where}: {timed.block.title}, {start} to {end}, {_words(timed.block)}"


def _at(event: QMouseEvent) -> QPoint:
    return event.position().toPoint()


def _words(block: Block) -> str:
    cut = ", can be left out" if block.cuttable else ""
    least = f"at least {block.least}{cut}"
    who = f", led by {leads(block)}" if leads(block) else ""
    return f"{block.minutes} minutes, {least}, {CATEGORY_WORDS[block.category].lower()}{who}"
