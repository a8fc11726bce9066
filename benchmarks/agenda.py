"""How long one move of a block takes until a 40-block agenda is painted, against one frame.

A block is pulled from the first place to the last and back, a few pixels at a time, with the page
in its window. Each move is timed from the mouse until nothing is left to paint, and counts only
if the agenda was painted in that time. The whole way is gone several times, and of each move its
quickest time counts, so that a busy machine does not speak for the program; the slowest of all
moves is the figure. Told beside it: the slowest single move of all turns, and what it takes to
let the block go, which saves it and reads the page anew.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Figure, answer_of
from benchmarks.pages import Watch

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QApplication

    from facilitator.ui.main_window import MainWindow
    from facilitator.ui.pages.workshops.agenda_view import AgendaView

FRAME = 1000 / 60
"""Milliseconds a screen of 60 Hz leaves for one picture."""

BLOCKS = 40
TURNS = 5
STEP = 9
FAR = 24
"""Pixels from where a block is pressed to the first move that counts: a shorter one is no drag."""

TRACKS = ("", "", "", "Room A", "Room B")
FIXED = {20: "13:00"}


def figures(folder: Path) -> list[Figure]:
    """The longest move; measured in a process of its own, in a copy of no other casebook."""
    told = json.loads(answer_of("benchmarks.agenda", folder.with_name("agenda"))[-1])
    longest, usual, moves = told["longest"], told["median"], told["moves"]
    behind = (
        f"longest {longest:.3g} ms of {moves} moves, median {usual:.3g} ms; {FRAME:.3g} ms; "
        f"slowest single one {told['single']:.3g} ms, letting go {told['drop']:.3g} ms"
    )
    return [Figure(f"Drag in {BLOCKS} blocks", longest / FRAME, behind, most=1)]


def main() -> int:
    """Print what the moves took in milliseconds, and how many there were, as JSON."""
    from statistics import median

    folder = Path(sys.argv[1])
    _fill(folder)
    from facilitator import app

    application, window = app.build(folder)
    window.show()
    window.settle()
    window.open_page("workshops")
    application.processEvents()
    view = _view(window)
    watch = Watch(application, window)
    turns = [_drag(application, watch, view) for _ in range(TURNS)]
    quickest = [min(times) for times in zip(*turns, strict=True)]
    told = {
        "longest": max(quickest),
        "median": median(quickest),
        "moves": len(quickest),
        "single": max(max(times) for times in turns),
        "drop": min(_drop(application, watch, view) for _ in range(TURNS)),
    }
    print(json.dumps(told))
    window.close()
    return 0


def _fill(folder: Path) -> None:
    """A casebook with one workshop of forty blocks, some of them in tracks, one at a fixed time."""
    from datetime import date

    from facilitator.operations import networks, workshops
    from facilitator.store.casebook import Casebook

    with Casebook.open(folder) as casebook, casebook.step("Fill"):
        network = networks.create(casebook, "Forty blocks", date(2026, 1, 5))
        day = workshops.add(casebook, network.id, "A long day", date(2026, 6, 1), ends="19:00")
        for number in range(BLOCKS):
            workshops.add_block(
                casebook,
                day.id,
                f"Block {number + 1}: what each of us brings",
                minutes=10 + number % 4 * 5,
                lead="Gwenllian Llewelyn",
                outcome="A first step that somebody takes",
                group=TRACKS[number % len(TRACKS)],
                locked_start=FIXED.get(number, ""),
            )


def _view(window: MainWindow) -> AgendaView:
    from facilitator.ui.pages.workshops.agenda_view import AgendaView

    page = window.page()
    assert page is not None
    view = page.findChild(AgendaView)
    assert view is not None
    return view


def _drag(application: QApplication, watch: Watch, view: AgendaView) -> list[float]:
    """The milliseconds of every move there and back; the drag is given up at the end.

    Raises RuntimeError where a move was not painted, or the block did not come last.
    """
    from PySide6.QtCore import QEvent, QPoint, Qt

    start, there = _way(view)
    down = range(start.y() + FAR, there.y(), STEP)
    _send(application, view, QEvent.Type.MouseButtonPress, start)
    painted, times = _painted(view), []
    for y in (*down, *reversed(down)):
        painted.clear()
        move = partial(_send, application, view, QEvent.Type.MouseMove, QPoint(start.x(), y))
        times.append(watch.milliseconds(move))
        if not painted:
            raise RuntimeError("a move was not painted")
        if y == down[-1] and view.agenda.blocks[-1].block.id != view.selection.ids[0]:
            raise RuntimeError("the block did not come last")
    _give_up(application, view, Qt.Key.Key_Escape)
    return times


def _drop(application: QApplication, watch: Watch, view: AgendaView) -> float:
    """The milliseconds from letting the first block go at the end until the page is painted."""
    from PySide6.QtCore import QEvent

    start, there = _way(view)
    _send(application, view, QEvent.Type.MouseButtonPress, start)
    _send(application, view, QEvent.Type.MouseMove, there)
    application.processEvents()
    end = QEvent.Type.MouseButtonRelease
    return watch.milliseconds(partial(_send, application, view, end, there))


def _way(view: AgendaView) -> tuple[QPoint, QPoint]:
    """Where the first block is pressed, and the place below the last."""
    from PySide6.QtCore import QPoint

    area = view.area_of(view.selection.ids[0])
    start = QPoint(area.left() + 40, area.center().y())
    return start, QPoint(start.x(), view.height() - 2)


def _painted(view: AgendaView) -> list[bool]:
    """A list that grows by one with every time the agenda is painted."""
    from PySide6.QtCore import QEvent, QObject

    painted = list[bool]()

    class Filter(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                painted.append(True)
            return False

    view.installEventFilter(Filter(view))
    return painted


def _send(application: QApplication, view: AgendaView, kind: object, point: QPoint) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QMouseEvent

    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind is QEvent.Type.MouseMove else left
    plain = Qt.KeyboardModifier.NoModifier
    where = view.mapToGlobal(point).toPointF()
    event = QMouseEvent(kind, point.toPointF(), where, button, left, plain)  # type: ignore[call-overload]
    application.sendEvent(view, event)


def _give_up(application: QApplication, view: AgendaView, key: object) -> None:
    from PySide6.QtTest import QTest

    QTest.keyClick(view, key)  # type: ignore[call-overload]
    application.processEvents()


if __name__ == "__main__":
    sys.exit(main())
