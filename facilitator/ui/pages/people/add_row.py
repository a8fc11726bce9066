"""Adds people as fast as they can be typed: Enter adds, and the next name can follow."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from facilitator.domain.scale import Role
from facilitator.ui.pages.people.rows import ROLES
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.suggest import SuggestEdit


class AddRow(Card):
    """Name, role, organisation; a list pasted into the name is handed on whole."""

    added = Signal(str, str, str)
    list_pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.name = LineEdit("Name of a new person", "Add a name, then Enter")
        self.role = Choice("Role of the new person", ROLES, as_list=True)
        self.place = SuggestEdit("Organisation of the new person", "Organisation")
        self.role.set_value(Role.MEMBER)
        self.name.installEventFilter(self)
        add = Button("Add")
        add.clicked.connect(self._on_entered)
        for line in (self.name, self.place):
            line.returnPressed.connect(self._on_entered)
        box = row(gap=8)
        box.addWidget(self.name, 4)
        box.addWidget(self.role, 2)
        box.addWidget(self.place, 3)
        box.addWidget(add)
        self.box.setContentsMargins(12, 10, 12, 10)
        self.add(box)

    def set_places(self, names: Iterable[str]) -> None:
        """Suggest these organisations."""
        self.place.set_suggestions(names)

    def start(self) -> None:
        """Be ready for a name."""
        self.name.setFocus()

    def clear(self) -> None:
        """Be ready for the next name; role and organisation often stay the same."""
        self.name.flush()
        self.name.set_value("")
        self.role.set_value(Role.MEMBER)
        self.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            text = QGuiApplication.clipboard().text()
            if "\n" in text.strip() or "\t" in text:
                self.list_pasted.emit(text)
                return True
        return False

    def _on_entered(self) -> None:
        if self.name.value():
            self.added.emit(self.name.value(), self.role.value(), self.place.value())
        else:
            self.start()
