"""The passages of a review note: what they bear on, what they show, and who may read them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.instrument import number_of
from facilitator.domain.review_records import Excerpt
from facilitator.ui.dialogs import statement_picker
from facilitator.ui.widgets.buttons import Button, IconButton, Look
from facilitator.ui.widgets.card import Card, clear, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.inputs import TextEdit
from facilitator.ui.widgets.text import Text

LANES = {"private": "Only me", "network": "The network", "sponsor": "Also the sponsor"}
LEVELS = {"0": "0 none", "1": "1 told", "2": "2 seen", "3": "3 corroborated"}


class Excerpts(QWidget):
    """`edited` carries id, field and value; `finding_wanted` and `removed` an excerpt's id."""

    edited = Signal(str, str, object)
    removed = Signal(str)
    finding_wanted = Signal(str)
    finding_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._cards: dict[str, _ExcerptCard] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(10)

    def show_excerpts(self, excerpts: Sequence[Excerpt], findings: dict[str, str]) -> None:
        """Show these; `findings` has the finding made of an excerpt, by the excerpt's id."""
        if list(self._cards) != [excerpt.id for excerpt in excerpts]:
            self._rebuild(excerpts)
        for excerpt in excerpts:
            self._cards[excerpt.id].show_excerpt(excerpt, findings.get(excerpt.id, ""))

    def card(self, excerpt_id: str) -> QWidget | None:
        """The card of one excerpt."""
        return self._cards.get(excerpt_id)

    def _rebuild(self, excerpts: Sequence[Excerpt]) -> None:
        clear(self._box)
        self._cards = {
            excerpt.id: _ExcerptCard(excerpt.id, number)
            for number, excerpt in enumerate(excerpts, start=1)
        }
        for card in self._cards.values():
            self._box.addWidget(card)
            card.edited.connect(self.edited)
            card.removed.connect(self.removed)
            card.finding_wanted.connect(self.finding_wanted)
            card.finding_opened.connect(self.finding_opened)


def _said(words: str, choice: Choice) -> QWidget:
    """A choice with its label before it, on one line."""
    held = QWidget()
    held.setLayout(row(Text(words, size=13, colour="ink_2", wrap=False), choice, gap=8))
    return held


class _ExcerptCard(Card):
    edited = Signal(str, str, object)
    removed = Signal(str)
    finding_wanted = Signal(str)
    finding_opened = Signal(str)

    def __init__(self, excerpt_id: str, number: int) -> None:
        super().__init__(accent="teal")
        self._id, self._finding, self._called = excerpt_id, "", f"passage {number}"
        self._statements: tuple[str, ...] = ()
        self.text = TextEdit(f"Passage {number}", "What was said or seen", lines=1)
        self.about = Button("Choose statements", Look.QUIET, "edit")
        self.level = Choice(f"What it shows, {self._called}", LEVELS, as_list=True)
        self.lane = Choice(f"Who may read it, {self._called}", LANES, as_list=True)
        self.make = Button("Make a finding", Look.QUIET)
        remove = IconButton("delete", f"Remove {self._called}")
        self.add(row(self.text, remove, gap=8))
        line, held = FlowLayout(gap=8), QWidget()
        shows, reads = _said("Shows", self.level), _said("Read by", self.lane)
        for part in (self.about, shows, reads, self.make):
            line.addWidget(part)
        held.setLayout(line)
        self.add(held)
        self.text.edited.connect(lambda value: self._edit("text", value))
        self.level.edited.connect(lambda value: self._edit("level", int(value)))
        self.lane.edited.connect(lambda value: self._edit("lane", value))
        self.about.clicked.connect(self._on_about)
        self.make.clicked.connect(self._on_make)
        remove.clicked.connect(lambda: self.removed.emit(self._id))

    def show_excerpt(self, excerpt: Excerpt, finding_id: str) -> None:
        self._statements, self._finding = excerpt.statements, finding_id
        self.text.set_value(excerpt.text)
        self.level.set_value(str(excerpt.level))
        self.lane.set_value(excerpt.lane)
        numbers = ", ".join(number_of(id) for id in excerpt.statements)
        many = "Statement" if len(excerpt.statements) == 1 else "Statements"
        self._name(self.about, f"{many} {numbers}" if numbers else "Choose statements")
        self._name(self.make, "See the finding" if finding_id else "Make a finding")

    def _name(self, button: Button, words: str) -> None:
        button.setText(words)
        button.setAccessibleName(f"{words}, {self._called}")

    def _edit(self, name: str, value: object) -> None:
        if value != "":
            self.edited.emit(self._id, name, value)

    def _on_about(self) -> None:
        picked = statement_picker.ask(self, self._statements)
        if picked is not None and picked != self._statements:
            self._edit("statements", picked)

    def _on_make(self) -> None:
        if self._finding:
            self.finding_opened.emit(self._finding)
        else:
            self.finding_wanted.emit(self._id)
