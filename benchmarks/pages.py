"""How long switching pages takes in the demo, for each page, against a bare page with one label.

The bare page stands in the same frame, so that a ratio says what the page itself costs. Every
switch to a page is from the bare one and back, in turns. What the frame costs is told beside it,
against the same label in a window without one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.measure import Figure, answer_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QMainWindow

    from facilitator.ui.main_window import MainWindow

BARE, ALONE = "bare", "alone"
GUIDE = "settings"
"""Whose guide stands beside the bare page."""

ROUNDS = 9
WARMING = 2
MOST = 6
PATIENCE = 10
"""Seconds after which a page that is not painted is a mistake."""


def figures(folder: Path) -> list[Figure]:
    """One figure for each page; measured in a process of its own."""
    pages = json.loads(answer_of("benchmarks.pages", folder)[-1])
    bare, alone = pages.pop(BARE), pages.pop(ALONE)
    slowest = max(pages, key=lambda name: pages[name])
    frame = Figure("Our frame, to no frame", bare / alone, f"{bare:.3g} ms to {alone:.3g} ms")
    return [frame] + [
        Figure(
            f"Switch to {name}{' (slowest)' if name == slowest else ''}",
            took / bare,
            f"{took:.3g} ms to {bare:.3g} ms",
            most=MOST,
        )
        for name, took in pages.items()
    ]


class Watch:
    """Times a switch from the wish to show a page until the window has been painted."""

    def __init__(self, application: QApplication, window: QMainWindow) -> None:
        from PySide6.QtCore import QEvent, QObject

        self._application = application
        self._painted = painted = list[bool]()

        class Filter(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() is QEvent.Type.UpdateRequest:
                    painted.append(True)
                return False

        self._filter = Filter(window)
        window.installEventFilter(self._filter)

    def milliseconds(self, show: Callable[[], object]) -> float:
        """How long it takes from `show` until the window is painted and nothing is waiting."""
        self._painted.clear()
        began = perf_counter()
        show()
        self._application.processEvents()
        while not self._painted:
            if perf_counter() - began > PATIENCE:
                raise RuntimeError("the page was not painted")
            self._application.processEvents()
        return (perf_counter() - began) * 1000


def main() -> int:
    """Print the medians in milliseconds as JSON, by page id."""
    from facilitator import app
    from facilitator.ui import pages

    application, window = app.build(Path(sys.argv[1]))
    window.show()
    window.settle()
    names = list(pages.ENTRIES)
    _add_bare(window)
    window.open_page(BARE)
    application.processEvents()
    other = _window_without_frame(window.width(), window.height())
    watch, watch_other = Watch(application, window), Watch(application, other)
    took: dict[str, list[float]] = {name: [] for name in (*names, BARE, ALONE)}
    for turn in range(ROUNDS + WARMING):
        for name in names:
            there = watch.milliseconds(partial(window.open_page, name))
            back = watch.milliseconds(partial(window.open_page, BARE))
            alone = watch_other.milliseconds(other.turn)
            if turn >= WARMING:
                took[name].append(there)
                took[BARE].append(back)
                took[ALONE].append(alone)
    print(json.dumps({name: median(times) for name, times in took.items()}))
    window.close()
    other.close()
    return 0


def _add_bare(window: MainWindow) -> None:
    """Give the window one more page, with nothing on it but a label."""
    from PySide6.QtWidgets import QLabel, QVBoxLayout

    from facilitator import content
    from facilitator.ui import pages
    from facilitator.ui.pages.page import Page

    class BarePage(Page):
        def _build(self) -> None:
            QVBoxLayout(self).addWidget(QLabel("Bare"))

        def refresh(self) -> None:
            pass

    guide_page = content.guide_page
    content.guide_page = lambda name: guide_page(GUIDE if name == BARE else name)
    pages.ENTRIES[BARE] = pages.Entry(BARE, "Bare", "")
    window._pages[BARE] = page = BarePage(window.session)
    window._stack.addWidget(page)


def _window_without_frame(width: int, height: int):  # type: ignore[no-untyped-def]
    """A window of this size with two pages of one label each; `turn` shows the other one."""
    from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

    class Plain(QMainWindow):
        def turn(self) -> None:
            stack.setCurrentIndex(1 - stack.currentIndex())

    window, stack = Plain(), QStackedWidget()
    window.setCentralWidget(stack)
    window.resize(width, height)
    for word in ("One", "Two"):
        page = QWidget()
        QVBoxLayout(page).addWidget(QLabel(word))
        stack.addWidget(page)
    window.show()
    return window


if __name__ == "__main__":
    sys.exit(main())
