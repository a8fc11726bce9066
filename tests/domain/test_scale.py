"""Facts about the answers a diagnostic takes and the sides people belong to."""

import pytest

from facilitator.domain.scale import Group, Role, allowed, group_of, valid


@pytest.mark.parametrize("answer", [1, 2, 3, 4, 5])
def test_points_are_valid(answer: int) -> None:
    assert valid(answer)
    assert allowed(answer)


@pytest.mark.parametrize("answer", ["?", "-"])
def test_ways_out_are_allowed_but_not_valid(answer: str) -> None:
    assert allowed(answer)
    assert not valid(answer)


@pytest.mark.parametrize("answer", [0, 6, 3.0, True, "3", "", "x", None])
def test_anything_else_is_refused(answer: object) -> None:
    assert not allowed(answer)


def test_patient_partners_are_with_the_members() -> None:
    assert group_of(Role.PATIENT_PARTNER) is Group.MEMBERS
    assert group_of(Role.MEMBER) is Group.MEMBERS


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.LEADER, Role.SPONSOR])
def test_coordinator_leader_and_sponsor_are_the_core(role: Role) -> None:
    assert group_of(role) is Group.CORE
