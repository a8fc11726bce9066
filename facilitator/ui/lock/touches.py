"""Knows how long nobody has touched a key or the mouse in any of the program's windows."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow

ATTENDED = "attended"
"""A window with this property set counts as one that somebody is at."""

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


class Touches(QObject):
    """Watches windows and not each widget in them, which everything typed passes through first."""

    def __init__(self, parent: QObject, *, now: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._now = now
        self._last = self.clocks()
        for window in QGuiApplication.topLevelWindows():
            self._follow(window)
        QGuiApplication.instance().focusWindowChanged.connect(self._follow)  # type: ignore[union-attr]

    def clocks(self) -> tuple[float, float]:
        """Seconds by a clock that nobody can set but sleep may stop, and by the one on the wall."""
        return time.monotonic(), self._now()

    def since(self, then: tuple[float, float]) -> float:
        """Seconds since then, by whichever clock says more."""
        return max(now - before for now, before in zip(self.clocks(), then, strict=True))

    def idle(self) -> float:
        """Seconds since somebody was there; none while a workshop runs on a screen."""
        if any(w.property(ATTENDED) and w.isVisible() for w in QGuiApplication.topLevelWindows()):
            self.touch()
        return self.since(self._last)

    def touch(self) -> None:
        """Somebody is there."""
        self._last = self.clocks()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self.touch()
        return False

    def _follow(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
