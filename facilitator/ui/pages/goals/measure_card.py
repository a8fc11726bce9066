"""The number a goal is followed by: what is counted, from where to where, and how it goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from facilitator.domain.goal_reading import Standing
from facilitator.domain.records import Goal, Reading
from facilitator.domain.run_chart import chart_of
from facilitator.ui.chart_words import chart_lines
from facilitator.ui.goal_words import standing_words
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.inputs import LineEdit, NumberEdit
from facilitator.ui.widgets.reading_row import ReadingRow
from facilitator.ui.widgets.run_chart_view import RunChartView
from facilitator.ui.widgets.suggest import SuggestEdit
from facilitator.ui.widgets.text import Muted, Text
from facilitator.ui.widgets.tiles import Tiles

UNITS = ("per cent", "people", "sites", "teams", "days", "decisions", "patients a month")


class MeasureCard(Card):
    """`edited` carries field and value; `read` the day, value and remark of a new reading."""

    edited = Signal(str, object)
    read = Signal(object, float, str)
    all_requested = Signal()

    def __init__(self) -> None:
        super().__init__("How we will know")
        self._editors: dict[str, Any] = {
            "measure": LineEdit("The number we follow", "What somebody can count each month"),
            "unit": SuggestEdit("Counted in", "people, per cent, days"),
            "baseline": NumberEdit("Where it was at the start"),
            "target": NumberEdit("Where it should be"),
        }
        self._editors["unit"].set_suggestions(UNITS)
        for name, editor in self._editors.items():
            editor.edited.connect(lambda value, name=name: self.edited.emit(name, value))
        e = self._editors
        self.add(Field("The number we follow", e["measure"]))
        parts = [
            Field("Counted in", e["unit"]),
            Field("Where it was at the start", e["baseline"]),
            Field("Where it should be", e["target"]),
        ]
        self.add(Tiles(parts, least=150, gap=12))
        self._said, self._told, self._remarks = Text(), Muted(), Muted()
        self.chart = RunChartView()
        self.row = ReadingRow()
        self._goal_id = ""
        self._drafts: dict[str, tuple[str, str]] = {}
        self.row.read.connect(self.read)
        self._all = Button("See all readings", "quiet")
        self._all.clicked.connect(self.all_requested)
        self.box.addSpacing(4)
        self.add(self._said)
        self.add(self.chart)
        self.add(self._told)
        self.add(self._remarks)
        self.add(self.row)
        self.add(row(self._all, None))

    def show_goal(
        self, goal: Goal, where: Standing, readings: Sequence[Reading], today: date
    ) -> None:
        """Show this goal's measure; a reading half typed waits for its own goal."""
        if goal.id != self._goal_id:
            self._drafts[self._goal_id] = self.row.draft()
            self.row.take_up(*self._drafts.pop(goal.id, ("", "")))
            self._goal_id = goal.id
        for name, editor in self._editors.items():
            editor.set_value(getattr(goal, name))
        self._said.setText(standing_words(goal, where))
        self.row.start(goal.unit, today, readings)
        self._all.setText(f"See all {len(readings)} readings")
        self._all.setVisible(len(readings) > 1)
        chart = chart_of(goal, readings)
        self._told.setText("\n".join(chart_lines(chart, goal.unit)))
        for part in (self.chart, self._told):
            part.setVisible(bool(readings))
        if readings:
            self.chart.show_chart(chart, goal.target, goal.unit)

    def show_remarks(self, said: Sequence[str]) -> None:
        """Show what is odd about the number and its readings."""
        self._remarks.setText("\n".join(said))
        self._remarks.setVisible(bool(said))

    def flush_all(self) -> None:
        """Save now what is being typed."""
        for editor in self._editors.values():
            editor.flush()
