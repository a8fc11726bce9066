"""One line to record a reading: when, how much, and a remark."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.domain.goal_remarks import same_day_remark
from facilitator.domain.records import Reading
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import column, row
from facilitator.ui.widgets.dates import DateEdit, date_words
from facilitator.ui.widgets.inputs import LineEdit, NumberEdit
from facilitator.ui.widgets.text import Muted, Problem

NEEDS = "A reading needs a date and a value."


class ReadingRow(QWidget):
    """`read` carries the day, the value and the remark; Enter in any field records.

    What is wrong, and that the day has a reading already, is said below.
    """

    read = Signal(object, float, str)

    def __init__(self) -> None:
        super().__init__()
        self._today: date | None = None
        self._readings: Sequence[Reading] = ()
        self.on = DateEdit("Date of the reading", width=138)
        self.value = NumberEdit("Value of the reading", width=90)
        self.note = LineEdit("How it was counted", "Remark, if any")
        self._add = Button("Add reading")
        self.problem, self.remark = Problem(), Muted()
        self._add.clicked.connect(self._on_entered)
        for line in (self.on, self.value, self.note):
            line.returnPressed.connect(self._on_entered)
        for typed in (self.on, self.value):
            typed.textChanged.connect(self._say)
            typed.refused.connect(self._refuse)
        box = row(self.on, self.value, gap=8)
        box.addWidget(self.note, 1)
        box.addWidget(self._add)
        self.setLayout(column(box, self.problem, self.remark, gap=4))

    def call(self, title: str) -> None:
        """Say to a screen reader whose number is read, where a page has several of these."""
        for part in (self.on, self.value, self.note, self._add):
            part.setAccessibleName(f"{part.accessibleName().partition(', ')[0]}, {title}")

    def start(self, unit: str, today: date, readings: Sequence[Reading]) -> None:
        """Be ready for a reading of today, beside those that are kept."""
        self._readings = sorted(readings, key=lambda reading: reading.id)
        self.value.setPlaceholderText(unit or "value")
        if self._today != today:
            self._today = today
            self.on.set_value(today)
        self._say()

    def draft(self) -> tuple[str, str]:
        """The value and remark as typed and not recorded yet."""
        return self.value.text(), self.note.text()

    def take_up(self, value: str, note: str) -> None:
        """Go on with what was typed before."""
        for line, text in ((self.value, value), (self.note, note)):
            line.flush()
            line.setText(text)

    def _on_entered(self) -> None:
        on, value = self.on.value(), self.value.value()
        wrong = self.on.problem() or self.value.problem()
        self.problem.show_problem(wrong or ("" if on and value is not None else NEEDS))
        if on is None:
            self.on.setFocus()
        elif value is None:
            self.value.setFocus()
        else:
            self._hand_on(on, float(value))

    def _say(self) -> None:
        """Say what is known of the day; what was wrong is being mended."""
        self.problem.show_problem("")
        remark = same_day_remark(self.on.value(), self._readings, date_words)
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))

    def _refuse(self, words: str) -> None:
        if words:
            self.problem.show_problem(words)

    def _hand_on(self, on: date, value: float) -> None:
        note = self.note.value()
        for line in (self.value, self.note):
            line.flush()
            line.clear()
        self.read.emit(on, value, note)
        self.value.setFocus()
