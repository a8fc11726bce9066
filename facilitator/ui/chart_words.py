"""A run chart in words below its picture: centre and limits, then each signal on its own line."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.run_chart import RunChart
from facilitator.domain.run_chart_words import chart_words, signals_told, verdict_words
from facilitator.domain.unit import most_of
from facilitator.ui.goal_words import amount
from facilitator.ui.widgets.dates import date_words


def chart_lines(chart: RunChart, unit: str) -> Sequence[str]:
    """What the chart says, line by line; nothing without readings."""
    if not chart.points:
        return ()

    def said(value: float) -> str:
        return amount(value, unit)

    centre = chart_words(chart, said, most_of(unit))
    told = signals_told(chart, date_words, said)
    if len(told) > 1:
        told = tuple(f"{number}. {line}" for number, line in enumerate(told, start=1))
    return (f"{centre} {verdict_words(chart)}", *told)
