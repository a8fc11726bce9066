"""All networks at a glance: where each is in its 18 months, what troubles it, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from facilitator.domain import promise_reading
from facilitator.domain.dossier import Diagnosis, Dossier
from facilitator.domain.lanes import Reader
from facilitator.domain.lights import LightReading, with_remark
from facilitator.domain.network_type import Classification
from facilitator.domain.progress import NextStep, next_step
from facilitator.domain.records import Network
from facilitator.domain.schedule import month_of
from facilitator.store import dossier, readings
from facilitator.store.casebook import Casebook


@dataclass(frozen=True)
class Standing:
    """How one network stands; `month` counts from 1 and runs on past the 18th."""

    network: Network
    month: int
    type: Classification | None
    lights: tuple[LightReading, ...]
    next_step: NextStep
    late_promises: int


def read(casebook: Casebook, today: date) -> tuple[Standing, ...]:
    """How every network stands, by name."""
    networks = casebook.find(Network, order="name")
    return tuple(standing(casebook, network, today) for network in networks)


def standing(
    casebook: Casebook, network: Network, today: date, diagnosis: Diagnosis | None = None
) -> Standing:
    """How one network stands; its diagnosis is read unless given."""
    found = dossier.read(casebook, network.id, Reader.FACILITATOR, diagnosed=False)
    added_up = diagnosis or readings.diagnosis(casebook, network.id)
    return Standing(
        network=network,
        month=month_of(network.start, today) + 1,
        type=added_up.today.classification if added_up.today else None,
        lights=newest_lights(found, added_up),
        next_step=next_step(found, today),
        late_promises=sum(
            1 for p in found.promises if p.done_on is None and p.due and p.due < today
        ),
    )


def newest_lights(found: Dossier, diagnosis: Diagnosis) -> tuple[LightReading, ...]:
    """The lights of the newest round in which any of them shows, else of the newest.

    How open promises are shared stands among the reasons, where one person has many.
    """
    shown: tuple[LightReading, ...] = ()
    for round_ in found.rounds:
        lights = diagnosis.rounds[round_.id].lights
        if not shown or any(light.mean is not None for light in lights):
            shown = lights
    return with_remark(shown, "too-few-carrying-it", promise_reading.remark(found))
