"""The window that the room looks at: the timer's face and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.live.face import Face
from facilitator.ui.live.keys import act_of

_SHARE = 0.6
"""Of a screen that the timer takes where it is a window among others."""


class RoomWindow(QWidget):
    """Paints scenes; what is pressed while it has the keyboard it hands on as `pressed`."""

    pressed = Signal(str)
    put_away = Signal()

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(f"Timer: {title}")
        self.face = Face()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.face)

    def fill(self, screen: QScreen) -> None:
        """Take the whole of a screen, without a pointer on it."""
        stand_alone(self, screen)
        self.setGeometry(screen.geometry())
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.showFullScreen()

    def float_on(self, screen: QScreen) -> None:
        """Be a window among others, to be shared in a call or dragged elsewhere."""
        stand_alone(self, screen)
        self.unsetCursor()
        self.showNormal()
        whole = screen.availableGeometry()
        place = QRect(0, 0, round(whole.width() * _SHARE), round(whole.height() * _SHARE))
        place.moveBottomRight(whole.bottomRight())
        self.setGeometry(place)
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if act := act_of(event):
            self.pressed.emit(act)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if event.spontaneous():
            self.put_away.emit()


def stand_alone(window: QWidget, screen: QScreen) -> None:
    """Put a window on a screen, neither raised nor put away together with its parent's."""
    window.create()
    handle = window.windowHandle()
    handle.setTransientParent(None)  # type: ignore[arg-type]  # None is what Qt asks for
    if handle.screen() is not screen:
        window.showNormal()
        handle.setScreen(screen)
