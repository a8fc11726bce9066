"""Two locks that look nothing alike: what the coachee reads too, and what only you read."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from facilitator.ui.widgets.icons import Icon
from facilitator.ui.widgets.text import Pill, pill_colours

_ICON, _GAP = 15, 4
SHARED = ("The coachee reads this", "teal", "people")
PRIVATE = ("Only you", "violet", "lock")


class Lock(Pill):
    """Who reads what stands below, in words with a sign: `Lock(*SHARED)`."""

    def __init__(self, words: str, kind: str, sign: str) -> None:
        super().__init__(words, kind)
        self._icon = Icon(sign, f"{kind}_ink")

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(_ICON + _GAP, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, ink = pill_colours(self._kind)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        self._icon.paint(painter, QRect(9, (self.height() - _ICON) // 2, _ICON, _ICON))
        painter.setPen(ink)
        room = self.rect().adjusted(9 + _ICON + _GAP, 0, -8, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self._text)
