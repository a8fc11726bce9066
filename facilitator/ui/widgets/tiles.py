"""Widgets side by side in equal columns, fewer columns where the page is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget


class Tiles(QWidget):
    """`Tiles(cards, least=180)`: as many columns as fit with 180 pixels each.

    `shares` are the columns' parts of the width while all stand in one row.
    """

    def __init__(
        self, parts: Sequence[QWidget], *, least: int, gap: int = 16, shares: Sequence[int] = ()
    ) -> None:
        super().__init__()
        self._parts, self._least, self._shares = list(parts), least, shares
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap)
        self._lay(len(self._parts))

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column, or a row that once fitted could never be broken up."""
        narrowest = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(narrowest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(self._fitting(event.size().width()))

    def _fitting(self, width: int) -> int:
        gap, count = self._grid.spacing(), len(self._parts)
        fitting = max(1, min(count, (width + gap) // (self._least + gap)))
        even = [n for n in range(fitting, 0, -1) if count % n == 0]
        return even[0]

    def _lay(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, part in enumerate(self._parts):
            self._grid.addWidget(part, number // columns, number % columns)
        for at in range(len(self._parts)):
            share = self._shares[at] if columns == len(self._shares) else 1
            self._grid.setColumnStretch(at, share if at < columns else 0)
        self.updateGeometry()
