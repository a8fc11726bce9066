"""The words a diagnostic is answered in: the five points, the two ways out, and who answers."""

from enum import IntEnum, StrEnum
from typing import TypeAlias

POINTS = (1, 2, 3, 4, 5)
CANT_SAY = "?"
NOT_RELEVANT = "-"

Answer: TypeAlias = int | str


class Role(StrEnum):
    """What a respondent is to the network."""

    MEMBER = "member"
    COORDINATOR = "coordinator"
    LEADER = "leader"
    SPONSOR = "sponsor"
    PATIENT_PARTNER = "patient-partner"


class Group(StrEnum):
    """The two sides whose views are laid beside each other."""

    MEMBERS = "members"
    CORE = "core"


class Evidence(IntEnum):
    """How well the facilitator found a statement borne out; it never alters a score."""

    NONE = 0
    TOLD = 1
    SEEN = 2
    CORROBORATED = 3


CORE_ROLES = frozenset({Role.COORDINATOR, Role.LEADER, Role.SPONSOR})


def group_of(role: Role) -> Group:
    """The side a role belongs to; patient partners are with the members."""
    return Group.CORE if role in CORE_ROLES else Group.MEMBERS


def valid(answer: object) -> bool:
    """Whether the answer is a point from 1 to 5, and so counts towards a score."""
    return type(answer) is int and answer in POINTS


def allowed(answer: object) -> bool:
    """Whether the answer may be given at all: a point, "?" or "-"."""
    return valid(answer) or answer in (CANT_SAY, NOT_RELEVANT)
