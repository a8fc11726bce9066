"""Work that takes a while, done beside the window: frozen data in, data out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from facilitator.domain.value import value

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


@value
class _Outcome:
    done: Done
    failed: Failed | None
    result: Any = None
    error: Exception | None = None


class Tasks(QObject):
    """Runs work on another thread and hands the outcome back on the window's own."""

    _ended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(2)
        self._closing = False
        self._ended.connect(self._on_ended)

    def run(self, work: Callable[[], Any], done: Done, failed: Failed | None = None) -> None:
        """Call `work()` in the background, then `done(result)` or `failed(error)` here.

        An error without `failed` rises as if it had happened here.
        """
        self._pool.start(_Job(work, done, failed, self._ended.emit))

    def shutdown(self, longest_ms: int = -1) -> None:
        """Wait for what is running, to the end or so long; nothing is called back any more."""
        self._closing = True
        self._pool.clear()
        self._pool.waitForDone(longest_ms)

    def _on_ended(self, outcome: _Outcome) -> None:
        if self._closing:
            return
        if outcome.error is None:
            outcome.done(outcome.result)
        elif outcome.failed is not None:
            outcome.failed(outcome.error)
        else:
            raise outcome.error


class _Job(QRunnable):
    def __init__(
        self,
        work: Callable[[], Any],
        done: Done,
        failed: Failed | None,
        tell: Callable[[_Outcome], None],
    ) -> None:
        super().__init__()
        self._work, self._done, self._failed, self._tell = work, done, failed, tell

    def run(self) -> None:
        try:
            outcome = _Outcome(self._done, self._failed, result=self._work())
        except Exception as error:  # handed to the window's thread, where it is told or raised
            outcome = _Outcome(self._done, self._failed, error=error)
        with suppress(RuntimeError):  # the window was locked away without waiting any longer
            self._tell(outcome)
