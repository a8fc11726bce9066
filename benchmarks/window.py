"""How soon the window is painted and usable, and what memory it takes, against a bare one."""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.measure import Figure, answer_of, compared

PAIRS = 15
MOST = 1.6


def figures(folder: Path) -> list[Figure]:
    """Start and memory with the demo casebook; every start is a process of its own."""
    width, height = _size()
    _start("ours", folder), _start("bare", width, height)
    pairs = [(_start("ours", folder), _start("bare", width, height)) for _ in range(PAIRS)]
    ours, bare = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    return [
        compared("Window usable", _first(ours), _first(bare), "ms", most=MOST),
        compared("Memory then", _second(ours), _second(bare), "MB", most=MOST),
    ]


def _size() -> tuple[int, int]:
    from facilitator.ui.place import USUAL

    return USUAL


def _start(*arguments: object) -> tuple[float, float]:
    """Milliseconds from before the process began until it was usable, and its megabytes."""
    began = time.monotonic()
    usable, megabytes = map(float, answer_of("benchmarks.start", *arguments)[-1].split())
    return (usable - began) * 1000, megabytes


def _first(pairs: list[tuple[float, float]]) -> list[float]:
    return [pair[0] for pair in pairs]


def _second(pairs: list[tuple[float, float]]) -> list[float]:
    return [pair[1] for pair in pairs]
