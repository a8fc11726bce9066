"""The 18 months drawn: a line for each step, laid along the months that are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from facilitator.domain.plan_moves import along
from facilitator.domain.records import Milestone
from facilitator.domain.schedule import cautions
from facilitator.ui.pages.plan.axis import HEAD, Axis, Plane, axis_of, months_shown, plane
from facilitator.ui.pages.plan.ground import Ground, paint_ground, paint_head_again, tip
from facilitator.ui.pages.plan.marks import (
    State,
    paint_bubble,
    paint_line,
    paint_line_ground,
)
from facilitator.ui.pages.plan.steps import WORKSHOP, Step
from facilitator.ui.pages.plan.zoom import View, Zoom, month_at

GRIP = 13


class TimelineView(QWidget):
    """Drawn from steps, with one widget that can be shown below the open one.

    `shown` carries the area of the step to bring into view; `viewed` says that another stretch
    of the months is shown.
    """

    shown = Signal(QRect)
    viewed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view = View()
        self._steps: tuple[Step, ...] = ()
        self._milestones: Sequence[Milestone] = ()
        self._start: date | None = None
        self._months = 0
        self._ground = Ground(date.min)
        self._inset: QWidget | None = None
        self._state = State()
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
        self._forget_press()
        self._mark_along()
        self._lay()
        self._see(self.view.panned(0, self._months))  # the months may be fewer than they were

    def zoom(self, to: Zoom) -> None:
        """Show all the months, a quarter or one month, around the step in hand or today."""
        assert self._start
        step = self._current()
        day = step.day if step else self._ground.today
        self._see(self.view.at(to, month_at(self._start, day, self._months), self._months))

    def pan(self, by: float) -> None:
        """Go along the months by so many of what is shown at once."""
        self._see(self.view.panned(by * self.view.span(self._months), self._months))

    def view_words(self) -> str:
        """The days that are shown."""
        return self.view.words(self._start, self._months) if self._start else ""

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

    def _is_in_inset(self, widget: QWidget | None) -> bool:
        return bool(widget and self._inset and self._inset.isAncestorOf(widget))

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
            self._bring_into_view()
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

    def _forget_press(self) -> None:
        """The steps are new: what was being pressed is none of them."""

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
        if top := self._scrolled():
            paint_head_again(painter, self._plane, self._ground, top)
        paint_bubble(painter, self._plane, self._state, self._caution())

    def _scrolled(self) -> int:
        """How much of the top is scrolled away, while there are lines below to be read."""
        top = self.visibleRegion().boundingRect().top()
        return top if 0 < top < self.height() - 2 * HEAD else 0

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

    def _step_at(self, point: QPointF) -> Step | None:
        top = self._scrolled()
        under_head = top and point.y() < top + HEAD
        at = self._plane.at(point.y()) if self._plane and not under_head else -1
        return self._plane.lines[at].step if self._plane and at >= 0 else None

    def _near_mark(self, point: QPointF, step: Step) -> bool:
        days = [step.day, *(meeting.day for meeting in step.meetings)]
        return any(abs(self._axis.x(day) - point.x()) <= GRIP for day in days)

    def _lay(self) -> None:
        if self._start is None:
            return
        gap = self._gap_height() if self._state.opened else 0
        opened = self._state.opened
        axis = axis_of(self._start, self._months, self.width(), self.view)
        self._plane = plane(self._steps, axis, self.width(), opened, gap)
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

    @property
    def _axis(self) -> Axis:
        assert self._plane
        return self._plane.axis

    def _see(self, view: View) -> None:
        """Show this stretch; the lines stay where they are."""
        if view == self.view or self._start is None or self._plane is None:
            return
        self.view = view
        axis = axis_of(self._start, self._months, self.width(), view)
        self._plane = replace(self._plane, axis=axis)
        self._say()
        self.viewed.emit()

    def _bring_into_view(self) -> None:
        step = self._current()
        if step and self._start and not self.view.is_whole:
            month = month_at(self._start, step.day, self._months)
            self._see(self.view.showing(month, self._months))

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
        seen = "" if self.view.is_whole else f", showing {self.view_words()}"
        self.setAccessibleName(f"Timeline, {len(self._steps)} steps{told}{seen}")
        self.setAccessibleDescription(self.move_words() or (step.words if step else ""))
        change = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(change)
        self.update()


def _first(steps: Sequence[Step]) -> str:
    """The first step still to come, else the last."""
    still_open = [step.id for step in steps if not step.done]
    return next(iter(still_open), steps[-1].id if steps else "")
