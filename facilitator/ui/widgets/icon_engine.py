"""Lets Qt's own widgets show our icons."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from facilitator.ui.widgets.icons import Icon


class Engine(QIconEngine):
    """Paints one Icon wherever Qt wants it."""

    def __init__(self, icon: Icon) -> None:
        super().__init__()
        self._icon = icon

    @classmethod
    def icon(cls, icon: Icon) -> QIcon:
        """Qt's icon of ours."""
        return QIcon(cls(icon))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        self._icon.paint(painter, rect, enabled=mode != QIcon.Mode.Disabled)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return Engine(self._icon)
