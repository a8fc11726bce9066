"""Work that takes a while, done beside the window: frozen data in, data out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

Work = Callable[[], Any]
Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


class Tasks(QObject):
    """Runs work on another thread and hands the outcome back on the window's own.

    What is called back stays on this thread, as it may hold the last of a widget.
    """

    _ended = Signal(int, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(2)
        self._numbers = count()
        self._given: dict[int, tuple[Work, Done, Failed | None]] = {}
        self._closing = False
        self._ended.connect(self._on_ended)

    def run(self, work: Work, done: Done, failed: Failed | None = None) -> None:
        """Call `work()` in the background, then `done(result)` or `failed(error)` here.

        An error without `failed` rises as if it had happened here.
        """
        number = next(self._numbers)
        self._given[number] = work, done, failed
        self._pool.start(_Job(number, work, self._ended.emit))

    def shutdown(self, longest_ms: int = -1) -> None:
        """Wait for what is running, to the end or so long; nothing is called back any more."""
        self._closing = True
        self._pool.clear()
        self._pool.waitForDone(longest_ms)
        self._given.clear()

    def _on_ended(self, number: int, result: Any, error: Exception | None) -> None:
        if self._closing:
            return
        _, done, failed = self._given.pop(number)
        if error is None:
            done(result)
        elif failed is not None:
            failed(error)
        else:
            raise error


class _Job(QRunnable):
    def __init__(self, number: int, work: Work, tell: Callable[..., None]) -> None:
        super().__init__()
        self._number, self._work, self._tell = number, work, tell

    def run(self) -> None:
        result, error = None, None
        try:
            result = self._work()
        except Exception as raised:  # handed to the window's thread, where it is told or raised
            error = raised
        del self._work
        with suppress(RuntimeError):  # the window was locked away without waiting any longer
            self._tell(self._number, result, error)
