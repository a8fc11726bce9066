"""The readings of one measure as a table to correct in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from facilitator import clock
from facilitator.domain.records import Reading
from facilitator.ui.widgets.dates import date_words, parse_date

Index = QModelIndex | QPersistentModelIndex
COLUMNS = (("on", "Date"), ("value", "Value"), ("note", "Remark"))
ROW, MOST = 34, 7
_SHOWN = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class ReadingsTable(QTableView):
    """Newest first. `changed` carries a reading's id, field and value; Delete asks to remove."""

    changed = Signal(str, str, object)
    remove_requested = Signal(str)
    selected = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._readings = _Readings(self)
        self.setModel(self._readings)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(0, 108)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        head.setMinimumSectionSize(60)
        self._readings.edited.connect(self.changed)
        self.selectionModel().selectionChanged.connect(
            lambda *_: self.selected.emit(bool(self.chosen()))
        )

    def show_readings(self, readings: Sequence[Reading]) -> None:
        """Show these readings."""
        newest_first = tuple(sorted(readings, key=lambda r: (r.on, r.id), reverse=True))
        if newest_first == self._readings.readings:
            return
        row = self.currentIndex().row()
        self._readings.fill(newest_first)
        lines = min(max(len(newest_first), 1), MOST)
        self.setFixedHeight(lines * ROW + self.horizontalHeader().sizeHint().height() + 4)
        if 0 <= row < len(newest_first):
            self.setCurrentIndex(self._readings.index(row, 0))
        self.selected.emit(bool(self.chosen()))

    def chosen(self) -> str:
        """The id of the reading in front, or ""."""
        rows = self.selectionModel().selectedRows()
        return self._readings.readings[rows[0].row()].id if rows else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == self.State.EditingState:  # what its editor left over
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen():
            self.remove_requested.emit(self.chosen())
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.edit(self.currentIndex())
            return
        super().keyPressEvent(event)


class _Readings(QAbstractTableModel):
    edited = Signal(str, str, object)

    def __init__(self, parent: ReadingsTable) -> None:
        super().__init__(parent)
        self.readings: tuple[Reading, ...] = ()
        self._said: list[list[str]] = []

    def fill(self, readings: tuple[Reading, ...]) -> None:
        self.beginResetModel()
        self.readings = readings
        self._said = [[_said(getattr(r, name)) for name, _ in COLUMNS] for r in readings]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.readings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section][1]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = 0) -> Any:
        if role in _SHOWN or (role == Qt.ItemDataRole.ToolTipRole and index.column() == 2):
            return self._said[index.row()][index.column()]
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        reading, name = self.readings[index.row()], COLUMNS[index.column()][0]
        if value == self._said[index.row()][index.column()]:
            return False
        if name == "on":
            value = parse_date(str(value), clock.today()) or value
        self.edited.emit(reading.id, name, value)
        return True


def _said(value: Any) -> str:
    if isinstance(value, float | int):
        return f"{value:.10g}"
    return value if isinstance(value, str) else date_words(value)
