"""A run chart has a median, an XmR chart has limits, and each tells its signals from chance."""

from datetime import date, timedelta
from itertools import groupby, pairwise, product
from statistics import NormalDist, fmean, median

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.domain.records import Goal, Reading
from facilitator.domain.run_chart import (
    Better,
    Kind,
    Rule,
    better_of,
    chance_of_runs,
    chart_of,
    is_met,
    limits_of,
    run_chart,
    xmr_signals,
)

START = date(2026, 3, 2)

VISCOSITY = (
    *(33.75, 33.05, 34.00, 33.81, 33.46, 34.02, 33.68, 33.27),
    *(33.49, 33.20, 33.62, 33.00, 33.54, 33.12, 33.84),
)
"""Viscosity of aircraft primer paint: Montgomery, Introduction to Statistical Quality Control."""

RESISTANCE = (
    *(5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285),
    *(3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200),
)
"""The first resistances of insulation in Shewhart (1931), as Wheeler charts them singly."""

whole = st.integers(-50, 50)


def readings(values, goal_id="g"):
    return [
        Reading(f"r{n:03}", "n", goal_id, START + timedelta(30 * n), value)
        for n, value in enumerate(values)
    ]


def signals(values, better=Better.UNKNOWN):
    found = run_chart(readings(values), better).signals
    return [(s.rule, s.first, s.last, s.way) for s in found]


def rules(values):
    return {rule for rule, *_ in signals(values)}


# Which chart, centre and limits


@pytest.mark.parametrize(("count", "kind"), [(1, Kind.RUN), (11, Kind.RUN), (12, Kind.XMR)])
def test_limits_are_drawn_from_twelve_points_on(count, kind):
    chart = run_chart(readings(range(count)))

    assert chart.kind is kind
    assert (chart.limits is not None) == (kind is Kind.XMR)


def test_centre_is_the_median_below_twelve_and_the_mean_from_there():
    assert run_chart(readings([1, 2, 30])).centre == 2
    assert run_chart(readings([*range(11), 100])).centre == pytest.approx(155 / 12)


def test_no_readings_make_an_empty_chart():
    chart = run_chart([])

    assert (chart.centre, chart.limits, chart.signals) == (None, None, ())


def test_readings_stand_in_order_of_their_dates():
    backwards = list(reversed(readings([1, 2, 3])))

    assert run_chart(backwards).values == (1, 2, 3)


def test_limits_of_the_viscosity_of_primer_paint_are_montgomerys():
    limits = limits_of(VISCOSITY)

    assert fmean(VISCOSITY) == pytest.approx(33.52, abs=0.005)
    assert limits.average_range == pytest.approx(0.48, abs=0.005)
    assert (limits.lower, limits.upper) == pytest.approx((32.24, 34.80), abs=0.006)
    assert limits.left_out == 0


def test_limits_of_resistances_leave_out_the_jump_at_the_end():
    ranges = [abs(b - a) for a, b in pairwise(RESISTANCE)]
    assert max(ranges) == 1737 >= 3.267 * sum(ranges) / 15

    limits = limits_of(RESISTANCE)

    average = (sum(ranges) - 1737) / 14
    assert limits.left_out == 1
    assert limits.average_range == pytest.approx(average)
    assert limits.upper == pytest.approx(sum(RESISTANCE) / 16 + 2.66 * average)


def test_a_range_exactly_at_the_limit_is_left_out():
    """Ranges 1, 1, … and x, with x = 3.267 × (n + x) ÷ (n + 1), the average of them all."""
    n = 11
    x = 3.267 * n / (n + 1 - 3.267)
    values = [number % 2 for number in range(n + 1)]
    values.append(values[-1] + x * (1 + 1e-12))

    assert limits_of(values).left_out == 1


def test_ranges_are_screened_once_only():
    ranges = [1] * 20 + [3, 9, 9]
    first = sum(ranges) / len(ranges)
    again = (sum(ranges) - 18) / 21
    assert 9 >= 3.267 * first > 3
    assert 3.267 * again > 3
    values = [0]
    for number, step in enumerate(ranges):
        values.append(values[-1] + (step if number % 2 else -step))

    assert limits_of(values).average_range == pytest.approx(again)


