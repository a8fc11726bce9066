"""Facts about consensus and the bands of agreement."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.domain.agreement import Agreement, agreement, consensus
from tests.domain.rounds import relaxed

any_counts = st.lists(st.integers(0, 500), min_size=2, max_size=9)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([0, 0, 3, 6, 3], 0.79),
        ([1, 1, 1, 1, 1], 0.43),
        ([7, 7, 7, 7, 7], 0.43),
        ([4, 0, 0, 0, 4], 0.0),
    ],
)
def test_consensus_of_known_distributions(counts: list[int], expected: float) -> None:
    assert consensus(counts) == pytest.approx(expected, abs=0.005)


def test_consensus_on_a_seven_point_scale() -> None:
    assert consensus([30, 40, 210, 130, 530, 50, 10]) == pytest.approx(0.7256876, abs=5e-8)


@pytest.mark.parametrize("counts", [[0, 0, 0, 0, 0], [], [3]])
def test_consensus_needs_answers_and_points(counts: list[int]) -> None:
    with pytest.raises(ValueError, match="at least one answer"):
        consensus(counts)


@relaxed
@given(any_counts)
def test_consensus_lies_between_0_and_1(counts: list[int]) -> None:
    assume(sum(counts))
    assert 0 <= consensus(counts) <= 1


@relaxed
@given(any_counts)
def test_consensus_is_the_same_from_either_end(counts: list[int]) -> None:
    assume(sum(counts))
    assert consensus(counts) == consensus(counts[::-1])


@given(st.integers(0, 4), st.integers(1, 10_000))
def test_unanimous_answers_have_full_consensus(point: int, n: int) -> None:
    counts = [0] * 5
    counts[point] = n
    assert consensus(counts) == 1


@given(st.integers(2, 9), st.integers(1, 10_000))
def test_half_at_each_end_has_none(points: int, n: int) -> None:
    assert consensus([n, *[0] * (points - 2), n]) == 0


@relaxed
@given(st.lists(st.integers(0, 50), min_size=5, max_size=5), st.integers(2, 9))
def test_consensus_depends_on_shares_only(counts: list[int], times: int) -> None:
    assume(sum(counts))
    assert consensus([times * count for count in counts]) == pytest.approx(consensus(counts))


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([0, 0, 3, 6, 3], Agreement.SHARED),
        ([0, 2, 4, 2, 1], Agreement.MIXED),
        ([2, 2, 2, 2, 2], Agreement.SPLIT),
        ([0, 0, 0, 0, 9], Agreement.SHARED),
    ],
)
def test_bands_of_agreement(counts: list[int], expected: Agreement) -> None:
    assert agreement(counts) is expected


def test_a_quarter_on_each_side_is_a_split_whatever_the_consensus() -> None:
    assert consensus([0, 1, 2, 1, 0]) >= 0.75
    assert agreement([0, 1, 2, 1, 0]) is Agreement.SPLIT


def test_just_under_a_quarter_on_one_side_is_no_split() -> None:
    assert agreement([0, 24, 51, 25, 0]) is Agreement.SHARED


def test_consensus_below_the_limit_is_a_split_without_two_camps() -> None:
    assert agreement([3, 0, 0, 3, 7]) is Agreement.SPLIT
    assert agreement([3, 0, 4, 0, 6]) is Agreement.SPLIT
    assert agreement([2, 0, 0, 0, 7]) is Agreement.SPLIT
