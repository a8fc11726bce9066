"""A button whose words may be long, such as a name: they end in … where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from facilitator.ui.widgets.buttons import Button, Look

AROUND = 30


class ElidedButton(Button):
    """As wide as its words, and narrower where it must be; the tooltip has all of them."""

    def __init__(self, text: str, look: str = Look.SECONDARY) -> None:
        super().__init__(text, look)
        self._words = text
        self.setToolTip(text)
        self.setMinimumWidth(60)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(words + AROUND + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - AROUND
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        QPushButton.setText(self, words.replace("&", "&&"))  # its name keeps all the words
