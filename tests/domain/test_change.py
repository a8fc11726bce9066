"""Facts about what changed between two rounds, and what may be chance."""

from math import sqrt
from statistics import mean, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.change import compare, compare_dimensions, compare_rounds, likely_real
from facilitator.domain.privacy import OPEN_SESSION
from facilitator.domain.scale import Role
from facilitator.domain.scoring import Response
from tests.domain.rounds import INSTRUMENT, answering, everywhere, relaxed, rounds, small

points = st.lists(st.integers(1, 5), min_size=2, max_size=30)


def test_a_clear_rise_is_likely_real() -> None:
    found = compare("s01", [2, 2, 2, 3, 2], [4, 4, 4, 3, 4])
    assert found.delta == pytest.approx(1.6)
    assert found.likely_real


def test_a_fall_counts_like_a_rise() -> None:
    found = compare("s01", [4, 4, 4, 3, 4], [2, 2, 2, 3, 2])
    assert found.delta == pytest.approx(-1.6)
    assert found.likely_real


def test_half_a_point_is_enough_where_nobody_varies_much() -> None:
    assert likely_real([3] * 20, [3, 4] * 10)


def test_less_than_half_a_point_is_never_likely_real() -> None:
    assert not likely_real([3] * 1000, [3, 3, 3, 4, 4] * 200)


def test_a_change_within_two_standard_errors_may_be_chance() -> None:
    assert not likely_real([1, 5, 1, 5, 3], [5, 1, 5, 5, 3])


@relaxed
@given(points, points)
def test_likely_real_follows_the_formula(before: list[int], after: list[int]) -> None:
    delta = abs(mean(after) - mean(before))
    error = sqrt(variance(before) / len(before) + variance(after) / len(after))
    if abs(delta - 2 * error) > 1e-6 and abs(delta - 0.5) > 1e-6:
        assert likely_real(before, after) is (delta >= 0.5 and delta > 2 * error)


@pytest.mark.parametrize(("n_before", "n_after"), [(4, 9), (9, 4)])
def test_too_few_on_either_side_hide_the_change(n_before: int, n_after: int) -> None:
    found = compare("s01", [1] * n_before, [5] * n_after)
    assert (found.n_before, found.n_after) == (n_before, n_after)
    assert (found.delta, found.likely_real) == (None, False)


def test_an_open_session_compares_from_four() -> None:
    assert compare("s01", [1] * 4, [5] * 4, privacy=OPEN_SESSION).delta == 4


def test_distributions_show_from_eight_on_their_own_side() -> None:
    found = compare("s01", [1] * 7, [5] * 8)
    assert (found.counts_before, found.counts_after) == (None, (0, 0, 0, 0, 8))


def test_people_are_matched_only_by_a_name_in_both_rounds() -> None:
    before = [Response(Role.MEMBER, {"s01": 3}, person=p) for p in ("ann", "ben", "", "cy")]
    after = [Response(Role.MEMBER, {"s01": 4}, person=p) for p in ("ben", "ann", "", "di")]
    assert compare_rounds(small(1), before, after)[0].matched == 2


def test_a_match_needs_a_valid_answer_both_times() -> None:
    before = [Response(Role.MEMBER, {"s01": 3}, person="ann")]
    after = [Response(Role.MEMBER, {"s01": "?"}, person="ann")]
    assert compare_rounds(small(1), before, after)[0].matched == 0


def test_only_valid_answers_are_compared() -> None:
    before = answering("s01", [2, 2, 2, 2, 2, "?", "-"])
    (found,) = compare_rounds(small(1), before, answering("s01", [3] * 6))
    assert (found.n_before, found.n_after, found.delta) == (5, 6, 1)


def test_dimensions_are_compared_on_the_five_point_scale() -> None:
    found = compare_dimensions(INSTRUMENT, everywhere(2, 6), everywhere(4, 5))
    assert [change.id for change in found] == [d.id for d in INSTRUMENT.dimensions]
    assert {(c.n_before, c.n_after, c.delta, c.likely_real) for c in found} == {(6, 5, 2, True)}
    assert {(c.counts_before, c.counts_after) for c in found} == {(None, None)}


@relaxed
@given(rounds, rounds)
def test_the_other_way_round_the_change_is_opposite(
    before: list[Response], after: list[Response]
) -> None:
    there = compare_rounds(INSTRUMENT, before, after)
    back = compare_rounds(INSTRUMENT, after, before)
    for one, other in zip(there, back, strict=True):
        assert one.likely_real is other.likely_real
        assert (one.delta is None) == (one.n_before < 5 or one.n_after < 5)
        if one.delta is not None and other.delta is not None:
            assert one.delta == -other.delta


def _named(prefix: str, count: int, answer: int) -> list[Response]:
    people = (f"{prefix}{number}" for number in range(count))
    return [Response(Role.MEMBER, {"s01": answer}, person=person) for person in people]


def test_those_who_answered_twice_have_a_change_of_their_own() -> None:
    before = [*_named("both", 6, 2), *_named("left", 5, 5)]
    after = [*_named("both", 6, 4), *_named("new", 5, 1)]
    (found,) = compare_rounds(small(1), before, after)
    assert (found.matched, found.matched_delta) == (6, 2)
    assert (found.before, found.after) == (pytest.approx(37 / 11), pytest.approx(29 / 11))


@pytest.mark.parametrize(("both", "left", "new"), [(4, 5, 5), (6, 1, 5), (6, 5, 4)])
def test_a_change_of_few_or_beside_few_others_is_hidden(both: int, left: int, new: int) -> None:
    before = [*_named("both", both, 2), *_named("left", left, 5)]
    after = [*_named("both", both, 4), *_named("new", new, 1)]
    (found,) = compare_rounds(small(1), before, after)
    assert (found.matched, found.matched_delta) == (both, None)
    assert found.delta is not None


def test_where_everyone_answered_twice_there_are_no_others_to_protect() -> None:
    (found,) = compare_rounds(small(1), _named("both", 5, 2), _named("both", 5, 4))
    assert found.matched_delta == found.delta == 2
