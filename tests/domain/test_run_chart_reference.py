"""The XmR chart tells what its rules tell when they are tried on every window, in fractions."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.records import Reading
from facilitator.domain.run_chart import Rule, run_chart

START = date(2026, 3, 2)
tenths = st.integers(0, 1000).map(lambda number: number / 10)
series = st.one_of(
    *(st.lists(each, min_size=12, max_size=36) for each in (st.integers(0, 6), tenths))
)


def limits(values):
    """Mean, lower and upper limit, the moving ranges screened once as the rule has it."""
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    highest = Fraction("3.267") * sum(ranges) / len(ranges)
    kept = [each for each in ranges if each < highest] or [Fraction(0)]
    mean, half = sum(values) / len(values), Fraction("2.66") * sum(kept) / len(kept)
    return mean, mean - half, mean + half


def marked(values, rule):
    """The numbers and sides of all readings that are part of a signal of this rule."""
    mean, lower, upper = limits(values)
    has_room, found = upper > lower, set()
    off = [n for n, value in enumerate(values) if value != mean]
    moved = [0, *(n for n in range(1, len(values)) if values[n] != values[n - 1])]
    for side in (1, -1):
        windows = {
            Rule.BEYOND: [
                [n] for n, v in enumerate(values) if has_room and not lower <= v <= upper
            ],
            Rule.SHIFT: [off[n : n + 8] for n in range(len(off) - 7)],
            Rule.TREND: [moved[n : n + 6] for n in range(len(moved) - 5)],
        }[rule]
        for window in windows:
            steps = [values[b] - values[a] for a, b in pairwise(window)]
            gaps = steps if rule is Rule.TREND else [values[n] - mean for n in window]
            if all(gap * side > 0 for gap in gaps):
                found |= {(n, side) for n in range(window[0], window[-1] + 1)}
    return found


@given(series)
def test_limits_and_three_rules_are_those_of_the_definition(given_values):
    exact = [Fraction(str(value)) for value in given_values]
    days = (START + timedelta(n) for n in range(len(exact)))
    read = [Reading(f"r{n:02}", "n", "g", on, given_values[n]) for n, on in enumerate(days)]

    chart = run_chart(read)

    told = (chart.centre, chart.limits.lower, chart.limits.upper)
    assert told == pytest.approx([float(each) for each in limits(exact)], abs=1e-6)
    for rule in (Rule.BEYOND, Rule.SHIFT, Rule.TREND):
        spans = [s for s in chart.signals if s.rule is rule]
        points = {(n, s.way) for s in spans for n in range(s.first, s.last + 1)}
        assert points == marked(exact, rule)
