"""Says when nobody is at the computer: minutes without a key, a locked screen, going to sleep."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

if TYPE_CHECKING:
    from facilitator.store.casebook import Casebook

AUTO_LOCK = "auto_lock"
MINUTES = (2, 5, 10, 30)
USUAL = 10
LOOK_MS = 10_000

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
_SCREENS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)


def minutes_of(casebook: Casebook) -> int:
    """After how many minutes the casebook is to lock."""
    chosen = casebook.setting(AUTO_LOCK)
    return int(chosen) if chosen.isdigit() and int(chosen) in MINUTES else USUAL


class Watch(QObject):
    """`due` once nobody has been there for so many minutes, or the system says so.

    It watches windows and not each widget in them: what is typed or pointed at passes through
    its window first. A computer that slept counts the time it slept.
    """

    due = Signal()

    def __init__(
        self, minutes: int, parent: QObject, *, now: Callable[[], float] = time.time
    ) -> None:
        super().__init__(parent)
        self.minutes = minutes
        self._now = now
        self._steady, self._wall = time.monotonic(), now()
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        self._look.start()
        for window in QGuiApplication.topLevelWindows():
            self._follow(window)
        QGuiApplication.instance().focusWindowChanged.connect(self._follow)  # type: ignore[union-attr]
        _listen(self)

    def look(self) -> None:
        """Whether the time is up, by a clock that cannot be set or by the one that can."""
        idle = max(time.monotonic() - self._steady, self._now() - self._wall)
        if idle >= self.minutes * 60:
            self.touch()
            self.due.emit()

    def touch(self) -> None:
        """Somebody is there."""
        self._steady, self._wall = time.monotonic(), self._now()

    def stop(self) -> None:
        """Watch no longer."""
        self._look.stop()
        QGuiApplication.instance().focusWindowChanged.disconnect(self._follow)  # type: ignore[union-attr]
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self.touch()
        return False

    def _follow(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    @Slot(bool)
    def on_told(self, begins: bool) -> None:
        """The system locks its screen, or is about to sleep."""
        if begins:
            self.due.emit()


def _listen(watch: Watch) -> None:
    """Hear what a Linux desktop says of its screen and its sleep; elsewhere nothing is said."""
    try:
        from PySide6.QtDBus import QDBusConnection
    except ImportError:
        return
    slot: Any = SLOT("on_told(bool)")  # a str, whatever PySide6's own types say
    session = QDBusConnection.sessionBus()
    if session.isConnected():
        for name, path in _SCREENS:
            session.connect("", path, name, "ActiveChanged", watch, slot)
    system = QDBusConnection.systemBus()
    if system.isConnected():
        login = "org.freedesktop.login1"
        manager = f"{login}.Manager"
        system.connect(login, "/org/freedesktop/login1", manager, "PrepareForSleep", watch, slot)
