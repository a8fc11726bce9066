"""Facts about what may be shown, and what can never be worked out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.privacy import OPEN_SESSION, Privacy, suppressed

sizes = st.dictionaries(st.text("abcdef", min_size=1), st.integers(0, 20), max_size=6)
limits = st.integers(2, 8)


def test_means_show_from_five_and_dots_from_eight() -> None:
    privacy = Privacy()
    assert [privacy.shows_mean(n) for n in (4, 5)] == [False, True]
    assert [privacy.shows_dots(n) for n in (7, 8)] == [False, True]


def test_an_open_session_shows_means_from_four_but_dots_still_from_eight() -> None:
    assert [OPEN_SESSION.shows_mean(n) for n in (3, 4)] == [False, True]
    assert not OPEN_SESSION.shows_dots(7)


@pytest.mark.parametrize(("mean_from", "dots_from"), [(3, 8), (5, 4), (0, 0)])
def test_looser_rules_are_refused(mean_from: int, dots_from: int) -> None:
    with pytest.raises(ValueError, match="means need"):
        Privacy(mean_from, dots_from)


@pytest.mark.parametrize(
    ("groups", "hidden"),
    [
        ({"members": 12, "core": 6}, set()),
        ({"members": 12, "core": 3}, {"members", "core"}),
        ({"members": 12, "core": 0}, set()),
        ({"members": 3, "core": 0}, {"members"}),
        ({"a": 3, "b": 9, "c": 6}, {"a", "c"}),
        ({"a": 3, "b": 4, "c": 6}, {"a", "b"}),
        ({"a": 1, "b": 2, "c": 6, "d": 9}, {"a", "b", "c"}),
        ({}, set()),
    ],
)
def test_hiding_a_small_group_hides_the_next_smallest(
    groups: dict[str, int], hidden: set[str]
) -> None:
    assert suppressed(groups, 5) == hidden


@given(sizes, limits)
def test_small_groups_are_always_hidden(groups: dict[str, int], limit: int) -> None:
    hidden = suppressed(groups, limit)
    assert all(name in hidden for name, size in groups.items() if 0 < size < limit)


@given(sizes, limits)
def test_no_hidden_group_is_left_over_by_subtraction(groups: dict[str, int], limit: int) -> None:
    hidden = suppressed(groups, limit)
    filled = {name for name, size in groups.items() if size}
    left_over = sum(size for name, size in groups.items() if name in hidden)
    if hidden and hidden != filled:
        assert left_over >= limit
        assert len(hidden) > 1


@given(sizes, limits)
def test_empty_groups_are_never_hidden_and_change_nothing(
    groups: dict[str, int], limit: int
) -> None:
    filled = {name: size for name, size in groups.items() if size}
    assert suppressed(groups, limit) == suppressed(filled, limit) <= set(filled)


@given(st.lists(st.integers(5, 30)))
def test_nothing_is_hidden_where_every_group_is_large(numbers: list[int]) -> None:
    assert not suppressed({str(i): size for i, size in enumerate(numbers)}, 5)
