"""What was found: from a statement in one click, or written by hand."""

from __future__ import annotations

from datetime import date

from facilitator.domain.lanes import Lane
from facilitator.domain.records import Finding
from facilitator.errors import UserError
from facilitator.operations import thread
from facilitator.operations.fields import set_field as set_any_field
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id


def add(
    casebook: Casebook,
    network_id: str,
    title: str,
    *,
    detail: str = "",
    source: str = "",
    round_id: str | None = None,
    statements: tuple[str, ...] = (),
    lane: Lane = Lane.NETWORK,
    found_on: date | None = None,
    goal_id: str = "",
) -> Finding:
    """Write a finding down, answered by a goal where one is given; UserError without a title."""
    if not title.strip():
        raise UserError("A finding needs a title.", "Say in a few words what was found.")
    with casebook.step("Add finding"):
        finding = casebook.insert(
            Finding(
                new_id(),
                network_id,
                title.strip(),
                detail=detail,
                source=source,
                round_id=round_id,
                statements=statements,
                lane=lane,
                found_on=found_on,
            )
        )
        if goal_id:
            answer_with_goal(casebook, finding.id, goal_id, True)
    return finding


def set_field(casebook: Casebook, finding_id: str, name: str, value: object) -> Finding:
    """Set one field of a finding; UserError where the title would be empty."""
    if name == "title" and not str(value or "").strip():
        raise UserError("A finding needs a title.", "Say in a few words what was found.")
    return set_any_field(casebook, Finding, finding_id, name, value)


def remove(casebook: Casebook, finding_id: str) -> None:
    """Remove a finding and its place in the thread."""
    with casebook.step("Remove finding"):
        casebook.delete(casebook.get(Finding, finding_id))


def set_lane(casebook: Casebook, finding_id: str, lane: Lane) -> Finding:
    """Say who may read a finding."""
    with casebook.step("Change who may read a finding"):
        return casebook.update(casebook.get(Finding, finding_id), lane=lane)


def answer_with_goal(casebook: Casebook, finding_id: str, goal_id: str, answered: bool) -> None:
    """Say that a goal answers a finding, or that it does not."""
    thread.tie(casebook, ("finding", finding_id), ("goal", goal_id), tied=answered)
