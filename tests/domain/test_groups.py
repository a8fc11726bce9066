"""Facts about members and core, side by side and apart."""

import pytest
from hypothesis import given

from facilitator.domain.privacy import OPEN_SESSION, STANDARD, Privacy
from facilitator.domain.reading import GapReading, read_round
from facilitator.domain.scale import CORE_ROLES, Group, Role
from facilitator.domain.scoring import Response
from tests.domain.rounds import INSTRUMENT, answering, everywhere, relaxed, rounds, small


def gap(members: list[int], core: list[int], privacy: Privacy = STANDARD) -> GapReading:
    responses = answering("s01", members) + answering("s01", core, Role.SPONSOR)
    return read_round(small(1), responses, privacy=privacy).gap[0]


def test_a_gap_is_core_minus_members_on_the_scale() -> None:
    found = gap([2] * 5, [4, 4, 4, 4, 3])
    assert (found.members, found.core) == (2, 3.8)
    assert found.gap == pytest.approx(1.8)


@pytest.mark.parametrize(
    ("members", "core", "flagged"),
    [
        ([3, 3, 3, 3] * 2, [4, 4, 4, 3] * 2, True),
        ([4, 4, 4, 3] * 2, [3, 3, 3, 3] * 2, True),
        ([3, 3, 3, 3] * 2, [4, 4, 4, 3, 4, 4, 3, 3], False),
    ],
)
def test_a_gap_is_flagged_from_three_quarters_either_way(
    members: list[int], core: list[int], flagged: bool
) -> None:
    assert gap(members, core).flagged is flagged


@pytest.mark.parametrize("privacy", [STANDARD, OPEN_SESSION])
def test_a_gap_needs_five_on_each_side(privacy: Privacy) -> None:
    found = gap([1] * 9, [5] * 4, privacy)
    assert (found.core, found.members, found.gap, found.flagged) == (None, None, None, False)


def test_both_sides_show_where_both_are_large_enough() -> None:
    responses = everywhere(2, 6) + everywhere(4, 5, Role.LEADER)
    members, core = read_round(INSTRUMENT, responses).groups
    assert (members.id, members.responses, core.id, core.responses) == (
        Group.MEMBERS,
        6,
        Group.CORE,
        5,
    )
    assert {d.score for d in members.dimensions} == {25}
    assert {d.score for d in core.dimensions} == {75}


def test_a_small_core_hides_the_members_too() -> None:
    responses = everywhere(2, 20) + everywhere(4, 1, Role.COORDINATOR)
    found = read_round(INSTRUMENT, responses)
    assert all(d.score is not None for d in found.dimensions)
    assert all(d.score is None for group in found.groups for d in group.dimensions)


def test_members_alone_are_shown() -> None:
    members, core = read_round(INSTRUMENT, everywhere(2, 5)).groups
    assert {d.score for d in members.dimensions} == {25}
    assert {(d.score, d.n) for d in core.dimensions} == {(None, 0)}


@relaxed
@given(rounds)
def test_no_side_can_be_worked_out_by_subtraction(responses: list[Response]) -> None:
    found = read_round(INSTRUMENT, responses)
    members, core = found.groups
    sides = zip(found.dimensions, members.dimensions, core.dimensions, strict=True)
    for everyone, one, other in sides:
        assert everyone.n == one.n + other.n
        for side, beside in ((one, other), (other, one)):
            if 0 < side.n < 5:
                assert side.score is None
                assert everyone.score is None or beside.score is None


@relaxed
@given(rounds)
def test_sides_are_counted_by_role(responses: list[Response]) -> None:
    members, core = read_round(INSTRUMENT, responses).groups
    assert core.responses == sum(r.role in CORE_ROLES for r in responses)
    assert members.responses + core.responses == len(responses)
