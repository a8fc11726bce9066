"""What may leave the coaching page, who gets it, and what of this person would be in it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal

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
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Text
from facilitator.ui.widgets.tiles import Tiles

HEARS = {
    SponsorHears.ADDED_UP: f"Counted only together with others, from {FEWEST_TOGETHER} people up.",
    SponsorHears.HOURS: "Conversations and hours with the name; no theme.",
    SponsorHears.THEMES: "Conversations and hours with the name, and agreed themes.",
}
STANDS = {
    InHoursLog.ROLE: "By role only, as agreed.",
    InHoursLog.NAME: "By name; no contact has been agreed.",
    InHoursLog.CONTACT: "By name and contact, as agreed.",
}
UNSIGNED = "The coachee has not signed yet. "


class ExportsCard(Card):
    """Buttons for each copy. `document_wanted` carries its id, `table_wanted` asks for the CSV."""

    document_wanted = Signal(str)
    table_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("What may leave this page")
        self._sponsor, self._log = Muted(), Muted()
        self.copy = Button("Print coachee's copy", "secondary", icon_name="print")
        self.sponsor = Button("Print sponsor's summary", "secondary", icon_name="print")
        self.hours = Button("Print hours log", "secondary", icon_name="print")
        self.table = Button("Save as CSV", "secondary", icon_name="save")
        parts = [
            _part("For the coachee", Muted("Agreement, shared notes, promises."), self.copy),
            _part("For the sponsor", self._sponsor, self.sponsor),
            _part("For a professional body", self._log, self.hours, self.table),
        ]
        self.add(Muted("Private notes are in none of these; shared notes only in the coachee's."))
        self.add(Tiles(parts, least=220, gap=20))
        self.copy.clicked.connect(lambda: self.document_wanted.emit("coaching-log"))
        self.sponsor.clicked.connect(lambda: self.document_wanted.emit("sponsor-summary"))
        self.hours.clicked.connect(lambda: self.document_wanted.emit("coaching-hours"))
        self.table.clicked.connect(self.table_wanted)

    def show_answers(self, answers: Mapping[str, object]) -> None:
        """Say what of this person the sponsor and a professional body would read."""
        unsigned = "" if answers.get("coachee") else UNSIGNED
        self._sponsor.setText(unsigned + HEARS[sponsor_hears(answers)])
        self._log.setText(unsigned + STANDS[in_hours_log(answers)])


def _part(title: str, words: Muted, *buttons: Button) -> Card:
    part = Card()
    head = Text(title, size=Size.SMALL, weight=SEMIBOLD, colour="ink_2")
    part.add(column(head, words, None, *(row(button, None) for button in buttons), gap=6))
    return part
