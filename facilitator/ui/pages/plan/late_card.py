"""What is late and what that pushes, with a way on for each step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.domain.late import LateStep
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, clear, column
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Text
from facilitator.ui.widgets.tiles import Tiles

MOST = 3


class LateCard(Card):
    """`moved` carries a milestone and its new day, `done` and `opened` a milestone."""

    moved = Signal(str, object)
    done = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__("Late, and what it pushes", accent="coral")
        self._shown: object = None
        self._rows = column(gap=14)
        self.add(self._rows)
        self.hide()

    def show_late(self, late: Sequence[LateStep]) -> None:
        """Show these; the card is not there while nothing is late."""
        if late == self._shown:
            return
        self._shown = late
        clear(self._rows)
        self.setVisible(bool(late))
        for step in late[:MOST]:
            self._rows.addWidget(self._row(step))
        if len(late) > MOST:
            names = ", ".join(step.milestone.title for step in late[MOST:])
            self._rows.addWidget(Muted(f"Late too: {names}."))

    def _row(self, step: LateStep) -> QWidget:
        acts = QWidget()
        held = step.milestone
        flow = FlowLayout(acts, gap=8)
        for words, pressed in (
            (f"Move to {date_words(step.to)}", lambda: self.moved.emit(held.id, step.to)),
            ("It is done", lambda: self.done.emit(held.id)),
            ("Open", lambda: self.opened.emit(held.id)),
        ):
            button = Button(words, "quiet" if words == "Open" else "secondary")
            button.setAccessibleName(f"{held.title}: {words}")
            button.clicked.connect(pressed)
            flow.addWidget(button)
        told = QWidget()
        told.setLayout(
            column(Text(step.title, weight=SEMIBOLD), Muted(step.words, size=Size.BODY), gap=2)
        )
        return Tiles([told, acts], least=320, gap=8)
