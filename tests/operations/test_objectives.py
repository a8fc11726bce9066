"""Earlier objectives are kept, revised or retired with a reason, and become goals in one step."""

import pytest

from facilitator.domain.deliver_records import Objective, Verdict
from facilitator.domain.records import Goal, GoalStatus
from facilitator.errors import UserError
from facilitator.operations import goals, objectives
from tests.builders import TODAY, contents, redone_to_the_end, undone_to_the_start


@pytest.fixture
def letters(casebook, network):
    return objectives.add(casebook, network.id, "Shared letters", "Plan of 2024")


def kept(casebook):
    return casebook.find(Objective, order="position")


def test_objectives_stand_in_the_order_written(casebook, network, letters):
    objectives.add(casebook, network.id, "Rota")
    assert [(o.title, o.position) for o in kept(casebook)] == [("Shared letters", 0), ("Rota", 1)]


def test_a_list_is_taken_over_in_one_step_without_what_is_there(casebook, network, letters):
    before = contents(casebook)
    objectives.take_over(casebook, network.id, "- shared letters\n- Rota\n- Register", "Profile")
    assert [o.title for o in kept(casebook)] == ["Shared letters", "Rota", "Register"]
    casebook.undo()
    assert contents(casebook) == before


def test_nothing_new_to_take_over_is_said(casebook, network, letters):
    with pytest.raises(UserError, match="nothing new"):
        objectives.take_over(casebook, network.id, "Shared letters", "Profile")


def test_a_verdict_is_kept_with_its_day_and_reason(casebook, letters):
    objectives.decide(casebook, letters.id, Verdict.REVISE, TODAY)
    objectives.set_field(casebook, letters.id, "reason", "Too wide")
    (found,) = kept(casebook)
    assert (found.verdict, found.decided_on, found.reason) == (Verdict.REVISE, TODAY, "Too wide")


def test_a_kept_objective_becomes_a_goal_in_one_step(casebook, letters):
    objectives.decide(casebook, letters.id, Verdict.KEEP, TODAY)
    before = contents(casebook)
    goal = objectives.become_goal(casebook, letters.id)
    assert (goal.title, kept(casebook)[0].goal_id) == ("Shared letters", goal.id)
    casebook.undo()
    assert contents(casebook) == before


def test_what_is_open_retired_or_a_goal_already_cannot_become_one(casebook, letters):
    with pytest.raises(UserError, match="Only an objective"):
        objectives.become_goal(casebook, letters.id)
    objectives.decide(casebook, letters.id, Verdict.KEEP, TODAY)
    objectives.become_goal(casebook, letters.id)
    with pytest.raises(UserError, match="Only an objective"):
        objectives.become_goal(casebook, letters.id)


def test_a_fourth_goal_needs_room_for_an_objective_too(casebook, network, letters):
    three = [goals.add(casebook, network.id, title) for title in "abc"]
    objectives.decide(casebook, letters.id, Verdict.KEEP, TODAY)
    with pytest.raises(UserError, match="Three goals are active"):
        objectives.become_goal(casebook, letters.id)
    objectives.become_goal(casebook, letters.id, parking=three[0].id)
    assert casebook.get(Goal, three[0].id).status is GoalStatus.PARKED


def test_retiring_lets_go_of_the_goal_and_keeps_it(casebook, letters):
    objectives.decide(casebook, letters.id, Verdict.KEEP, TODAY)
    goal = objectives.become_goal(casebook, letters.id)
    objectives.decide(casebook, letters.id, Verdict.RETIRE, TODAY)
    assert kept(casebook)[0].goal_id is None
    assert casebook.get(Goal, goal.id).title == "Shared letters"


def test_an_objective_whose_goal_is_removed_lets_go_of_it_in_that_step(casebook, letters):
    objectives.decide(casebook, letters.id, Verdict.KEEP, TODAY)
    goal = objectives.become_goal(casebook, letters.id)
    before = contents(casebook)
    goals.remove(casebook, goal.id)
    assert kept(casebook)[0].goal_id is None
    casebook.undo()
    assert contents(casebook) == before


def test_a_title_is_needed(casebook, network, letters):
    with pytest.raises(UserError, match="needs a title"):
        objectives.add(casebook, network.id, "  ")
    with pytest.raises(UserError, match="needs a title"):
        objectives.set_field(casebook, letters.id, "title", "")


def test_everything_can_be_undone_and_redone(casebook, letters):
    objectives.decide(casebook, letters.id, Verdict.KEEP, TODAY)
    objectives.become_goal(casebook, letters.id)
    objectives.remove(casebook, letters.id)
    done = contents(casebook)
    undone_to_the_start(casebook)
    redone_to_the_end(casebook)
    assert contents(casebook) == done
