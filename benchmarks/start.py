"""Opens one window, ours or a bare one, and says when it was usable and what memory it took.

`python -m benchmarks.start bare WIDTH HEIGHT` or `python -m benchmarks.start ours FOLDER`
prints the monotonic clock in seconds and the resident memory in megabytes, then leaves. Each
imports what its program would, in the order its program would.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

TURNS = 5
"""Turns of the event loop after the first paint, after which nothing is left to be done."""


def resident_megabytes() -> float:
    """Memory this process holds now; its peak where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            kilobytes = next(line.split()[1] for line in status if line.startswith("VmRSS"))
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return int(kilobytes) / 1000


def ours(folder: str) -> tuple[Any, Any]:
    """The program's application and window on a casebook."""
    from facilitator import app

    return app.build(Path(folder))


def bare(width: str, height: str) -> tuple[Any, Any]:
    """An application and a window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(int(width), int(height))
    return application, window


def watched(window: Any) -> Any:
    """What waits for the window's first paint and for the event loop to come to rest after it."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    class Watch(QObject):
        painted = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint and not self.painted:
                self.painted = True
                QTimer.singleShot(0, lambda: self.turn(TURNS))
            return False

        def turn(self, left: int) -> None:
            if left:
                QTimer.singleShot(0, lambda: self.turn(left - 1))
                return
            print(time.monotonic(), resident_megabytes(), flush=True)
            window.close()
            QApplication.quit()

    watch = Watch(window)
    window.installEventFilter(watch)
    return watch


def main() -> int:
    """Open the window asked for and wait until it has closed."""
    which, *rest = sys.argv[1:]
    application, window = bare(*rest) if which == "bare" else ours(*rest)
    watch = watched(window)
    window.show()
    application.exec()
    del watch
    return 0


if __name__ == "__main__":
    sys.exit(main())
