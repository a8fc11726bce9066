"""Builds a first workshop from what a round says to talk about first."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from facilitator import content
from facilitator.domain import agenda_building as building
from facilitator.domain.agenda import clock, minutes_of
from facilitator.domain.agenda_building import Plan, PlannedBlock
from facilitator.domain.instrument import number_of
from facilitator.domain.records import Block, Finding, Milestone, Round, Workshop
from facilitator.domain.talk_first import TalkKind
from facilitator.domain.thread import STATEMENT
from facilitator.errors import UserError
from facilitator.operations import thread, workshops
from facilitator.store.casebook import Casebook
from facilitator.store.readings import round_reading

USUAL_MINUTES = 180
LENGTHS = (90, 120, 180, 240)
"""The lengths to offer, in minutes; any between the shortest and the longest will do."""

STARTS = "09:30"
QUESTION = "What did our answers show, and what do we do about it first?"
_ALL_DAY = 24 * 60
_REACHED = {
    TalkKind.SPLIT: "Heard both sides of",
    TalkKind.UNPROVEN: "Looked for what shows",
    TalkKind.LOW: "Chosen a first step for",
}


def plan(
    casebook: Casebook, round_id: str, *, minutes: int = USUAL_MINUTES, people: int | None = None
) -> Plan:
    """The agenda a round would give, with the topics there is no time for; nothing is written.

    Without a number of people it counts on those who answered. Raises UserError where nothing
    may be shown yet, or for a length or a number that cannot be built.
    """
    round_ = casebook.get(Round, round_id)
    reading = round_reading(casebook, round_)
    topics = building.topics_of(reading, content.instrument(), content.questions())
    if not topics:
        raise UserError(
            f"{round_.title} has nothing to talk about that may be shown yet.",
            "Wait until five people have answered, or plan the workshop by hand.",
        )
    room = _expected(reading.responses) if people is None else people
    _refuse_odd(minutes, room)
    shelf, picture = content.workshop_methods(), building.picture_of(reading)
    return building.build(topics, shelf, minutes, room, picture)


def build_from_round(
    casebook: Casebook,
    round_id: str,
    *,
    date: date | None = None,
    starts: str = STARTS,
    minutes: int = USUAL_MINUTES,
    people: int | None = None,
    title: str = "",
    milestone_id: str | None = None,
) -> Workshop:
    """Add a workshop with the agenda of `plan`, in one step.

    It belongs to `milestone_id`, else to the step of the 18 months it is near. Each block that
    takes up a statement is tied to it, and to the findings made of it in this round. Raises
    UserError as `plan` does, or for a start that leaves no time before midnight.
    """
    planned = plan(casebook, round_id, minutes=minutes, people=people)
    begins = _begin(starts, planned.length)
    round_ = casebook.get(Round, round_id)
    milestone = casebook.get(Milestone, milestone_id) if milestone_id else None
    home = milestone or _home(casebook, round_.network_id, date)
    with casebook.step("Build agenda"):
        workshop = workshops.add(
            casebook,
            round_.network_id,
            title.strip() or f"What the answers tell us: {round_.title}",
            date or (milestone.due if milestone else None),
            starts=clock(begins),
            ends=clock(begins + planned.length),
            question=QUESTION,
            milestone_id=home.id if home else None,
            objectives=_objectives(planned),
        )
        for block in planned.blocks:
            _add(casebook, workshop, round_, block)
    return workshop


def statements_left_out(planned: Plan) -> tuple[str, ...]:
    """What there was no time for, each as a line of words."""
    return tuple(f"{number_of(topic.statement)}. {topic.label}" for topic in planned.left_out)


def _home(casebook: Casebook, network_id: str, on: date | None) -> Milestone | None:
    """The step a new workshop belongs to; one that has a workshop already is passed over."""
    taken = {w.milestone_id for w in casebook.find(Workshop, network_id=network_id)}
    return building.milestone_for(casebook.find(Milestone, network_id=network_id), taken, on)


def _expected(responses: int) -> int:
    return min(max(responses, building.FEWEST), building.MOST)


def _add(casebook: Casebook, workshop: Workshop, round_: Round, planned: PlannedBlock) -> None:
    kept = {f.name for f in fields(Block)}
    given: dict[str, Any] = {
        f.name: getattr(planned, f.name) for f in fields(planned) if f.name in kept
    }
    block = workshops.add_block(casebook, workshop.id, given.pop("title"), **given)
    if not planned.statement:
        return
    thread.tie(casebook, (STATEMENT, planned.statement), ("block", block.id))
    for finding in casebook.find(Finding, network_id=round_.network_id):
        if planned.statement in finding.statements and finding.round_id in (round_.id, None):
            thread.tie(casebook, ("finding", finding.id), ("block", block.id))


def _objectives(planned: Plan) -> str:
    """What the workshop is to reach: one line for each topic taken up, and what frames them."""
    reached = (f"{_REACHED[topic.kind]} {_lower(topic.title)}." for topic in planned.taken)
    lines = ("Seen what the answers say.", *reached, "Put a name to each next step.")
    return "\n".join(dict.fromkeys(lines))


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def _begin(starts: str, length: int) -> int:
    begins = minutes_of(workshops.clock_time(starts))
    if begins is None or begins + length > _ALL_DAY:
        raise UserError(
            f"A workshop of {length} minutes from {starts} would run past midnight.",
            "Start earlier, or make it shorter.",
        )
    return begins


def _refuse_odd(minutes: int, people: int) -> None:
    if not building.SHORTEST <= minutes <= building.LONGEST:
        raise UserError(
            f"An agenda of {minutes} minutes cannot be built.",
            f"Use {building.SHORTEST} to {building.LONGEST} minutes.",
        )
    if not building.FEWEST <= people <= building.MOST:
        raise UserError(
            f"There is no agenda for {people} people.",
            f"Use {building.FEWEST} to {building.MOST}.",
        )
