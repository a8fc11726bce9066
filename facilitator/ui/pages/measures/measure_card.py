"""One goal's number: how it went, in a run chart, in words and in a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.domain.dossier import Dossier
from facilitator.domain.goal_reading import standing
from facilitator.domain.goal_remarks import number_remarks
from facilitator.domain.records import Goal, Reading
from facilitator.domain.run_chart import chart_of
from facilitator.domain.unit import sign
from facilitator.ui.chart_words import chart_lines
from facilitator.ui.goal_words import STATUS, STATUS_PILLS, standing_words, why_words
from facilitator.ui.pages.measures.readings_table import ReadingsTable
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, column, row
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.reading_row import ReadingRow
from facilitator.ui.widgets.run_chart_view import RunChartView
from facilitator.ui.widgets.text import Muted, Pill, SectionTitle, Text

NO_MEASURE = (
    "No number is followed yet. A goal that cannot be followed is hard to defend at a gate."
)


class MeasureCard(Card):
    """`read` carries day, value and remark; `changed` and `removed` a reading."""

    read = Signal(str, object, float, str)
    changed = Signal(str, str, object)
    removed = Signal(str)
    goal_requested = Signal(str)

    def __init__(self, goal_id: str, accent: str) -> None:
        super().__init__(accent=accent)
        self.goal_id = goal_id
        self._title, self._status = SectionTitle(), Pill()
        self._measure = Muted(size=Size.BODY)
        self._said = Text()
        self.chart = RunChartView()
        self._told, self._remarks, self._why = Text(), Muted(size=Size.BODY), Muted()
        self.table = ReadingsTable("Readings")
        self.row = ReadingRow()
        self._remove = Button("Remove reading", "quiet", icon_name="delete")
        self._remove.hide()
        self._open = Button("Open the goal", "quiet")
        head = row(gap=8)
        head.addWidget(self._title, 1)
        head.addWidget(self._status)
        self.add(head)
        self.add(self._measure)
        self.add(self._said)
        self._readings = QWidget()
        parts = (self.chart, self._told, self.table, self.row)
        self._readings.setLayout(column(*parts, gap=10))
        self.add(self._remarks)
        self.add(self._readings)
        self.add(self._why)
        self.add(row(self._open, None, self._remove, gap=8))
        self._connect()

    def _connect(self) -> None:
        self.row.read.connect(lambda on, value, note: self.read.emit(self.goal_id, on, value, note))
        self.table.changed.connect(self.changed)
        self.table.remove_requested.connect(self.removed)
        self.table.selected.connect(self._remove.setVisible)
        self._remove.clicked.connect(lambda: self.removed.emit(self.table.chosen()))
        self._open.clicked.connect(lambda: self.goal_requested.emit(self.goal_id))

    def show_goal(self, dossier: Dossier, goal: Goal, today: date) -> None:
        """Show this goal as it stands."""
        readings = [reading for reading in dossier.readings if reading.goal_id == goal.id]
        followed = bool(goal.measure or readings)
        self.setAccessibleName(goal.title)
        self._title.setText(goal.title)
        self._call(goal.title)
        active = goal.status == "active"
        self._status.set("" if active else STATUS[goal.status], STATUS_PILLS[goal.status])
        self._measure.setText(_measure_words(goal) if followed else NO_MEASURE)
        self._said.setText(standing_words(goal, standing(goal, readings)))
        self._said.setVisible(followed)
        self._readings.setVisible(followed)
        self._open.setText("Open the goal" if followed else "Give it a measure")
        self._open.setAccessibleName(f"{self._open.text()}, {goal.title}")
        self._why.setText(f"Why is this here? {why_words(dossier, goal)}")
        remarks = number_remarks(goal, readings, dossier.network.start, today, date_words)
        self._remarks.setText("\n".join(remarks))
        self._remarks.setVisible(bool(remarks))
        self.row.start(goal.unit, today, readings)
        self._show_readings(goal, readings)

    def _call(self, title: str) -> None:
        """Tell the parts of this card from those of the others, in what a screen reader says."""
        self.row.call(title)
        self.table.setAccessibleName(f"Readings, {title}")
        self.chart.setAccessibleName(f"Run chart, {title}")
        self._remove.setAccessibleName(f"Remove reading, {title}")

    def chart_name(self) -> str:
        """What the chart shows, to name a file after."""
        return f"Readings, {self._title.text()}"

    def _show_readings(self, goal: Goal, readings: Sequence[Reading]) -> None:
        chart = chart_of(goal, readings)
        for part in (self.chart, self._told, self.table):
            part.setVisible(bool(readings))
        self._told.setText("\n".join(chart_lines(chart, goal.unit)))
        self.table.show_readings(readings)
        if readings:
            self.chart.show_chart(chart, goal.target, goal.unit)


def _measure_words(goal: Goal) -> str:
    if not goal.measure:
        return "What is counted is not written down yet."
    unit = goal.unit.strip()
    return goal.measure if not unit or sign(unit) else f"{goal.measure}, in {unit}"
