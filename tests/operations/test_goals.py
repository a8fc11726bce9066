"""At most three goals are active, each with a number that is followed."""

import pytest

from facilitator.domain.records import Goal, GoalStatus, Link, Reading, Story
from facilitator.errors import UserError
from facilitator.operations import findings, goals, stories
from tests.builders import START, contents


@pytest.fixture
def three(casebook, network):
    return tuple(goals.add(casebook, network.id, title) for title in ("One", "Two", "Three"))


def test_a_fourth_active_goal_is_refused(casebook, network, three):
    with pytest.raises(UserError, match="Three goals are active"):
        goals.add(casebook, network.id, "Four")
    assert len(casebook.find(Goal)) == 3


def test_a_parked_goal_makes_room_and_comes_back_only_then(casebook, network, three):
    goals.set_status(casebook, three[0].id, GoalStatus.PARKED)
    goals.add(casebook, network.id, "Four")
    with pytest.raises(UserError, match="Three goals are active"):
        goals.set_status(casebook, three[0].id, GoalStatus.ACTIVE)
    with pytest.raises(UserError, match="Three goals are active"):
        goals.set_field(casebook, three[0].id, "status", "active")
    goals.set_status(casebook, three[1].id, GoalStatus.MET)
    goals.set_status(casebook, three[0].id, GoalStatus.ACTIVE)
    goals.set_status(casebook, three[0].id, GoalStatus.ACTIVE)


def test_a_goal_needs_a_title(casebook, network):
    with pytest.raises(UserError, match="needs a title"):
        goals.add(casebook, network.id, "")


def test_a_goal_and_its_ties_are_one_step(casebook, network):
    found = findings.add(casebook, network.id, "Split")
    before = contents(casebook)
    goals.add(casebook, network.id, "One reason", finding_ids=(found.id,))
    assert len(casebook.find(Link)) == 1
    casebook.undo()
    assert contents(casebook) == before


def test_fields_of_the_sheet_are_read_as_typed(casebook, three):
    goals.set_field(casebook, three[0].id, "target", "70 %")
    goals.set_field(casebook, three[0].id, "due", "2027-04-05")
    kept = casebook.get(Goal, three[0].id)
    assert (kept.target, kept.due.isoformat()) == (70.0, "2027-04-05")


def test_goals_are_put_in_order(casebook, three):
    goals.reorder(casebook, tuple(goal.id for goal in reversed(three)))
    assert [g.title for g in casebook.find(Goal, order="position")] == ["Three", "Two", "One"]


def test_removing_a_goal_takes_readings_and_leaves_stories(casebook, network, three):
    goals.add_reading(casebook, three[0].id, START, 3.5, "first")
    stories.add(casebook, network.id, "Told", goal_id=three[0].id)
    before = contents(casebook)
    goals.remove(casebook, three[0].id)
    assert casebook.find(Reading) == ()
    assert casebook.find(Story)[0].goal_id is None
    casebook.undo()
    assert contents(casebook) == before


def test_a_reading_is_removed(casebook, three):
    reading = goals.add_reading(casebook, three[0].id, START, 3)
    assert casebook.get(Reading, reading.id).value == 3.0
    goals.remove_reading(casebook, reading.id)
    assert casebook.find(Reading) == ()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e300, "many", None])
def test_a_reading_that_cannot_be_meant_is_refused(casebook, three, value):
    with pytest.raises(UserError):
        goals.add_reading(casebook, three[0].id, START, value)
    with pytest.raises(UserError, match="The year 1 cannot"):
        goals.add_reading(casebook, three[0].id, START.replace(year=1), 3)
    assert casebook.find(Reading) == ()
