"""Tells change from chance in a measure: its centre, its limits and four signals for each chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby, pairwise
from math import comb
from statistics import fmean, median

from facilitator.domain.records import Goal, Reading

LIMITS_FROM = 12
"""From so many readings on the chart has limits; with fewer it has a median."""

LIMITS_PER_RANGE = 2.66
"""3 ÷ 1.128: three standard deviations of single values, in average moving ranges of two."""

HIGHEST_RANGE = 3.267
"""The upper limit of moving ranges of two, in average moving ranges."""

MOST_CHANCE = 0.025
"""How likely so few, or so many, runs may at most be by chance before they are a signal."""

LEAST_FOR_RUNS = 10

_FINE = 1e-9


class Kind(StrEnum):
    """Which chart the readings are enough for."""

    RUN = "run"
    XMR = "xmr"


class Rule(StrEnum):
    """What makes a signal."""

    BEYOND = "beyond"
    SHIFT = "shift"
    TREND = "trend"
    NEAR_LIMIT = "near-limit"
    FEW_RUNS = "few-runs"
    MANY_RUNS = "many-runs"


class Better(StrEnum):
    """Which way a measure should go."""

    UP = "up"
    DOWN = "down"
    UNKNOWN = "unknown"


_SHIFT = 8
_TREND = {Kind.RUN: 5, Kind.XMR: 6}


@dataclass(frozen=True)
class Point:
    """One reading of the chart."""

    on: date
    value: float


@dataclass(frozen=True)
class Limits:
    """Natural process limits; `left_out` counts the moving ranges that were screened out."""

    lower: float
    upper: float
    average_range: float
    left_out: int = 0


@dataclass(frozen=True)
class Signal:
    """Points from `first` to `last` that chance hardly explains; `way` is 1 up, -1 down, 0 none."""

    rule: Rule
    first: int
    last: int
    way: int = 0

    @property
    def size(self) -> int:
        """How many points it spans."""
        return self.last - self.first + 1


@dataclass(frozen=True)
class RunChart:
    """Readings oldest first, with the centre they scatter about and what is no scatter.

    The centre is the median of a run chart and the mean of an XmR chart; None without readings.
    """

    kind: Kind
    points: tuple[Point, ...]
    centre: float | None
    limits: Limits | None
    signals: tuple[Signal, ...]
    better: Better = Better.UNKNOWN

    @property
    def values(self) -> tuple[float, ...]:
        """The values in order."""
        return tuple(point.value for point in self.points)

    def is_good(self, signal: Signal) -> bool | None:
        """Whether a signal goes the way it should; None where that cannot be said.

        To lie on one side in the earlier half is where things began, neither good nor bad.
        """
        began = signal.rule is not Rule.TREND and 2 * signal.last < len(self.points)
        if not signal.way or self.better is Better.UNKNOWN or began:
            return None
        return (signal.way > 0) == (self.better is Better.UP)


def run_chart(readings: Sequence[Reading], better: Better = Better.UNKNOWN) -> RunChart:
    """The chart of one measure's readings: a median below 12 points, limits from 12 on."""
    in_order = sorted(readings, key=lambda reading: (reading.on, reading.id))
    points = tuple(Point(reading.on, reading.value) for reading in in_order)
    values = [point.value for point in points]
    kind = Kind.XMR if len(points) >= LIMITS_FROM else Kind.RUN
    if not points:
        return RunChart(kind, (), None, None, (), better)
    if kind is Kind.RUN:
        return RunChart(kind, points, median(values), None, tuple(run_signals(values)), better)
    limits = limits_of(values)
    found = tuple(xmr_signals(values, limits))
    return RunChart(kind, points, fmean(values), limits, found, better)


def limits_of(values: Sequence[float]) -> Limits:
    """Mean ± 2.66 × the average moving range, of at least two values in order of time.

    Moving ranges at or above 3.267 × their average are left out and the average is taken again,
    once: screened until nothing changes, limits grow narrower than the readings bear out.
    Source: Nelson (1982), Control charts for individual measurements, Journal of Quality
    Technology 14(3), 172 to 173; the package qicharts2 for R screens once in the same way.
    """
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    highest = HIGHEST_RANGE * fmean(ranges)
    kept = [each for each in ranges if each < highest]
    average = fmean(kept) if kept else 0.0
    centre, half = fmean(values), LIMITS_PER_RANGE * average
    left_out = len(ranges) - len(kept) if highest else 0
    return Limits(centre - half, centre + half, average, left_out)


def run_signals(values: Sequence[float]) -> Iterator[Signal]:
    """Signals about the median: five in a row that rise or fall, too few runs, too many runs.

    Source: Perla, Provost and Murray (2011), The run chart, BMJ Quality and Safety 20, 46 to 51.
    Of their four rules, six on one side cannot happen about the median of fewer than twelve
    points, and a point that everyone would call astronomical is left to the eye.
    """
    centre = median(values)
    yield from _trends(values, _TREND[Kind.RUN])
    yield from _runs(values, centre)


def xmr_signals(values: Sequence[float], limits: Limits) -> Iterator[Signal]:
    """Signals about the mean: beyond a limit, eight on a side, six in a row, two of three near.

    Source: Provost and Murray (2011), The Health Care Data Guide, chapter 4, without its fifth
    rule, fifteen points close to the mean, which speaks of how data were gathered. Two of three
    near a limit lie in the outer third on one side, as in Western Electric's rules; where points
    beyond or a shift to that side are told, they say nothing more. Neighbours beyond one limit
    are one signal. Where most readings are alike there is no room between the limits, and
    nothing is beyond or near.
    """
    has_room = limits.average_range > 0
    told = [*(_beyond(values, limits) if has_room else ()), *_shifts(values, fmean(values))]
    yield from told
    yield from _trends(values, _TREND[Kind.XMR])
    if has_room:
        near = _near(values, limits)
        yield from (signal for signal in near if not any(_meets(signal, one) for one in told))


