"""What a workshop produced, typed a line at a time, and the offers that meet requests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout

from facilitator.domain import harvest
from facilitator.domain.deliver_records import Gift, HarvestItem
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Promise, Workshop
from facilitator.ui.pages.workshops.harvest_rows import PROMISE, HarvestRow, KindRow
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.row_list import Row, RowList
from facilitator.ui.widgets.suggest import SuggestEdit
from facilitator.ui.widgets.text import Muted

ONE = {
    Gift.IDEA: "Idea",
    Gift.OFFER: "Offer",
    Gift.REQUEST: "Request",
    Gift.COMMITMENT: "Commitment",
}
WHOLE = "*"
NONE_YET = "Nothing yet. Type what is on the wall within two days, while it is fresh."
KEYS = "Enter changes a line, P makes it a promise, Delete removes it."


class HarvestList(RowList):
    """Lines by kind; signals carry a row's number."""

    promised = Signal(int)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__("Harvest")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.current() >= 0 and event.key() == Qt.Key.Key_P:
            self.promised.emit(self.current())
        elif self.current() >= 0 and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self.current())
        else:
            super().keyPressEvent(event)


class HarvestCard(Card):
    """A line to type into, and what was typed. Signals carry an item's id.

    `added` carries kind, words, who and block id; `changed` the id and the same.
    """

    added = Signal(str, str, str, object)
    changed = Signal(str, str, str, str, object)
    promised = Signal(str)
    removed = Signal(str)
    promise_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__("Harvest")
        self._editing = ""
        self._counts = Muted()
        self.kind = Choice("Kind", {str(kind): words for kind, words in ONE.items()})
        self.kind.set_value(Gift.IDEA)
        self.text = LineEdit("A line of harvest", "One line, then Enter")
        self.who = SuggestEdit("Who gave it", "Who")
        self.block = Choice("Which block it came up in", {WHOLE: "The whole day"}, as_list=True)
        self.block.set_value(WHOLE)
        self.keep = Button("Add", "secondary")
        self.keep.setAccessibleName("Add to harvest")
        self.list = HarvestList()
        self._keys = Muted(KEYS)
        self._lay_out()
        for line in (self.text, self.who):
            line.returnPressed.connect(self._on_entered)
        self.keep.clicked.connect(self._on_entered)
        self.list.opened.connect(self._edit)
        self.list.pressed_part.connect(self._on_part_pressed)
        self.list.promised.connect(self._promise)
        self.list.removed.connect(lambda n: self.removed.emit(self._row(n).item.id))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(self.text, 0, 0, 1, 3)
        grid.addWidget(self.who, 1, 0)
        grid.addWidget(self.block, 1, 1)
        grid.addWidget(self.keep, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.add(self._counts)
        self.add(row(self.kind, None))
        self.add(grid)
        self.add(self.list)
        self.add(self._keys)

    def show_harvest(self, dossier: Dossier, workshop: Workshop, today: date) -> None:
        """Show what a workshop produced."""
        found = harvest.of_workshop(dossier, workshop.id)
        blocks = {block.id: block.title for block in dossier.blocks_of(workshop.id)}
        self.block.set_options({WHOLE: "The whole day", **blocks})
        if not self.block.value():
            self.block.set_value(WHOLE)
        self.who.set_suggestions(person.name for person in dossier.people)
        self._counts.setText(harvest.counts_words(found).capitalize() or NONE_YET)
        self._keys.setVisible(bool(found))
        self.list.setVisible(bool(found))
        self.list.set_rows(_rows(dossier, workshop, found, today))
        if self._editing and self._editing not in [item.id for item in found]:
            self._leave()

    def leave(self) -> None:
        """Keep a line that is half typed, as when another workshop is opened."""
        if self.text.value():
            self._take()
        self._leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._editing:
            self._leave()
            return
        super().keyPressEvent(event)

    def _row(self, number: int) -> HarvestRow:
        chosen = self.list.rows()[number]
        assert isinstance(chosen, HarvestRow)
        return chosen

    def _on_entered(self) -> None:
        self.text.setFocus()
        self._take()

    def _take(self) -> None:
        kind, words = harvest.parse_line(self.text.value(), Gift(self.kind.value() or Gift.IDEA))
        if not words:
            return
        who = self.who.value()
        block = None if self.block.value() in ("", WHOLE) else self.block.value()
        editing = self._editing
        self._leave()
        if editing:
            self.changed.emit(editing, str(kind), words, who, block)
        else:
            self.kind.set_value(kind)
            self.added.emit(str(kind), words, who, block)

    def _leave(self) -> None:
        if self._editing or self.text.value():
            self._editing = ""
            for field in (self.text, self.who):
                field.flush()
                field.set_value("")
        self.keep.setText("Add")
        self.keep.setAccessibleName("Add to harvest")

    def _edit(self, number: int) -> None:
        item = self._row(number).item
        self._editing = item.id
        for field in (self.text, self.who):
            field.flush()
        self.kind.set_value(item.gift)
        self.text.set_value(item.text)
        self.who.set_value(self._row(number).who)
        self.block.set_value(item.block_id or WHOLE)
        self.keep.setText("Save change")
        self.keep.setAccessibleName("Save change")
        self.text.setFocus()

    def _on_part_pressed(self, number: int, part: str) -> None:
        if part == PROMISE:
            self._promise(number)
        elif part:
            self._edit(number)

    def _promise(self, number: int) -> None:
        item = self._row(number).item
        if item.promise_id:
            self.promise_opened.emit(item.promise_id)
        else:
            self.promised.emit(item.id)


class MatchesCard(Card):
    """Offers that may meet requests, and why."""

    def __init__(self) -> None:
        super().__init__("Offers that meet requests")
        self._note = Muted("Bring these people together; the words or names they share say why.")
        self.list = RowList("Offers that meet requests")
        self.add(self._note)
        self.add(self.list)

    def show_matches(self, dossier: Dossier, workshop_id: str) -> None:
        """Show those of which one side was given in this workshop; hides without any."""
        found = harvest.matches(dossier, workshop_id)
        self.setHidden(not found)
        self.list.set_rows([_MatchRow(dossier, match) for match in found])


class _MatchRow(HarvestRow):
    def __init__(self, dossier: Dossier, match: harvest.Match) -> None:
        because = f"{match.because[:1].upper()}{match.because[1:]}."
        note = f"Could help with: {_said(dossier, match.request)}. {because}"
        offer = replace(match.offer, text=_said(dossier, match.offer))
        super().__init__(offer, note, "")

    def part_at(self, area: QRectF, point: QPointF) -> str:
        """Nothing can be pressed."""
        return ""


def _said(dossier: Dossier, item: HarvestItem) -> str:
    person = dossier.person(item.person_id)
    return f"{item.text} ({person.name})" if person else item.text


def _rows(
    dossier: Dossier, workshop: Workshop, found: tuple[HarvestItem, ...], today: date
) -> list[Row]:
    due = date_words(harvest.promise_due(workshop, today))
    promises = {promise.id: promise for promise in dossier.promises}
    titles = {block.id: block.title for block in dossier.blocks}
    rows: list[Row] = []
    for before, item in zip((None, *found), found, strict=False):
        if before is None or before.gift is not item.gift:
            rows.append(KindRow(item.gift))
        rows.append(_row_of(dossier, item, titles, promises.get(item.promise_id or ""), due))
    return rows


def _row_of(
    dossier: Dossier,
    item: HarvestItem,
    titles: dict[str, str],
    promise: Promise | None,
    due: str,
) -> HarvestRow:
    person = dossier.person(item.person_id)
    who = person.name if person else ""
    note = " · ".join(filter(None, (who, titles.get(item.block_id or "", ""))))
    trail = f"Make promise by {due}" if item.gift is Gift.COMMITMENT else ""
    if promise:
        by = f" by {date_words(promise.due)}" if promise.due else ""
        trail = "Promise kept" if promise.done_on else f"Promised{by}"
    kept = bool(promise and promise.done_on)
    return HarvestRow(item, note, trail, who=who, kept=kept)
