"""Value stories: what changed for somebody, rated by its evidence."""

from __future__ import annotations

from datetime import date

from facilitator.domain.lanes import Lane
from facilitator.domain.records import Story
from facilitator.domain.scale import Evidence
from facilitator.errors import UserError
from facilitator.operations.fields import parse
from facilitator.operations.fields import set_field as set_any_field
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id


def add(
    casebook: Casebook,
    network_id: str,
    title: str,
    *,
    text: str = "",
    told_on: date | None = None,
    evidence: int = 1,
    goal_id: str | None = None,
    lane: Lane = Lane.NETWORK,
) -> Story:
    """Write a story down; UserError without a title."""
    if not title.strip():
        raise UserError("A story needs a title.", "Say in a few words what changed.")
    with casebook.step("Add story"):
        return casebook.insert(
            Story(new_id(), network_id, title.strip(), text, told_on, evidence, goal_id, lane)
        )


def set_field(casebook: Casebook, story_id: str, name: str, value: object) -> Story:
    """Set one field of a story; UserError for an empty title or evidence off the scale."""
    if name == "title" and not str(value or "").strip():
        raise UserError("A story needs a title.", "Say in a few words what changed.")
    if name == "evidence" and parse(Story, name, value) not in list(Evidence):
        raise UserError(f"Evidence of level {value} is off the scale.", "Use 0, 1, 2 or 3.")
    return set_any_field(casebook, Story, story_id, name, value)


def remove(casebook: Casebook, story_id: str) -> None:
    """Remove a story."""
    with casebook.step("Remove story"):
        casebook.delete(casebook.get(Story, story_id))
