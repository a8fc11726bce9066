"""Keeps the screen from going dark while a workshop runs on it, where the system takes the wish."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QObject, QProcess
from PySide6.QtGui import QGuiApplication

_NAME, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
_BUS = "facilitator-live"
_WAIT_MS = 500
_KEEP_ON, _AS_USUAL = 0x80000003, 0x80000000  # ES_CONTINUOUS | ES_SYSTEM… | ES_DISPLAY_REQUIRED


class Awake(QObject):
    """Holds the screen awake between `hold` and `let_go`; where it cannot, nothing is lost."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self.is_held = False

    def hold(self) -> None:
        """Ask for the screen to stay on."""
        if self.is_held or QGuiApplication.platformName() in ("offscreen", "minimal"):
            return
        self.is_held = True
        if sys.platform == "win32":
            _tell_windows(_KEEP_ON)
        elif sys.platform == "darwin":
            self._process = QProcess(self)
            self._process.start("caffeinate", ["-d", "-w", str(os.getpid())])
        else:
            _tell_desktop()

    def let_go(self) -> None:
        """Let the screen go dark as usual."""
        if not self.is_held:
            return
        self.is_held = False
        if sys.platform == "win32":
            _tell_windows(_AS_USUAL)
        elif self._process is not None:
            self._process.kill()
        else:
            _leave_desktop()


def _tell_windows(state: int) -> None:
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetThreadExecutionState(state)


def _tell_desktop() -> None:
    """The wish lasts as long as the connection it came by."""
    try:
        from PySide6.QtDBus import QDBusConnection, QDBusInterface
    except ImportError:
        return
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _BUS)
    if bus.isConnected():
        desktop = QDBusInterface(_NAME, _PATH, _NAME, bus)
        desktop.setTimeout(_WAIT_MS)
        desktop.call("Inhibit", "Facilitator", "A workshop runs live")


def _leave_desktop() -> None:
    try:
        from PySide6.QtDBus import QDBusConnection
    except ImportError:
        return
    QDBusConnection.disconnectFromBus(_BUS)
