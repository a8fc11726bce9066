"""How 500 networks with 18 months each compare with one of them: opening, switching, searching.

Everything is done in turns with the casebook of one network, and the quickest of each is compared,
for the machine may be busy with something else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

from benchmarks import scale_casebook
from benchmarks.measure import Figure, answer_of, milliseconds
from benchmarks.scale_casebook import COMMON, NETWORKS, RARE
from benchmarks.window import start
from facilitator.store.casebook import Casebook

STARTS, OPENINGS = 6, 9
MOST, MOST_SEARCH = 1.3, 3
Pairs = Sequence[Sequence[float]]


def figures(folder: Path) -> list[Figure]:
    """Both casebooks are made in this folder, which has room for a gigabyte."""
    one, many = folder / "one", folder / "many"
    began = perf_counter()
    scale_casebook.build(one, many, folder / "pattern")
    made = _size(one, many, perf_counter() - began)
    return [made, *_opening(one, many), *_in_the_window(one, many)]


def _size(one: Path, many: Path, seconds: float) -> Figure:
    sizes = []
    for place in (one, many):
        with Casebook.open(place, at_once=True) as casebook:
            sizes.append(scale_casebook.size(casebook))
    (few, _), (rows, size) = sizes
    behind = f"{rows:,} rows to {few:,}, {size / 1e6:.0f} MB, made in {seconds:.0f} s"
    return Figure(f"Rows of {NETWORKS} networks, to one", rows / few, behind)


def _opening(one: Path, many: Path) -> list[Figure]:
    starts = [[start("ours", place) for place in (one, many)] for _ in range(STARTS)]
    return [
        quickest("Window usable", _at(starts, 0), most=MOST),
        quickest("Window settled", _at(starts, -1), most=MOST),
        quickest("Casebook opened", _times(_opened, one, many, at_once=False), most=MOST),
        quickest("  by the window", _times(_opened, one, many, at_once=True), most=MOST),
    ]


def _at(starts: list[list[list[tuple[float, float]]]], line: int) -> Pairs:
    return [[told[line][0] for told in pair] for pair in starts]


def _times(work: Callable[..., object], *places: Path, at_once: bool) -> Pairs:
    return [
        [milliseconds(lambda place=place: work(place, at_once)) for place in places]
        for _ in range(OPENINGS)
    ]


def _opened(place: Path, at_once: bool) -> None:
    with Casebook.open(place, at_once=at_once) as casebook:
        casebook.undo_label(), casebook.redo_label()


def _in_the_window(one: Path, many: Path) -> list[Figure]:
    """Page switches, search, undo and the list of all networks, from a process of their own."""
    told: dict[str, Pairs] = json.loads(answer_of("benchmarks.scale_window", one, many)[-1])
    names = [key.removeprefix("anew ") for key in told if key.startswith("anew ")]
    slowest = max(names, key=lambda name: _least(told[f"anew {name}"])[1])
    figures = [
        _switch(f"Switch to {name}{' (longest)' * (name == slowest)}", name, told) for name in names
    ]
    for words, which in ((COMMON, "a common word"), (RARE, "a rare word")):
        for how, title in (("find", "Finder"), ("search", "Search")):
            pairs = told[f"{how} {words}"]
            figures.append(quickest(f"{title}, {which}, to raw FTS5", pairs, most=MOST_SEARCH))
    figures.append(quickest("Undo", told["undo"]))
    (read,) = told["read"]
    behind = f"{read[0]:.1f} ms each, longest stall while scrolling {read[1]:.1f} ms"
    return [*figures, Figure("Reading how networks stand, frames each", read[0] * 0.06, behind)]


def _switch(title: str, name: str, told: dict[str, Pairs]) -> Figure:
    """To a page that is as it was, or that reads all it shows anew: whichever is the worse."""
    found = [quickest(title, told[f"{how} {name}"], most=MOST) for how in ("kept", "anew")]
    return max(found, key=lambda figure: figure.ratio)


def quickest(name: str, pairs: Pairs, *, most: float | None = None) -> Figure:
    """The quickest of the second to the quickest of the first."""
    one, many = _least(pairs)
    return Figure(name, many / one, f"{many:.3g} ms to {one:.3g} ms", most=most)


def _least(pairs: Pairs) -> tuple[float, float]:
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
