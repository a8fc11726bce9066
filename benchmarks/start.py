"""Opens one window, ours or a bare one, and says when it was usable and what memory it took.

`python -m benchmarks.start bare WIDTH HEIGHT` or `python -m benchmarks.start ours FOLDER`
prints the monotonic clock in seconds and the resident memory in megabytes, then leaves. Ours is
started as the program starts itself, and prints a second line once its window has settled: the
guide's words, the names of the phases and the thread come after the first paint.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from typing import Any

TURNS = 5
"""Turns of the event loop after the first paint, after which the window answers."""


def resident_megabytes() -> float:
    """Memory this process holds now; its peak where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            kilobytes = next(line.split()[1] for line in status if line.startswith("VmRSS"))
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return int(kilobytes) / 1000


def ours(folder: str) -> int:
    """The program on a casebook."""
    gc.disable()  # as facilitator.__main__ does
    from facilitator import app

    build, watching = app.build, []

    def build_and_watch(place: Path) -> tuple[Any, Any]:
        application, window = build(place)
        window.settled.connect(lambda: told(window))
        watching.append(watched(window, lambda: print(*now(), flush=True)))
        return application, window

    app.build = build_and_watch
    return app.run(Path(folder))


def bare(width: str, height: str) -> int:
    """An application and a window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(int(width), int(height))
    watch = watched(window, lambda: told(window))
    window.show()
    application.exec()
    del watch
    return 0


def watched(window: Any, usable: Any) -> Any:
    """What waits for the window's first paint, gives the event loop its turns, and says so."""
    from PySide6.QtCore import QEvent, QObject, QTimer

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
            usable()

    watch = Watch(window)
    window.installEventFilter(watch)
    return watch


def now() -> tuple[float, float]:
    """The clock and the memory."""
    return time.monotonic(), resident_megabytes()


def told(window: Any) -> None:
    """Print them and leave."""
    from PySide6.QtWidgets import QApplication

    print(*now(), flush=True)
    window.close()
    QApplication.quit()


def main() -> int:
    """Open the window asked for and wait until it has closed."""
    which, *rest = sys.argv[1:]
    return bare(*rest) if which == "bare" else ours(*rest)


if __name__ == "__main__":
    sys.exit(main())