def better_of(baseline: float | None, target: float | None) -> Better:
    """Which way is better, from baseline to target."""
    if baseline is None or target is None or baseline == target:
        return Better.UNKNOWN
    return Better.UP if target > baseline else Better.DOWN


def is_met(value: float, target: float, better: Better) -> bool:
    """Whether a value meets its target; on target counts as met."""
    match better:
        case Better.UP:
            return value >= target
        case Better.DOWN:
            return value <= target
        case Better.UNKNOWN:
            return value == target


def chart_of(goal: Goal, readings: Sequence[Reading]) -> RunChart:
    """A goal's own readings as a chart; without a baseline the first of several stands for it."""
    own = sorted((r for r in readings if r.goal_id == goal.id), key=lambda r: (r.on, r.id))
    baseline = goal.baseline
    if baseline is None and len(own) > 1:
        baseline = own[0].value
    return run_chart(own, better_of(baseline, goal.target))


def _side(value: float, centre: float) -> int:
    """1 above, -1 below, 0 on it, within what rounding does to a mean."""
    gap = value - centre
    if abs(gap) <= _FINE * max(abs(value), abs(centre)):
        return 0
    return 1 if gap > 0 else -1


def _sides(values: Sequence[float], centre: float) -> list[tuple[int, int]]:
    """Number and side of each point that is not on the centre: those neither make nor break."""
    sides = ((number, _side(value, centre)) for number, value in enumerate(values))
    return [(number, side) for number, side in sides if side]


def _shifts(values: Sequence[float], centre: float) -> Iterator[Signal]:
    for side, run in groupby(_sides(values, centre), key=lambda pair: pair[1]):
        numbers = [number for number, _ in run]
        if len(numbers) >= _SHIFT:
            yield Signal(Rule.SHIFT, numbers[0], numbers[-1], side)


def _trends(values: Sequence[float], least: int) -> Iterator[Signal]:
    """Points all going one way; of equal neighbours only the first counts."""
    moved = [0, *(n for n in range(1, len(values)) if values[n] != values[n - 1])]
    steps = [(a, b, 1 if values[b] > values[a] else -1) for a, b in pairwise(moved)]
    for way, run in groupby(steps, key=lambda step: step[2]):
        taken = list(run)
        if len(taken) + 1 >= least:
            yield Signal(Rule.TREND, taken[0][0], taken[-1][1], way)


def _runs(values: Sequence[float], centre: float) -> Iterator[Signal]:
    sides = [side for _, side in _sides(values, centre)]
    if len(sides) < LEAST_FOR_RUNS:
        return
    above, runs = sides.count(1), 1 + sum(a != b for a, b in pairwise(sides))
    few, many = chance_of_runs(runs, above, len(sides) - above)
    last = len(values) - 1
    if few <= MOST_CHANCE:
        yield Signal(Rule.FEW_RUNS, 0, last)
    if many <= MOST_CHANCE:
        yield Signal(Rule.MANY_RUNS, 0, last)


def chance_of_runs(runs: int, above: int, below: int) -> tuple[float, float]:
    """How likely so few runs or fewer, and so many or more, are by chance.

    Source: Swed and Eisenhart (1943), Annals of Mathematical Statistics 14, 66 to 87.
    """
    ways = [_ways(number, above, below) for number in range(above + below + 1)]
    return sum(ways[: runs + 1]) / sum(ways), sum(ways[runs:]) / sum(ways)


def _ways(runs: int, above: int, below: int) -> int:
    """In how many orders so many points above and below make exactly so many runs."""
    if not above or not below:
        return int(runs == 1)
    if runs < 2:
        return 0
    half, odd = divmod(runs, 2)
    if not odd:
        return 2 * comb(above - 1, half - 1) * comb(below - 1, half - 1)
    more = comb(above - 1, half) * comb(below - 1, half - 1)
    return more + comb(above - 1, half - 1) * comb(below - 1, half)


def _meets(signal: Signal, other: Signal) -> bool:
    """Whether two signals to one side have a point in common."""
    apart = signal.last < other.first or other.last < signal.first
    return signal.way == other.way and not apart


def _beyond(values: Sequence[float], limits: Limits) -> Iterator[Signal]:
    def way(number: int) -> int:
        value = values[number]
        return max(_side(value, limits.upper), 0) or min(_side(value, limits.lower), 0)

    for side, run in groupby(range(len(values)), key=way):
        numbers = list(run)
        if side:
            yield Signal(Rule.BEYOND, numbers[0], numbers[-1], side)


def _near(values: Sequence[float], limits: Limits) -> Iterator[Signal]:
    """Two of three in the outer third of one side; overlapping threes are one signal."""
    third = LIMITS_PER_RANGE * limits.average_range / 3
    for way, edge in ((1, limits.upper - third), (-1, limits.lower + third)):
        outer = [n for n, value in enumerate(values) if _side(value, edge) == way]
        close = [(a, b) for a, b in pairwise(outer) if b - a <= 2]
        yield from _joined(close, way)


def _joined(pairs: Sequence[tuple[int, int]], way: int) -> Iterator[Signal]:
    first = last = -1
    for a, b in pairs:
        if a != last:
            if first >= 0:
                yield Signal(Rule.NEAR_LIMIT, first, last, way)
            first = a
        last = b
    if first >= 0:
        yield Signal(Rule.NEAR_LIMIT, first, last, way)
