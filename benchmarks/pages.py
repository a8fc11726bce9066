"""How long switching pages takes in the demo, for each page, against a bare page with one label."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.measure import Figure, answer_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

ROUNDS = 11
WARMING = 2
MOST = 6


def figures(folder: Path) -> list[Figure]:
    """One figure for each page; measured in a process of its own."""
    ours = json.loads(answer_of("benchmarks.pages", folder)[-1])
    bare = ours.pop("")
    slowest = max(ours, key=lambda name: ours[name])
    names = {name: f"Switch to {name}" for name in ours}
    names[slowest] += " (slowest)"
    return [
        Figure(names[name], took / bare, f"{took:.3g} ms to {bare:.3g} ms", most=MOST)
        for name, took in ours.items()
    ]


class Painted:
    """Times a switch from the wish to show a page until it has been painted."""

    def __init__(self, application: QApplication) -> None:
        from PySide6.QtCore import QEvent, QObject

        self._application = application
        painted: list[bool] = []

        class Filter(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() is QEvent.Type.Paint:
                    painted.append(True)
                return False

        self._painted = painted
        self.filter = Filter()

    def milliseconds(self, show: Callable[[], object], page: QWidget) -> float:
        """How long it takes from `show` until the page was painted and nothing is waiting."""
        page.installEventFilter(self.filter)
        self._painted.clear()
        began = perf_counter()
        show()
        self._application.processEvents()
        while not self._painted:
            self._application.processEvents()
        took = (perf_counter() - began) * 1000
        page.removeEventFilter(self.filter)
        return took


def main() -> int:
    """Print the medians as JSON, by page id; "" is the bare page."""
    from facilitator import app
    from facilitator.ui import pages

    application, window = app.build(Path(sys.argv[1]))
    window.show()
    window.settle()
    other, bare = _bare(window.width(), window.height())
    painted = Painted(application)
    took: dict[str, list[float]] = {name: [] for name in ("", *pages.ENTRIES)}
    for turn in range(ROUNDS + WARMING):
        for name in pages.ENTRIES:
            ours = painted.milliseconds(
                lambda name=name: window.open_page(name), _page(window, name)
            )
            plain = bare[len(took[""]) % 2]
            theirs = painted.milliseconds(lambda plain=plain: _show(plain), plain)
            if turn >= WARMING:
                took[name].append(ours)
            took[""].append(theirs)
    print(json.dumps({name: median(times) for name, times in took.items()}))
    window.close()
    other.close()
    return 0


def _page(window, name: str) -> QWidget:  # type: ignore[no-untyped-def]
    return window._built(name)


def _show(page: QWidget) -> None:
    page.parentWidget().setCurrentWidget(page)  # type: ignore[attr-defined]


def _bare(width: int, height: int) -> tuple[QMainWindow, list[QWidget]]:
    """A bare window of the same size, and its two pages with one label each."""
    from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

    window, stack = QMainWindow(), QStackedWidget()
    window.setCentralWidget(stack)
    window.resize(width, height)
    made = []
    for word in ("One", "Two"):
        page = QWidget()
        QVBoxLayout(page).addWidget(QLabel(word))
        stack.addWidget(page)
        made.append(page)
    window.show()
    return window, made


if __name__ == "__main__":
    sys.exit(main())
