"""Says in words what a chart of readings shows, the same on screen, on paper and read aloud."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from facilitator.domain.run_chart import LIMITS_FROM, Kind, Rule, RunChart, Signal

LEAST_FOR_SIGNALS = 5
_GOOD = {True: " That is the way it should go.", False: " That is the wrong way.", None: ""}

Day = Callable[[date], str]
Amount = Callable[[float], str]


def centre_name(chart: RunChart) -> str:
    """What the line in the middle is: "median" or "mean"."""
    return "mean" if chart.kind is Kind.XMR else "median"


def rounded(chart: RunChart, value: float) -> float:
    """A centre or limit with one decimal place more than the readings have, four at most."""
    decimals = (f"{each:.4f}".rstrip("0").partition(".")[2] for each in chart.values)
    return round(value, min(max(map(len, decimals), default=0) + 1, 4))


def shown_limits(chart: RunChart, most: float | None = None) -> tuple[float, float] | None:
    """The limits as far as a reading can go: not below 0 where none is, nor past `most`."""
    if chart.limits is None or not chart.limits.average_range:
        return None
    lower, upper = chart.limits.lower, chart.limits.upper
    if min(chart.values) >= 0:
        lower = max(lower, 0.0)
    if most is not None and max(chart.values) <= most:
        upper = min(upper, most)
    return rounded(chart, lower), rounded(chart, upper)


def chart_words(chart: RunChart, amount: Amount, most: float | None = None) -> str:
    """Centre and limits in a sentence or two; empty without readings.

    `most` is what no reading can pass, such as 100 for per cent.
    """
    if chart.centre is None:
        return ""
    centre = amount(rounded(chart, chart.centre))
    if chart.limits is None:
        many = len(chart.points)
        readings = "1 reading" if many == 1 else f"{many} readings"
        return f"Median of {readings}: {centre}. Limits are drawn from {LIMITS_FROM} readings on."
    edges = shown_limits(chart, most)
    if edges is None:
        return f"Mean {centre}; the readings hardly vary, so there are no limits to draw."
    lower, upper = map(amount, edges)
    return f"Mean {centre}, limits {lower} to {upper}.{_screened(chart.limits.left_out)}"


def verdict_words(chart: RunChart) -> str:
    """Whether there is a signal at all; said before the signals."""
    if len(chart.points) < LEAST_FOR_SIGNALS:
        return f"Too few readings to tell change from chance; a signal takes {LEAST_FOR_SIGNALS}."
    if not chart.signals:
        return "No signal: what goes up and down may be chance."
    many = len(chart.signals)
    return "One signal of change:" if many == 1 else f"{many} signals of change:"


def signal_words(chart: RunChart, signal: Signal, day: Day, amount: Amount) -> str:
    """One signal in a sentence, and whether that is the way the measure should go."""
    return f"{_what(chart, signal, day, amount)}{_GOOD[chart.is_good(signal)]}"


def signals_told(chart: RunChart, day: Day, amount: Amount) -> tuple[str, ...]:
    """Every signal in a sentence, in order."""
    return tuple(signal_words(chart, signal, day, amount) for signal in chart.signals)


def _what(chart: RunChart, signal: Signal, day: Day, amount: Amount) -> str:
    first, last = chart.points[signal.first], chart.points[signal.last]
    span, centre = f"From {day(first.on)} to {day(last.on)}", centre_name(chart)
    above, upper = ("above", "upper") if signal.way > 0 else ("below", "lower")
    match signal.rule:
        case Rule.BEYOND:
            if signal.size > 1:
                return f"{span} every reading lies {above} the {upper} limit."
            return f"On {day(first.on)}, {amount(first.value)} lies {above} the {upper} limit."
        case Rule.SHIFT:
            return f"{span} the readings stay {above} the {centre}."
        case Rule.TREND:
            return f"{span} the readings only {'rise' if signal.way > 0 else 'fall'}."
        case Rule.NEAR_LIMIT:
            return f"{span} two of three readings lie close to the {upper} limit."
        case Rule.FEW_RUNS:
            return f"The readings cross the {centre} less often than chance would have them do."
        case Rule.MANY_RUNS:
            return f"The readings cross the {centre} more often than chance would have them do."


def _screened(left_out: int) -> str:
    if not left_out:
        return ""
    jumps = "One jump" if left_out == 1 else f"{left_out} jumps"
    return f" {jumps} between readings counted as too large for them."
