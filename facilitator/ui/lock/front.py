"""The plain window that stands in front of a casebook that is not open: one card, no names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.errors import UserError
from facilitator.ui import place, theme
from facilitator.ui.lock.working import Working
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Size
from facilitator.ui.widgets.card import Card
from facilitator.ui.widgets.icons import icon
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Text

ICON, OUTSIDE = 34, 5
"""The icon's size, and how far its drawing keeps from its left edge."""
LEAST = (640, 480)
MARGIN, USUAL_CARD = 24, 380
FAILED = UserError("Something went wrong in Facilitator, so this was not done.", "Try again.")


class Front(QWidget):
    """A window with one card, `wide` pixels across, whose top stays where it is as it grows.

    `is_working` while something is being done that the user waits for.
    """

    def __init__(
        self,
        title: str,
        icon_name: str,
        *,
        colour: str = "teal_ink",
        wide: int = 440,
        worded: bool = True,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Facilitator")
        self.setMinimumSize(*LEAST)
        self.resize(place.fitting(self.screen().availableSize()))
        self.tasks = Tasks()
        self.is_working = False
        self.controls: tuple[QWidget, ...] = ()
        self.working = Working(worded=worded)
        self.title = Text(title, size=Size.TITLE, weight=SEMIBOLD)
        self.said = Muted(size=Size.BODY)
        self.card = Card()
        self.card.setFixedWidth(wide)
        self.card.box.setContentsMargins(32, 28, 32, 28)
        self.card.box.setSpacing(10)
        for part in (_Icon(icon_name, colour), self.title, self.said):
            self.card.add(part)
        self._build()

    def _build(self) -> None:
        ground = QWidget()
        self._middle = QVBoxLayout(ground)
        across = QHBoxLayout()  # an alignment would leave wrapped words no room
        across.addStretch(1)
        across.addWidget(self.card)
        across.addStretch(1)
        self._middle.addLayout(across)
        self._middle.addStretch(1)
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

    def work(
        self,
        words: str,
        act: Callable[[], Any],
        done: Callable[[Any], None],
        refused: Callable[[UserError], None],
    ) -> None:
        """Say what is done and do it on another thread, then go on with what came of it.

        Meanwhile `controls` are not to be used. A fault of ours is refused too, then raised.
        """
        self._wait(words)

        def on_done(result: Any) -> None:
            self._wait("")
            done(result)

        def on_failed(error: Exception) -> None:
            self._wait("")
            if isinstance(error, UserError):
                refused(error)
                return
            refused(FAILED)
            raise error

        self.tasks.run(act, on_done, on_failed)

    def _wait(self, words: str) -> None:
        self.is_working = bool(words)
        self.working.say(words)
        for control in self.controls:
            control.setEnabled(not words)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme.fill(QPainter(self), self.rect(), theme.tokens().paper)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = max(MARGIN, (self.height() - USUAL_CARD) * 2 // 5)
        self._middle.setContentsMargins(MARGIN, top, MARGIN, MARGIN)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.tasks.shutdown()
        super().closeEvent(event)


class _Icon(QWidget):
    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._drawn = icon(name, colour)
        self.setFixedHeight(ICON + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        area = self.rect().adjusted(-OUTSIDE, 0, ICON - OUTSIDE - self.width(), -6)
        self._drawn.paint(QPainter(self), area)
