"""A move says where it lands and what comes along; a milestone never hangs on its own followers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import plan_moves
from facilitator.domain.records import Milestone

DAY = date(2026, 4, 28)


def milestone(name: str, hangs_on: str | None = None, done: date | None = None) -> Milestone:
    return Milestone(name, "n", name, 3, name, DAY, hangs_on=hangs_on, done_on=done)


CHAIN = (milestone("a"), milestone("b", "a"), milestone("c", "b"), milestone("d"))


def test_landing_says_day_shift_and_what_comes_along() -> None:
    found = plan_moves.landing(CHAIN, "a", date(2026, 5, 12))
    assert found.words == "12 May 2026, 2 weeks later; 2 steps move along"
    assert found.of(CHAIN[2]) == date(2026, 5, 12)


def test_landing_of_a_step_that_carries_nothing_is_short() -> None:
    assert plan_moves.landing(CHAIN, "d", DAY - timedelta(1)).words == "27 Apr 2026, 1 day earlier"


def test_landing_where_it_is_names_nobody() -> None:
    assert plan_moves.landing(CHAIN, "a", DAY).words == "28 Apr 2026, where it is now"


def test_landing_of_an_unknown_step_is_an_error() -> None:
    with pytest.raises(KeyError):
        plan_moves.landing(CHAIN, "x", DAY)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 day later"),
        (-7, "1 week earlier"),
        (10, "10 days later"),
        (15, "2 weeks and 1 day later"),
        (-30, "4 weeks and 2 days earlier"),
    ],
)
def test_shift_in_words(days: int, words: str) -> None:
    assert plan_moves.days_words(days) == words


def test_what_is_done_does_not_come_along() -> None:
    steps = (milestone("a"), milestone("b", "a", done=DAY), milestone("c", "b"))
    assert plan_moves.along(steps, "a") == ()


def test_moved_words_count_what_came_along() -> None:
    assert plan_moves.moved_words("Gate 2", 9) == "Gate 2 and 9 steps moved"
    assert plan_moves.moved_words("Gate 2", 1) == "Gate 2 and 1 step moved"
    assert plan_moves.moved_words("Gate 2", 0) == "Gate 2 moved"


def test_a_step_may_hang_on_all_but_its_followers() -> None:
    assert [m.id for m in plan_moves.may_carry(CHAIN, "b")] == ["a", "d"]


@given(st.lists(st.integers(-1, 7), min_size=8, max_size=8))
def test_what_may_carry_never_closes_a_circle(parents: list[int]) -> None:
    steps = [milestone(str(n), str(p) if 0 <= p < n else None) for n, p in enumerate(parents)]
    for step in steps:
        for carrier in plan_moves.may_carry(steps, step.id):
            above, by_id = carrier.id, {m.id: m for m in steps}
            while above:
                assert above != step.id
                above = by_id[above].hangs_on or ""
