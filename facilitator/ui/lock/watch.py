"""Says when nobody is at the computer: minutes without a key, a locked screen, having slept."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

from facilitator.ui.lock.touches import Touches

if TYPE_CHECKING:
    from facilitator.store.casebook import Casebook

AUTO_LOCK = "auto_lock"
MINUTES = (2, 5, 10, 30)
USUAL = 10
LOOK_MS = 10_000
GAP = 60
"""Seconds between two looks, beyond the usual ones, that only a computer that slept explains."""

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

    On Linux the desktop tells that its screen locks or that it goes to sleep, and Windows does
    too; elsewhere, and where nothing is told, a look that comes a minute late shows that the
    computer slept.
    """

    due = Signal()

    def __init__(self, minutes: int, touches: Touches, parent: QObject) -> None:
        super().__init__(parent)
        self.minutes = minutes
        self._touches = touches
        touches.touch()
        self._looked = touches.clocks()
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        self._look.start()
        self._unlisten = _listen(self)

    def look(self) -> None:
        """Whether the time is up, or the computer slept since the last look."""
        since, self._looked = self._touches.since(self._looked), self._touches.clocks()
        if self._touches.idle() >= self.minutes * 60 or has_slept(since):
            self._touches.touch()
            self.due.emit()

    def stop(self) -> None:
        """Watch no longer."""
        self._look.stop()
        self._unlisten()
        self.deleteLater()

    @Slot(bool)
    def on_told(self, begins: bool) -> None:
        """The system locks its screen, or is about to sleep."""
        if begins:
            self.due.emit()


def has_slept(since: float) -> bool:
    """Whether so many seconds between two looks are more than a busy computer takes."""
    return since > LOOK_MS / 1000 + GAP


def _listen(watch: Watch) -> Callable[[], None]:
    """Hear what the system says of its screen and its sleep, as far as it says it; stops it.

    macOS says it only to programs in its own language: there the look that comes late is all.
    """
    if sys.platform == "win32":
        from facilitator.ui.lock.windows_signs import listen

        return listen(lambda: watch.on_told(True))
    _hear_desktop(watch)
    return lambda: None


def _hear_desktop(watch: Watch) -> None:
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
