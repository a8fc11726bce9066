"""Agreeing goals: at most three at a time, each with one number that is followed."""

from __future__ import annotations

from datetime import date
from typing import Any

from facilitator.domain.deliver_records import Driver, Objective
from facilitator.domain.records import Goal, GoalStatus, Reading, Story
from facilitator.errors import UserError
from facilitator.operations import thread
from facilitator.operations.fields import chosen, parse
from facilitator.operations.fields import set_field as set_any_field
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id

MOST_ACTIVE = 3


def add(
    casebook: Casebook,
    network_id: str,
    title: str,
    *,
    finding_ids: tuple[str, ...] = (),
    parking: str = "",
    status: GoalStatus = GoalStatus.ACTIVE,
    **sheet: Any,
) -> Goal:
    """Add a goal that answers these findings; `parking` is a goal that makes room for it.

    `sheet` holds fields of the goal sheet. Raises UserError at the fourth active goal.
    """
    _refuse_empty(title)
    position = len(casebook.find(Goal, network_id=network_id))
    with casebook.step("Add goal"):
        if parking:
            casebook.update(casebook.get(Goal, parking), status=GoalStatus.PARKED)
        if status is GoalStatus.ACTIVE:
            _refuse_a_fourth(casebook, network_id)
        goal = casebook.insert(Goal(new_id(), network_id, title.strip(), position, status, **sheet))
        for finding_id in finding_ids:
            thread.tie(casebook, ("finding", finding_id), ("goal", goal.id))
    return goal


def set_field(casebook: Casebook, goal_id: str, name: str, value: object) -> Goal:
    """Set one field of the goal sheet; UserError for no title, or a fourth active goal."""
    if name == "title":
        _refuse_empty(str(value or ""))
    if name == "status":
        return set_status(casebook, goal_id, chosen(GoalStatus, value))
    return set_any_field(casebook, Goal, goal_id, name, value)


def set_status(casebook: Casebook, goal_id: str, status: GoalStatus, *, parking: str = "") -> Goal:
    """Park, meet, retire or take up a goal; `parking` is a goal that makes room for it.

    Raises UserError at the fourth active goal.
    """
    goal = casebook.get(Goal, goal_id)
    with casebook.step(f"Mark goal as {status}"):
        if parking:
            casebook.update(casebook.get(Goal, parking), status=GoalStatus.PARKED)
        if status is GoalStatus.ACTIVE and goal.status is not GoalStatus.ACTIVE:
            _refuse_a_fourth(casebook, goal.network_id)
        return casebook.update(goal, status=status)


def reorder(casebook: Casebook, goal_ids: tuple[str, ...]) -> None:
    """Put goals in this order."""
    with casebook.step("Reorder goals"):
        for position, goal_id in enumerate(goal_ids):
            casebook.update(casebook.get(Goal, goal_id), position=position)


def remove(casebook: Casebook, goal_id: str) -> None:
    """Remove a goal with its readings and drivers; stories and objectives let go of it."""
    goal = casebook.get(Goal, goal_id)
    with casebook.step("Remove goal"):
        for kind in (Reading, Driver):
            for part in casebook.find(kind, goal_id=goal_id):
                casebook.delete(part)
        for letting_go in (Story, Objective):
            for other in casebook.find(letting_go, goal_id=goal_id):
                casebook.update(other, goal_id=None)
        casebook.delete(goal)


def add_reading(
    casebook: Casebook, goal_id: str, on: date, value: float, note: str = ""
) -> Reading:
    """Record one value of a goal's measure; UserError for a day or value that cannot be meant."""
    goal = casebook.get(Goal, goal_id)
    typed = {"on": on, "value": value, "note": note}
    parsed = {name: parse(Reading, name, given) for name, given in typed.items()}
    with casebook.step("Add reading"):
        return casebook.insert(Reading(new_id(), goal.network_id, goal_id, **parsed))


def set_reading(casebook: Casebook, reading_id: str, name: str, value: object) -> Reading:
    """Set the date, value or remark of a reading; UserError where date or value would be empty."""
    if name in ("on", "value") and value in (None, ""):
        raise UserError("A reading needs a date and a value.", "Remove it if it was a slip.")
    return set_any_field(casebook, Reading, reading_id, name, value)


def remove_reading(casebook: Casebook, reading_id: str) -> None:
    """Remove one reading."""
    with casebook.step("Remove reading"):
        casebook.delete(casebook.get(Reading, reading_id))


def _refuse_empty(title: str) -> None:
    if not title.strip():
        raise UserError("A goal needs a title.", "Say it in words a member would use.")


def _refuse_a_fourth(casebook: Casebook, network_id: str) -> None:
    active = casebook.find(Goal, network_id=network_id, status=GoalStatus.ACTIVE)
    if len(active) >= MOST_ACTIVE:
        raise UserError(
            "Three goals are active already, and three is as many as a network can carry.",
            "Park or finish one of them first; a parked goal keeps everything you wrote.",
        )
