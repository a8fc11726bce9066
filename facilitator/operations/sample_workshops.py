"""Builds the workshops of the worked example: planned, asked to, run, harvested, followed up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from facilitator.domain import live_run
from facilitator.domain.agenda import minutes_of
from facilitator.domain.deliver_records import Guest, Reply
from facilitator.domain.live_log import log_of
from facilitator.domain.live_plan import plan
from facilitator.domain.records import FEEDBACK, FOLLOW_UP, Block, Person, Workshop
from facilitator.operations import (
    agenda_templates,
    guests,
    harvest,
    live_runs,
    promises,
    thread,
    workshops,
)
from facilitator.operations.sample_source import Building, Entry

_LATER = (
    "began",
    "away",
    "gift",
    "feedback",
    "follow_up",
    "followed_up_on",
    "template",
    "good_for",
)
"""What a workshop's entry says of the day itself and what came after."""


def add_workshops(building: Building) -> None:
    """Leave each workshop for the day on which it was planned."""
    whole = building.read("workshops.toml")
    for entry in whole.tables("workshop"):
        building.then(entry.day("planned_on"), partial(_workshop, building, entry))
    whole.close()


def _workshop(building: Building, entry: Entry) -> None:
    """Plan a workshop with its agenda, and leave what came of it for its day."""
    key, title, on = entry.take("key"), entry.take("title"), entry.day("date")
    milestone_id = building.id(entry, "milestone", entry.take("milestone"))
    blocks, reasons = tuple(entry.tables("block")), _reasons(building, entry)
    asked, later = tuple(entry.tables("asked")), entry.part(*_LATER)
    with entry.blamed():
        workshop = workshops.add(
            building.casebook,
            building.network.id,
            title,
            on,
            milestone_id=milestone_id,
            **entry.rest(Workshop),
        )
    building.ids["workshop", key] = workshop.id
    with building.casebook.step(f"Put the agenda of {title} together"):
        _tie(building, reasons, ("workshop", workshop.id))
        took = [_block(building, workshop.id, block) for block in blocks]
    for some in asked:
        day = some.day("on")
        building.then(day, partial(_ask, building, workshop, some, day))
    if any(took):
        building.then(on, partial(_held, building, workshop, later, took))
    else:
        later.close()


def _block(building: Building, workshop_id: str, entry: Entry) -> int:
    """Add a block to the agenda; the minutes it is going to take, 0 where that is not known."""
    title, reasons = entry.take("title"), _reasons(building, entry)
    took: int = entry.take("actual", int, 0)
    with entry.blamed():
        block = workshops.add_block(building.casebook, workshop_id, title, **entry.rest(Block))
    _tie(building, reasons, ("block", block.id))
    return took


def _reasons(building: Building, entry: Entry) -> tuple[thread.Knot, ...]:
    """The findings an entry answers and the goals it serves."""
    answered = building.listed(entry, "answers", "finding")
    served = building.listed(entry, "serves", "goal")
    return (*(("finding", id) for id in answered), *(("goal", id) for id in served))


def _tie(building: Building, reasons: tuple[thread.Knot, ...], target: thread.Knot) -> None:
    for reason in reasons:
        thread.tie(building.casebook, reason, target)


def _ask(building: Building, workshop: Workshop, entry: Entry, on: date) -> None:
    """Invite some people for one reason, and keep what they replied; the others said yes."""
    casebook, why = building.casebook, entry.take("why", default="")
    people = building.listed(entry, "people", "person")
    said: dict[str, Reply | None] = dict.fromkeys(people, Reply.YES)
    for name, reply in (("no", Reply.NO), ("maybe", Reply.MAYBE), ("silent", None)):
        said |= dict.fromkeys(building.listed(entry, name, "person"), reply)
    entry.close()
    with entry.blamed(), casebook.step(f"Invite {len(people)} people"):
        for guest in guests.invite(casebook, workshop.id, people, on, why=why):
            guests.set_reply(casebook, guest.id, said[guest.person_id])


def _held(building: Building, workshop: Workshop, entry: Entry, took: Sequence[int]) -> None:
    """Who came, how it ran, what it produced and what was said of it, now and a month later."""
    _sign_in(building, workshop, building.listed(entry, "away", "person"))
    with entry.blamed():
        _run(building, workshop, entry.take("began"), took)
    with building.casebook.step(f"Type up what {workshop.title} produced"):
        _harvest(building, workshop, entry)
    _sheets(building, workshop, entry.tables("feedback"), FEEDBACK)
    followed = tuple(entry.tables("follow_up"))
    if followed:
        type_up = partial(_sheets, building, workshop, followed, FOLLOW_UP)
        building.then(entry.day("followed_up_on"), type_up)
    template = entry.take("template", default="")
    if template:
        agenda_templates.save(building.casebook, workshop.id, template, entry.take("good_for"))
    entry.close()


def _sign_in(building: Building, workshop: Workshop, away: Sequence[str]) -> None:
    casebook = building.casebook
    with casebook.step(f"Sign in at {workshop.title}"):
        for guest in casebook.find(Guest, workshop_id=workshop.id):
            if guest.person_id not in away:
                guests.set_came(casebook, guest.id, True)


def _run(building: Building, workshop: Workshop, began: str, took: Sequence[int]) -> None:
    """Run the workshop live from this time, each block for the minutes it took."""
    casebook, on = building.casebook, workshop.date
    now = (minutes_of(began) or 0) * 60.0
    run = live_run.start(plan(workshop, workshops.agenda(casebook, workshop.id)), now)
    assert on
    kept = live_runs.begin(casebook, workshop.id, on, log_of(run, now))
    for minutes in took:
        now += minutes * 60
        run = live_run.advance(run, now)
    live_runs.finish(casebook, kept, log_of(run, now), live_run.actual_minutes(run))


def _harvest(building: Building, workshop: Workshop, entry: Entry) -> None:
    by_title = {b.title: b.id for b in workshops.agenda(building.casebook, workshop.id)}
    for gift in entry.tables("gift"):
        _gift(building, workshop, gift, by_title)


def _gift(
    building: Building, workshop: Workshop, entry: Entry, by_title: Mapping[str, str]
) -> None:
    """One line of the harvest, and the promise that a commitment became."""
    casebook = building.casebook
    giver, block = entry.take("who", default=""), entry.take("block", default="")
    who = casebook.get(Person, building.id(entry, "person", giver)).name if giver else ""
    if block and block not in by_title:
        raise entry.wrong(f"there is no block called {block}")
    due, kept = entry.day_if_said("due"), entry.day_if_said("kept")
    kind, text = entry.take("gift"), entry.take("text")
    entry.close()
    with entry.blamed():
        item = harvest.add(casebook, workshop.id, kind, text, who=who, block_id=by_title.get(block))
        if due:
            made = harvest.promise(casebook, item.id, due, made_on=workshop.date)
            if kept:
                building.then(kept, partial(promises.keep, casebook, made.id, kept))


def _sheets(building: Building, workshop: Workshop, sheets: Iterable[Entry], form: str) -> None:
    """Type up the sheets that came back, in one sitting."""
    with building.casebook.step(f"Type up sheets of {workshop.title}"):
        for sheet in sheets:
            with sheet.blamed():
                workshops.record_feedback(
                    building.casebook, workshop.id, sheet.answers(form), form_id=form
                )
