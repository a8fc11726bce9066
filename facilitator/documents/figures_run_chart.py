"""Draws a run chart: readings about their median or between limits, with signals and target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from facilitator.documents import fonts, words
from facilitator.documents.figures import SMALL, Figure, Pen
from facilitator.documents.palette import PAPER, Palette
from facilitator.domain.run_chart import RunChart
from facilitator.domain.run_chart_words import (
    centre_name,
    chart_words,
    rounded,
    shown_limits,
    signals_told,
    verdict_words,
)
from facilitator.domain.unit import most_of

_BOTTOM, _TOP, _GUTTER = 20.0, 14.0, 74.0
_LINE_GAP = 10.0
_ALL_VALUES = 9
_LONG = 300
_ZERO_SHARE = 0.5


@dataclass(frozen=True)
class _Scale:
    """Where a value and a reading's number lie on the drawing, in points."""

    left: float
    right: float
    top: float
    low: float
    high: float
    count: int

    def y(self, value: float) -> float:
        return _BOTTOM + (self.top - _BOTTOM) * (value - self.low) / (self.high - self.low)

    def x(self, number: int) -> float:
        if self.count == 1:
            return (self.left + self.right) / 2
        return self.left + 6 + number * (self.right - self.left - 12) / (self.count - 1)


def run_chart(
    chart: RunChart,
    target: float | None = None,
    palette: Palette = PAPER,
    *,
    width: float = 482,
    height: float = 130,
    unit: str = "",
) -> Figure:
    """The chart; points of a signal are diamonds, numbered as the signals are told."""
    pen = Pen(width, height, palette)
    if not chart.points:
        pen.text(width / 2, height / 2, "No readings yet", colour=palette.mute, anchor="middle")
        return pen.figure("Run chart: no readings yet.")
    scale = _scale(chart, target, width, height, unit)
    _bands(pen, chart, scale)
    drawn = _lines(pen, chart, target, scale, unit)
    placed = [(scale.x(n), scale.y(point.value)) for n, point in enumerate(chart.points)]
    if len(placed) > 1:
        pen.path(placed, palette.teal, 1.3)
    _points(pen, chart, placed, unit)
    _values(pen, chart, placed, unit, drawn)
    _numbers(pen, chart, placed, drawn)
    _dates(pen, chart, placed)
    return pen.figure(in_words(chart, target, unit))


def in_words(chart: RunChart, target: float | None, unit: str) -> str:
    """Everything the chart shows, read aloud."""

    def amount(value: float) -> str:
        return words.amount(value, unit)

    read = ", ".join(f"{words.day(point.on)} {amount(point.value)}" for point in chart.points)
    aim = [f"Target {amount(target)}."] if target is not None else []
    told = signals_told(chart, words.day, amount)
    centre = chart_words(chart, amount, most_of(unit))
    return " ".join([f"Run chart: {read}.", centre, *aim, verdict_words(chart), *told])


def _scale(chart: RunChart, target: float | None, width: float, height: float, unit: str) -> _Scale:
    edges = shown_limits(chart, most_of(unit)) or ()
    shown = [*chart.values, *edges, *([target] if target is not None else [])]
    low, high = min(shown), max(shown)
    if 0 < low < high * _ZERO_SHARE:
        low = 0.0
    if low == high:
        low, high = low - 1, high + 1
    ends = [words.number(rounded(chart, value)) for value in (low, high)]
    left = max(fonts.width(end, fonts.REGULAR, SMALL) for end in ends) + 8
    return _Scale(left, width - _GUTTER, height - _TOP, low, high, len(chart.points))


def _bands(pen: Pen, chart: RunChart, scale: _Scale) -> None:
    """A soft ground behind the readings of each signal that spans several."""
    for signal in chart.signals:
        if signal.way and signal.last > signal.first:
            left, right = scale.x(signal.first) - 5, scale.x(signal.last) + 5
            fill = _colour(pen.palette, chart.is_good(signal), soft=True)
            pen.rect(left, _BOTTOM, right - left, scale.top - _BOTTOM, fill, radius=3, thick=0)


def _lines(
    pen: Pen, chart: RunChart, target: float | None, scale: _Scale, unit: str
) -> list[float]:
    """Centre, limits and target, each named at its right end; how high they lie."""
    palette = pen.palette
    for value in (scale.low, scale.high):
        said = words.number(rounded(chart, value))
        pen.text(
            scale.left - 5, scale.y(value) - 3, said, size=SMALL, colour=palette.mute, anchor="end"
        )
    pen.line(scale.left, _BOTTOM, scale.right, _BOTTOM, thick=0.6)
    centre = rounded(chart, chart.centre or 0)
    drawn = [(centre, centre_name(chart), palette.ink_2, 0.9, None)]
    for value, name in zip(
        shown_limits(chart, most_of(unit)) or (), ("lower limit", "upper limit"), strict=False
    ):
        drawn.append((value, name, palette.mute, 0.8, (1.5, 2)))  # type: ignore[arg-type]
    if target is not None:
        drawn.append((target, "target", palette.amber, 1.2, (5, 2.5)))  # type: ignore[arg-type]
    for value, _, colour, thick, dash in drawn:
        pen.line(scale.left, scale.y(value), scale.right, scale.y(value), colour, thick, dash)
    _names(pen, [(scale.y(v), f"{name} {_short(v, unit)}", c) for v, name, c, *_ in drawn], scale)
    return [scale.y(value) for value, *_ in drawn]


def _short(value: float, unit: str) -> str:
    return words.number(value) + words.sign(unit)


