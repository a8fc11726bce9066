"""Until when what is known of a person is needed, and whose time has come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from facilitator.domain.records import Network, Person
from facilitator.domain.schedule import due
from facilitator.domain.value import value

CHECK_MONTH = 24
"""The optional check six months after the close is the last use of anybody's records."""

AFTER_LEAVING = 6
"""Months after somebody left; by then their promises and sheets have been read."""

SOON = timedelta(days=30)


@value
class DuePerson:
    """A person whose time is up, or will be soon; `days` is negative once it is past."""

    person: Person
    network: Network
    days: int


def suggested(network: Network, person: Person) -> date:
    """The day to keep a person's records until: the month 24 check, or six months after they left.

    The network's months count from its start, or back from its close where that came early.
    """
    last = due(network.start, CHECK_MONTH)
    if network.closed_on:
        last = min(last, due(network.closed_on, CHECK_MONTH - 18))
    if person.left_on:
        last = min(last, due(person.left_on, AFTER_LEAVING))
    return last


def due_people(
    people: Iterable[Person], networks: Mapping[str, Network], today: date
) -> tuple[DuePerson, ...]:
    """Those whose date is past or within 30 days, the longest past first."""
    found = [
        DuePerson(person, networks[person.network_id], (person.keep_until - today).days)
        for person in people
        if person.keep_until and person.keep_until <= today + SOON
    ]
    return tuple(sorted(found, key=lambda one: (one.days, one.person.name.casefold())))
