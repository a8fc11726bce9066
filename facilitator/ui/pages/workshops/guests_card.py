"""Who is asked to a workshop, what they replied, and who came."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu

from facilitator.domain import guests as reading
from facilitator.domain.deliver_records import Guest, Reply
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Person
from facilitator.ui.pages.workshops.guest_rows import NEW, TICK, GuestRow, about
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.row_list import RowList
from facilitator.ui.widgets.suggest import SuggestEdit
from facilitator.ui.widgets.text import Muted, Text

NONE_YET = "Nobody has been asked yet. Choose below whom this workshop needs."
KEYS = (
    "Space signs in. Y, M and N keep a reply, U takes it back, W marks a new member, Delete takes "
    "off the list."
)
ADDRESSED = {
    reading.Whom.LISTED: "All who have not declined",
    reading.Whom.SILENT: "No reply yet",
    reading.Whom.COMING: "Coming, or perhaps",
    reading.Whom.CAME: "Came",
}
_REPLIES = {Qt.Key.Key_Y: Reply.YES, Qt.Key.Key_M: Reply.MAYBE, Qt.Key.Key_N: Reply.NO}


class GuestList(RowList):
    """Guests to sign in and to keep replies of, by one key each; signals carry a row's number."""

    acted = Signal(int, str)
    cleared = Signal(int)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__("Guests")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number, key = self.current(), Qt.Key(event.key())
        if number < 0 or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            self.acted.emit(number, TICK)
        elif key in _REPLIES:
            self.acted.emit(number, _REPLIES[key])
        elif key == Qt.Key.Key_W:
            self.acted.emit(number, NEW)
        elif key == Qt.Key.Key_U:
            self.cleared.emit(number)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(number)
        else:
            super().keyPressEvent(event)


class GuestsCard(Card):
    """The list, its counts, and a line to sign people in by. Signals carry a guest's id.

    `signed_in` carries a name as typed at the door, `copied` what to say of copied addresses.
    """

    came = Signal(str, bool)
    replied = Signal(str, object)
    marked_new = Signal(str, bool)
    removed = Signal(str)
    signed_in = Signal(str)
    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__("Guests")
        self.counts = Text()
        self.door = SuggestEdit("Sign in by name", "At the door: a name, then Enter")
        self.list = GuestList()
        self._keys = Muted(KEYS)
        self.copy = Button("Copy addresses", "quiet")
        self.copy.setAccessibleName("Copy e-mail addresses of guests")
        self._found: tuple[tuple[Guest, Person], ...] = ()
        self.add(row(self.counts, self.copy))
        self.add(self.door)
        self.add(self.list)
        self.add(self._keys)
        self.copy.clicked.connect(self._on_copy_wanted)
        self.door.returnPressed.connect(self._on_door_entered)
        self.list.pressed_part.connect(self._on_acted)
        self.list.acted.connect(self._on_acted)
        self.list.cleared.connect(lambda number: self.replied.emit(self._id(number), None))
        self.list.removed.connect(lambda number: self.removed.emit(self._id(number)))

    def show_guests(self, dossier: Dossier, workshop_id: str, today: date) -> None:
        """Show who is asked to a workshop."""
        found = reading.guests_of(dossier, workshop_id)
        rows = [
            GuestRow(
                guest,
                person,
                " · ".join(filter(None, (about(dossier, person), guest.why))),
                reading.cap_words(dossier, person.id, guest.invited_on or today),
            )
            for guest, person in found
        ]
        self.list.set_rows(rows)
        self._found = found
        self.copy.setVisible(bool(rows))
        self.list.setVisible(bool(rows))
        self._keys.setVisible(bool(rows))
        self.counts.setText(counts_words(reading.tally(g for g, _ in found)) or NONE_YET)
        self.door.set_suggestions(p.name for p in dossier.people if p.left_on is None)

    def _on_copy_wanted(self) -> None:
        self.copy_menu().popup(self.copy.mapToGlobal(QPoint(0, self.copy.height())))

    def copy_menu(self) -> QMenu:
        """Whose addresses can be copied, with how many they are."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for whom, words in ADDRESSED.items():
            meant = reading.addressed(self._found, whom)
            action = menu.addAction(f"{words}: {len(meant)}", partial(self._copy, meant))
            action.setEnabled(bool(meant))
        return menu

    def _copy(self, people: tuple[Person, ...]) -> None:
        found = reading.addresses(people)
        if found:
            QGuiApplication.clipboard().setText("; ".join(found))
        self.copied.emit(copied_words(len(found), sum(not p.email.strip() for p in people)))

    def _id(self, number: int) -> str:
        return self._row(number).guest.id

    def _row(self, number: int) -> GuestRow:
        chosen = self.list.rows()[number]
        assert isinstance(chosen, GuestRow)
        return chosen

    def _on_acted(self, number: int, part: str) -> None:
        guest = self._row(number).guest
        if part == TICK:
            self.came.emit(guest.id, not guest.came)
        elif part == NEW:
            self.marked_new.emit(guest.id, not guest.is_new)
        else:
            self.replied.emit(guest.id, None if guest.reply == part else part)

    def _on_door_entered(self) -> None:
        name = self.door.value()
        if name:
            self.door.flush()
            self.door.set_value("")
            self.door.setFocus()
            self.signed_in.emit(name)


def copied_words(found: int, without: int) -> str:
    """How many addresses were copied, and how many people have none."""
    if not found:
        return "None of them has an e-mail address yet. Add it on the people page."
    copied = "1 address is" if found == 1 else f"{found} addresses are"
    none = f" {without} {'person has' if without == 1 else 'people have'} none." if without else ""
    return f"{copied} ready to paste; use blind copy.{none}"


def counts_words(told: reading.Tally) -> str:
    """How an invitation stands, in two sentences; "" for nobody."""
    if not told.listed:
        return ""
    parts = ((told.yes, "yes"), (told.maybe, "maybe"), (told.no, "no"), (told.silent, "no reply"))
    replies = ", ".join(f"{number} {word}" for number, word in parts if number)
    replies = f": {replies}" if replies else ""
    new = f" {told.new} new member{'' if told.new == 1 else 's'}." if told.new else ""
    came = f" {told.came} came" if told.came else ""
    came += f", {told.new_came} of them new." if told.came and told.new_came else "." * bool(came)
    return f"{told.listed} on the list{replies}.{new}{came}"
