"""One review: what is looked at, what was decided, when and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.domain.deliver_records import FrozenPlan
from facilitator.domain.lights import LightReading
from facilitator.domain.plan_version import number_of
from facilitator.domain.records import Milestone
from facilitator.domain.review import Facts, is_gate
from facilitator.ui.pages.reviews import words
from facilitator.ui.pages.reviews.facts_view import FactsView
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.card import Card, column, row
from facilitator.ui.widgets.choices import CheckRow, Choice
from facilitator.ui.widgets.dates import DateEdit, date_words
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.inputs import TextEdit
from facilitator.ui.widgets.text import Muted, Pill, SectionTitle, Text
from facilitator.ui.widgets.tiles import Tiles

REASONS = "Reasons, conditions and dissent"
_FOR_YOU = "For you alone: no paper shows it"
Gather = Callable[[], tuple[Facts, Sequence[LightReading]]]


class ReviewCard(Card):
    """`decided` carries decision ("" takes it back) and day; `held` the day or None."""

    decided = Signal(str, str, object)
    held = Signal(str, object)
    noted = Signal(str, str)
    plan_requested = Signal(str)
    paper_requested = Signal(str)
    freeze_requested = Signal(str)

    def __init__(self, milestone: Milestone) -> None:
        super().__init__(accent="line")
        self.milestone_id, self._milestone = milestone.id, milestone
        self._gather: Gather | None = None
        self._facts: FactsView | None = None
        self._open = False
        self._title, self._state = SectionTitle(), Pill()
        self._about, self._said = Muted(), Text(size=Size.SMALL, colour="ink_2")
        self._toggle = IconButton("chevron-down", "Open")
        self._plan = Button("Move it in the plan", "quiet")
        sheet = "Print the decision sheet" if is_gate(milestone) else "Print the review pack"
        self.paper = Button(sheet, icon_name="print")
        self.freeze = Button("Freeze it again", "quiet")
        self.frozen = Muted()
        self.odd = Text(colour="amber_ink", size=14)
        head = row(gap=8)
        head.addWidget(self._title, 1)
        head.addWidget(self._state)
        head.addWidget(self._toggle)
        self.add(head)
        self.add(self._about)
        self.add(self._said)
        self._day_words = "Agreed on" if is_gate(milestone) else "Held on"
        self.on = DateEdit(self._day_words)
        self.decision = Choice(f"Decision at {milestone.title}", words.DECISIONS, optional=True)
        self.ticked = CheckRow("The review was held")
        self.note = TextEdit(REASONS, _FOR_YOU, lines=2, most=10)
        note = Field(REASONS, self.note)
        acts = QWidget()
        flow = FlowLayout(acts, gap=8)
        for button in (self.paper, self.freeze, self._plan):
            flow.addWidget(button)
        self._parts = column(self.odd, self._answer(milestone), note, self.frozen, acts, gap=10)
        self._body = QWidget()
        self._body.setLayout(self._parts)
        self._body.hide()
        self.add(self._body)
        self._connect()

    def _answer(self, milestone: Milestone) -> QWidget:
        if is_gate(milestone):
            decided = Field("What was decided", self.decision)
            self.ticked.setParent(None)
            return Tiles([decided, Field(self._day_words, self.on)], least=230, gap=12)
        return Tiles([Field("", self.ticked), Field(self._day_words, self.on)], least=230, gap=12)

    def _connect(self) -> None:
        self._toggle.clicked.connect(lambda: self.unfold(not self._open))
        self._plan.clicked.connect(lambda: self.plan_requested.emit(self.milestone_id))
        self.paper.clicked.connect(lambda: self.paper_requested.emit(self.milestone_id))
        self.freeze.clicked.connect(lambda: self.freeze_requested.emit(self.milestone_id))
        self.decision.edited.connect(self._on_decided)
        self.ticked.edited.connect(lambda yes: self._hold(self._day() if yes else None))
        self.on.edited.connect(self._on_day_edited)
        self.note.edited.connect(lambda text: self.noted.emit(self.milestone_id, text))

    def show_review(
        self, milestone: Milestone, accent: str, start: date, today: date, gather: Gather
    ) -> None:
        """Show this review as it stands; `gather` finds the facts when they are asked for."""
        self._milestone, self._today, self._gather = milestone, today, gather
        self.set_accent(accent)
        self._title.setText(words.title(milestone))
        self._call(words.title(milestone))
        self._state.set(*words.state(milestone, today))
        self._about.setText(words.about(milestone, start, today))
        self._plan.setVisible(milestone.done_on is None)
        self.decision.set_value(milestone.decision or "")
        self.ticked.set_value(milestone.done_on is not None)
        self.on.set_value(milestone.done_on)
        self.note.set_value(milestone.note)
        self.unfold(self._open)

    def _call(self, title: str) -> None:
        """Tell the parts of this card from those of the others, in what a screen reader says."""
        self.note.setAccessibleName(f"{REASONS}, {title}")
        self.on.setAccessibleName(f"{self._day_words}, {title}")
        for button in (self.paper, self.freeze, self._plan):
            button.setAccessibleName(f"{button.text()}, {title}")

    def show_version(self, frozen: FrozenPlan | None, odd: Sequence[str]) -> None:
        """Say which version of the plan was frozen here, and what is odd about its day."""
        on = date_words(frozen.frozen_on) if frozen else ""
        number = number_of(self._milestone)
        said = f"Version {frozen.number} of the plan was frozen here on {on}." if frozen else ""
        if not frozen and number and self._milestone.done_on is None:
            said = f"Deciding it freezes version {number} of the plan."
        self.frozen.setText(said)
        self.frozen.setVisible(bool(said))
        self.freeze.setVisible(bool(number and self._milestone.decision))
        self.odd.setText(" ".join(odd))
        self.odd.setVisible(bool(odd))

    def unfold(self, is_open: bool) -> None:
        """Show facts, decision and reasons, or fold them away."""
        self._open = is_open
        title = words.title(self._milestone)
        self._toggle.set_icon("chevron-up" if is_open else "chevron-down")
        self._toggle.set_name(f"Fold {title}" if is_open else f"Open {title}")
        self._said.setText(self._milestone.note)
        self._said.setVisible(bool(self._milestone.note) and not is_open)
        if is_open and self._gather:
            if self._facts is None:
                self._facts = FactsView()
                self._parts.insertWidget(0, self._facts)
            self._facts.show_facts(*self._gather())
        self._body.setVisible(is_open)

    def _day(self) -> date:
        return self.on.value() or self._today

    def _on_decided(self, decision: str) -> None:
        self.decided.emit(self.milestone_id, decision, self._day())

    def _on_day_edited(self, day: date | None) -> None:
        if is_gate(self._milestone):
            if self._milestone.decision and day:
                self.decided.emit(self.milestone_id, str(self._milestone.decision), day)
        else:
            self._hold(day)

    def _hold(self, day: date | None) -> None:
        self.held.emit(self.milestone_id, day)
