"""Takes in a list copied from a spreadsheet, and says what it understood before it adds."""

from __future__ import annotations

from PySide6.QtCore import Signal

from facilitator.domain.records import Person
from facilitator.operations import people_list
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.inputs import TextEdit
from facilitator.ui.widgets.text import Muted, Text


class PasteCard(Card):
    """Paste lines, read what will happen, add: one step."""

    accepted = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__("Paste a list")
        self._known: tuple[Person, ...] = ()
        self._text = TextEdit("Copied lines", "Paste here", lines=4, most=8)
        self._text.textChanged.connect(self._say)
        self._said = Text("")
        self._add = Button("Add", "primary")
        self._add.clicked.connect(lambda: self.accepted.emit(self._text.value()))
        close = Button("Cancel", "quiet")
        close.clicked.connect(self.closed)
        self.add(
            Muted(
                "Copy rows from a spreadsheet: name, role, job, organisation. "
                "A first row that names the columns may put them in any order."
            )
        )
        self.add(self._text)
        self.add(self._said)
        self.add(row(self._add, close, None, gap=8))

    def start(self, known: tuple[Person, ...], text: str = "") -> None:
        """Begin with this text, where a list was pasted elsewhere."""
        self._known = known
        self._text.setPlainText(text)
        self._say()
        self._text.setFocus()

    def _say(self) -> None:
        lines = people_list.read(self._text.value())
        new = people_list.new_ones(self._known, lines)
        self._said.setText(_words(len(lines), len(new)))
        self._add.setText(f"Add {_people(len(new))}" if new else "Add")
        self._add.setEnabled(bool(new))


def _words(found: int, new: int) -> str:
    if not found:
        return ""
    known = found - new
    words = f"{_people(found)} found."
    return f"{words} {known} of them here already, so left out." if known else words


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"
