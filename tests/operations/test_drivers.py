"""A driver sketch is edited a line at a time, and each act is one step to undo."""

import pytest

from facilitator.domain.deliver_records import Driver, DriverKind
from facilitator.errors import UserError
from facilitator.operations import drivers, goals
from tests.builders import contents, redone_to_the_end, undone_to_the_start

IDEA = DriverKind.IDEA


@pytest.fixture
def goal(casebook, network):
    return goals.add(casebook, network.id, "Many hands")


def drawn(casebook, goal):
    lines = drivers.lines(casebook, goal.id)
    return " ".join(("-" if line.kind is IDEA else "") + line.text for line in lines)


def test_the_first_line_is_a_driver_whatever_was_asked(casebook, goal):
    drivers.add(casebook, goal.id, "Deputies", kind=IDEA)
    assert drawn(casebook, goal) == "Deputies"


def test_lines_are_added_below_one_another(casebook, goal):
    first = drivers.add(casebook, goal.id, "Deputies")
    drivers.add(casebook, goal.id, "Time")
    drivers.add(casebook, goal.id, "Rota", kind=IDEA, after_id=first.id)
    assert drawn(casebook, goal) == "Deputies -Rota Time"


def test_a_line_is_turned_and_turned_back(casebook, goal):
    drivers.add(casebook, goal.id, "Deputies")
    second = drivers.add(casebook, goal.id, "Time")
    assert drivers.turn(casebook, second.id, IDEA).driver_id is not None
    drivers.turn(casebook, second.id, DriverKind.DRIVER)
    assert drawn(casebook, goal) == "Deputies Time"


def test_the_first_line_cannot_be_an_idea(casebook, goal):
    first = drivers.add(casebook, goal.id, "Deputies")
    with pytest.raises(UserError, match="first line is a driver"):
        drivers.turn(casebook, first.id, IDEA)


def test_each_act_is_undone_and_redone(casebook, goal):
    first = drivers.add(casebook, goal.id, "Deputies")
    second = drivers.add(casebook, goal.id, "Time")
    drivers.add(casebook, goal.id, "Rota", kind=IDEA, after_id=first.id)
    drivers.set_text(casebook, second.id, "Protected time")
    drivers.move(casebook, second.id, -1)
    drivers.turn(casebook, first.id, IDEA)
    drivers.remove(casebook, second.id)
    done = contents(casebook)
    undone_to_the_start(casebook)
    redone_to_the_end(casebook)
    assert contents(casebook) == done


def test_a_line_needs_words(casebook, goal):
    with pytest.raises(UserError, match="needs words"):
        drivers.add(casebook, goal.id, " ")


def test_a_goal_takes_its_sketch_along_and_brings_it_back(casebook, goal):
    drivers.add(casebook, goal.id, "Deputies")
    before = contents(casebook)
    goals.remove(casebook, goal.id)
    assert casebook.find(Driver) == ()
    casebook.undo()
    assert contents(casebook) == before


def test_a_sketch_of_a_goal_left_alone_stays(casebook, network, goal):
    other = goals.add(casebook, network.id, "Other")
    drivers.add(casebook, goal.id, "Deputies")
    goals.remove(casebook, other.id)
    assert drawn(casebook, goal) == "Deputies"
