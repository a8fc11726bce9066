"""Everything about one milestone, unfolded below its line on the timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.dossier import Dossier
from facilitator.domain.plan_moves import along, may_carry
from facilitator.domain.records import Milestone, Workshop
from facilitator.domain.schedule import SoftBlock, cautions, working_day
from facilitator.domain.thread import sources_of
from facilitator.domain.thread_words import why_here
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.card import Card, clear, row
from facilitator.ui.widgets.choices import CheckRow, Choice
from facilitator.ui.widgets.dates import DateEdit, date_words
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.inputs import LineEdit, TextEdit
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Text
from facilitator.ui.widgets.tiles import Tiles

ALONE = "alone"
DECISIONS = {"continue": "Continue", "change": "Change", "stop": "Stop"}


class MilestoneCard(Card):
    """One milestone. `edited` carries a field and its value; the others what is asked for."""

    edited = Signal(str, object)
    goal_ticked = Signal(str, bool)
    workshop_requested = Signal(str)
    workshop_moved = Signal(str, object)
    reviews_requested = Signal()
    remove_requested = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(accent="teal")
        self.setAccessibleName("Milestone")
        self._milestone: Milestone | None = None
        self._next_day: date | None = None
        self._shown: object = None
        self.ticks: dict[str, CheckRow] = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        self.title = LineEdit("Title", "What will be there on the day")
        self.close_button = IconButton("close", "Close details")
        self.due = DateEdit("Due")
        self.done_on = DateEdit("Done on", "not done")
        self.hangs_on = Choice("Hangs on", {}, as_list=True)
        self.deliverable = LineEdit("Deliverable", "What will lie on the table")
        self.note = TextEdit("Note", "Reasons, who was there, what to remember", lines=2, most=8)
        self.caution = Text(colour="amber_ink", size=14)
        self.next_day = Button("Move to the next working day")
        self._along = Muted()
        self._goals_name = Text("Serves", size=13, weight=SEMIBOLD, colour="ink_2")
        self._goals, self._more = QWidget(), QWidget()
        self._goals_box = FlowLayout(self._goals, gap=12)
        self._why = Muted()
        self._more_box = FlowLayout(self._more, gap=8)
        self.remove = Button("Remove", "quiet", "delete", name="Remove milestone")
        head = row(gap=8)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        days = QWidget()
        days.setLayout(row(Field("Due", self.due), Field("Done on", self.done_on), gap=12))
        dates = [days, Field("Hangs on", self.hangs_on)]
        words = [Field("Deliverable", self.deliverable), Field("Note", self.note)]
        warning = row(gap=12)
        warning.addWidget(self.caution, 1)
        warning.addWidget(self.next_day, 0, Qt.AlignmentFlag.AlignTop)
        foot = row(gap=8)
        foot.addWidget(self._more, 1)
        foot.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.add(head)
        self.add(Tiles(dates, least=290, gap=12))
        self.add(warning)
        self.add(self._along)
        self.add(Tiles(words, least=205, gap=12))
        self.add(self._goals_name)
        self.add(self._goals)
        self.add(self._why)
        self.add(foot)

    def _connect(self) -> None:
        for name in ("title", "due", "done_on", "deliverable", "note"):
            getattr(self, name).edited.connect(lambda value, n=name: self.edited.emit(n, value))
        self.hangs_on.edited.connect(
            lambda value: self.edited.emit("hangs_on", None if value == ALONE else value)
        )
        self.next_day.clicked.connect(lambda: self.edited.emit("due", self._next_day))
        self.close_button.clicked.connect(self.closed)
        self.remove.clicked.connect(self.remove_requested)

    def show_milestone(
        self,
        dossier: Dossier,
        milestone: Milestone,
        odd: Sequence[str],
        holidays: Mapping[date, str],
        blocks: Sequence[SoftBlock],
    ) -> None:
        """Show this milestone, and what is odd about its day; text being typed is left alone."""
        self._milestone = milestone
        self.setAccessibleName(f"Details of {milestone.title}")
        self.title.set_value(milestone.title)
        self.due.set_value(milestone.due)
        self.due.setEnabled(milestone.done_on is None)
        self.done_on.set_value(milestone.done_on)
        self.deliverable.set_value(milestone.deliverable)
        self.note.set_value(milestone.note)
        self._show_carriers(dossier, milestone)
        self._show_cautions(milestone, odd, holidays, blocks)
        self._along.setText(_along_words(dossier, milestone))
        self._show_ties(dossier, milestone)

    def flush_all(self) -> None:
        """Save now what is being typed."""
        for field in (self.title, self.due, self.done_on, self.deliverable, self.note):
            field.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show_carriers(self, dossier: Dossier, milestone: Milestone) -> None:
        possible = may_carry(dossier.milestones, milestone.id)
        options = {m.id: f"{m.title}, {date_words(m.done_on or m.due)}" for m in possible}
        self.hangs_on.set_options({ALONE: "Nothing, it stands alone", **options})
        self.hangs_on.set_value(milestone.hangs_on or ALONE)

    def _show_cautions(
        self,
        milestone: Milestone,
        odd: Sequence[str],
        holidays: Mapping[date, str],
        blocks: Sequence[SoftBlock],
    ) -> None:
        found = () if milestone.done_on else cautions(milestone.due, holidays, blocks)
        self._next_day = working_day(milestone.due, holidays)
        self.caution.setText(" ".join((*odd, *found)))
        self.caution.setVisible(bool(found or odd))
        self.next_day.setVisible(bool(found) and self._next_day != milestone.due)

    def _show_ties(self, dossier: Dossier, milestone: Milestone) -> None:
        """Ticks and buttons, made anew only when they changed."""
        goals = [(goal.id, goal.title) for goal in dossier.active_goals]
        workshops = [w for w in dossier.workshops if w.milestone_id == milestone.id]
        stands = (milestone.kind, milestone.decision, milestone.due, milestone.done_on)
        now = (milestone.id, goals, workshops, stands)
        if now != self._shown:
            self._shown = now
            self._fill_goals(goals)
            self._fill_more(milestone, workshops)
        tied = set(sources_of(dossier, milestone.id))
        for goal_id, tick in self.ticks.items():
            tick.set_value(goal_id in tied)
        self._why.setText(why_here(dossier, milestone.id))
        self._why.setVisible(bool(self._why.text()))

    def _fill_goals(self, goals: list[tuple[str, str]]) -> None:
        box = self._goals_box
        clear(box)
        self.ticks = {}
        for goal_id, title in goals:
            tick = self.ticks[goal_id] = CheckRow(title)
            tick.edited.connect(lambda on, key=goal_id: self.goal_ticked.emit(key, bool(on)))
            box.addWidget(tick)
        self._goals_name.setVisible(bool(goals))
        self._goals.setVisible(bool(goals))

    def _fill_more(self, milestone: Milestone, workshops: Sequence[Workshop]) -> None:
        box = self._more_box
        clear(box)
        if milestone.kind in ("gate", "close"):
            box.addWidget(self._button(_decision_words(milestone), self.reviews_requested.emit))
        for workshop in workshops:
            words = f"Open workshop: {workshop.title}"
            opens = self._button(words, lambda key=workshop.id: self.workshop_requested.emit(key))
            box.addWidget(opens)
            if not (workshop.held or milestone.done_on or workshop.date == milestone.due):
                box.addWidget(self._move_button(workshop, milestone.due))
        if milestone.kind == "event" and not workshops and not milestone.done_on:
            box.addWidget(
                self._button("Plan its workshop", lambda: self.workshop_requested.emit(""))
            )

    def _move_button(self, workshop: Workshop, day: date) -> Button:
        """What brings a workshop to its milestone's day, since it keeps its own when that moves."""
        moves = self._button(
            f"Move it to {date_words(day)}", lambda: self.workshop_moved.emit(workshop.id, day)
        )
        moves.setAccessibleName(f"Move workshop {workshop.title} to {date_words(day)}")
        return moves

    def _button(self, words: str, pressed) -> Button:  # type: ignore[no-untyped-def]
        shown = words if len(words) <= 48 else f"{words[:47].rstrip()}…"
        made = Button(shown)
        made.setAccessibleName(words)
        made.setToolTip(words if shown != words else "")
        made.clicked.connect(lambda: pressed())
        return made


def _decision_words(milestone: Milestone) -> str:
    if milestone.decision is None:
        return "Record the decision in Reviews"
    return f"Decided: {DECISIONS[milestone.decision].lower()}. Open Reviews"


def _along_words(dossier: Dossier, milestone: Milestone) -> str:
    if milestone.done_on:
        return "It is done, so it stays where it happened. Clear the day to move it."
    found = along(dossier.milestones, milestone.id)
    if not found:
        return "Nothing hangs on it: it moves by itself."
    names = [m.title for m in found]
    rest = f" and {len(names) - 6} more" if len(names) > 7 else ""
    told = ", ".join(names[:6] if rest else names)
    return f"Moves along: {told}{rest}."
