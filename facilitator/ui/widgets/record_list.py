"""A short list of records, each a line that opens: date, words, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from facilitator.ui.widgets.line import OPEN, TICK, Line, LineRow, paint_box
from facilitator.ui.widgets.row_list import RowList

__all__ = ["OPEN", "TICK", "Line", "RecordList", "paint_box"]


class RecordList(RowList):
    """Lines that open on a click or Enter; Space or a click in the box ticks."""

    chosen = Signal(object)
    ticked = Signal(object)

    def __init__(
        self, name: str, *, lead_width: int = 0, scrolls: bool = False, marks: bool = False
    ) -> None:
        super().__init__(name, scrolls=scrolls, marks=marks)
        self._lead_width = lead_width
        self._lines: tuple[Line, ...] = ()
        self.pressed_part.connect(self._on_part_pressed)
        self.opened.connect(lambda number: self.chosen.emit(self._lines[number]))

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self.set_rows([LineRow(line, self._lead_width) for line in lines])

    def lines(self) -> tuple[Line, ...]:
        """The lines shown."""
        return self._lines

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self._lines[self.current()] if self.current() >= 0 else None
        if line and line.ticked is not None and event.key() == Qt.Key.Key_Space:
            self.ticked.emit(line)
            return
        super().keyPressEvent(event)

    def _on_part_pressed(self, number: int, part: str) -> None:
        (self.ticked if part == TICK else self.chosen).emit(self._lines[number])
