"""Shows a figure exactly as paper has it, by rendering the drawing's own one-page PDF."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPixmapCache,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from facilitator.ui import theme
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.save_menu import offer_save

if TYPE_CHECKING:
    from facilitator.documents.figures import Figure, HotSpot
    from facilitator.documents.palette import Palette

    Make = Callable[[Palette], Figure]

PIXELS_PER_POINT = 1.5
"""So that the smallest label, 8 points, is 12 pixels high."""

STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class FigureView(QWidget):
    """A figure that is drawn after the page is painted, and anew when the theme changes.

    `set_figure(make)` takes a function from a palette to a Figure. Hot spots are clicked, or
    chosen with the arrows and Enter; `clicked` carries the HotSpot. `opens` says what a click
    brings, such as "Opens its statements"; without it nothing looks as if it could be clicked.
    A click counts for the nearest spot within `reach` pixels. `width` and `height` are the
    figure's own, in points: with others the page shifts once it is drawn.
    """

    clicked = Signal(object)
    save_wanted = Signal()

    def __init__(
        self,
        name: str,
        *,
        width: float = 360,
        height: float = 220,
        opens: str = "",
        reach: float = 0,
    ) -> None:
        super().__init__()
        self._points = (width, height)
        self._opens, self._reach = opens, reach
        self._make: Make | None = None
        self._figure: Figure | None = None
        self._drawn_for: theme.Tokens | None = None
        self._pdf = b""
        self._spot = self._under = -1
        self._save: IconButton | None = None
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._draw)

    def offer_saving(self) -> None:
        """Have a button, a menu and Ctrl+S that emit `save_wanted` from now on."""
        if self._save is None:
            self._save = IconButton("save", "Save figure (Ctrl+S)")
            self._save.setParent(self)
            self._save.hide()
            self._save.clicked.connect(self.save_wanted)
            self._save.installEventFilter(self)

    def set_figure(self, make: Make | None) -> None:
        """Show the figure this function makes; None shows nothing."""
        self._make = make
        self._drawn_for = None
        if make is None:
            self._figure = None
        self._show_tools()
        self.update()

    def figure(self) -> Figure | None:
        """The figure as it was last drawn."""
        return self._figure

    def drawn_in(self, palette: Palette) -> Figure | None:
        """The figure in other colours, such as paper's; None where there is none."""
        return self._make(palette) if self._make else None

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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        painter.drawPixmap(area, self._pixmap(area), QRectF())
        self._paint_marks(painter, area)

    def _paint_marks(self, painter: QPainter, area: QRectF) -> None:
        """What is under the mouse or chosen by key, and that the figure has the focus."""
        spots = self._figure.hot_spots if self._figure else ()
        t = theme.tokens()
        if self._opens and 0 <= self._under < len(spots):
            painter.setPen(QPen(QColor(t.edge), 1))
            painter.drawRoundedRect(self._on_screen(spots[self._under]), 4, 4)
        if not self.hasFocus():
            return
        painter.setPen(QPen(QColor(t.teal), 2))
        if 0 <= self._spot < len(spots):
            painter.drawRoundedRect(self._on_screen(spots[self._spot]), 4, 4)
        painter.setPen(QPen(QColor(t.teal), 1.6))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        number = self._spot_at(event.position().x(), event.position().y())
        if self._figure and number >= 0:
            self.clicked.emit(self._figure.hot_spots[number])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self._spot_at(event.position().x(), event.position().y())
        opens = bool(self._opens) and number >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        if number != self._under:
            self._under = number
            self.update()

    def enterEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().enterEvent(event)
        self._show_tools()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._under = -1
        self._show_tools()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        spots = self._figure.hot_spots if self._figure else ()
        if self._opens and spots and self._spot < 0:
            self._go_to(0)
        self._show_tools()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_tools()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        spots = self._figure.hot_spots if self._figure else ()
        by = STEPS.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Save) and self._save and self._make:
            self.save_wanted.emit()
        elif by and spots:
            self._go_to((self._spot + by) % len(spots) if self._spot >= 0 else 0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._spot < len(spots):
            self.clicked.emit(spots[self._spot])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._save is None or self._make is None:
            event.ignore()
            return
        offer_save(self, event, self.save_wanted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._save:
            self._save.move(self.width() - self._save.sizeHint().width(), 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._show_tools()
        return super().eventFilter(watched, event)

    def event(self, event) -> bool:  # type: ignore[no-untyped-def]
        if isinstance(event, QHelpEvent):
            number = self._spot_at(event.x(), event.y())
            QToolTip.showText(event.globalPos(), self._said(number), self)
            return True
        return super().event(event)

    def _said(self, number: int) -> str:
        """A spot in words, and what a click on it brings."""
        if self._figure is None or number < 0:
            return ""
        label = self._figure.hot_spots[number].label
        return f"{label}. {self._opens}" if self._opens else label

    def _go_to(self, number: int) -> None:
        self._spot = number
        self.setAccessibleDescription(self._said(number))
        self.update()

    def _show_tools(self) -> None:
        """The button to save stands there while the mouse or the focus is."""
        if self._save:
            there = self.underMouse() or self.hasFocus() or self._save.hasFocus()
            self._save.setVisible(there and self._make is not None)

    def _draw(self) -> None:
        if self._make is None:
            return
        from facilitator.documents.figures import to_pdf  # not before the first paint

        tokens = theme.tokens()
        self._figure = self._make(tokens)
        self._drawn_for = tokens
        self._pdf = to_pdf(self._figure, self.accessibleName())
        self._spot = self._under = -1
        self.setAccessibleDescription(self._figure.alt)
        reached = bool(self._figure.hot_spots) or self._save is not None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reached else Qt.FocusPolicy.NoFocus)
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
        made = QPixmap.fromImage(rendered(self._pdf, size))
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

    def _spot_at(self, x: float, y: float) -> int:
        """The number of the spot here, or of the nearest within reach; -1 for none."""
        spots = self._figure.hot_spots if self._figure else ()
        away = [(_distance(self._on_screen(spot), x, y), n) for n, spot in enumerate(spots)]
        distance, number = min(away, default=(1e9, -1))
        return number if distance <= self._reach else -1


def _distance(area: QRectF, x: float, y: float) -> float:
    """How far a point lies from a rectangle; 0 inside it."""
    return hypot(
        max(area.left() - x, 0, x - area.right()), max(area.top() - y, 0, y - area.bottom())
    )


def rendered(pdf: bytes, size: QSize) -> QImage:
    """The first page of a PDF as a picture of this many pixels."""
    from PySide6.QtPdf import QPdfDocument  # not before there is a figure to show

    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    image = document.render(0, size)
    document.close()
    return image
