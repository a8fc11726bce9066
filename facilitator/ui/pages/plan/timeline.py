"""The 18 months as one widget: a line for each step, dragged along the months by hand or keys."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from facilitator.domain.plan_moves import landing
from facilitator.domain.schedule import working_day
from facilitator.ui.pages.plan.steps import WORKSHOP, Step
from facilitator.ui.pages.plan.timeline_view import GRIP, TimelineView

_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: -9}
_PANS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_EDGE_MS = 60


class Timeline(TimelineView):
    """Signals carry ids of milestones; `meeting_opened` that of a workshop. `walked` is a move by
    keys, of which several make one.

    Up and Down choose a step, Left and Right move it by a week, with Ctrl by a day, Enter opens
    it, Space marks it done, Delete removes it; plus and minus zoom, Page Up and Down go along.
    """

    opened = Signal(str)
    move_wanted = Signal(str, object)
    walked = Signal(str, object)
    done_wanted = Signal(str)
    remove_wanted = Signal(str)
    meeting_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._press: QPointF | None = None
        self._grip = 0.0
        self._pan_from: float | None = None
        self._at_edge = QTimer(self, interval=_EDGE_MS)
        self._at_edge.timeout.connect(self._go_beyond_edge)

    def _forget_press(self) -> None:
        self._press, self._pan_from = None, None
        self._at_edge.stop()

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._current()
        if self._is_in_inset(QApplication.focusWidget()):
            event.ignore()  # a key that a field of the details has no use for
        elif event.key() == Qt.Key.Key_Escape and self._state.held:
            self._let_go()
        elif step is None or not self._on_key(event, step):
            super().keyPressEvent(event)

    def _on_key(self, event: QKeyEvent, step: Step) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        day = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if by := _MOVES.get(key, 0):
            self._nudge(step, by * (1 if day else 7))
        elif by := _ZOOMS.get(key, 0):
            self.zoom(self.view.nearer(by))
        elif key in _PANS and not self.view.is_whole:
            self.pan(_PANS[key])
        elif key == Qt.Key.Key_Up:
            self._go(-1)
        elif key == Qt.Key.Key_Down:
            self._go(1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(-len(self._steps) if key == Qt.Key.Key_Home else len(self._steps))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._open(step)
        elif key == Qt.Key.Key_Space and step.kind != WORKSHOP:
            self.done_wanted.emit(step.id)
        elif key == Qt.Key.Key_Delete and step.kind != WORKSHOP:
            self.remove_wanted.emit(step.id)
        else:
            return False
        return True

    def _nudge(self, step: Step, days: int) -> None:
        if step.can_move:
            self.walked.emit(step.id, step.day + timedelta(days=days))

    def _go(self, by: int) -> None:
        ids = [step.id for step in self._steps]
        at = ids.index(self._state.current)
        self.point_at(ids[min(max(at + by, 0), len(ids) - 1)])

    def _open(self, step: Step) -> None:
        (self.meeting_opened if step.kind == WORKSHOP else self.opened).emit(step.id)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(event.position())
        if step is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._put(current=step.id)
        self._mark_along()
        self._say()
        self._press = event.position()
        self._grip = self._press.x() - self._axis.x(step.day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            self._point(event.position())
            return
        x, step = event.position().x(), self._current()
        far = abs(x - self._press.x()) >= QApplication.startDragDistance()
        taken = self._state.held or self._pan_from is not None
        if far and step and not taken:
            self._take(self._press, step)
        if self._state.held:
            self._drag_to(x)
        elif self._pan_from is not None:
            by = self._pan_from - self.view.first - (x - self._press.x()) / self._axis.per_month
            self._see(self.view.panned(by, self._months))

    def _take(self, point: QPointF, step: Step) -> None:
        """Take a mark in hand, or the ground where it is zoomed."""
        if self._on_mark(point, step):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._put(held=step.id)
        elif not self.view.is_whole and point.x() > self._axis.left:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pan_from = self.view.first

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        held, landed, pressed = self._state.held, self._state.landing, self._press
        panned = self._pan_from is not None
        self._let_go()
        if held and landed and landed.days:
            self.move_wanted.emit(held, landed.day)
        elif pressed is not None and not held and not panned:
            self._on_clicked(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom; Shift and the wheel, or a sideways one, go along."""
        turn, modifiers = event.angleDelta(), event.modifiers()
        if modifiers & Qt.KeyboardModifier.ControlModifier and turn.y():
            self.zoom(self.view.nearer(1 if turn.y() > 0 else -1))
        elif not self.view.is_whole and (sideways := _sideways(turn, modifiers)):
            self.pan(-sideways / 480)
        else:
            event.ignore()

    def _on_clicked(self, point: QPointF) -> None:
        step = self._step_at(point)
        if step and step.id == self._state.current:
            if meeting := self._meeting_at(point, step):
                self.meeting_opened.emit(meeting)
            else:
                self._open(step)

    def leaveEvent(self, event: QEvent) -> None:
        self._put(hover="")

    def _point(self, point: QPointF) -> None:
        step = self._step_at(point)
        self._put(hover=step.id if step else "")
        shape = Qt.CursorShape.PointingHandCursor if step else Qt.CursorShape.ArrowCursor
        if step and step.can_move and self._on_mark(point, step):
            shape = Qt.CursorShape.OpenHandCursor
        self.setCursor(shape)

    def _drag_to(self, x: float) -> None:
        step = self._current()
        assert step
        day = working_day(self._axis.day(x - self._grip), self._ground.holidays)
        self._put(landing=landing(self._milestones, step.id, day))
        self._say()
        beyond = not self.view.is_whole and not self._axis.left <= x <= self._axis.right
        if beyond != self._at_edge.isActive():
            self._at_edge.start() if beyond else self._at_edge.stop()

    def _go_beyond_edge(self) -> None:
        """While a mark is held past an edge, the months go by."""
        x = self.mapFromGlobal(QCursor.pos()).x()
        by = -1 if x < self._axis.left else 1
        self.pan(by / 20)
        if self._state.held:
            self._drag_to(float(min(max(x, 0), self.width())))

    def _let_go(self) -> None:
        self._press, self._pan_from = None, None
        self._at_edge.stop()
        self._put(held="", landing=None)
        self.unsetCursor()

    def _on_mark(self, point: QPointF, step: Step) -> bool:
        near = abs(self._axis.x(step.day) - point.x()) <= GRIP
        return step.can_move and near and self._axis.shows(step.day)

    def _meeting_at(self, point: QPointF, step: Step) -> str:
        axis = self._axis
        shown = [m for m in step.meetings if axis.shows(m.day)]
        near = [(abs(axis.x(m.day) - point.x()), m.id) for m in shown]
        on_mark = abs(axis.x(step.day) - point.x()) <= GRIP
        gap, found = min(near, default=(99.0, ""))
        return found if gap <= GRIP and not on_mark else ""


def _sideways(turn: QPoint, modifiers: Qt.KeyboardModifier) -> int:
    """How far a wheel was turned to go along; 120 is a notch."""
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    return turn.x() or (turn.y() if shift else 0)
