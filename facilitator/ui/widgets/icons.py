"""Icons in the colour of the theme, drawn from resources/icons when first painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache

from facilitator import assets
from facilitator.ui import theme

_DRAWN_IN = "#4a5f5e"
_DRAWN_AT = 'width="20" height="20"'


class _Engine(QIconEngine):
    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name, self._colour = name, colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = "edge" if mode == QIcon.Mode.Disabled else self._colour
        colour = getattr(theme.tokens(), role)
        ratio = painter.device().devicePixelRatioF()
        size = rect.size() * ratio
        key = f"icon-{self._name}-{colour}-{size.width()}x{size.height()}"
        found = QPixmap()
        if not QPixmapCache.find(key, found):
            found = _drawn(self._name, colour, size)
            QPixmapCache.insert(key, found)
        painter.drawPixmap(rect, found)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._colour)


def _drawn(name: str, colour: str, size: QSize) -> QPixmap:
    drawing = assets.text("resources", "icons", f"{name}.svg").replace(_DRAWN_IN, colour)
    drawing = drawing.replace(_DRAWN_AT, f'width="{size.width()}" height="{size.height()}"')
    made = QPixmap()
    made.loadFromData(drawing.encode(), "svg")
    return made


def icon(name: str, colour: str = "ink_2") -> QIcon:
    """The icon of this name in a colour role; it follows a change of theme."""
    return QIcon(_Engine(name, colour))
