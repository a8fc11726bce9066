"""Offers goals for what was found, and adds the one that somebody chose."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator import content
from facilitator.domain.goal_ideas import Offer, ideas_for
from facilitator.domain.lights import Light, LightReading
from facilitator.domain.records import Finding, Goal, GoalStatus, Round
from facilitator.operations import goals
from facilitator.store.casebook import Casebook
from facilitator.store.readings import round_reading


def offered(casebook: Casebook, network_id: str) -> tuple[Offer, ...]:
    """Ideas for the network's findings and lights, the best reasons first, each with its why.

    Lights are those of the newest round that shows any. What is a goal already is left out.
    """
    kept = {goal.title.casefold() for goal in casebook.find(Goal, network_id=network_id)}
    found = casebook.find(Finding, network_id=network_id)
    lights = _lights(casebook, network_id)
    offers = ideas_for(content.goal_ideas(), found, lights, content.instrument())
    return tuple(offer for offer in offers if offer.idea.title.casefold() not in kept)


def add(
    casebook: Casebook,
    network_id: str,
    idea_id: str,
    *,
    finding_ids: Sequence[str] | None = None,
    title: str = "",
    parking: str = "",
    status: GoalStatus = GoalStatus.ACTIVE,
) -> Goal:
    """Take an idea up as a goal, tied to the findings it answers; those offered, if not said.

    `parking` is a goal that makes room for it. KeyError for an unknown idea; UserError at the
    fourth active goal.
    """
    idea = {idea.id: idea for idea in content.goal_ideas()}[idea_id]
    if finding_ids is None:
        offers = {offer.idea.id: offer for offer in offered(casebook, network_id)}
        finding_ids = offers[idea_id].findings if idea_id in offers else ()
    return goals.add(
        casebook,
        network_id,
        title.strip() or idea.title,
        finding_ids=tuple(finding_ids),
        parking=parking,
        status=status,
        aim=idea.aim,
        kind=idea.kind,
        measure=idea.measure,
        unit=idea.unit,
        stage="ideation",
        note=f"Where is it now? {idea.baseline}\nFirst small test: {idea.first_test}",
    )


def _lights(casebook: Casebook, network_id: str) -> tuple[LightReading, ...]:
    rounds = casebook.find(Round, order="held_on id", network_id=network_id)
    for round_ in reversed(rounds):
        lights = round_reading(casebook, round_).lights
        if any(light.light is not Light.GREY for light in lights):
            return lights
    return ()
