"""Whom to ask to a workshop: lists by role, organisation and interest, nobody too often."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from facilitator.domain import guests as reading
from facilitator.domain.dossier import Dossier
from facilitator.operations.guests import MOST_ASKS
from facilitator.ui.pages.workshops.guest_rows import ROLES, CandidateRow, about
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.inputs import LineEdit, NumberEdit
from facilitator.ui.widgets.row_list import RowList
from facilitator.ui.widgets.text import Muted
from facilitator.ui.widgets.tiles import Tiles

ANY = "*"
NOBODY = "Nobody is left to ask with these filters."
NO_PEOPLE = "No people yet. Add them on the people page, or sign them in at the door."
LONGEST = 320


class AskCard(Card):
    """Filters over those not asked yet. `asked` carries person ids and why they are asked."""

    asked = Signal(list, str)
    most_set = Signal(object)

    def __init__(self) -> None:
        super().__init__("Ask more people")
        self._dossier: Dossier | None = None
        self._workshop_id, self._today = "", date.min
        self.role = Choice("Role to ask", {ANY: "Any role", **ROLES}, as_list=True)
        self.place = Choice("Organisation to ask", {ANY: "Any organisation"}, as_list=True)
        self.interest = Choice("Interest to ask for", {ANY: "Any interest"}, as_list=True)
        self.why = LineEdit("Why they are asked", "Why them: only you can read this")
        self.list = RowList("People to ask", scrolls=True)
        self.all = Button("Ask all", "secondary")
        self.fresh = Button("Ask those not asked too often", "quiet")
        self.most = NumberEdit(
            "Most asks a month for one person", least=1, most=MOST_ASKS, whole=True, width=64
        )
        self._note = Muted()
        for choice in (self.role, self.place, self.interest):
            choice.set_value(ANY)
            choice.edited.connect(lambda _: self._show())
        self._lay_out()
        self.list.pressed_part.connect(lambda number, _: self._ask([self._row(number)]))
        self.list.opened.connect(lambda number: self._ask([self._row(number)]))
        self.all.clicked.connect(lambda: self._ask(self._rows()))
        self.fresh.clicked.connect(lambda: self._ask([r for r in self._rows() if not r.cap]))
        self.most.edited.connect(self.most_set)

    def _lay_out(self) -> None:
        filters = Tiles((self.role, self.place, self.interest), least=170, gap=8)
        buttons = FlowLayout(gap=6)
        for button in (self.all, self.fresh):
            buttons.addWidget(button)
        most = row(self.most, gap=8)
        most.addWidget(Muted("asks a month at most for one person"), 1)
        self.add(filters)
        self.add(self.why)
        self.add(self._note)
        self.add(self.list)
        self.add(buttons)
        self.add(most)

    def show_people(self, dossier: Dossier, workshop_id: str, today: date) -> None:
        """Show who could still be asked to a workshop."""
        if workshop_id != self._workshop_id:
            self._forget_why()
        self._dossier, self._workshop_id, self._today = dossier, workshop_id, today
        places = {place.id: place.name for place in dossier.organisations}
        self.place.set_options({ANY: "Any organisation", **places})
        known = reading.interests(dossier)
        self.interest.set_options({ANY: "Any interest", **{words: words for words in known}})
        for choice in (self.place, self.interest):
            if not choice.value():
                choice.set_value(ANY)
        self.most.set_value(dossier.network.most_asks)
        self._show()

    def _show(self) -> None:
        if self._dossier is None:
            return
        role, place, interest = (
            "" if choice.value() == ANY else choice.value()
            for choice in (self.role, self.place, self.interest)
        )
        wanted = reading.Wanted(role, place, interest)
        found = reading.candidates(self._dossier, self._workshop_id, wanted)
        rows = [
            CandidateRow(
                person,
                about(self._dossier, person),
                reading.cap_words(self._dossier, person.id, self._today, to_come=1),
            )
            for person in found
        ]
        self.list.set_rows(rows)
        self._say(len(rows), sum(not r.cap for r in rows))

    def _say(self, count: int, fresh: int) -> None:
        self.list.setVisible(bool(count))
        if count:
            wide = max(self.list.viewport().width(), 200)
            height = sum(r.height(wide) for r in self.list.rows()) + 4
            self.list.setFixedHeight(min(height, LONGEST))
        self.all.setVisible(bool(count))
        self.all.setText(f"Ask all {count}" if count > 1 else "Ask")
        self.all.setAccessibleName(f"Ask all {count} shown")
        self.fresh.setVisible(0 < fresh < count)
        self.fresh.setText(f"Ask the {fresh} not asked too often")
        self.fresh.setAccessibleName(self.fresh.text())
        everybody = self._dossier is not None and bool(self._dossier.people)
        self._note.setText("" if count else NOBODY if everybody else NO_PEOPLE)
        self._note.setHidden(bool(count))

    def _rows(self) -> list[CandidateRow]:
        return [r for r in self.list.rows() if isinstance(r, CandidateRow)]

    def _row(self, number: int) -> CandidateRow:
        return self._rows()[number]

    def _ask(self, rows: list[CandidateRow]) -> None:
        why = self.why.value() or self._why()
        if rows:
            self._forget_why()
            self.asked.emit([r.person.id for r in rows], why)

    def _forget_why(self) -> None:
        """A reason is told of those it was written for and of nobody after them."""
        self.why.flush()
        self.why.set_value("")

    def _why(self) -> str:
        """The filters that found them, where nothing else was written."""
        named = {"role": self.role, "organisation": self.place, "interest": self.interest}
        words = {name: _words(choice) for name, choice in named.items() if choice.value() != ANY}
        return ", ".join(f"{name}: {said}" for name, said in words.items())


def _words(choice: Choice) -> str:
    """What a choice shows for its value."""
    shown = choice.findChild(QComboBox)
    return shown.currentText() if shown else choice.value()
