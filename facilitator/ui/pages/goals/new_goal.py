"""Where a goal begins, and where a fourth is met with a firm and kind word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from facilitator.domain.records import Goal
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, clear, column, row
from facilitator.ui.widgets.elided_button import ElidedButton
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.text import Text


class NewGoal(Card):
    """One line for the title. `written` carries it."""

    written = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__("A new goal")
        self.line = LineEdit("Title of the new goal", "In words a member would use")
        add, cancel = Button("Add", "primary", name="Add goal"), Button("Cancel", "quiet")
        add.clicked.connect(self._on_entered)
        self.line.returnPressed.connect(self._on_entered)
        cancel.clicked.connect(self.closed)
        box = row(gap=8)
        box.addWidget(self.line, 1)
        box.addWidget(add)
        box.addWidget(cancel)
        self.add(box)

    def start(self) -> None:
        """Be ready for a title."""
        self.line.flush()
        self.line.set_value("")
        self.line.setFocus()

    def _on_entered(self) -> None:
        if self.line.value():
            self.written.emit(self.line.value())


class FourthGoal(Card):
    """Says that three is enough, and offers to park one.

    `parked` carries the id of the goal to park; `kept` means: keep the new one for later.
    """

    parked = Signal(str)
    kept = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__("Three is as many as a network can carry", accent="amber")
        self._said = Text()
        self._choices = column(gap=6)
        self._keep = Button("Keep it for later", "secondary")
        cancel = Button("Leave things as they are", "quiet")
        self._keep.clicked.connect(self.kept)
        cancel.clicked.connect(self.closed)
        self.add(self._said)
        self.add(self._choices)
        self.add(row(self._keep, cancel, None, gap=8))

    def ask(self, title: str, active: Sequence[Goal], *, keep: bool) -> None:
        """Ask which goal may rest so that this one can be taken up."""
        self._said.setText(
            f"“{title}” would be the fourth, and would take its strength from the other three. "
            "Which of them can rest for now? What is parked keeps everything you wrote."
        )
        clear(self._choices)
        for goal in active:
            park = ElidedButton(f"Park “{goal.title}”")
            park.clicked.connect(lambda _=False, id=goal.id: self.parked.emit(id))
            self._choices.addWidget(park)
        self._keep.setVisible(keep)
        self._keep.setText("Keep the new one for later")
