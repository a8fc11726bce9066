"""Reviewing the objectives a network already has, before it sets new goals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from facilitator.domain.deliver_records import Objective, Verdict
from facilitator.domain.objectives import can_become_goal, new_lines
from facilitator.domain.records import Goal, GoalStatus
from facilitator.errors import UserError
from facilitator.operations import fields, goals
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id


def add(casebook: Casebook, network_id: str, title: str, source: str = "") -> Objective:
    """Write down one objective the network has; UserError without a title."""
    return add_all(casebook, network_id, [title], source)[0]


def add_all(
    casebook: Casebook, network_id: str, titles: Iterable[str], source: str = ""
) -> tuple[Objective, ...]:
    """Write down several in one step, in order; UserError where there is not one."""
    wanted = [fields.checked_text(title.strip()) for title in titles if title.strip()]
    if not wanted:
        raise UserError("An objective needs a title.", "Copy it as it stands, with its date.")
    begin = len(casebook.find(Objective, network_id=network_id))
    with casebook.step("Add objective" if len(wanted) == 1 else "Add objectives"):
        return tuple(
            casebook.insert(Objective(new_id(), network_id, title, begin + number, source))
            for number, title in enumerate(wanted)
        )


def take_over(casebook: Casebook, network_id: str, text: str, source: str) -> tuple[Objective, ...]:
    """Write down each line of a text that is not there yet; UserError where none is new."""
    new = new_lines(text, casebook.find(Objective, network_id=network_id))
    if not new:
        raise UserError("There is nothing new to take over.", "Add objectives here one by one.")
    return add_all(casebook, network_id, new, source)


def set_field(casebook: Casebook, objective_id: str, name: str, value: object) -> Objective:
    """Set the title, source or reason; UserError where the title would be empty."""
    if name == "title" and not str(value or "").strip():
        raise UserError("An objective needs a title.", "Copy it as it stands, with its date.")
    return fields.set_field(casebook, Objective, objective_id, name, value)


def decide(
    casebook: Casebook, objective_id: str, verdict: Verdict | None, today: date
) -> Objective:
    """Keep, revise or retire an objective; None opens the question again.

    The goal it became stays a goal, and is let go of where the objective is retired or reopened.
    """
    objective = casebook.get(Objective, objective_id)
    tied = objective.goal_id if verdict in (Verdict.KEEP, Verdict.REVISE) else None
    label = f"{verdict.capitalize()} objective" if verdict else "Reopen objective"
    with casebook.step(label):
        return casebook.update(
            objective, verdict=verdict, goal_id=tied, decided_on=today if verdict else None
        )


def become_goal(
    casebook: Casebook,
    objective_id: str,
    *,
    parking: str = "",
    status: GoalStatus = GoalStatus.ACTIVE,
) -> Goal:
    """Make a goal of an objective that was kept or revised, and tie the two.

    Raises UserError at the fourth active goal, and for an objective that cannot become one.
    """
    objective = casebook.get(Objective, objective_id)
    if not can_become_goal(objective):
        raise UserError(
            "Only an objective that is kept or revised, and is no goal yet, can become one.",
            "Choose keep or revise first.",
        )
    with casebook.step("Make objective a goal"):
        goal = goals.add(
            casebook, objective.network_id, objective.title, parking=parking, status=status
        )
        casebook.update(objective, goal_id=goal.id)
        return goal


def tie(casebook: Casebook, objective_id: str, goal_id: str | None) -> Objective:
    """Say which goal an objective lives on in, where there is one already; None unties it."""
    objective = casebook.get(Objective, objective_id)
    if goal_id and objective.verdict not in (Verdict.KEEP, Verdict.REVISE):
        raise UserError(
            "Only an objective that is kept or revised can live on in a goal.",
            "Choose keep or revise first.",
        )
    with casebook.step("Tie objective to goal" if goal_id else "Untie objective from goal"):
        return casebook.update(objective, goal_id=goal_id)


def remove(casebook: Casebook, objective_id: str) -> None:
    """Remove an objective; the goal it became stays."""
    with casebook.step("Remove objective"):
        casebook.delete(casebook.get(Objective, objective_id))
