"""A quiet word at the foot of the window, with Undo where something can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from facilitator.ui import theme
from facilitator.ui.widgets.text import SEMIBOLD, Text

SHOWN_MS = 8000
_WIDEST = 560


class Toast(QWidget):
    """One message over `parent`, gone after eight seconds; it stays while the mouse is on it."""

    acted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.hide()
        self._words = Text(colour="card", wrap=False)
        self._words.setMaximumWidth(_WIDEST)
        self._action = QPushButton()
        self._action.setCursor(Qt.CursorShape.PointingHandCursor)
        self._action.setFont(theme.font(weight=SEMIBOLD))
        self._action.clicked.connect(self._on_acted)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        box = QHBoxLayout(self)
        box.setContentsMargins(18, 10, 12, 10)
        box.setSpacing(16)
        box.addWidget(self._words)
        box.addWidget(self._action)
        parent.installEventFilter(self)

    def say(self, message: str, action: str = "") -> None:
        """Show a message; `action` is the word on its button, such as "Undo"."""
        narrow = self._words.fontMetrics().horizontalAdvance(message) <= _WIDEST
        self._words.setWordWrap(not narrow)
        self._words.setMinimumWidth(0 if narrow else _WIDEST)
        self._words.setText(message)
        self._paint_action()
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(message)
        self.show()
        self._place()
        self.raise_()
        self._timer.start()

    def text(self) -> str:
        """The message shown, or ""."""
        return self._words.text() if self.isVisible() else ""

    def has_action(self) -> bool:
        """Whether the message shown has its button."""
        return self.isVisible() and bool(self._action.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens().ink))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)

    def _paint_action(self) -> None:
        t = theme.tokens()
        self._action.setStyleSheet(
            f"QPushButton {{ background: transparent; color: {t.card}; padding: 4px 10px; "
            f"border: 1px solid {t.card}; }} QPushButton:focus {{ border-width: 2px; }}"
        )
        self._action.setPalette(QPalette(QColor(t.ink)))

    def _place(self) -> None:
        self.adjustSize()
        width, height = self._over.width(), self._over.height()
        self.move((width - self.width()) // 2, height - self.height() - 24)

    def _on_acted(self) -> None:
        self.hide()
        self.acted.emit()
