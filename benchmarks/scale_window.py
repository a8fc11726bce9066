"""Times windows on a casebook of one network and on one of 500, in turns in one process.

`python -m benchmarks.scale_window ONE MANY` prints JSON: for each figure the milliseconds of the
one and of the many.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.measure import milliseconds
from benchmarks.pages import Watch
from benchmarks.scale_casebook import COMMON, RARE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollBar

    pass

Act = Callable[[], float]
ROUNDS, WARMING = 6, 1
TRIES = 50
READ, TURN = 30, 240
"""So many networks are read and turns of the wheel made, each of so many pixels."""

AWAY = "settings"
"""The page from which every other is switched to, and the other from which to this one."""


class Bench:
    """One window, its watch, and what is done with it."""

    def __init__(self, folder: Path) -> None:
        from facilitator import app

        self.application, self.window = app.build(folder)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.settle()
        self.application.processEvents()
        self._watch = Watch(self.application, self.window)

    def switch(self, name: str, *, anew: bool) -> float:
        """Milliseconds to put a page in front; `anew` reads all it shows again."""
        self._watch.milliseconds(partial(self.window.open_page, _away_from(name)))
        self._rest()
        if anew:
            self.window.session._forget()
            self.window._stale.add(name)
        return self._watch.milliseconds(partial(self.window.open_page, name))

    def find(self, words: str) -> float:
        """Milliseconds until the finder lists what has these words."""
        from facilitator.ui.finder import finds

        return _quickest(lambda: list(finds(self.window.session, words)), words)

    def search(self, words: str) -> float:
        """Milliseconds of the store's search."""
        return _quickest(lambda: self.window.session.casebook.search(words), words)

    def raw(self, words: str) -> float:
        """Milliseconds of the same question to FTS5 and nothing else."""
        ask = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 30"
        run = self.window.session.casebook.connection.execute
        return _quickest(lambda: run(ask, (f'"{words}"*',)).fetchall(), words)

    def undo(self) -> float:
        """Milliseconds to take back a name just given, with all that the window shows of it."""
        from facilitator.domain.records import Network
        from facilitator.operations import fields

        session = self.window.session
        session.run(fields.set_field, Network, session.network_id, "name", "Renamed")
        self._rest()
        return milliseconds(lambda: (session.undo(), self.application.processEvents()))

    def scroll(self) -> tuple[float, float]:
        """Milliseconds to read how one network stands, and the longest wait for a turn of the
        wheel while they are being read."""
        from PySide6.QtWidgets import QScrollArea

        session = self.window.session
        unread = [one.id for one in session.networks() if one.id not in session.known_standings()]
        read = median(milliseconds(partial(session.standing, id)) for id in unread[-READ:])
        self.switch("networks", anew=True)
        bar = self.window.page().findChild(QScrollArea).verticalScrollBar()
        turns = range(0, READ * TURN, TURN)
        return read, max(milliseconds(partial(self._turn, bar, to)) for to in turns)

    def _turn(self, bar: QScrollBar, to: int) -> None:
        bar.setValue(to)
        self._rest()

    def _rest(self) -> None:
        """Let what follows by itself be done."""
        self.application.processEvents()


def _quickest(work: Callable[[], object], words: str) -> float:
    """A rare word is found in so short a time that one try says little."""
    return min(milliseconds(work) for _ in range(TRIES if words == RARE else 1))


def _away_from(name: str) -> str:
    return "overview" if name == AWAY else AWAY


def _acts(one: Bench, many: Bench) -> Iterator[tuple[str, Act, Act]]:
    """What is measured, by name: what it is compared with, then that with many networks."""
    from facilitator.ui import pages

    for name in pages.ENTRIES:
        for how in ("kept", "anew"):
            act = partial(Bench.switch, name=name, anew=how == "anew")
            yield f"{how} {name}", partial(act, one), partial(act, many)
    for words in (COMMON, RARE):
        raw = partial(many.raw, words)
        yield f"find {words}", raw, partial(many.find, words)
        yield f"search {words}", raw, partial(many.search, words)
    yield "undo", one.undo, many.undo


def main() -> int:
    """Print the figures; each is measured once a turn, so that no busy moment is all of one."""
    one, many = Bench(Path(sys.argv[1])), Bench(Path(sys.argv[2]))
    told: dict[str, list[tuple[float, float]]] = {}
    for turn in range(WARMING + ROUNDS):
        for name, first, second in _acts(one, many):
            pair = first(), second()
            if turn >= WARMING:
                told.setdefault(name, []).append(pair)
    told["read"] = [many.scroll()]
    print(json.dumps(told))
    one.window.close()
    many.window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
