"""The head of one workshop: what, when, where, who, and what can be done with the whole of it.

`WorkshopHead.add_button` is the place for one more button, such as to run the workshop live.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.card import row
from facilitator.ui.widgets.choices import CheckRow, Choice
from facilitator.ui.widgets.text import Heading, Muted

AGENDA, PEOPLE, AFTER = "agenda", "people", "after"
VIEWS = {AGENDA: "Agenda", PEOPLE: "People", AFTER: "Afterwards"}


class WorkshopHead(QWidget):
    """Title and facts at the left, buttons at the right."""

    print_wanted = Signal()
    front_toggled = Signal(bool)
    held_set = Signal(object)
    remove_wanted = Signal()
    view_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = Heading()
        self._facts = Muted(size=Size.BODY)
        self.front = Button("Front sheet", "secondary")
        self.front.setCheckable(True)
        self.print = Button("Print run sheet", "primary", icon_name="print")
        self.held = CheckRow("Held")
        self.remove = IconButton("delete", "Remove workshop")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        top, right = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight
        grid.addWidget(self._title, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._buttons = row(None, self.front, self.print, gap=8)
        self.views = Choice("What to show", VIEWS)
        self.views.set_value(AGENDA)
        grid.addLayout(self._buttons, 0, 1, top)
        grid.addWidget(self._facts, 1, 0, top)
        grid.addLayout(row(None, self.held, self.remove, gap=8), 1, 1, top | right)
        grid.addWidget(self.views, 2, 0, 1, 2)
        self.views.edited.connect(self._on_view_edited)
        self.print.clicked.connect(self.print_wanted)
        self.front.toggled.connect(self._on_front_toggled)
        self.held.edited.connect(self.held_set)
        self.remove.clicked.connect(self.remove_wanted)

    def say(self, title: str, facts: str, held: bool) -> None:
        """Show one workshop."""
        self._title.setText(title)
        self._facts.setText(facts)
        self.held.set_value(held)

    def add_button(self, button: QWidget) -> None:
        """Put one more button before the front sheet's."""
        self._buttons.insertWidget(1, button)

    def _on_view_edited(self, view: object) -> None:
        self.view_chosen.emit(str(view or AGENDA))

    def words(self) -> tuple[str, str]:
        """Title and facts as shown."""
        return self._title.text(), self._facts.text()

    def _on_front_toggled(self, open_: bool) -> None:
        self.front.setText("Close sheet" if open_ else "Front sheet")
        self.front.setAccessibleName(self.front.text())
        self.front_toggled.emit(open_)
