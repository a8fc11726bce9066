"""Icons in the colour of the theme, drawn from resources/icons when first painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from facilitator import assets
from facilitator.ui import theme

_DRAWN_IN = "#4a5f5e"


class _Engine(QIconEngine):
    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name, self._colour = name, colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        from PySide6.QtSvg import QSvgRenderer  # not before something is to be painted

        role = "edge" if mode == QIcon.Mode.Disabled else self._colour
        drawing = assets.text("resources", "icons", f"{self._name}.svg")
        coloured = drawing.replace(_DRAWN_IN, getattr(theme.tokens(), role))
        QSvgRenderer(coloured.encode()).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._colour)


def icon(name: str, colour: str = "ink_2") -> QIcon:
    """The icon of this name in a colour role; it follows a change of theme."""
    return QIcon(_Engine(name, colour))
