"""A small rounded button that opens what it names, such as where a finding comes from."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from facilitator.ui import theme
from facilitator.ui.theme import Size

HEIGHT, AROUND, WIDEST = 26, 22, 320


class Chip(QAbstractButton):
    """`Chip("Statement 12", "Its words")`: long words end in …, and the tooltip has them all."""

    def __init__(self, text: str, tip: str = "") -> None:
        super().__init__()
        self.setText(text)
        self.setFont(theme.font(Size.SMALL))
        self.setAccessibleName(text)
        self.setAccessibleDescription(tip)
        self.setToolTip(f"<p>{_plain(tip or text)}</p>")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(min(words + AROUND + 4, WIDEST), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(t.teal if focused else t.edge), 2 if focused else 1))
        painter.setBrush(QColor(t.hover if self.underMouse() else t.card))
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setPen(QColor(t.teal_ink))
        room = self.rect().adjusted(AROUND // 2, 0, -AROUND // 2, 0)
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
