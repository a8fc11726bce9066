"""The agenda as one painted widget: forty blocks drag within a frame, and all of it by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from facilitator.domain.agenda import Agenda, agenda
from facilitator.domain.records import Block
from facilitator.domain.tracks import track_of
from facilitator.ui.pages.workshops import agenda_layout as layout
from facilitator.ui.pages.workshops.agenda_menu import agenda_menu
from facilitator.ui.pages.workshops.agenda_paint import buttons, paint_drop, paint_row
from facilitator.ui.pages.workshops.agenda_selection import Selection
from facilitator.ui.pages.workshops.agenda_words import block_words, current_words

METHOD_MIME = "application/x-facilitator-method"
STEP = 5
_MODIFIERS = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_ACTS = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
)


class AgendaView(QWidget):
    """Blocks with the times they roll to; several can be chosen together.

    It changes nothing itself. `moved` carries block ids and the position they go to among the
    others, `minutes_wanted` block id and minutes, `method_dropped` method id and position;
    `removed`, `duplicated`, `copied` and `cut` carry block ids, `paste_wanted` a position.
    `pointed` says that another block is in hand, `shown` which part should be in sight.
    """

    moved = Signal(list, int)
    minutes_wanted = Signal(str, int)
    opened = Signal(str)
    pointed = Signal(str)
    removed = Signal(list)
    duplicated = Signal(list)
    copied = Signal(list)
    cut = Signal(list)
    paste_wanted = Signal(int)
    break_wanted = Signal(int)
    method_dropped = Signal(str, int)
    shown = Signal(QRect)

    def __init__(self) -> None:
        super().__init__()
        self._starts = self._ends = ""
        self._blocks: tuple[Block, ...] = ()
        self._agenda: Agenda = agenda("", "", ())
        self._rows: tuple[layout.Row, ...] = ()
        self.selection = Selection()
        self.can_paste = False
        self._hover = -1
        self._press: QPoint | None = None
        self._pressed_chosen = False
        self._dragged: tuple[str, ...] = ()
        self._open_id = ""
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
        self._starts, self._ends, self._blocks = starts, ends, tuple(blocks)
        self._roll(self._blocks)
        self.selection.fill([block.id for block in self._blocks])
        self._say()

    @property
    def agenda(self) -> Agenda:
        """The agenda as drawn now, also in the middle of a drag."""
        return self._agenda

    @property
    def current_id(self) -> str:
        """The block in hand, or ""."""
        return self.selection.current_id

    @property
    def next_place(self) -> int:
        """The position right after the block in hand, or after the last of several."""
        if not self._blocks:
            return 0
        return self.selection.ids.index(self.selection.held[-1]) + 1

    def mark_open(self, block_id: str) -> None:
        """Outline the block whose editor is open; "" for none."""
        self._open_id = block_id
        self.update()

    def point_at(self, block_id: str) -> None:
        """Take a block in hand."""
        if block_id in self.selection.ids:
            self._go(self.selection.ids.index(block_id))

    def choose(self, block_ids: Sequence[str]) -> None:
        """Choose several blocks, such as those just pasted."""
        self.selection.choose(block_ids)
        self._shows_current()

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
        elif event.key() == Qt.Key.Key_Escape and self.selection.several:
            self.selection.clear()
            self._say()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit(self.next_place)
        elif not self._blocks or not (self._on_act(event) or self._on_key(event)):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if event.type() == QEvent.Type.ShortcutOverride and _is_act(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.ToolTip and self._hover >= 0:
            block = self._blocks[self._hover]
            QToolTip.showText(event.globalPos(), block_words(block), self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def _on_act(self, event: QKeyEvent) -> bool:
        """What is done to all that is chosen."""
        held, key = list(self.selection.held), QKeySequence.StandardKey
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(key.Copy):
            self.copied.emit(held)
        elif event.matches(key.Cut):
            self.cut.emit(held)
        elif event.matches(key.SelectAll):
            self.choose(self.selection.ids)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(held)
        elif event.key() == Qt.Key.Key_D and control:
            self.duplicated.emit(held)
        else:
            return False
        return True

    def _on_key(self, event: QKeyEvent) -> bool:
        key, at = Qt.Key(event.key()), self.selection.current
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        with_alt, with_control, with_shift = (
            bool(event.modifiers() & modifier) for modifier in _MODIFIERS
        )
        if by and with_alt:
            self.step(by)
        elif by:
            self._go(at + by, extend=with_shift)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            to = 0 if key == Qt.Key.Key_Home else len(self._blocks) - 1
            self._go(to, extend=with_shift)
        elif event.text() in ("+", "=", "-") and not with_control:
            self._want_minutes(self._blocks[at], STEP if event.text() != "-" else -STEP)
        elif key == Qt.Key.Key_Space:
            self.selection.toggle(at)
            self._say()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit(self.current_id)
        elif key == Qt.Key.Key_Insert or (key == Qt.Key.Key_B and with_control):
            self.break_wanted.emit(self.next_place)
        else:
            return False
        return True

    def _want_minutes(self, block: Block, by: int) -> None:
        self.minutes_wanted.emit(block.id, max(STEP, (block.minutes + by) // STEP * STEP))

    def _go(self, to: int, *, extend: bool = False) -> None:
        to, before = max(0, min(to, len(self._blocks) - 1)), self.current_id
        (self.selection.extend if extend else self.selection.go)(to)
        if self.current_id != before:
            self.pointed.emit(self.current_id)
        self._shows_current()

    def _shows_current(self) -> None:
        self._say()
        if self._rows:
            self.shown.emit(self._rows[self.selection.current].area)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = layout.row_at(self._rows, _at(event))
        if at < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        block = self._blocks[at]
        _, with_control, with_shift = (bool(event.modifiers() & m) for m in _MODIFIERS)
        if with_control or with_shift:
            (self.selection.toggle if with_control else self.selection.extend)(at)
            self._shows_current()
            return
        pressed = next(
            (n for n, a in buttons(self._rows[at]).items() if a.contains(_at(event))), ""
        )
        self._pressed_chosen = not pressed and self.selection.is_chosen(block.id)
        if not self._pressed_chosen:
            self._go(at)
        if pressed == "open":
            self.opened.emit(block.id)
        elif pressed:
            self._want_minutes(block, STEP if pressed == "more" else -STEP)
        else:
            self._press = _at(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            self._point(layout.row_at(self._rows, _at(event)), _at(event))
            return
        far = (_at(event) - self._press).manhattanLength() >= QApplication.startDragDistance()
        if not self._dragged and far:
            self._dragged, self._lying = self.selection.held, self._rows
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragged:
            self._drag_to(_at(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, order = self._dragged, tuple(row.timed.block.id for row in self._rows)
        pressed, chosen = self._press, self._pressed_chosen
        self._end_drag()
        if dragged and order != self.selection.ids:
            self.moved.emit(list(dragged), order.index(dragged[0]))
        elif pressed and chosen and not dragged:
            self._go(max(layout.row_at(self._rows, _at(event)), 0))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = layout.row_at(self._rows, _at(event))
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
        at = layout.row_at(self._rows, event.pos())
        on_chosen = at >= 0 and self.selection.is_chosen(self._blocks[at].id)
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if by_mouse and not on_chosen:
            self._go(max(at, 0))
        place = self.mapToGlobal(self._rows[self.selection.current].area.bottomLeft())
        agenda_menu(self).popup(event.globalPos() if by_mouse else place)

    def step(self, by: int) -> None:
        """Move what is chosen one place on, as one."""
        there = self.selection.stepped(by)
        if there is not None:
            self.moved.emit(list(self.selection.held), there)

    def _point(self, at: int, point: QPoint) -> None:
        on_button = at >= 0 and any(a.contains(point) for a in buttons(self._rows[at]).values())
        hand = Qt.CursorShape.PointingHandCursor if on_button else Qt.CursorShape.OpenHandCursor
        self.setCursor(hand if at >= 0 else Qt.CursorShape.ArrowCursor)
        if at != self._hover:
            self._hover = at
            self.update()

    def _drag_to(self, point: QPoint) -> None:
        held = [block for block in self._blocks if block.id in self._dragged]
        others = [block for block in self._blocks if block.id not in self._dragged]
        lying = [row for row in self._lying if row.timed.block.id not in self._dragged]
        to = layout.place_at(lying, point, track_of(held[0].group))
        self._roll((*others[:to], *held, *others[to:]))
        self.shown.emit(QRect(0, point.y() - 30, 10, 60))

    def _end_drag(self) -> None:
        self._press, self._drop_at, self._pressed_chosen = None, None, False
        if self._dragged:
            self._dragged = ()
            self._roll(self._blocks)
        self.unsetCursor()

    # Methods dropped from the shelf

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(METHOD_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        point = event.position().toPoint()
        self._drop_at = layout.place_at(self._rows, point)
        self.shown.emit(QRect(0, point.y() - 30, 10, 60))
        event.acceptProposedAction()
        self.update()

    def dragLeaveEvent(self, event: QEvent) -> None:
        self._drop_at = None
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        method = bytes(event.mimeData().data(METHOD_MIME).data()).decode()
        at = layout.place_at(self._rows, event.position().toPoint())
        self._drop_at = None
        event.acceptProposedAction()
        self.method_dropped.emit(method, at)

    # Drawing

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._rows = layout.rows(self._agenda, self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, row in enumerate(self._rows):
            if row.area.united(row.note).intersects(event.rect().adjusted(0, -4, 0, 4)):
                self._paint_row(painter, number, row)
        if self._drop_at is not None:
            paint_drop(painter, self._rows, self._drop_at, self.width())

    def _paint_row(self, painter: QPainter, number: int, row: layout.Row) -> None:
        block_id, current = row.timed.block.id, number == self.selection.current
        held = block_id in self._dragged
        in_hand = held if self._dragged else current and self.hasFocus()
        paint_row(
            painter,
            self._agenda,
            row,
            current=in_hand or block_id == self._open_id,
            focused=in_hand,
            hover=number == self._hover and not self._dragged,
            chosen=self.selection.is_chosen(block_id),
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
        self.setAccessibleDescription(current_words(self._agenda, self.selection))
        change = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(change)
        self.update()


def _at(event: QMouseEvent) -> QPoint:
    return event.position().toPoint()


def _is_act(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in _ACTS)
