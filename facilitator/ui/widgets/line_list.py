"""Lines for the page that is painted first: drawn at once, a list as soon as there is time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.widgets.line import Line, LineDrawing

if TYPE_CHECKING:
    from facilitator.ui.widgets.record_list import RecordList


class LineList(QWidget):
    """A drawing of its lines until it is woken, then a RecordList of them, which takes longer."""

    chosen = Signal(object)
    ticked = Signal(object)

    def __init__(self, name: str, *, lead_width: int = 0) -> None:
        super().__init__()
        self._name, self._lead_width = name, lead_width
        self._lines: tuple[Line, ...] = ()
        self._drawing: LineDrawing | None = LineDrawing(lead_width)
        self.records: RecordList | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._drawing)

    def wake(self) -> None:
        """Let the lines be opened and ticked from now on."""
        if self._drawing is None:
            return
        from facilitator.ui.widgets.record_list import RecordList

        self.records = RecordList(self._name, lead_width=self._lead_width)
        self.records.chosen.connect(self.chosen)
        self.records.ticked.connect(self.ticked)
        self.records.set_lines(self._lines)
        self._box.replaceWidget(self._drawing, self.records)
        self.setFocusProxy(self.records)
        self._drawing.hide()
        self._drawing.deleteLater()
        self._drawing = None

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        self._lines = tuple(lines)
        if shown := self.records or self._drawing:
            shown.set_lines(self._lines)

    def lines(self) -> tuple[Line, ...]:
        """The lines shown."""
        return self._lines
