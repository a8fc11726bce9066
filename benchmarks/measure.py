"""What a measurement is: a ratio of two things done in turns, and what it may be."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Work = Callable[[], object]


@dataclass(frozen=True)
class Figure:
    """A ratio, the two medians behind it in words, and its bound: at most, or at least."""

    name: str
    ratio: float
    behind: str
    most: float | None = None
    least: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the ratio keeps to its bound; a figure without one always does."""
        within = self.most is None or self.ratio <= self.most
        return within and (self.least is None or self.ratio >= self.least)

    @property
    def allowed(self) -> str:
        """The bound in words."""
        if self.most is not None:
            return f"at most {self.most:g} ×"
        return f"at least {self.least:g} ×" if self.least is not None else ""

    @property
    def verdict(self) -> str:
        """ok, over or under; empty without a bound."""
        if self.holds:
            return "ok" if self.allowed else ""
        return "over" if self.most is not None and self.ratio > self.most else "under"


def compared(
    name: str,
    ours: Sequence[float],
    theirs: Sequence[float],
    unit: str,
    *,
    most: float | None = None,
    least: float | None = None,
) -> Figure:
    """The median of the ratios of pairs that were measured one after the other."""
    ratio = median(one / other for one, other in zip(ours, theirs, strict=True))
    behind = f"{median(ours):.3g} {unit} to {median(theirs):.3g} {unit}"
    return Figure(name, ratio, behind, most, least)


def milliseconds(work: Work) -> float:
    """How long some work takes."""
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


def answer_of(module: str, *arguments: object) -> list[str]:
    """The lines a module prints in its own process; it may keep bytecode, as when installed."""
    settings = {n: value for n, value in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", module, *map(str, arguments)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=settings)
    return done.stdout.splitlines()


def in_turns(first: Work, second: Work, times: int) -> tuple[list[float], list[float]]:
    """Milliseconds of both, in turns so that a busy machine slows both; one turn to warm up."""
    pairs = [(milliseconds(first), milliseconds(second)) for _ in range(times + 1)][1:]
    return [one for one, _ in pairs], [other for _, other in pairs]


def table(figures: Sequence[Figure]) -> str:
    """The figures in columns: name, figure, what is behind it, allowed, verdict."""
    rows = [("", "figure", "medians", "allowed", "verdict")]
    rows += [(f.name, f"{f.ratio:.2f} ×", f.behind, f.allowed, f.verdict) for f in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
