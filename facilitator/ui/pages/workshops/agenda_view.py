"""The agenda as it is worked with: by keyboard alone, or by pulling and pressing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip

from facilitator.domain.records import Block
from facilitator.domain.tracks import stepped
from facilitator.ui.pages.workshops import agenda_keys as keys
from facilitator.ui.pages.workshops import agenda_layout as layout
from facilitator.ui.pages.workshops.agenda_drag import Drag
from facilitator.ui.pages.workshops.agenda_menu import agenda_menu
from facilitator.ui.pages.workshops.agenda_paint import buttons
from facilitator.ui.pages.workshops.agenda_picture import AgendaPicture
from facilitator.ui.pages.workshops.agenda_words import block_words
from facilitator.ui.pages.workshops.minutes_edit import MinutesEdit

METHOD_MIME = "application/x-facilitator-method"
SCROLL_MS = 40


class AgendaView(AgendaPicture):
    """Blocks with the times they roll to; several can be chosen together.

    It changes nothing itself. `moved` carries block ids, the position they go to among the
    others and the group they join or None, `method_dropped` a method id, position and group;
    `minutes_shifted` block ids and whether they grow, `minutes_said` ids and minutes,
    `field_wanted` ids, a field and its value. The other signals carry block ids or a position.
    `pointed` says that another block is in hand, `shown` which part should be in sight.
    """

    moved = Signal(list, int, object)
    minutes_shifted = Signal(list, bool)
    minutes_said = Signal(list, int)
    field_wanted = Signal(list, str, object)
    beside_wanted = Signal(list)
    after_wanted = Signal(list)
    opened = Signal(str)
    pointed = Signal(str)
    removed = Signal(list)
    duplicated = Signal(list)
    copied = Signal(list)
    cut = Signal(list)
    paste_wanted = Signal(int)
    break_wanted = Signal(int)
    block_wanted = Signal(int)
    method_dropped = Signal(str, int, object)
    shown = Signal(QRect)

    def __init__(self) -> None:
        super().__init__()
        self.can_paste = False
        self._press: QPoint | None = None
        self._pressed_chosen = False
        self._pulled_to = QPoint()
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(SCROLL_MS)
        self._scrolling.timeout.connect(self._pull_on)
        self.minutes = MinutesEdit(self)
        self.minutes.said.connect(self.minutes_said)
        self.minutes.stepped.connect(self._on_minutes_stepped)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)

    def set_agenda(self, starts: str, ends: str, blocks: Sequence[Block]) -> None:
        """Show these blocks; what is being done to others that have changed or gone is given up."""
        if self._drag and tuple(blocks) != self._blocks:
            self._end_drag()
        if not {block.id for block in blocks}.issuperset(self.minutes.block_ids):
            self.minutes.give_up()
        super().set_agenda(starts, ends, blocks)

    def point_at(self, block_id: str) -> None:
        """Take a block in hand."""
        if block_id in self.selection.ids:
            self.go(self.selection.ids.index(block_id))

    def choose(self, block_ids: Sequence[str]) -> None:
        """Choose several blocks, such as those just pasted."""
        self.selection.choose(block_ids)
        self._shows_current()

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drag:
            self._end_drag()
        elif event.key() == Qt.Key.Key_Escape and self.selection.several:
            self.selection.clear()
            self._say()
        elif event.key() == Qt.Key.Key_Escape and self._cut:
            self.cut.emit([])
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit(self.next_place)
        elif not self._blocks or not keys.press(self, event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if event.type() == QEvent.Type.ShortcutOverride and _is_act(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.ToolTip and self._hover >= 0:
            block = self._blocks[self._hover]
            words = f"{block.title}\n{block_words(block)}"
            QToolTip.showText(event.globalPos(), words, self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def go(self, to: int, *, extend: bool = False) -> None:
        """Take the block at this place in hand; `extend` chooses all up to it."""
        to, before = max(0, min(to, len(self._blocks) - 1)), self.current_id
        (self.selection.extend if extend else self.selection.go)(to)
        if self.current_id != before:
            self.pointed.emit(self.current_id)
        self._shows_current()

    def toggle(self) -> None:
        """Choose the block in hand with the others, or let go of it."""
        self.selection.toggle(self.selection.current)
        self._say()

    def step(self, by: int) -> None:
        """Move what is chosen one place on, as one."""
        there = stepped(self._blocks, self.selection.held, by)
        if there is not None:
            self.moved.emit(list(self.selection.held), there, None)

    def step_aside(self, by: int) -> None:
        """Move the block in hand into the next track; beside the one before where there is none."""
        held = list(self.selection.held)
        if len(held) > 1:
            self.beside_wanted.emit(held)
        elif self.is_beside(held):
            place = layout.beside_place(self._rows, held[0], by)
            if place:
                self.moved.emit(held, place.at, place.group)
        elif by > 0 and self.selection.current > 0:
            self.beside_wanted.emit([self.selection.ids[self.selection.current - 1], *held])

    def go_aside(self, by: int) -> None:
        """Take the block in hand that stands at the left or right of this one."""
        there = layout.neighbour(self._rows, self.current_id, by)
        if there:
            self.point_at(there)

    def toggle_fixed(self) -> None:
        """Fix the start of the block in hand where it is now, or let it roll again."""
        timed = self._row_of(self.current_id).timed
        if self._agenda.starts is not None:
            start = "" if timed.locked else self._agenda.clock(timed.start)
            self.field_wanted.emit([self.current_id], "locked_start", start)

    def edit_minutes(self, typed: str = "") -> None:
        """Write the minutes of what is chosen, where they stand."""
        row = self._row_of(self.current_id)
        self.shown.emit(row.area)
        area = buttons(row)["minutes"].adjusted(0, -2, 0, 2)
        self.minutes.begin(list(self.selection.held), row.timed.block.minutes, area, typed)

    def _on_minutes_stepped(self, by: int) -> None:
        self.setFocus()
        if by and 0 <= self.selection.current + by < len(self._blocks):
            self.go(self.selection.current + by)
            self.edit_minutes()

    def _shows_current(self) -> None:
        self._say()
        if self._rows:
            self.shown.emit(self._rows[self.selection.current].area)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = layout.row_at(self._rows, _at(event))
        if at < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        _, with_control, with_shift = (bool(event.modifiers() & m) for m in keys.MODIFIERS)
        if with_control or with_shift:
            (self.selection.toggle if with_control else self.selection.extend)(at)
            self._shows_current()
            return
        chosen = self.selection.is_chosen(self._blocks[at].id)
        pressed = self._button_at(at, _at(event))
        self._pressed_chosen = chosen and not pressed
        if not chosen or pressed == "open":
            self.go(at)
        elif pressed:
            self.selection.current = at
        if pressed:
            self._on_button(pressed)
        else:
            self._press = _at(event)

    def _button_at(self, at: int, point: QPoint) -> str:
        spots = buttons(self._rows[at]).items()
        return next((name for name, area in spots if area.contains(point)), "")

    def _on_button(self, pressed: str) -> None:
        if pressed == "open":
            self.opened.emit(self.current_id)
        elif pressed == "minutes":
            self.edit_minutes()
        else:
            self.minutes_shifted.emit(list(self.selection.held), pressed == "more")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            self._point(layout.row_at(self._rows, _at(event)), _at(event))
            return
        far = (_at(event) - self._press).manhattanLength() >= QApplication.startDragDistance()
        if not self._drag and far:
            self._drag = Drag(self.selection.held, self._rows)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scrolling.start()
        if self._drag:
            self._pulled_to = event.globalPosition().toPoint()
            self._drag_to(_at(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, place = self._drag, self._place
        pressed, chosen = self._press, self._pressed_chosen
        self._end_drag()
        if drag and place and drag.agenda(place) != self._blocks:
            self.moved.emit(list(drag.ids), place.at, place.group)
        elif pressed and chosen and not drag:
            self.go(max(layout.row_at(self._rows, _at(event)), 0))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = layout.row_at(self._rows, _at(event))
        if at >= 0 and self._button_at(at, _at(event)):
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
            self.go(max(at, 0))
        place = self.mapToGlobal(self._rows[self.selection.current].area.bottomLeft())
        agenda_menu(self).popup(event.globalPos() if by_mouse else place)

    def _point(self, at: int, point: QPoint) -> None:
        on_button = at >= 0 and self._button_at(at, point)
        hand = Qt.CursorShape.PointingHandCursor if on_button else Qt.CursorShape.OpenHandCursor
        self.setCursor(hand if at >= 0 else Qt.CursorShape.ArrowCursor)
        if at != self._hover:
            self._hover = at
            self.update()

    def _drag_to(self, point: QPoint) -> None:
        assert self._drag
        self._place = self._drag.place(point)
        self._roll(self._drag.agenda(self._place))
        self.shown.emit(QRect(0, point.y() - 30, 10, 60))

    def _pull_on(self) -> None:
        """Scroll on while the mouse rests at the edge of what is in sight."""
        point = self.mapFromGlobal(self._pulled_to)
        if self._drag and not self.visibleRegion().boundingRect().contains(
            QRect(self.visibleRegion().boundingRect().left(), point.y() - 30, 1, 60)
        ):
            self._drag_to(QPoint(point.x(), max(0, min(point.y(), self.height()))))

    def _end_drag(self) -> None:
        self._press, self._pressed_chosen = None, False
        self._scrolling.stop()
        if self._drag:
            self._drag = self._place = None
            self._roll(self._blocks)
        self.unsetCursor()

    # Methods dropped from the shelf

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(METHOD_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        point = event.position().toPoint()
        self._place = layout.place_at(self._rows, point)
        self.shown.emit(QRect(0, point.y() - 30, 10, 60))
        event.acceptProposedAction()
        self.update()

    def dragLeaveEvent(self, event: QEvent) -> None:
        self._place = None
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        method = bytes(event.mimeData().data(METHOD_MIME).data()).decode()
        place = layout.place_at(self._rows, event.position().toPoint())
        self._place = None
        event.acceptProposedAction()
        self.method_dropped.emit(method, place.at, place.group)


def _at(event: QMouseEvent) -> QPoint:
    return event.position().toPoint()


def _is_act(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in keys.ACTS)
