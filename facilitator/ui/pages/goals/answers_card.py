"""Which findings a goal answers: ticked here, or written down here in passing."""

from __future__ import annotations

from PySide6.QtCore import Signal

from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Lane
from facilitator.domain.thread import sources_of
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.record_list import Line, RecordList
from facilitator.ui.widgets.text import Muted


class AnswersCard(Card):
    """`ticked` carries a finding's id and whether the goal answers it; `found` a new title."""

    ticked = Signal(str, bool)
    found = Signal(str)

    def __init__(self) -> None:
        super().__init__("Findings it answers")
        self._none = Muted("Nothing has been found yet. Write down the first finding here.")
        self._list = RecordList("Findings this goal answers")
        self._list.ticked.connect(self._on_ticked)
        self._list.chosen.connect(self._on_ticked)
        self._new = LineEdit("A new finding", "Write down a finding, then Enter")
        add = Button("Add", name="Add finding that this goal answers")
        add.clicked.connect(self._on_entered)
        self._new.returnPressed.connect(self._on_entered)
        box = row(gap=8)
        box.addWidget(self._new, 1)
        box.addWidget(add)
        self.add(self._none)
        self.add(self._list)
        self.add(box)

    def show_goal(self, dossier: Dossier, goal_id: str) -> None:
        """Show every finding, those that the goal answers ticked."""
        answered = set(sources_of(dossier, goal_id))
        self._list.set_lines(
            [
                Line(
                    f.id,
                    f.title,
                    trail="Only you" if f.lane is Lane.PRIVATE else "",
                    kind="violet" if f.lane is Lane.PRIVATE else "",
                    ticked=f.id in answered,
                )
                for f in dossier.findings
            ]
        )
        self._none.setVisible(not dossier.findings)
        self._list.setVisible(bool(dossier.findings))

    def _on_ticked(self, line: Line) -> None:
        self.ticked.emit(line.id, not line.ticked)

    def _on_entered(self) -> None:
        title = self._new.value()
        if title:
            self._new.flush()
            self._new.clear()
            self.found.emit(title)
