"""Builds the worked example: two invented networks, made by the same acts as the window's."""

from __future__ import annotations

from datetime import date, timedelta

from facilitator.domain.records import Network
from facilitator.domain.schedule import SATURDAY, month_of
from facilitator.operations import networks, sample_parts
from facilitator.operations.sample_source import Building, read, working_day_before
from facilitator.store.casebook import Casebook

MONTHS_GONE = 9
"""Whole months behind the first network, which puts it in its tenth."""

DAYS_GONE = 17
"""Days behind the second network, which puts it in its first month."""


def build(casebook: Casebook, today: date) -> tuple[Network, Network]:
    """Both networks of the worked example as they stand today, one step for each act.

    Raises UserError that names file and entry where the example's own files are faulty, or where
    the casebook already holds a network of the same name.
    """
    first = _begin(casebook, "network.toml", first_start(today))
    for build_part in sample_parts.OF_THE_FIRST:
        build_part(first)
    second = _begin(casebook, "second.toml", second_start(today))
    sample_parts.add_people(second, "second.toml")
    return _finished(first), _finished(second)


def first_start(today: date) -> date:
    """A working day early in a month, nine whole months back."""
    near = (today - timedelta(days=back) for back in range(250, 320))
    fitting = (
        day for day in near if day.weekday() < SATURDAY and month_of(day, today) == MONTHS_GONE
    )
    return min(fitting, key=lambda day: day.day)


def second_start(today: date) -> date:
    """A working day in the weeks before today."""
    return working_day_before(today - timedelta(days=DAYS_GONE))


def _begin(casebook: Casebook, file: str, start: date) -> Building:
    head = read(file, start)
    with head.blamed():
        network = networks.create(
            casebook, head.take("name"), start, nation=head.take("nation"), invented=True
        )
        for name, answer in head.table("profile").answers("network-profile").items():
            networks.set_profile(casebook, network.id, name, answer)
    return Building(casebook, network)


def _finished(building: Building) -> Network:
    return building.casebook.get(Network, building.network.id)
