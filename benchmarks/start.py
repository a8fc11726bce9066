"""Opens one window, ours or a bare one, and says when it was usable and what memory it took.

`python -m benchmarks.start bare WIDTH HEIGHT` or `python -m benchmarks.start ours FOLDER`
prints the monotonic clock in seconds and the resident memory in megabytes, then leaves.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

TURNS = 5
"""Turns of the event loop after the first paint, after which nothing is left to be done."""


class Watch(QObject):
    """Waits for the window's first paint and for the event loop to come to rest after it."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._painted = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, lambda: self._turn(TURNS))
        return False

    def _turn(self, left: int) -> None:
        if left:
            QTimer.singleShot(0, lambda: self._turn(left - 1))
            return
        print(time.monotonic(), resident_megabytes(), flush=True)
        self._window.close()
        QApplication.quit()


def resident_megabytes() -> float:
    """Memory this process holds now; its peak where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            kilobytes = next(line.split()[1] for line in status if line.startswith("VmRSS"))
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return int(kilobytes) / 1000


def main() -> int:
    """Open the window asked for and wait until it has closed."""
    which, *rest = sys.argv[1:]
    if which == "bare":
        application = QApplication(sys.argv[:1])
        window = QMainWindow()
        window.resize(int(rest[0]), int(rest[1]))
    else:
        from pathlib import Path

        from facilitator import app

        application, window = app.build(Path(rest[0]))
    watch = Watch(window)
    window.show()
    application.exec()
    del watch
    return 0


if __name__ == "__main__":
    sys.exit(main())
