"""The facts of one review, in a few lines; nobody is scored."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator.domain.lights import LightReading
from facilitator.domain.review import Facts
from facilitator.ui.pages.reviews import words
from facilitator.ui.widgets.card import clear
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.text import Muted, Pill, Text

LABELLED = 96


class FactsView(QWidget):
    """Lights of the newest round, goals, promises, workshops, coaching and stories."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, LABELLED)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Facts, lights: Sequence[LightReading]) -> None:
        """Show these facts."""
        if (facts, tuple(lights)) == self._shown:
            return
        self._shown = (facts, tuple(lights))
        clear(self._grid)
        self._add("Lights", self._lights(facts, lights))
        for label, said in words.fact_lines(facts):
            self._add(label, Text(said))

    def _add(self, label: str, part: QWidget) -> None:
        line = self._grid.rowCount()
        self._grid.addWidget(Muted(label), line, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(part, line, 1)

    def _lights(self, facts: Facts, lights: Sequence[LightReading]) -> QWidget:
        if facts.newest_round is None or not lights:
            return Text("No diagnostic yet.")
        whole = QWidget()
        flow = FlowLayout(whole, gap=6)
        for light in lights:
            said, kind = words.LIGHTS[light.light]
            pill = Pill(f"{light.title}: {said}", kind)
            pill.setToolTip(light.reason)
            flow.addWidget(pill)
        when = facts.newest_round
        flow.addWidget(Muted(f"{when.title}, {date_words(when.held_on)}", wrap=False))
        return whole
