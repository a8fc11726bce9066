"""How soon the window is painted and usable, and what memory it takes, against a bare one."""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.measure import Figure, answer_of, compared

PAIRS = 15
MOST = 1.6


def figures(folder: Path) -> list[Figure]:
    """Start and memory with the demo casebook; every start is a process of its own.

    Usable is the frame with the overview's next step, dates and promises, painted and answering;
    settled, for which there is no bound, is all that follows by itself.
    """
    width, height = _size()
    start("ours", folder), start("bare", width, height)
    pairs = [(start("ours", folder), start("bare", width, height)[0]) for _ in range(PAIRS)]
    usable = [ours[0] for ours, _ in pairs]
    settled = [ours[1] for ours, _ in pairs]
    bare = [bare for _, bare in pairs]
    return [
        compared("Window usable", _first(usable), _first(bare), "ms", most=MOST),
        compared("Memory then", _second(usable), _second(bare), "MB", most=MOST),
        compared("Window settled", _first(settled), _first(bare), "ms"),
        compared("Memory when settled", _second(settled), _second(bare), "MB"),
    ]


def _size() -> tuple[int, int]:
    from facilitator.ui.place import USUAL

    return USUAL


def start(*arguments: object) -> list[tuple[float, float]]:
    """Milliseconds since before the process began and megabytes, for each line it printed."""
    began = time.monotonic()
    told = [map(float, line.split()) for line in answer_of("benchmarks.start", *arguments)]
    return [((at - began) * 1000, megabytes) for at, megabytes in told]


def _first(pairs: list[tuple[float, float]]) -> list[float]:
    return [pair[0] for pair in pairs]


def _second(pairs: list[tuple[float, float]]) -> list[float]:
    return [pair[1] for pair in pairs]
