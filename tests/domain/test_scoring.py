"""Facts about scores and bands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.scale import Answer, Role
from facilitator.domain.scoring import (
    Band,
    Response,
    band,
    mean,
    percent,
    respondent_score,
    respondent_scores,
)
from tests.domain.rounds import relaxed, small


def score(size: int, *given_answers: Answer) -> float | None:
    dimension = small(size).dimensions[0]
    answers = {f"s{i:02}": answer for i, answer in enumerate(given_answers, start=1)}
    return respondent_score(dimension, answers)


def test_a_score_is_the_mean_of_the_valid_answers() -> None:
    assert score(5, 1, 2, 3, 4, 4) == 2.8


def test_three_of_five_answers_are_enough() -> None:
    assert score(5, 5, 4, 3, "?", "-") == 4


def test_two_of_five_answers_are_not() -> None:
    assert score(5, 5, 4, "?", "-") is None


def test_two_of_four_answers_are_not_enough_but_three_are() -> None:
    assert score(4, 5, 5) is None
    assert score(4, 5, 5, 5) == 5


def test_nobody_scores_without_an_answer() -> None:
    assert score(1) is None
    assert score(1, "?") is None


def test_answers_to_other_statements_do_not_count() -> None:
    assert respondent_score(small(1).dimensions[0], {"s02": 5}) is None


def test_scores_come_in_the_order_of_the_responses() -> None:
    responses = [Response(Role.MEMBER, {"s01": answer}) for answer in (5, "?", 1)]
    assert respondent_scores(small(1).dimensions[0], responses) == [5, None, 1]


@relaxed
@given(st.lists(st.floats(1, 5), min_size=1))
def test_a_mean_does_not_depend_on_the_order(values: list[float]) -> None:
    assert mean(values) == mean(sorted(values))


def test_the_scale_runs_from_0_to_100() -> None:
    assert [percent(m) for m in (1, 3, 5)] == [0, 50, 100]


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (0, Band.START_HERE),
        (39.9, Band.START_HERE),
        (40, Band.EMERGING),
        (59.9, Band.EMERGING),
        (60, Band.WORKING),
        (79.9, Band.WORKING),
        (80, Band.STRENGTH),
        (100, Band.STRENGTH),
    ],
)
def test_bands_begin_at_40_60_and_80(score: float, expected: Band) -> None:
    assert band(score) is expected


def test_float_noise_does_not_lower_a_band() -> None:
    assert band(percent(3.4)) is Band.WORKING
    assert band(60 - 1e-12) is Band.WORKING
