"""Icons in the colour of the theme, drawn from resources/icons when first painted."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache

from facilitator import assets
from facilitator.domain.value import value
from facilitator.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_DRAWN_IN = "#4a5f5e"
_DRAWN_AT = 'width="20" height="20"'


@value
class Icon:
    """An icon in a colour role, for a widget that paints it itself."""

    name: str
    colour: str = "ink_2"

    def __init__(self, name: str, colour: str = "ink_2") -> None:
        """UserError for no icon of ours, ValueError for no colour: Qt dies of either in a paint."""
        _refuse_missing(name, colour)
        self.__dict__.update(name=name, colour=colour)

    def paint(self, painter: QPainter, area: QRect, *, enabled: bool = True) -> None:
        """Draw it as large as the area, fainter where what it stands for cannot be used."""
        colour = getattr(theme.tokens(), self.colour if enabled else "edge")
        size = area.size() * painter.device().devicePixelRatioF()
        key = f"icon-{self.name}-{colour}-{size.width()}x{size.height()}"
        found = QPixmap()
        if not QPixmapCache.find(key, found):
            found = _drawn(self.name, colour, size)
            QPixmapCache.insert(key, found)
        painter.drawPixmap(area, found)


@cache
def _refuse_missing(name: str, colour: str) -> None:
    assets.path("resources", "icons", f"{name}.svg")
    if colour not in theme.Tokens.__match_args__:
        raise ValueError(f"there is no colour {colour}")


def _drawn(name: str, colour: str, size: QSize) -> QPixmap:
    drawing = assets.text("resources", "icons", f"{name}.svg").replace(_DRAWN_IN, colour)
    drawing = drawing.replace(_DRAWN_AT, f'width="{size.width()}" height="{size.height()}"')
    made = QPixmap()
    made.loadFromData(drawing.encode(), "svg")
    return made


def icon(name: str, colour: str = "ink_2") -> QIcon:
    """An icon for a widget of Qt's own; it follows a change of theme."""
    from facilitator.ui.widgets.icon_engine import Engine  # QIcon takes PySide6 a while to describe

    return Engine.icon(Icon(name, colour))
