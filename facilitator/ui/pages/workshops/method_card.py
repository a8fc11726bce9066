"""One method in full: its steps, what to bring, when it is good, and where it comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from facilitator.domain.methods import MaterialPer, WorkshopMethod
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.text import SEMIBOLD, Muted, SectionTitle, Text

_PER = {MaterialPer.PERSON: "each person", MaterialPer.GROUP: "each group", MaterialPer.EVENT: ""}


class MethodCard(Card):
    """Takes the place of the shelf until it is closed. `taken` carries the method's id."""

    taken = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._method_id = ""
        self._title = SectionTitle()
        self.close_button = IconButton("close", "Back to the shelf")
        self._facts = Muted()
        self._parts = {name: Text(size=Size.SMALL) for name in _PARTS}
        self._labels = {
            name: Text(name, size=Size.SMALL, weight=SEMIBOLD, colour="teal_ink") for name in _PARTS
        }
        self.take = Button("Add to agenda", "secondary", icon_name="add")
        head = row(self._title, self.close_button, gap=8)
        head.setAlignment(self.close_button, Qt.AlignmentFlag.AlignTop)
        self.add(head)
        self.add(self._facts)
        self.add(row(self.take, None))
        for name, part in self._parts.items():
            self.add(self._labels[name])
            self.add(part)
        self.take.clicked.connect(lambda: self.taken.emit(self._method_id))
        self.close_button.clicked.connect(self.closed)

    def show_method(self, method: WorkshopMethod, took: str = "") -> None:
        """Show one method; `took` says how long it was when it was run."""
        self._method_id = method.id
        self.setAccessibleName(f"Method: {method.title}")
        self._title.setText(method.title)
        self._facts.setText(" ".join(filter(None, (facts_of(method), took))))
        for name, words in _parts_of(method).items():
            self._parts[name].setText(words)
            self._parts[name].setHidden(not words)
            self._labels[name].setHidden(not words)

    def words(self) -> str:
        """Everything it says, for reading aloud and for tests."""
        return "\n".join(part.text() for part in (self._title, self._facts, *self._parts.values()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


_PARTS = (
    "What it does",
    "Steps",
    "Bring",
    "Room",
    "What comes of it",
    "When good",
    "Watch out",
    "From afar",
    "Source",
)


def facts_of(method: WorkshopMethod) -> str:
    """Minutes, people and energy in a line."""
    minutes = f"{method.minutes} minutes, at least {method.least}"
    people = f"{method.group_min} to {method.group_max} people"
    return f"{minutes}. {people}. {method.energy.capitalize()} energy."


def _parts_of(method: WorkshopMethod) -> dict[str, str]:
    steps = (
        f"{number}. {step.text}{f' ({step.minutes} min)' if step.minutes else ''}"
        for number, step in enumerate(method.steps, start=1)
    )
    things = (
        f"• {m.item}: {m.count}{f' for {_PER[m.per]}' if _PER[m.per] else ''}"
        for m in method.materials
    )
    texts = (
        method.summary,
        "\n".join(steps),
        "\n".join(things),
        method.room,
        method.harvest,
        method.when_good,
        method.watch_out,
        method.remote,
        method.source,
    )
    return dict(zip(_PARTS, texts, strict=True))
