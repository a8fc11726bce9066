"""A workshop that was held makes the event of the plan that it was planned from done."""

from __future__ import annotations

from datetime import date

from facilitator.domain.programme import MilestoneKind
from facilitator.domain.records import Milestone, Workshop
from facilitator.operations.fields import checked_day
from facilitator.store.casebook import Casebook


def event_of(casebook: Casebook, workshop_id: str) -> Milestone | None:
    """The event of the plan a workshop is tied to; never a gate, which asks for a decision."""
    workshop = casebook.get(Workshop, workshop_id)
    if workshop.milestone_id is None:
        return None
    milestone = casebook.get(Milestone, workshop.milestone_id)
    return milestone if milestone.kind == MilestoneKind.EVENT else None


def hold(casebook: Casebook, workshop_id: str, on: date | None) -> Workshop:
    """Mark a workshop as held, and its event as done on that day if it is open."""
    event = event_of(casebook, workshop_id)
    with casebook.step("Mark workshop as held"):
        if event and on and event.done_on is None:
            casebook.update(event, done_on=checked_day(on))
        return casebook.update(casebook.get(Workshop, workshop_id), held=True)


def put_off(casebook: Casebook, workshop_id: str) -> Workshop:
    """Mark a workshop as still to come; an event done on its day is open again."""
    workshop, event = casebook.get(Workshop, workshop_id), event_of(casebook, workshop_id)
    with casebook.step("Mark workshop as still to come"):
        if event and event.done_on and event.done_on == workshop.date:
            casebook.update(event, done_on=None)
        return casebook.update(workshop, held=False)


def event_words(casebook: Casebook, workshop_id: str) -> str:
    """What to add of its event: "; Event 1 is done", "; Event 1 is open again"; "" for none."""
    workshop, event = casebook.get(Workshop, workshop_id), event_of(casebook, workshop_id)
    if event is None or workshop.held != bool(event.done_on):
        return ""
    return f"; {event.title} is {'done' if workshop.held else 'open again'}"