def _names(pen: Pen, names: Sequence[tuple[float, str, str]], scale: _Scale) -> None:
    """Names in the gutter, as near to their lines as they can stand without touching."""
    lowest = 2.0
    room = len(names) * _LINE_GAP
    for left, (y, said, colour) in enumerate(sorted(names)):
        most = pen.drawing.height - room + left * _LINE_GAP
        at = max(min(y - 3, most), lowest)
        lowest = at + _LINE_GAP
        pen.text(scale.right + 5, at, _named(said), size=SMALL, colour=colour)


def _named(said: str) -> str:
    """A line's name and value, in fewer words where the value is long: a cut number misleads."""
    for shorter in (said, said.replace(" limit", ""), said.rpartition(" ")[2]):
        if fonts.width(shorter, fonts.REGULAR, SMALL) <= _GUTTER - 6:
            return shorter
    return fonts.fitted(shorter, fonts.REGULAR, SMALL, _GUTTER - 6)


def _points(pen: Pen, chart: RunChart, placed: Sequence[tuple[float, float]], unit: str) -> None:
    palette, marked = pen.palette, _marked(chart)
    small = len(placed) > 40
    for number, (x, y) in enumerate(placed):
        signals = marked.get(number, [])
        if signals:
            good = chart.is_good(chart.signals[signals[0]])
            pen.diamond(x, y, 4.4, _colour(palette, good))
        else:
            pen.dot(x, y, 1.7 if small else 2.6, palette.teal, palette.card)
        point = chart.points[number]
        label = f"{words.day(point.on)}: {words.amount(point.value, unit)}"
        told = [f"signal {each + 1}" for each in signals]
        pen.spot((x - 5, y - 6, x + 5, y + 6), "reading", str(number), ", ".join([label, *told]))


def _marked(chart: RunChart) -> dict[int, list[int]]:
    """The signals, by number from 0, that each reading is part of."""
    marked: dict[int, list[int]] = {}
    for number, signal in enumerate(chart.signals):
        if signal.way:
            for at in range(signal.first, signal.last + 1):
                marked.setdefault(at, []).append(number)
    return marked


def _values(
    pen: Pen,
    chart: RunChart,
    placed: Sequence[tuple[float, float]],
    unit: str,
    lines: Sequence[float],
) -> None:
    """Values beside their points: all of a few, else the first and the last; the last counts."""
    last = len(placed) - 1
    wanted = range(last + 1) if last < _ALL_VALUES else (0, last)
    begun = {signal.first for signal in chart.signals if len(chart.signals) > 1}
    free = pen.drawing.width
    for number in reversed(wanted):
        said = _short(chart.points[number].value, unit)
        wide = fonts.width(said, fonts.SEMIBOLD, SMALL)
        x, y = placed[number]
        left = max(x - wide / 2, placed[0][0] - 4)
        if left + wide + 4 <= free:
            at = y - 13 if number not in begun and _is_crossed(y, lines) else y + 6
            _on_clear_ground(pen, left, at, said, lines)
            free = left


def _on_clear_ground(pen: Pen, left: float, base: float, said: str, lines: Sequence[float]) -> None:
    """Words that no line is drawn through: where one would be, it is broken behind them."""
    wide = fonts.width(said, fonts.SEMIBOLD, SMALL)
    if any(base - 2 < line < base + 8 for line in lines):
        pen.rect(left - 1.5, base - 2, wide + 3, 10, pen.palette.card, radius=2, thick=0)
    pen.text(left, base, said, size=SMALL, font=fonts.SEMIBOLD)


def _is_crossed(y: float, lines: Sequence[float]) -> bool:
    """Whether a line goes through the words above a point, and none through those below."""
    below_is_free = y - 13 > _BOTTOM and not any(y - 15 < line < y - 4 for line in lines)
    return below_is_free and any(y + 4 < line < y + 14 for line in lines)


def _numbers(
    pen: Pen, chart: RunChart, placed: Sequence[tuple[float, float]], lines: Sequence[float]
) -> None:
    """The number of each signal below its first reading, side by side where they meet."""
    if len(chart.signals) < 2:
        return
    begun: dict[int, list[str]] = {}
    for number, signal in enumerate(chart.signals):
        if signal.way:
            begun.setdefault(signal.first, []).append(str(number + 1))
    for at, numbers in begun.items():
        x, y = placed[at]
        below = y - 13 if y - 13 > _BOTTOM else y + 15
        said = ", ".join(numbers)
        left = x - fonts.width(said, fonts.SEMIBOLD, SMALL) / 2
        _on_clear_ground(pen, left, below, said, lines)


def _dates(pen: Pen, chart: RunChart, placed: Sequence[tuple[float, float]]) -> None:
    """Dates below, from the last back, leaving out those that would touch."""
    days = [point.on for point in chart.points]
    years = (days[-1] - days[0]).days > _LONG
    free = pen.drawing.width
    for on, (x, _) in reversed(list(zip(days, placed, strict=True))):
        said = _day(on, years)
        wide = fonts.width(said, fonts.REGULAR, SMALL)
        left = max(x - wide / 2, 0)
        if left + wide + 8 <= free:
            pen.text(left, 6, said, size=SMALL, colour=pen.palette.mute)
            free = left


def _day(on: date, years: bool) -> str:
    return f"{words.short_day(on)} {on:%y}" if years else words.short_day(on)


def _colour(palette: Palette, good: bool | None, *, soft: bool = False) -> str:
    """Green the way it should go, coral the other, violet where that cannot be said."""
    if good is None:
        return palette.violet_soft if soft else palette.violet
    if good:
        return palette.green_soft if soft else palette.green
    return palette.coral_soft if soft else palette.coral


def told(signals: Sequence[str]) -> list[str]:
    """Signals in words, numbered as the chart numbers them where there are several."""
    if len(signals) < 2:
        return list(signals)
    return [f"{number}. {said}" for number, said in enumerate(signals, start=1)]
