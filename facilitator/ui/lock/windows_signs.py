"""Hears on Windows that the screen locks, that another user takes over, or that it will sleep."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication
from PySide6.QtGui import QGuiApplication

MESSAGE = b"windows_generic_MSG"
SESSION_CHANGE, POWER = 0x02B1, 0x0218
"""WM_WTSSESSION_CHANGE and WM_POWERBROADCAST."""
_CONSOLE_LEFT, _REMOTE_LEFT, _LOGGED_OFF, _LOCKED = 0x2, 0x4, 0x6, 0x7
_SUSPENDS = 0x4
_THIS_SESSION = 0

_LEAVING = {
    SESSION_CHANGE: frozenset({_CONSOLE_LEFT, _REMOTE_LEFT, _LOGGED_OFF, _LOCKED}),
    POWER: frozenset({_SUSPENDS}),
}


def is_leaving(message: int, parameter: int) -> bool:
    """Whether a window message says that nobody will be there."""
    return parameter in _LEAVING.get(message, ())


class Signs(QAbstractNativeEventFilter):
    """Passes every message on, and calls `tell` at those that mean leaving.

    At once, not from the event loop: Windows sleeps as soon as its message is answered.
    """

    def __init__(self, tell: Callable[[], None]) -> None:
        super().__init__()
        self._tell = tell

    def nativeEventFilter(self, kind: Any, message: Any) -> tuple[bool, int]:
        if bytes(kind) == MESSAGE:
            told = wintypes.MSG.from_address(int(message))
            if is_leaving(told.message, told.wParam):
                self._tell()
        return False, 0


def listen(tell: Callable[[], None]) -> Callable[[], None]:
    """Call `tell` from now on; stops it. Sleep is told to every window, the lock when asked for."""
    application, signs = QCoreApplication.instance(), Signs(tell)
    assert application is not None
    application.installNativeEventFilter(signs)
    windows = [int(window.winId()) for window in QGuiApplication.topLevelWindows()[:1]]
    terminal: Any = ctypes.WinDLL("wtsapi32")  # type: ignore[attr-defined]
    for window in windows:
        terminal.WTSRegisterSessionNotification(wintypes.HWND(window), _THIS_SESSION)

    def stop() -> None:
        application.removeNativeEventFilter(signs)
        for window in windows:
            terminal.WTSUnRegisterSessionNotification(wintypes.HWND(window))

    return stop
