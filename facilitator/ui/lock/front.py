"""The plain window that stands in front of a casebook that is not open: one card, no names."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.ui import place, theme
from facilitator.ui.theme import Size
from facilitator.ui.widgets.card import Card
from facilitator.ui.widgets.icons import icon
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Text

ICON = 34
LEAST = (560, 480)


class Front(QWidget):
    """A window with one card in its middle, `wide` pixels across."""

    def __init__(self, title: str, icon_name: str, *, wide: int = 440) -> None:
        super().__init__()
        self.setWindowTitle("Facilitator")
        self.setMinimumSize(*LEAST)
        self.resize(place.fitting(self.screen().availableSize()))
        self.title = Text(title, size=Size.TITLE, weight=SEMIBOLD)
        self.said = Muted(size=Size.BODY)
        self.card = Card()
        self.card.setFixedWidth(wide)
        self.card.box.setContentsMargins(32, 28, 32, 28)
        self.card.box.setSpacing(10)
        self.card.add(_Icon(icon_name))
        self.card.add(self.title)
        self.card.add(self.said)
        ground = QWidget()
        middle = QVBoxLayout(ground)
        middle.addStretch(2)
        across = QHBoxLayout()  # an alignment would leave wrapped words no room
        across.addStretch(1)
        across.addWidget(self.card)
        across.addStretch(1)
        middle.addLayout(across)
        middle.addStretch(3)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)

    def add(self, *parts: QWidget | QLayout) -> None:
        """Put parts into the card, below each other."""
        for part in parts:
            self.card.add(part)

    @property
    def box(self) -> QBoxLayout:
        """The card's layout."""
        return self.card.box

    def paintEvent(self, event: QPaintEvent) -> None:
        theme.fill(QPainter(self), self.rect(), theme.tokens().paper)


class _Icon(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedHeight(ICON + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        area = self.rect().adjusted(0, 0, ICON - self.width(), -6)
        icon(self._name, "teal_ink").paint(QPainter(self), area)
