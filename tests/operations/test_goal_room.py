"""Room for a goal is made in one step, and nothing that was written loses its name."""

from datetime import date

import pytest

from facilitator.domain.records import Decision, Goal, GoalStatus, Link, Milestone
from facilitator.errors import UserError
from facilitator.operations import findings, goals, people, plan, stories


def add_three(casebook, network):
    return [goals.add(casebook, network.id, title) for title in ("One", "Two", "Three")]


def statuses(casebook):
    return [goal.status for goal in casebook.find(Goal, order="position id")]


def test_fourth_active_goal_is_refused_and_nothing_is_written(casebook, network):
    add_three(casebook, network)

    with pytest.raises(UserError, match="as many as a network can carry"):
        goals.add(casebook, network.id, "Four")

    assert len(casebook.find(Goal)) == 3


def test_parking_one_makes_room_and_undo_gives_it_back(casebook, network):
    first, *_ = add_three(casebook, network)

    goals.add(casebook, network.id, "Four", parking=first.id)
    assert statuses(casebook) == ["parked", "active", "active", "active"]

    casebook.undo()
    assert statuses(casebook) == ["active"] * 3


def test_parked_goal_is_taken_up_in_place_of_another(casebook, network):
    first, *_ = add_three(casebook, network)
    fourth = goals.add(casebook, network.id, "Four", status=GoalStatus.PARKED)

    goals.set_status(casebook, fourth.id, GoalStatus.ACTIVE, parking=first.id)

    assert statuses(casebook) == ["parked", "active", "active", "active"]


def test_refused_swap_leaves_every_goal_as_it_was(casebook, network):
    add_three(casebook, network)
    parked = [
        goals.add(casebook, network.id, title, status=GoalStatus.PARKED) for title in ("4", "5")
    ]

    with pytest.raises(UserError):
        goals.set_status(casebook, parked[0].id, GoalStatus.ACTIVE, parking=parked[1].id)

    assert statuses(casebook) == ["active"] * 3 + ["parked"] * 2


@pytest.mark.parametrize("value", [None, "", "many"])
def test_reading_keeps_its_value_when_nonsense_is_typed(casebook, network, value):
    goal = goals.add(casebook, network.id, "One")
    reading = goals.add_reading(casebook, goal.id, date(2027, 3, 1), 31)

    with pytest.raises(UserError):
        goals.set_reading(casebook, reading.id, "value", value)


def test_finding_written_for_a_goal_is_one_step(casebook, network):
    goal = goals.add(casebook, network.id, "One")

    findings.add(casebook, network.id, "Split", goal_id=goal.id)
    assert len(casebook.find(Link)) == 1

    assert casebook.undo() == "Add finding"
    assert casebook.find(Link) == ()


def test_titles_and_names_cannot_be_emptied(casebook, network):
    goal = goals.add(casebook, network.id, "One")
    finding = findings.add(casebook, network.id, "Split")
    story = stories.add(casebook, network.id, "Clinic at four")
    person = people.add(casebook, network.id, "Ann")

    for operation, record, name in (
        (goals.set_field, goal, "title"),
        (findings.set_field, finding, "title"),
        (stories.set_field, story, "title"),
        (people.set_field, person, "name"),
    ):
        with pytest.raises(UserError):
            operation(casebook, record.id, name, " ")


def test_decision_taken_back_opens_the_gate_again(casebook, network):
    gate = next(m for m in casebook.find(Milestone) if m.key == "gate-1")
    plan.decide(casebook, gate.id, Decision.STOP, date(2027, 4, 7))

    plan.withdraw_decision(casebook, gate.id)

    assert casebook.get(Milestone, gate.id) == gate