def test_constants_come_from_ranges_of_two():
    d2 = 2 / (NormalDist().stdev * 3.141592653589793**0.5)
    assert round(3 / d2, 2) == 2.66
    d3 = (2 - 4 / 3.141592653589793) ** 0.5
    assert round(1 + 3 * d3 / d2, 3) == 3.267


def test_like_readings_have_no_width_between_limits_and_no_signal_there():
    assert signals([5] * 14) == []
    assert rules([5] * 13 + [9]) <= {Rule.SHIFT, Rule.TREND}


@given(st.lists(whole, min_size=12, max_size=40))
def test_limits_lie_evenly_about_the_mean(values):
    limits = limits_of(values)
    assert limits.lower <= fmean(values) <= limits.upper
    assert limits.upper - fmean(values) == pytest.approx(fmean(values) - limits.lower)


@given(st.lists(whole, min_size=12, max_size=40))
def test_screening_only_narrows_and_never_takes_every_range(values):
    ranges = [abs(b - a) for a, b in pairwise(values)]
    limits = limits_of(values)
    assert limits.average_range <= fmean(ranges) + 1e-9
    assert limits.left_out < len(ranges)


# Signals


@given(st.lists(whole, min_size=1, max_size=11))
def test_six_on_one_side_of_their_own_median_take_twelve_points(values):
    centre = median(values)

    assert max(sum(v > centre for v in values), sum(v < centre for v in values)) < 6


def test_five_rising_readings_are_a_trend_on_a_run_chart():
    assert (Rule.TREND, 0, 4, 1) in signals([1, 2, 3, 4, 5])
    assert signals([1, 2, 3, 4]) == []


def test_equal_neighbours_neither_make_nor_break_a_trend():
    assert (Rule.TREND, 0, 5, 1) in signals([1, 2, 2, 3, 4, 5])
    assert Rule.TREND not in rules([1, 2, 2, 3, 4])


def test_six_in_a_row_are_needed_for_a_trend_between_limits():
    wave = [5, 9, 5, 9, 5, 9, 5, 9]
    assert Rule.TREND not in rules([*wave, 5, 6, 7, 8, 9])
    assert Rule.TREND in rules([*wave, 4, 5, 6, 7, 8, 9])


def test_eight_on_one_side_of_the_mean_are_a_shift():
    low, high = [1, 2, 1, 2, 1, 2, 1], [8, 9, 8, 9, 8, 9, 8]
    assert Rule.SHIFT not in rules([*low, *high])
    assert (Rule.SHIFT, 0, 7, -1) in signals([2, *low, 9, *high])


def test_a_point_beyond_a_limit_is_told_with_its_side():
    assert (Rule.BEYOND, 15, 15, 1) in signals(RESISTANCE)


def test_two_of_three_in_the_outer_third_are_one_signal():
    values = [*[10, 11, 9] * 8, 13.5, 10, 13.5, 13.5]
    found = [s for s in signals(values) if s[0] is Rule.NEAR_LIMIT]
    assert found == [(Rule.NEAR_LIMIT, 24, 27, 1)]


def test_near_a_limit_inside_a_shift_is_not_told_again():
    values = [*[10, 11, 9] * 5, *[15, 16, 14] * 5]
    assert Rule.SHIFT in rules(values)
    assert Rule.NEAR_LIMIT not in rules(values)


def test_lying_low_at_first_is_where_it_began_and_lying_high_later_is_good():
    chart = run_chart(readings([*[10, 11, 9] * 5, *[15, 16, 14] * 5]), Better.UP)
    shifts = [s for s in chart.signals if s.rule is Rule.SHIFT]
    assert [chart.is_good(s) for s in shifts] == [None, True]


def test_two_near_opposite_limits_are_no_signal():
    values = [*[10, 11, 9] * 8, 13, 7, 10]
    assert Rule.NEAR_LIMIT not in rules(values)


