"""Methods become blocks, blocks are copied, milestones become workshops, and undo restores all."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator import content
from facilitator.domain.records import Block, Feedback, Link, Milestone, Workshop
from facilitator.errors import UserError
from facilitator.operations import findings, thread, workshops


@pytest.fixture
def workshop(casebook, network):
    return workshops.add(casebook, network.id, "Who are we for?")


@pytest.mark.parametrize("method", content.workshop_methods(), ids=lambda method: method.id)
def test_method_brings_its_minutes_steps_and_materials(casebook, workshop, method):
    block = workshops.add_method(casebook, workshop.id, method.id)

    assert (block.minutes, block.least, block.category) == (
        method.minutes,
        method.least,
        method.category,
    )
    assert all(step.text in block.script for step in method.steps)
    assert all(material.item in block.materials for material in method.materials)


def test_copy_follows_its_block_with_its_reasons_but_not_its_fixed_start(
    casebook, network, workshop
):
    first = workshops.add_block(casebook, workshop.id, "Clinic", locked_start="11:00", minutes=45)
    workshops.add_block(casebook, workshop.id, "Close")
    finding = findings.add(casebook, network.id, "Split on purpose")
    thread.tie(casebook, ("finding", finding.id), ("block", first.id))

    copy = workshops.duplicate_block(casebook, first.id)

    agenda = workshops.agenda(casebook, workshop.id)
    assert [b.title for b in agenda] == ["Clinic", "Clinic", "Close"]
    assert (copy.minutes, copy.locked_start, copy.position) == (45, "", 1)
    assert casebook.find(Link, target_id=copy.id)


def test_workshop_of_a_milestone_has_its_date_and_is_tied_to_it(casebook, network):
    milestone = casebook.find(Milestone, network_id=network.id, key="event-1")[0]

    workshop = workshops.plan_for_milestone(casebook, milestone.id)

    assert (workshop.date, workshop.milestone_id) == (milestone.due, milestone.id)


def test_workshop_keeps_its_title_when_it_is_emptied(casebook, workshop):
    with pytest.raises(UserError, match="needs a title"):
        workshops.set_field(casebook, workshop.id, "title", "  ")

    assert casebook.get(Workshop, workshop.id).title == "Who are we for?"


def test_undo_takes_back_copy_method_and_removed_sheet(casebook, workshop):
    block = workshops.add_method(casebook, workshop.id, "check-in")
    sheet = workshops.record_feedback(casebook, workshop.id, {"useful": 4})
    before = (casebook.find(Block), casebook.find(Feedback))

    workshops.duplicate_block(casebook, block.id)
    workshops.remove_feedback(casebook, sheet.id)
    casebook.undo()
    casebook.undo()

    assert (casebook.find(Block), casebook.find(Feedback)) == before


@given(
    st.lists(
        st.tuples(st.integers(5, 60), st.integers(0, 60), st.booleans()), min_size=1, max_size=5
    )
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_shortening_ends_in_time_where_the_blocks_allow_it_and_is_one_step(
    casebook, network, parts
):
    workshop = workshops.add(casebook, network.id, "Day", starts="09:00", ends="10:00")
    for minutes, least, cuttable in parts:
        workshops.add_block(
            casebook, workshop.id, "Block", minutes=minutes, least=least, cuttable=cuttable
        )
    before = workshops.agenda(casebook, workshop.id)
    floor = sum(0 if cut else min(least, minutes) for minutes, least, cut in parts)
    whole = sum(minutes for minutes, _, _ in parts)

    workshops.shorten(casebook, workshop.id)

    left = sum(block.minutes for block in workshops.agenda(casebook, workshop.id))
    assert left == min(whole, max(60, floor))
    if whole > 60 and floor < whole:
        casebook.undo()
    assert workshops.agenda(casebook, workshop.id) == before
