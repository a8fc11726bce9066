"""Counts the answers to one statement, once, and sums them up."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, repeat
from operator import itemgetter
from typing import Any

from facilitator.domain.scale import CANT_SAY, POINTS, Answer


@dataclass(frozen=True)
class Tally:
    """How many gave each of the points 1 to 5, and how many could not say."""

    counts: tuple[int, ...]
    cant_say: int = 0

    @cached_property
    def n(self) -> int:
        """The number of valid answers."""
        return sum(self.counts)

    @property
    def answered(self) -> int:
        """Every answer but "not relevant"."""
        return self.n + self.cant_say

    @property
    def cant_say_share(self) -> float | None:
        """The share (0 to 1) that could not say; None where nobody answered."""
        return self.cant_say / self.answered if self.answered else None

    @property
    def mean(self) -> float:
        """The mean of the valid answers, of which there must be one or more."""
        weighted = (point * count for point, count in zip(POINTS, self.counts, strict=True))
        return sum(weighted) / self.n

    @property
    def low(self) -> int | None:
        """The lowest point given, if any."""
        return next((p for p, count in zip(POINTS, self.counts, strict=True) if count), None)

    @property
    def high(self) -> int | None:
        """The highest point given, if any."""
        points = zip(reversed(POINTS), reversed(self.counts), strict=True)
        return next((point for point, count in points if count), None)

    def quartile(self, quarter: int) -> float:
        """The value below which so many quarters of the answers lie; 2 gives the median.

        Between two answers it is interpolated, the ends included (Hyndman and Fan, type 7).
        """
        whole, part = divmod((self.n - 1) * quarter, 4)
        lower = self._ranked(whole)
        return lower + (self._ranked(whole + 1) - lower) * part / 4 if part else float(lower)

    def _ranked(self, rank: int) -> int:
        """The answer at that place from below, counted from 0."""
        seen = 0
        for point, count in zip(POINTS, self.counts, strict=True):
            seen += count
            if rank < seen:
                return point
        raise ValueError(f"no answer ranks {rank} among {self.n}")


Column = bytes
"""Everyone's answers to one statement, a byte each: 1 to 5, 6 for "?", 0 for anything else."""

_CANT_SAY = 6
_CODES: Mapping[Answer | None, int] = {CANT_SAY: _CANT_SAY} | {point: point for point in POINTS}


def columns(ids: Sequence[str], answers: Sequence[Mapping[str, Answer]]) -> Mapping[str, Column]:
    """Everyone's answers by statement, in the order given."""
    if not ids:
        return {}
    blank = dict.fromkeys(ids)
    pick = itemgetter(*ids, *ids[:1])  # one more, so that there is a tuple even of one
    rows = chain.from_iterable(_row(pick, blank, given) for given in answers)
    table = bytes(map(_CODES.get, rows, repeat(0)))
    return {id: table[place :: len(ids) + 1] for place, id in enumerate(ids)}


def _row(
    pick: Callable[[Any], tuple[Answer | None, ...]],
    blank: Mapping[str, None],
    given: Mapping[str, Answer],
) -> tuple[Answer | None, ...]:
    try:
        return pick(given)
    except KeyError:
        return pick({**blank, **given})


def tally_column(column: Column) -> Tally:
    """Counts everyone's answers to one statement."""
    return Tally(tuple(column.count(point) for point in POINTS), column.count(_CANT_SAY))


def tally(answers: Iterable[Answer | None]) -> Tally:
    """Counts answers; None stands for a statement left open."""
    found = Counter(answers)
    return Tally(tuple(found[point] for point in POINTS), found[CANT_SAY])
