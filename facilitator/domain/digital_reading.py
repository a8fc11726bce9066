"""Reads the digital plan: whom no channel reaches, and what is due to be checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from facilitator.domain.deliver_records import Channel
from facilitator.domain.diary import how_late
from facilitator.domain.dossier import Dossier
from facilitator.domain.kinds import Side
from facilitator.domain.records import Need
from facilitator.domain.scale import Role
from facilitator.domain.value import value

FEW = 50
"""A role of which the best channel reaches less than this per cent is reached only in part."""
CHECK_AFTER = 3
"""Months from one check to the next."""
SOON = timedelta(days=30)
ROLES = {
    Role.COORDINATOR: "Coordinators",
    Role.LEADER: "Leaders",
    Role.SPONSOR: "Sponsors",
    Role.MEMBER: "Members",
    Role.PATIENT_PARTNER: "Patient partners",
}
"""What several people of a role are called, in the order of the matrix."""


@value
class Check:
    """A need whose information is to be checked, and how its day stands: "12 days late"."""

    need: Need
    words: str
    late: bool


def roles_here(dossier: Dossier) -> tuple[Role, ...]:
    """The roles that somebody has now, else all of them."""
    here = {person.role for person in dossier.people if person.left_on is None}
    return tuple(role for role in ROLES if role in here) or tuple(ROLES)


def best_reach(channels: Iterable[Channel], role: Role) -> tuple[int, str] | None:
    """The most of a role that one channel reaches, in per cent, and its name; None if unsaid."""
    said = [(channel.reach.get(role.value), channel.name) for channel in channels]
    known = [(share, name) for share, name in said if isinstance(share, int)]
    return max(known, key=lambda one: one[0]) if known else None


def gaps(dossier: Dossier) -> tuple[str, ...]:
    """Whom the channels between members miss, each in a sentence; nothing before any is said."""
    inside = [channel for channel in dossier.channels if channel.side is Side.INSIDE]
    if not any(channel.reach for channel in inside):
        return ()
    found = (_gap(inside, role) for role in roles_here(dossier))
    return tuple(words for words in found if words)


def _gap(inside: Sequence[Channel], role: Role) -> str:
    best = best_reach(inside, role)
    if best is None or best[0] == 0:
        return f"{ROLES[role]} are reached by nothing."
    if best[0] < FEW:
        return f"{ROLES[role]} are reached in part: {best[1]} gets to {best[0]}% of them."
    return ""


def checks(dossier: Dossier, today: date) -> tuple[Check, ...]:
    """What is to be checked within a month or is late, the earliest first."""
    found = [
        (need.check_on, need.position, need)
        for need in dossier.needs
        if need.check_on is not None and need.check_on <= today + SOON
    ]
    return tuple(_check(need, on, today) for on, _, need in sorted(found, key=lambda f: f[:2]))


def _check(need: Need, on: date, today: date) -> Check:
    if on < today:
        return Check(need, how_late(on, today), late=True)
    days = (on - today).days
    words = "today" if days == 0 else f"in {days} day{'' if days == 1 else 's'}"
    return Check(need, words, late=False)
