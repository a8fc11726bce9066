"""Which screen the timer stands on: the one chosen last, else the one the window is not on."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

SETTING = "live_screen"


def first(window: QWidget, remembered: str) -> QScreen:
    """The screen to begin on."""
    screens = QGuiApplication.screens()
    named = [screen for screen in screens if name_of(screen) == remembered]
    others = [screen for screen in screens if screen is not window.screen()]
    return (named or others or screens)[0]


def after(screen: QScreen) -> QScreen:
    """The next of the screens there are."""
    screens = QGuiApplication.screens()
    at = screens.index(screen) if screen in screens else -1
    return screens[(at + 1) % len(screens)]


def name_of(screen: QScreen) -> str:
    """What tells a screen from the others, also after a restart."""
    place = screen.geometry()
    return f"{screen.name()} {place.width()}x{place.height()}"


def several() -> bool:
    """Whether there is a choice."""
    return len(QGuiApplication.screens()) > 1
