"""One line to record a reading: when, how much, and a remark."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import row
from facilitator.ui.widgets.dates import DateEdit
from facilitator.ui.widgets.inputs import LineEdit, NumberEdit


class ReadingRow(QWidget):
    """`read` carries the day, the value and the remark; Enter in any field records."""

    read = Signal(object, float, str)

    def __init__(self) -> None:
        super().__init__()
        self._today: date | None = None
        self.on = DateEdit("Date of the reading", width=138)
        self.value = NumberEdit("Value of the reading", width=90)
        self.note = LineEdit("How it was counted", "Remark, if any")
        self._add = Button("Add reading")
        self._add.clicked.connect(self._on_entered)
        for line in (self.on, self.value, self.note):
            line.returnPressed.connect(self._on_entered)
        box = row(self.on, self.value, gap=8)
        box.addWidget(self.note, 1)
        box.addWidget(self._add)
        self.setLayout(box)

    def start(self, unit: str, today: date) -> None:
        """Be ready for a reading of today."""
        self.value.setPlaceholderText(unit or "value")
        if self._today != today:
            self._today = today
            self.on.set_value(today)

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
        if on is None:
            self.on.setFocus()
        elif value is None:
            self.value.setFocus()
        else:
            self._hand_on(on, float(value))

    def _hand_on(self, on: date, value: float) -> None:
        note = self.note.value()
        for line in (self.value, self.note):
            line.flush()
            line.clear()
        self.read.emit(on, value, note)
        self.value.setFocus()
