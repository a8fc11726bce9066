"""Lines are kept, commitments become promises of the thread, and removals let go of them."""

from datetime import date

import pytest

from facilitator.domain.deliver_records import Gift, Guest, HarvestItem, LiveRun
from facilitator.domain.lanes import Lane
from facilitator.domain.records import Block, Feedback, Link, Promise
from facilitator.errors import UserError
from facilitator.operations import guests, harvest, people, promises, workshops
from facilitator.store.keys import new_id
from tests.builders import TODAY, contents

DUE = date(2026, 12, 31)


@pytest.fixture
def day(casebook, network):
    return workshops.add(casebook, network.id, "Day", date(2026, 12, 1))


@pytest.fixture
def block(casebook, day):
    return workshops.add_block(casebook, day.id, "By Friday")


@pytest.fixture
def anna(casebook, network):
    return people.add(casebook, network.id, "Anna")


@pytest.fixture
def commitment(casebook, day, block, anna):
    return harvest.add(
        casebook, day.id, "commitment", "Ring three clinics", who="anna", block_id=block.id
    )


def test_a_line_knows_who_gave_it_and_a_stranger_stays_in_its_words(casebook, day, anna):
    known = harvest.add(casebook, day.id, "offer", "  A   room ", who="Anna")
    assert (known.text, known.person_id) == ("A room", anna.id)
    other = harvest.add(casebook, day.id, "idea", "A bell", who="Somebody")
    assert (other.text, other.person_id) == ("A bell (Somebody)", None)


def test_an_empty_line_or_an_odd_kind_is_refused(casebook, day):
    with pytest.raises(UserError, match="nothing to keep"):
        harvest.add(casebook, day.id, "idea", " ", who="Anna")
    with pytest.raises(UserError, match="choose here"):
        harvest.add(casebook, day.id, "wish", "A bell")
    assert casebook.find(HarvestItem) == ()


def test_a_line_is_said_anew_in_one_step(casebook, commitment):
    before = contents(casebook)
    now = harvest.change(casebook, commitment.id, "idea", "Ring two")
    assert (now.gift, now.text, now.person_id, now.block_id) == (Gift.IDEA, "Ring two", None, None)
    casebook.undo()
    assert contents(casebook) == before


def test_a_commitment_becomes_a_promise_of_workshop_and_block_in_one_step(
    casebook, day, block, anna, commitment
):
    before = contents(casebook)
    made = harvest.promise(casebook, commitment.id, DUE, made_on=TODAY)
    assert (made.text, made.owner_id, made.due, made.made_in) == (
        "Ring three clinics",
        anna.id,
        DUE,
        "workshop",
    )
    assert {link.source_id for link in casebook.find(Link, target_id=made.id)} == {day.id, block.id}
    assert casebook.get(HarvestItem, commitment.id).promise_id == made.id
    with pytest.raises(UserError, match="a promise already"):
        harvest.promise(casebook, commitment.id, DUE)
    assert casebook.undo() == "Make promise"
    assert contents(casebook) == before


def test_a_line_said_anew_is_said_anew_in_its_promise_until_that_says_something_else(
    casebook, day, anna, commitment
):
    made = harvest.promise(casebook, commitment.id, DUE)
    before = contents(casebook)
    harvest.change(casebook, commitment.id, "commitment", "Ring four clinics")
    kept = casebook.get(Promise, made.id)
    assert (kept.text, kept.owner_id) == ("Ring four clinics", None)
    casebook.undo()
    assert contents(casebook) == before
    promises.set_field(casebook, made.id, "text", "Ring the north")
    harvest.change(casebook, commitment.id, "commitment", "Ring four clinics", who="Anna Zuk")
    assert casebook.get(Promise, made.id).text == "Ring the north"


def test_a_promise_only_the_coachee_may_read_passes_to_nobody_else(
    casebook, network, anna, commitment
):
    made = harvest.promise(casebook, commitment.id, DUE)
    promises.set_lane(casebook, made.id, Lane.COACHEE)
    people.add(casebook, network.id, "Idris")
    harvest.change(casebook, commitment.id, "commitment", "Ring four clinics", who="Idris")
    assert casebook.get(Promise, made.id).owner_id == anna.id


def test_a_removed_promise_leaves_its_commitment(casebook, commitment):
    made = harvest.promise(casebook, commitment.id, DUE)
    before = contents(casebook)
    promises.remove(casebook, made.id)
    assert casebook.get(HarvestItem, commitment.id).promise_id is None
    casebook.undo()
    assert contents(casebook) == before


def test_a_removed_block_or_person_leaves_the_harvest(casebook, day, block, anna, commitment):
    before = contents(casebook)
    workshops.remove_block(casebook, block.id)
    people.remove(casebook, anna.id)
    kept = casebook.get(HarvestItem, commitment.id)
    assert (kept.block_id, kept.person_id) == (None, None)
    casebook.undo()
    casebook.undo()
    assert contents(casebook) == before


def test_shortening_a_block_away_leaves_its_harvest(casebook, day, block, commitment):
    workshops.set_field(casebook, day.id, "ends", "09:40")
    workshops.set_block_field(casebook, block.id, "cuttable", True)
    workshops.set_field(casebook, day.id, "starts", "09:20")
    workshops.add_block(casebook, day.id, "Close", minutes=20, least=20)
    workshops.shorten(casebook, day.id)
    assert [b.title for b in casebook.find(Block)] == ["Close"]
    assert casebook.get(HarvestItem, commitment.id).block_id is None


def test_removing_a_workshop_takes_all_of_it_but_promises_in_one_step(
    casebook, network, day, anna, commitment
):
    harvest.promise(casebook, commitment.id, DUE)
    guests.invite(casebook, day.id, [anna.id], TODAY)
    workshops.record_feedback(casebook, day.id, {"used": "yes"}, form_id="workshop-follow-up")
    with casebook.step("Run"):
        casebook.insert(LiveRun(new_id(), network.id, day.id, TODAY))
    before = contents(casebook)
    workshops.remove(casebook, day.id)
    for kind in (HarvestItem, Guest, Block, Feedback, LiveRun):
        assert casebook.find(kind) == ()
    assert len(casebook.find(Promise)) == 1
    casebook.undo()
    assert contents(casebook) == before


def test_follow_up_sheets_are_kept_apart_from_feedback(casebook, day):
    workshops.record_feedback(casebook, day.id, {"useful": 5})
    workshops.record_feedback(casebook, day.id, {"used": "yes"}, form_id="workshop-follow-up")
    assert [sheet.form for sheet in casebook.find(Feedback)] == [
        "workshop-feedback",
        "workshop-follow-up",
    ]
    with pytest.raises(UserError):
        workshops.record_feedback(casebook, day.id, {"used": "?"}, form_id="workshop-follow-up")
