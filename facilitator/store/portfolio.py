"""All networks at a glance: where each is in its 18 months, what troubles it, what comes next."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from facilitator.domain import promise_reading
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Reader
from facilitator.domain.lights import LightReading, with_remark
from facilitator.domain.network_type import Classification
from facilitator.domain.progress import NextStep, next_step
from facilitator.domain.records import Network
from facilitator.domain.schedule import month_of
from facilitator.domain.value import value
from facilitator.store import dossier, readings
from facilitator.store.casebook import Casebook

LISTED = "SELECT id, name, start, closed_on FROM network ORDER BY name"


class Listed(NamedTuple):
    """A network as it is listed: a tuple, since hundreds are made at once."""

    id: str
    name: str
    start: date
    is_closed: bool

    def month(self, today: date) -> int:
        """The month it is in, counting from 1; it runs on past the 18th."""
        return month_of(self.start, today) + 1


@value
class Standing:
    """How one network stands; `month` counts from 1 and runs on past the 18th."""

    network: Network
    month: int
    type: Classification | None
    lights: tuple[LightReading, ...]
    next_step: NextStep
    late_promises: int


def listed(casebook: Casebook) -> tuple[Listed, ...]:
    """Every network, by name."""
    return tuple(
        Listed(id, name, date.fromisoformat(start), closed is not None)
        for id, name, start, closed in casebook.connection.execute(LISTED)
    )


def read(casebook: Casebook, today: date) -> tuple[Standing, ...]:
    """How every network stands, by name."""
    networks = casebook.find(Network, order="name")
    return tuple(standing(casebook, network, today) for network in networks)


def standing(casebook: Casebook, network: Network, today: date) -> Standing:
    """How one network stands."""
    found = dossier.read(casebook, network.id, Reader.FACILITATOR, diagnosed=False)
    return Standing(
        network=network,
        month=month_of(network.start, today) + 1,
        type=readings.type_today(casebook, network.id),
        lights=newest_lights(casebook, found),
        next_step=next_step(found, today),
        late_promises=sum(
            1 for p in found.promises if p.done_on is None and p.due and p.due < today
        ),
    )


def newest_lights(casebook: Casebook, found: Dossier) -> tuple[LightReading, ...]:
    """The lights of the newest round in which any of them shows, else of the newest.

    How open promises are shared stands among the reasons, where one person has many.
    """
    newest: tuple[LightReading, ...] = ()
    for round_ in reversed(found.rounds):
        lights = readings.round_reading(casebook, round_).lights
        newest = newest or lights
        if any(light.mean is not None for light in lights):
            newest = lights
            break
    return with_remark(newest, "too-few-carrying-it", promise_reading.remark(found))
