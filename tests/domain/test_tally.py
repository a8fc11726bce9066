"""Facts about counting answers."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.tally import Tally, tally
from tests.domain.rounds import relaxed

points = st.lists(st.integers(1, 5), min_size=1, max_size=40)


def test_a_tally_counts_points_and_ways_out() -> None:
    counted = tally([1, 5, 5, "?", "-", None])
    assert counted == Tally((1, 0, 0, 0, 2), cant_say=1)
    assert (counted.n, counted.answered) == (3, 4)


def test_not_relevant_is_no_part_of_the_cant_say_share() -> None:
    assert tally([3, "?", "-", "-"]).cant_say_share == 0.5
    assert tally(["-", None]).cant_say_share is None


def test_an_empty_tally_has_no_range() -> None:
    assert (tally([]).low, tally(["?"]).high) == (None, None)


@relaxed
@given(points)
def test_sums_agree_with_the_library(given_points: list[int]) -> None:
    counted = tally(given_points)
    assert counted.mean == pytest.approx(statistics.mean(given_points))
    assert counted.quartile(2) == statistics.median(given_points)
    assert (counted.low, counted.high) == (min(given_points), max(given_points))


@relaxed
@given(st.lists(st.integers(1, 5), min_size=2, max_size=40))
def test_quartiles_agree_with_the_library(given_points: list[int]) -> None:
    counted = tally(given_points)
    expected = statistics.quantiles(given_points, n=4, method="inclusive")
    assert [counted.quartile(q) for q in (1, 2, 3)] == pytest.approx(expected)