def test_too_few_and_too_many_runs_are_told_from_ten_points_off_the_median():
    assert Rule.FEW_RUNS in rules([1, 2, 1, 2, 1, 9, 8, 9, 8, 9])
    assert Rule.MANY_RUNS in rules([1, 9, 2, 8, 1, 9, 2, 8, 1, 9])
    assert not rules([1, 9, 2, 8, 1, 9, 2, 8]) & {Rule.FEW_RUNS, Rule.MANY_RUNS}


@given(st.integers(1, 6), st.integers(1, 6), st.integers(1, 12))
def test_chance_of_runs_is_what_counting_every_order_gives(above, below, runs):
    orders = [o for o in product((0, 1), repeat=above + below) if sum(o) == above]
    counts = [sum(1 for _ in groupby(order)) for order in orders]

    few, many = chance_of_runs(runs, above, below) if runs <= above + below else (1, 0)

    assert few == pytest.approx(sum(c <= runs for c in counts) / len(counts))
    assert many == pytest.approx(sum(c >= runs for c in counts) / len(counts))


@pytest.mark.parametrize(
    ("above", "below", "fewest", "most"),
    [(5, 5, 3, 9), (5, 6, 4, 9), (6, 6, 4, 10), (8, 8, 5, 13), (10, 10, 7, 15)],
)
def test_critical_runs_are_those_of_swed_and_eisenhart(above, below, fewest, most):
    def tells(runs):
        return min(chance_of_runs(runs, above, below)) <= 0.025

    quiet = [runs for runs in range(2, above + below + 1) if not tells(runs)]

    assert (quiet[0], quiet[-1]) == (fewest, most)


@given(st.lists(whole, min_size=2, max_size=30))
def test_turned_upside_down_a_chart_has_the_same_signals_the_other_way(values):
    turned = {(rule, first, last, -way) for rule, first, last, way in signals(values)}

    assert set(signals([-value for value in values])) == turned


@given(st.lists(whole, min_size=2, max_size=30), st.integers(1, 9), st.integers(-90, 90))
def test_another_unit_changes_no_signal(values, times, more):
    assert signals([times * value + more for value in values]) == signals(values)


@given(st.lists(st.integers(0, 6), min_size=12, max_size=30))
def test_shifts_are_found_by_looking(values):
    total, count = sum(values), len(values)
    off = [v * count > total for v in values if v * count != total]
    longest = max((len(list(run)) for _, run in groupby(off)), default=0)

    assert (Rule.SHIFT in rules(values)) == (longest >= 8)


@given(st.lists(st.integers(0, 3), min_size=2, max_size=30))
def test_trends_are_found_by_looking(values):
    moved = [key for key, _ in groupby(values)]
    ups = [later > earlier for earlier, later in pairwise(moved)]
    longest = max((len(list(run)) for _, run in groupby(ups)), default=0) + 1

    assert (Rule.TREND in rules(values)) == (longest >= (6 if len(values) >= 12 else 5))


@given(st.lists(whole, min_size=12, max_size=30))
def test_points_beyond_are_those_outside_the_limits(values):
    limits = limits_of(values)
    assume(limits.average_range > 0)
    outside = [
        n for n, v in enumerate(values) if v - limits.upper > 1e-6 or limits.lower - v > 1e-6
    ]
    beyond = [s for s in xmr_signals(values, limits) if s.rule is Rule.BEYOND]
    assert [n for s in beyond for n in range(s.first, s.last + 1)] == outside


# Direction and target


def test_better_is_from_baseline_to_target():
    assert better_of(20, 60) is Better.UP
    assert better_of(60, 20) is Better.DOWN
    assert better_of(20, 20) is better_of(None, 20) is Better.UNKNOWN


@pytest.mark.parametrize("better", list(Better))
def test_on_target_counts_as_met(better):
    assert is_met(60, 60, better)


def test_short_of_target_is_not_met_and_past_it_is():
    assert not is_met(59, 60, Better.UP)
    assert is_met(61, 60, Better.UP)
    assert is_met(59, 60, Better.DOWN)
    assert not is_met(61, 60, Better.DOWN)


def test_first_of_several_readings_stands_for_a_baseline_never_set():
    goal = Goal("g", "n", "x", target=3)
    chart = chart_of(goal, [*readings([9, 5]), *readings([1], "other")])

    assert (chart.values, chart.better) == ((9, 5), Better.DOWN)
