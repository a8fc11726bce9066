"""What may leave the coaching page, who gets it, and what of this person would be in it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.domain.coaching_told import (
    FEWEST_TOGETHER,
    InHoursLog,
    SponsorHears,
    in_hours_log,
    sponsor_hears,
)
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, column, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Text
from facilitator.ui.widgets.tiles import Tiles

HEARS = {
    SponsorHears.ADDED_UP: f"Counted only together with others, from {FEWEST_TOGETHER} people up.",
    SponsorHears.HOURS: "Conversations and hours with the name; no theme.",
    SponsorHears.THEMES: "Conversations and hours with the name, and agreed themes.",
}
STANDS = {
    InHoursLog.ROLE: "By role only, and the network is not named.",
    InHoursLog.NAME: "By name; no contact has been agreed.",
    InHoursLog.CONTACT: "By name and contact, as agreed.",
}
UNSIGNED = "The coachee has not signed yet. "
ALONE = " Themes are only this person's: the sponsor will know whose. Ask them first."
ONE, EVERY = "one", "every"
SCOPES = {ONE: "This network", EVERY: "All networks"}


class ExportsCard(Card):
    """Buttons for each copy. `document_wanted` carries its id, `table_wanted` asks for the CSV.

    The hours log asks for all networks where `goes_over_all`.
    """

    document_wanted = Signal(str)
    table_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("What may leave this page")
        self._sponsor, self._log = Muted(), Muted()
        self.copy = Button("Print coachee's copy", "secondary", icon_name="print")
        self.sponsor = Button("Print sponsor's summary", "secondary", icon_name="print")
        self.scope = Choice("Hours of", SCOPES)
        self.scope.set_value(ONE)
        self.hours = Button("Print hours log", "secondary", icon_name="print")
        self.table = Button("Save as CSV", "secondary", icon_name="save")
        parts = [
            _part("For the coachee", Muted("Agreement, shared notes, promises."), self.copy),
            _part("For the sponsor", self._sponsor, self.sponsor),
            _part("For a professional body", self._log, self.scope, self.hours, self.table),
        ]
        self.add(Muted("Private notes are in none of these; shared notes only in the coachee's."))
        self.add(Tiles(parts, least=220, gap=20))
        self.copy.clicked.connect(lambda: self.document_wanted.emit("coaching-log"))
        self.sponsor.clicked.connect(lambda: self.document_wanted.emit("sponsor-summary"))
        self.hours.clicked.connect(lambda: self.document_wanted.emit("coaching-hours"))
        self.table.clicked.connect(self.table_wanted)

    @property
    def goes_over_all(self) -> bool:
        """Whether the log of hours is wanted over all networks."""
        return self.scope.value() == EVERY

    def show_answers(self, answers: Mapping[str, object], *, alone: bool = False) -> None:
        """Say what of this person the sponsor and a professional body would read.

        `alone`: the themes that the sponsor hears are of nobody else.
        """
        unsigned = "" if answers.get("coachee") else UNSIGNED
        self._sponsor.setText(unsigned + HEARS[sponsor_hears(answers)] + (ALONE if alone else ""))
        self._log.setText(unsigned + STANDS[in_hours_log(answers)])


def _part(title: str, words: Muted, *choices: QWidget) -> Card:
    part = Card()
    head = Text(title, size=Size.SMALL, weight=SEMIBOLD, colour="ink_2")
    part.add(column(head, words, None, *(row(choice, None) for choice in choices), gap=6))
    return part
