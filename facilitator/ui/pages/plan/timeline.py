"""The 18 months as one widget: a line for each step, dragged along the months by hand or keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from facilitator.domain.plan_moves import along, landing
from facilitator.domain.records import Milestone
from facilitator.domain.schedule import cautions, working_day
from facilitator.ui.pages.plan.axis import Plane, months_shown, plane
from facilitator.ui.pages.plan.ground import Ground, paint_ground, tip
from facilitator.ui.pages.plan.marks import (
    State,
    paint_bubble,
    paint_line,
    paint_line_ground,
)
from facilitator.ui.pages.plan.steps import WORKSHOP, Step

GRIP = 13
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Timeline(QWidget):
    """Drawn from steps. Signals carry ids of milestones; `meeting_opened` that of a workshop.

    Arrows choose a step, Shift and Left or Right move it by a week, Ctrl by a day, Enter opens
    it, Space marks it done, Delete removes it. One widget can be shown below the open step.
    """

    opened = Signal(str)
    move_wanted = Signal(str, object)
    done_wanted = Signal(str)
    remove_wanted = Signal(str)
    meeting_opened = Signal(str)
    shown = Signal(QRect)

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self._milestones: Sequence[Milestone] = ()
        self._start: date | None = None
        self._months = 0
        self._ground = Ground(date.min)
        self._inset: QWidget | None = None
        self._state = State()
        self._press: QPointF | None = None
        self._plane: Plane | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName("Timeline")

    # What is shown

    def set_steps(
        self, steps: tuple[Step, ...], milestones: Sequence[Milestone], start: date, months: int
    ) -> None:
        """Show these steps over so many months; the step in hand stays in hand."""
        self._steps, self._milestones = steps, milestones
        self._start, self._months = start, months_shown(start, steps, months)
        ids = [step.id for step in steps]
        current = self._state.current if self._state.current in ids else _first(steps)
        self._state = State(current, opened=self._state.opened, focused=self.hasFocus())
        self._press = None
        self._mark_along()
        self._lay()

    def set_ground(self, ground: Ground) -> None:
        """Show these phases, quiet times and bank holidays behind the steps."""
        if ground != self._ground:
            self._ground = ground
            self.update()

    def set_inset(self, inset: QWidget) -> None:
        """Show this widget below the step that is open."""
        self._inset = inset
        inset.setParent(self)
        inset.hide()
        inset.installEventFilter(self)

    def open_below(self, step_id: str) -> None:
        """Open a gap with the inset below a step; "" closes it."""
        self._put(opened=step_id)
        if self._inset:
            self._inset.setVisible(bool(step_id))
        self._lay()

    def point_at(self, step_id: str) -> None:
        """Take a step in hand and bring it into view."""
        if step_id in [step.id for step in self._steps]:
            self._put(current=step_id)
            self._mark_along()
            self._say()
            self.shown.emit(self.area_of(step_id))

    @property
    def current_id(self) -> str:
        """The id of the step in hand, or ""."""
        return self._state.current

    def area_of(self, step_id: str) -> QRect:
        """Where the line of a step lies."""
        lines = self._plane.lines if self._plane else ()
        found = [line.area for line in lines if line.step.id == step_id]
        return found[0].toRect() if found else QRect()

    def mark_of(self, step_id: str) -> QPoint:
        """Where the mark of a step lies."""
        assert self._plane
        line = next(line for line in self._plane.lines if line.step.id == step_id)
        return QPointF(self._plane.axis.x(line.step.day), line.area.center().y()).toPoint()

    def x_of(self, day: date) -> float:
        """Where a day lies."""
        assert self._plane
        return self._plane.axis.x(day)

    def move_words(self) -> str:
        """What the move under way would do, or ""."""
        return self._state.landing.words if self._state.landing else ""

    def sizeHint(self) -> QSize:
        return QSize(600, self._plane.height if self._plane else 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, self._plane.height if self._plane else 200)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._current()
        if event.key() == Qt.Key.Key_Escape and self._state.held:
            self._let_go()
        elif step is None or not self._on_key(event, step):
            super().keyPressEvent(event)

    def _on_key(self, event: QKeyEvent, step: Step) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        by = _MOVES.get(key, 0)
        week = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        day = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if by and (week or day):
            self._nudge(step, by * (7 if week else 1))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self._go(-1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
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
            self.move_wanted.emit(step.id, step.day + timedelta(days=days))

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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            self._point(event.position())
            return
        far = abs(event.position().x() - self._press.x()) >= QApplication.startDragDistance()
        step = self._current()
        if not self._state.held and far and step and self._on_mark(self._press, step):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._put(held=step.id)
        if self._state.held:
            self._drag_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, landed, pressed = self._state.held, self._state.landing, self._press
        self._let_go()
        if held and landed and landed.days:
            self.move_wanted.emit(held, landed.day)
        elif pressed is not None and not held and event.button() == Qt.MouseButton.LeftButton:
            self._on_clicked(event.position())

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
        assert self._plane
        assert self._press
        assert step
        offset = self._press.x() - self._plane.axis.x(step.day)
        day = working_day(self._plane.axis.day(x - offset), self._ground.holidays)
        self._put(landing=landing(self._milestones, step.id, day))
        self._say()

    def _let_go(self) -> None:
        self._press = None
        self._put(held="", landing=None)
        self.unsetCursor()

    def _step_at(self, point: QPointF) -> Step | None:
        at = self._plane.at(point.y()) if self._plane else -1
        return self._plane.lines[at].step if self._plane and at >= 0 else None

    def _on_mark(self, point: QPointF, step: Step) -> bool:
        assert self._plane
        return step.can_move and abs(self._plane.axis.x(step.day) - point.x()) <= GRIP

    def _meeting_at(self, point: QPointF, step: Step) -> str:
        assert self._plane
        near = [(abs(self._plane.axis.x(m.day) - point.x()), m.id) for m in step.meetings]
        on_mark = abs(self._plane.axis.x(step.day) - point.x()) <= GRIP
        gap, found = min(near, default=(99.0, ""))
        return found if gap <= GRIP and not on_mark else ""

    # Drawing

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._inset and event.type() == QEvent.Type.LayoutRequest:
            self._lay()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._put(focused=event.type() == QEvent.Type.FocusIn)
            self._mark_along()
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plane is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line in self._plane.lines:
            paint_line_ground(painter, line, self._state)
        paint_ground(painter, self._plane, self._ground)
        for line in self._plane.lines:
            if line.area.toRect().intersects(event.rect()):
                paint_line(painter, line, self._plane.axis, self._state)
        paint_bubble(painter, self._plane, self._state, self._caution())

    def _caution(self) -> str:
        if self._state.landing is None:
            return ""
        found = cautions(self._state.landing.day, self._ground.holidays, self._ground.blocks)
        return found[0] if found else ""

    def _tip(self, point: QPointF) -> str:
        step = self._step_at(point)
        assert self._plane
        if step and (point.x() < self._plane.axis.left or self._near_mark(point, step)):
            return step.words
        return tip(self._plane.axis, self._ground, point.x())

    def _near_mark(self, point: QPointF, step: Step) -> bool:
        assert self._plane
        days = [step.day, *(meeting.day for meeting in step.meetings)]
        return any(abs(self._plane.axis.x(day) - point.x()) <= GRIP for day in days)

    def _lay(self) -> None:
        if self._start is None:
            return
        gap = self._gap_height() if self._state.opened else 0
        opened = self._state.opened
        self._plane = plane(self._steps, self._start, self._months, self.width(), opened, gap)
        if self._inset and opened:
            self._inset.setGeometry(self._plane.gap.toRect())
        if self.height() != self._plane.height or self.minimumHeight() != self._plane.height:
            self.setFixedHeight(self._plane.height)
            self.updateGeometry()
        self._say()

    def _gap_height(self) -> int:
        box = self._inset.layout() if self._inset else None
        if box is None:
            return 0
        wanted = box.totalHeightForWidth(self.width()) if box.hasHeightForWidth() else 0
        return max(wanted, box.totalMinimumSize().height())

    def _put(self, **state: object) -> None:
        changed = State(**{**vars(self._state), **state})
        if changed != self._state:
            self._state = changed
            self.update()

    def _mark_along(self) -> None:
        found: Sequence[Milestone] = ()
        step = self._current()
        if step and step.kind != WORKSHOP and (self.hasFocus() or self._state.opened == step.id):
            found = along(self._milestones, step.id)
        self._put(along=frozenset(milestone.id for milestone in found))

    def _current(self) -> Step | None:
        return next((step for step in self._steps if step.id == self._state.current), None)

    def _say(self) -> None:
        step = self._current()
        late = sum(1 for s in self._steps if s.late)
        told = f", {late} late" if late else ""
        self.setAccessibleName(f"Timeline, {len(self._steps)} steps{told}")
        self.setAccessibleDescription(self.move_words() or (step.words if step else ""))
        change = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(change)
        self.update()


def _first(steps: Sequence[Step]) -> str:
    """The first step still to come, else the last."""
    still_open = [step.id for step in steps if not step.done]
    return next(iter(still_open), steps[-1].id if steps else "")
