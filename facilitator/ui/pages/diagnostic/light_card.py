"""One trouble light as a card that opens the statements behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)

from facilitator.domain.lights import LightReading, TroubleLight
from facilitator.ui import theme
from facilitator.ui.pages.diagnostic.words import LIGHTS
from facilitator.ui.widgets.card import RADIUS, Card, row
from facilitator.ui.widgets.save_menu import offer_save
from facilitator.ui.widgets.text import Muted, Pill, SectionTitle

if TYPE_CHECKING:
    from facilitator.documents.figures import Figure

OPENS = "Opens the statements behind it"


class LightCard(Card):
    """A light with its word and its reason. `opened` carries its id after a click or Enter."""

    opened = Signal(str)
    save_wanted = Signal()

    def __init__(self, light: TroubleLight) -> None:
        super().__init__(accent="edge")
        self._id = light.id
        self.setAccessibleName(light.title)
        self._pill, self._reason = Pill(), Muted()
        self.add(SectionTitle(light.title))
        self.add(row(self._pill, None))
        self.add(self._reason)
        self.box.setSpacing(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(OPENS)

    def show_light(self, light: LightReading) -> None:
        """Show how it stands."""
        words, kind = LIGHTS[light.light]
        self._pill.set(words, kind)
        self._reason.setText(light.reason)
        self.set_accent("edge" if kind == "plain" else kind)
        self.setAccessibleDescription(f"{words}. {light.reason} {OPENS}.")
        self.box.setAlignment(Qt.AlignmentFlag.AlignTop)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(self._id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._id)
        elif event.matches(QKeySequence.StandardKey.Save):
            self.save_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        offer_save(self, event, self.save_wanted.emit)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.tokens().teal), 2))
            area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(area, RADIUS - 1, RADIUS - 1)


def lights_figure(lights: Sequence[LightReading]) -> Figure:
    """All four as they are on paper."""
    from facilitator.documents import figures_diagnostic as figures

    drawn = [figures.Light(light.id, light.title, light.light, light.reason) for light in lights]
    return figures.lights(drawn)
