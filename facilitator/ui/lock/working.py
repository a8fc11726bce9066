"""A calm word and a moving line while something is done that takes longer than a moment."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui import theme
from facilitator.ui.widgets.text import Text

PATIENCE_MS = 600
"""What takes no longer than this is not worth a word."""
FRAME_MS = 40
ROUND_MS = 1600
"""How long the line takes from one end to the other."""
THICK, PART = 4, 0.3


class Working(QWidget):
    """Hidden until what `say` names has taken longer than a moment.

    Not `worded`, it shows the line alone, where the words stand elsewhere.
    """

    def __init__(self, *, worded: bool = True) -> None:
        super().__init__()
        self._words = Text()
        self._words.setHidden(not worded)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 4)
        box.setSpacing(8)
        box.addWidget(self._words)
        box.addWidget(_Line())
        self._later = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._later.timeout.connect(self.show)
        self.hide()

    def say(self, words: str) -> None:
        """Say what is being done, or "" once nothing is."""
        self._words.setText(words)
        self.setAccessibleName(words)
        if words:
            self._later.start()
        else:
            self._later.stop()
            self.hide()


class _Line(QWidget):
    """A short stretch of teal that goes along a line and starts anew."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(THICK)
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self.update)

    def showEvent(self, event: QShowEvent) -> None:
        self._clock.start()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole, end = QRectF(self.rect()), THICK / 2
        painter.setBrush(QColor(theme.tokens().line))
        painter.drawRoundedRect(whole, end, end)
        gone = self._clock.elapsed() % ROUND_MS / ROUND_MS
        part = QRectF(0, 0, whole.width() * PART, THICK)
        part.moveLeft((whole.width() + part.width()) * gone - part.width())
        painter.setBrush(QColor(theme.tokens().teal))
        painter.drawRoundedRect(part & whole, end, end)
