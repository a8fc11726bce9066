"""Shows a figure exactly as paper has it, by rendering the drawing's own one-page PDF."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from facilitator.ui import theme

if TYPE_CHECKING:
    from facilitator.documents.figures import Figure, HotSpot
    from facilitator.documents.palette import Palette

    Make = Callable[[Palette], Figure]

PIXELS_PER_POINT = 1.5
"""So that the smallest label, 8 points, is 12 pixels high."""


class FigureView(QWidget):
    """A figure that is drawn after the page is painted, and anew when the theme changes.

    `set_figure(make)` takes a function from a palette to a Figure. Hot spots are clicked, or
    chosen with the arrows and Enter; `clicked` carries the HotSpot. `width` and `height` are
    the figure's own, in points: with others the page shifts once it is drawn.
    """

    clicked = Signal(object)

    def __init__(self, name: str, *, width: float = 360, height: float = 220) -> None:
        super().__init__()
        self._points = (width, height)
        self._make: Make | None = None
        self._figure: Figure | None = None
        self._drawn_for: theme.Tokens | None = None
        self._pdf = b""
        self._spot = -1
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._draw)

    def set_figure(self, make: Make | None) -> None:
        """Show the figure this function makes; None shows nothing."""
        self._make = make
        self._drawn_for = None
        if make is None:
            self._figure = None
        self.update()

    def figure(self) -> Figure | None:
        """The figure as it was last drawn."""
        return self._figure

    def sizeHint(self) -> QSize:
        width, height = self._points
        return QSize(round(width * PIXELS_PER_POINT), round(height * PIXELS_PER_POINT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() / 3

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._points[1] * self._scale(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._make is None:
            return
        if self._drawn_for is not theme.tokens():
            self._later.start()
        if self._figure is None:
            return
        painter = QPainter(self)
        area = self._area()
        painter.drawPixmap(area, self._pixmap(area), QRectF())
        if self.hasFocus() and 0 <= self._spot < len(self._figure.hot_spots):
            painter.setPen(QPen(QColor(theme.tokens().teal), 2))
            painter.drawRoundedRect(self._on_screen(self._figure.hot_spots[self._spot]), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if spot := self._spot_at(event.position().x(), event.position().y()):
            self.clicked.emit(spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position().x(), event.position().y())
        shape = Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        spots = self._figure.hot_spots if self._figure else ()
        by = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if by and spots:
            self._spot = (self._spot + by) % len(spots)
            self.setAccessibleDescription(spots[self._spot].label)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._spot < len(spots):
            self.clicked.emit(spots[self._spot])
        else:
            super().keyPressEvent(event)

    def event(self, event) -> bool:  # type: ignore[no-untyped-def]
        if isinstance(event, QHelpEvent):
            spot = self._spot_at(event.x(), event.y())
            QToolTip.showText(event.globalPos(), spot.label if spot else "", self)
            return True
        return super().event(event)

    def _draw(self) -> None:
        if self._make is None:
            return
        from facilitator.documents.figures import to_pdf  # not before the first paint

        tokens = theme.tokens()
        self._figure = self._make(tokens)
        self._drawn_for = tokens
        self._pdf = to_pdf(self._figure, self.accessibleName())
        self._spot = -1
        self.setAccessibleDescription(self._figure.alt)
        has_spots = bool(self._figure.hot_spots)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_spots else Qt.FocusPolicy.NoFocus)
        self._take(self._figure.drawing.width, self._figure.drawing.height)
        self.update()

    def _take(self, width: float, height: float) -> None:
        if (width, height) != self._points:
            self._points = (width, height)
            self.updateGeometry()

    def _pixmap(self, area: QRectF) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = (area.size() * ratio).toSize()
        digest = hashlib.sha1(self._pdf, usedforsecurity=False).hexdigest()
        key = f"{digest}-{size.width()}x{size.height()}"
        found = QPixmap()
        if QPixmapCache.find(key, found):
            return found
        made = QPixmap.fromImage(_rendered(self._pdf, size))
        made.setDevicePixelRatio(ratio)
        QPixmapCache.insert(key, made)
        return made

    def _scale(self, width: int) -> float:
        return min(PIXELS_PER_POINT, width / self._points[0])

    def _area(self) -> QRectF:
        scale = self._scale(self.width())
        width, height = self._points[0] * scale, self._points[1] * scale
        return QRectF((self.width() - width) / 2, 0, width, height)

    def _on_screen(self, spot: HotSpot) -> QRectF:
        area, scale = self._area(), self._scale(self.width())
        left, bottom, right, top = spot.rect
        y = area.bottom() - top * scale
        return QRectF(area.left() + left * scale, y, (right - left) * scale, (top - bottom) * scale)

    def _spot_at(self, x: float, y: float) -> HotSpot | None:
        spots = self._figure.hot_spots if self._figure else ()
        return next((spot for spot in spots if self._on_screen(spot).contains(x, y)), None)


def _rendered(pdf: bytes, size: QSize) -> QImage:
    from PySide6.QtPdf import QPdfDocument  # not before there is a figure to show

    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    image = document.render(0, size)
    document.close()
    return image
