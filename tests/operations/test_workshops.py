"""Workshops keep a front sheet, an agenda in order and the feedback that came back."""

from datetime import timedelta

import pytest

from facilitator.domain.records import (
    Block,
    BlockCategory,
    Feedback,
    Link,
    Milestone,
    Workshop,
)
from facilitator.errors import UserError
from facilitator.operations import goals, holding, plan, workshops
from tests.builders import START, contents


@pytest.fixture
def day(casebook, network):
    return workshops.add(casebook, network.id, "Day", START, question="Why?")


@pytest.fixture
def blocks(casebook, day):
    return [workshops.add_block(casebook, day.id, title) for title in "ABC"]


def _order(casebook, day):
    agenda = workshops.agenda(casebook, day.id)
    assert [block.position for block in agenda] == list(range(len(agenda)))
    return "".join(block.title for block in agenda)


def test_a_workshop_needs_a_title(casebook, network):
    with pytest.raises(UserError, match="needs a title"):
        workshops.add(casebook, network.id, " ")


def test_blocks_come_at_the_end_or_where_they_are_put(casebook, day, blocks):
    workshops.add_block(casebook, day.id, "D", at=1)
    assert _order(casebook, day) == "ADBC"


@pytest.mark.parametrize(("to", "order"), [(0, "CAB"), (1, "ACB"), (2, "ABC"), (9, "ABC")])
def test_a_block_moves_and_the_rest_close_up(casebook, day, blocks, to, order):
    workshops.move_block(casebook, blocks[2].id, to)
    assert _order(casebook, day) == order


def test_a_move_is_one_step(casebook, day, blocks):
    before = contents(casebook)
    workshops.move_block(casebook, blocks[2].id, 0)
    assert casebook.undo() == "Move block"
    assert contents(casebook) == before


def test_a_removed_block_comes_back_in_its_place(casebook, day, blocks):
    workshops.remove_block(casebook, blocks[1].id)
    assert [block.title for block in workshops.agenda(casebook, day.id)] == ["A", "C"]
    casebook.undo()
    assert _order(casebook, day) == "ABC"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("9", "09:00"), ("9.30", "09:30"), ("0930", "09:30"), ("930", "09:30"), (" 9:05 ", "09:05")],
)
def test_a_time_of_day_is_read_as_people_write_it(casebook, day, typed, kept):
    assert workshops.set_field(casebook, day.id, "starts", typed).starts == kept


@pytest.mark.parametrize("typed", ["24:00", "9:60", "noon", "-1", "12345", ":"])
def test_a_time_that_is_none_is_refused(casebook, day, blocks, typed):
    with pytest.raises(UserError, match="not a time"):
        workshops.set_field(casebook, day.id, "ends", typed)
    with pytest.raises(UserError, match="not a time"):
        workshops.set_block_field(casebook, blocks[0].id, "locked_start", typed)


@pytest.mark.parametrize(
    ("typed", "message"), [("601", "does not fit"), ("-5", "below nought"), ("x", "not a number")]
)
def test_minutes_out_of_range_are_refused(casebook, blocks, typed, message):
    with pytest.raises(UserError, match=message):
        workshops.set_block_field(casebook, blocks[0].id, "minutes", typed)


def test_block_fields_are_kept(casebook, blocks):
    id = blocks[0].id
    for name, typed in (("minutes", "45"), ("locked_start", "1015"), ("category", "pause")):
        workshops.set_block_field(casebook, id, name, typed)
    kept = casebook.get(Block, id)
    assert (kept.minutes, kept.locked_start, kept.category) == (45, "10:15", BlockCategory.PAUSE)


def _milestone(casebook, key):
    return casebook.find(Milestone, key=key)[0]


def test_held_workshop_makes_its_event_done_on_its_day_in_one_step(casebook, network):
    event = _milestone(casebook, "event-1")
    planned = workshops.plan_for_milestone(casebook, event.id)
    before = contents(casebook)

    workshops.set_held(casebook, planned.id, True)

    assert _milestone(casebook, "event-1").done_on == planned.date
    assert holding.event_words(casebook, planned.id) == "; Event 1 is done"
    workshops.set_held(casebook, planned.id, False)
    assert _milestone(casebook, "event-1").done_on is None
    assert holding.event_words(casebook, planned.id) == "; Event 1 is open again"
    casebook.undo()
    casebook.undo()
    assert contents(casebook) == before


def test_event_done_on_another_day_stays_as_it_was(casebook, network):
    event = _milestone(casebook, "event-1")
    planned = workshops.plan_for_milestone(casebook, event.id)
    plan.set_done(casebook, event.id, planned.date - timedelta(1))

    workshops.set_held(casebook, planned.id, True)
    workshops.set_held(casebook, planned.id, False)

    assert _milestone(casebook, "event-1").done_on == planned.date - timedelta(1)
    assert holding.event_words(casebook, planned.id) == ""


def test_workshop_of_a_gate_leaves_the_gate_to_be_decided(casebook, network):
    planned = workshops.plan_for_milestone(casebook, _milestone(casebook, "gate-1").id)

    workshops.set_held(casebook, planned.id, True)

    assert _milestone(casebook, "gate-1").done_on is None
    assert holding.event_words(casebook, planned.id) == ""


def test_a_workshop_serves_a_goal_or_not(casebook, network, day):
    goal = goals.add(casebook, network.id, "One reason")
    workshops.serve(casebook, goal.id, day.id, True)
    assert len(casebook.find(Link)) == 1
    workshops.serve(casebook, goal.id, day.id, False)
    assert casebook.find(Link) == ()


def test_feedback_fits_its_form(casebook, day):
    kept = workshops.record_feedback(casebook, day.id, {"useful": "5", "safe": "?"})
    assert kept.answers == {"useful": 5, "safe": "?"}
    with pytest.raises(UserError):
        workshops.record_feedback(casebook, day.id, {"useful": 9})
    assert len(casebook.find(Feedback)) == 1


def test_removing_a_workshop_takes_all_of_it_and_undo_brings_all_back(casebook, day, blocks):
    workshops.record_feedback(casebook, day.id, {"useful": 5})
    workshops.set_held(casebook, day.id, True)
    before = contents(casebook)
    workshops.remove(casebook, day.id)
    assert (casebook.find(Workshop), casebook.find(Block), casebook.find(Feedback)) == ((), (), ())
    casebook.undo()
    assert contents(casebook) == before
