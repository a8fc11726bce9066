"""Everything about one person, each field saved as it is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain import diary, retention
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Person
from facilitator.ui.pages.people.rows import ROLES
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.dates import DateEdit, date_words
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.icons import icon
from facilitator.ui.widgets.inputs import LineEdit, TextEdit
from facilitator.ui.widgets.suggest import SuggestEdit
from facilitator.ui.widgets.text import SEMIBOLD, Elided, Muted, Text
from facilitator.ui.widgets.tiles import Tiles

PAIR = 165


class PersonCard(Card):
    """The card of one person.

    `edited` carries the field and its value; "organisation" is the organisation's name.
    """

    edited = Signal(str, object)
    closed = Signal()
    remove_requested = Signal()
    coaching_requested = Signal()
    copy_requested = Signal()
    erase_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = Elided(size=Size.HEADING, weight=SEMIBOLD)
        close = IconButton("close", "Close, and see the whole network")
        close.clicked.connect(self.closed)
        self.add(_line(self._heading, close))
        self._editors = _editors()
        for name, editor in self._editors.items():
            editor.edited.connect(lambda value, name=name: self.edited.emit(name, value))
        fields = {name: Field(_LABELS[name], self._editors[name]) for name in _LABELS}
        for names in _LINES:
            parts = [fields[name] for name in names]
            self.add(Tiles(parts, least=PAIR, gap=12) if len(parts) > 1 else parts[0])
        self._add_note()
        self._add_foot()
        self._add_rights()

    def _add_note(self) -> None:
        words = Text("Private note", size=Size.SMALL, weight=SEMIBOLD, colour="ink_2", wrap=False)
        self.box.addSpacing(4)
        self.add(row(_Lock(), words, Muted("only you", wrap=False), None, gap=6))
        note = self._editors["note"]
        note.setAccessibleDescription("Only you read this, unless you put it in their own copy.")
        self.add(note)
        self.add(Muted("It is in no document, and in their own copy only if you say so."))

    def _add_foot(self) -> None:
        self._ties = Muted()
        self._coaching = Button("Open coaching", "quiet")
        remove = Button("Remove", "quiet", icon_name="delete")
        self._coaching.clicked.connect(self.coaching_requested)
        remove.clicked.connect(self.remove_requested)
        self.box.addSpacing(4)
        self.add(self._ties)
        self.add(row(self._coaching, None, remove, gap=8))

    def _add_rights(self) -> None:
        self._suggest = Button("", "quiet", icon_name="calendar")
        self._suggest.clicked.connect(self._on_suggestion_taken)
        copy = Button("Give a copy of what is kept", "quiet")
        erase = Button("Erase for good", "quiet", icon_name="warning")
        copy.clicked.connect(self.copy_requested)
        erase.clicked.connect(self.erase_requested)
        until = Field(
            "Keep until",
            self._editors["keep_until"],
            "The day you need nothing of theirs any more.",
        )
        self.box.addSpacing(10)
        self.add(Text("Their rights", size=Size.SMALL, weight=SEMIBOLD, colour="ink_2"))
        self.add(until)
        for button in (self._suggest, copy, erase):
            self.add(row(button, None))

    def _on_suggestion_taken(self) -> None:
        self.edited.emit("keep_until", self._suggested)

    def show_person(self, dossier: Dossier, person: Person) -> None:
        """Show this person; text being typed is left alone."""
        places = {place.id: place.name for place in dossier.organisations}
        self._heading.setText(person.name)
        self._editors["organisation"].set_suggestions(places.values())
        for name, editor in self._editors.items():
            if name == "organisation":
                editor.set_value(places.get(person.organisation_id or "", ""))
            else:
                editor.set_value(getattr(person, name))
        self._ties.setText(_ties(dossier, person))
        self._suggested = retention.suggested(dossier.network, person)
        self._suggest.setText(f"Keep until {date_words(self._suggested)}")
        self._suggest.setAccessibleName(self._suggest.text())
        self._suggest.setHidden(person.keep_until is not None)

    def flush_all(self) -> None:
        """Save now what is being typed in any field."""
        for editor in self._editors.values():
            editor.flush()

    def editor(self, name: str):  # type: ignore[no-untyped-def]
        """The editor of one field."""
        return self._editors[name]


class _Lock(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._icon = icon("lock", "violet_ink")
        self.setFixedSize(16, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._icon.paint(QPainter(self), self.rect())


_LABELS = {
    "name": "Name",
    "role": "Role in the network",
    "job": "Job",
    "organisation": "Organisation",
    "email": "Email",
    "phone": "Phone",
    "joined": "Joined on",
    "left_on": "Left on",
    "interests": "Interests",
}
_LINES = (
    ("name", "role"),
    ("job",),
    ("organisation",),
    ("interests",),
    ("email", "phone"),
    ("joined", "left_on"),
)


def _editors():  # type: ignore[no-untyped-def]
    return {
        "name": LineEdit("Name"),
        "role": Choice("Role in the network", ROLES, as_list=True),
        "job": LineEdit("Job", "What they do"),
        "organisation": SuggestEdit("Organisation", "Where they work"),
        "email": LineEdit("Email"),
        "phone": LineEdit("Phone"),
        "joined": DateEdit("Joined on"),
        "left_on": DateEdit("Left on"),
        "interests": TextEdit("Interests", "What they care about", lines=2, most=6),
        "keep_until": DateEdit("Keep until"),
        "note": TextEdit("Private note", "What helps you work with them", lines=3, most=10),
    }


def _line(heading: Elided, close: IconButton):  # type: ignore[no-untyped-def]
    line = row(gap=8)
    line.addWidget(heading, 1)
    line.addWidget(close)
    return line


def _ties(dossier: Dossier, person: Person) -> str:
    """What else the casebook holds of a person, in a sentence, or ""."""
    held = sum(1 for session in dossier.sessions if session.person_id == person.id)
    waiting = sum(1 for p in diary.open_promises(dossier) if p.owner_id == person.id)
    told = []
    if held:
        told.append("1 coaching session" if held == 1 else f"{held} coaching sessions")
    if waiting:
        told.append("1 open promise" if waiting == 1 else f"{waiting} open promises")
    return f"{' and '.join(told)} of theirs." if told else ""
