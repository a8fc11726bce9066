"""What was found: each finding in words that can be bettered, with who may read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator import content
from facilitator.domain.instrument import number_of
from facilitator.domain.lanes import Lane
from facilitator.domain.records import Finding, Link, Round
from facilitator.domain.review_records import Excerpt, ReviewNote
from facilitator.operations import fields
from facilitator.operations import findings as findings_
from facilitator.ui.pages.diagnostic.round_view import RoundView
from facilitator.ui.pages.diagnostic.words import Shown
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.card import Card, clear, row
from facilitator.ui.widgets.chip import HEIGHT, Chip
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.inputs import LineEdit, TextEdit
from facilitator.ui.widgets.text import Muted, Text

LANES = {"network": "The network", "sponsor": "Also the sponsor", "private": "Only me"}


class Findings(RoundView):
    """The third view: the network's findings, from all rounds and from interviews."""

    def _build(self) -> None:
        self._network_id = ""
        self._cards: dict[str, _FindingCard] = {}
        self._new = LineEdit("New finding", "In a few words: what was found?")
        self._add = Button("Add finding", icon_name="add")
        adding = Card("What we found")
        adding.add(
            Muted(
                "Findings from the diagnostic and from interviews. Each goal says which of "
                "them it answers."
            )
        )
        adding.add(row(self._new, self._add, gap=8))
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._foot = Button("Answer them with goals", icon_name="goals")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(adding)
        box.addLayout(self._list)
        box.addWidget(self._foot, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.clicked.connect(self._on_added)
        self._new.returnPressed.connect(self._on_added)
        self._foot.clicked.connect(lambda: self.open_requested.emit("goals", ""))

    def show_round(self, shown: Shown) -> None:
        """Show the network's findings; cards stay while the same findings do."""
        self._network_id = shown.round.network_id
        if list(self._cards) != [finding.id for finding in shown.findings]:
            self._rebuild(shown.findings)
        origins = self._origins(shown)
        for finding in shown.findings:
            self._cards[finding.id].show_finding(finding, origins[finding.id])
        self._foot.setVisible(bool(shown.findings))

    def show_record(self, record_id: str) -> QWidget | None:
        """The card of one finding, with the focus in its title."""
        card = self._cards.get(record_id)
        if card is not None:
            card.title.setFocus(Qt.FocusReason.TabFocusReason)
        return card

    def _rebuild(self, findings: tuple[Finding, ...]) -> None:
        clear(self._list)
        run = self.session.run
        self._cards = {
            finding.id: _FindingCard(finding, number)
            for number, finding in enumerate(findings, start=1)
        }
        for card in self._cards.values():
            self._list.addWidget(card)
            card.edited.connect(lambda *edit: run(fields.set_field, Finding, *edit))
            card.laned.connect(lambda id, lane: run(findings_.set_lane, id, Lane(lane)))
            card.removed.connect(lambda id: run(findings_.remove, id, toast="Finding removed"))
            card.origin_opened.connect(self._on_origin)

    def _origins(self, shown: Shown) -> dict[str, tuple[Origin, ...]]:
        """Where each finding comes from: passages, statements, and the round they are of."""
        find = self.session.casebook.find
        links = find(Link, network_id=self._network_id, source_kind="excerpt")
        excerpts = {one.id: one for one in find(Excerpt, network_id=self._network_id)}
        notes = {one.id: one.title for one in find(ReviewNote, network_id=self._network_id)}
        rounds = {one.id: one.title for one in find(Round, network_id=self._network_id)}
        heard: dict[str, list[Origin]] = {finding.id: [] for finding in shown.findings}
        for link in links:
            if link.target_id in heard and (excerpt := excerpts.get(link.source_id)):
                title = notes.get(excerpt.review_note_id, "Passage")
                heard[link.target_id].append(Origin("review", excerpt.id, title, excerpt.text))
        return {
            finding.id: (*heard[finding.id], *_asked(finding, rounds)) for finding in shown.findings
        }

    def _on_origin(self, origin: Origin) -> None:
        """Open where it comes from; another round first comes to the front."""
        if origin.round_id:
            self.open_requested.emit("diagnostic", origin.round_id)
        self.view_requested.emit(origin.view, origin.id)

    def _on_added(self) -> None:
        if self._new.value():
            words = self._new.value()
            self._new.clear()
            self.session.run(
                findings_.add,
                self._network_id,
                words,
                found_on=self.session.today(),
                toast="Finding added",
            )
        self._new.setFocus()


@dataclass(frozen=True)
class Origin:
    """One thing a finding comes from: the view and the record that show it, in which round."""

    view: str
    id: str
    title: str
    tip: str = ""
    round_id: str = ""


def _asked(finding: Finding, rounds: Mapping[str, str]) -> Iterator[Origin]:
    """The statements it is made of and their round, while there is one."""
    labels = {s.id: s.label for s in content.instrument().statements}
    there = finding.round_id if finding.round_id in rounds else ""
    for id in finding.statements:
        if id in labels:
            yield Origin("statements", id, f"Statement {number_of(id)}", labels[id], there or "")
    if there:
        yield Origin("results", "", rounds[there], "Opens this round", there)


class _FindingCard(Card):
    edited = Signal(str, str, object)
    laned = Signal(str, str)
    removed = Signal(str)
    origin_opened = Signal(object)

    def __init__(self, finding: Finding, number: int) -> None:
        super().__init__()
        self._id, self._called = finding.id, f"finding {number}"
        self.title = LineEdit(f"Finding {number}")
        self._detail = TextEdit(f"What lies behind {self._called}", "What lies behind it", lines=2)
        self._lane = Choice(f"Who may read it, {self._called}", LANES, as_list=True)
        self._source = Muted()
        self._origins: tuple[Origin, ...] = ()
        self.chips, self._from = FlowLayout(gap=6), QWidget()
        self._from.setLayout(self.chips)
        remove = IconButton("delete", f"Remove {self._called}")
        self.add(row(self.title, remove, gap=8))
        self.add(self._detail)
        self.add(self._from)
        reads = Text("Who may read it", size=13, colour="ink_2", wrap=False)
        self.add(row(self._source, reads, self._lane, gap=8))
        self.title.edited.connect(lambda value: self._on_title(value))
        self._detail.edited.connect(lambda value: self.edited.emit(self._id, "detail", value))
        self._lane.edited.connect(lambda value: self.laned.emit(self._id, value))
        remove.clicked.connect(lambda: self.removed.emit(self._id))

    def show_finding(self, finding: Finding, origins: tuple[Origin, ...]) -> None:
        self.title.set_value(finding.title)
        self._detail.set_value(finding.detail)
        self._lane.set_value(finding.lane)
        told = {origin.title for origin in origins}
        source = finding.source or ("" if origins else "Written by hand")
        self._source.setText("" if source in told else source)
        if origins != self._origins:
            self._origins = origins
            self._show_chips()
        self._from.setVisible(bool(origins))

    def _show_chips(self) -> None:
        clear(self.chips)
        said = Text("From", size=13, colour="ink_2", wrap=False)
        said.setFixedHeight(HEIGHT)
        self.chips.addWidget(said)
        for origin in self._origins:
            chip = Chip(origin.title, origin.tip)
            chip.setAccessibleName(f"{origin.title}, {self._called}")
            chip.clicked.connect(lambda _=False, origin=origin: self.origin_opened.emit(origin))
            self.chips.addWidget(chip)

    def _on_title(self, value: object) -> None:
        if value:
            self.edited.emit(self._id, "title", value)
