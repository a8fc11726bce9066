"""A word that is none of those to choose from is refused, and those there are get named."""

import pytest

from facilitator.domain.records import Need, Person, Response, RoundKind, TypeSheetRecord
from facilitator.errors import UserError
from facilitator.operations import digital, people, rounds, stories, type_sheets, workshops
from tests.builders import START


@pytest.fixture
def held(casebook, network):
    return rounds.create(casebook, network.id, RoundKind.BASELINE, START)


def test_a_new_person_has_a_known_role(casebook, network):
    with pytest.raises(UserError, match="one of: member, coordinator"):
        people.add(casebook, network.id, "Gwen", role="boss")
    assert casebook.find(Person) == ()


def test_a_role_is_changed_to_a_known_one(casebook, network):
    gwen = people.add(casebook, network.id, "Gwen")
    with pytest.raises(UserError, match="patient-partner"):
        people.set_role(casebook, gwen.id, "boss")
    with pytest.raises(UserError, match="patient-partner"):
        people.set_field(casebook, gwen.id, "role", "boss")
    assert casebook.get(Person, gwen.id).role == "member"


def test_a_need_has_a_known_side(casebook, network):
    need = digital.add_need(casebook, network.id, "Find each other")
    with pytest.raises(UserError, match="inside, outside"):
        digital.set_need_field(casebook, need.id, "side", "above")
    assert digital.set_need_field(casebook, need.id, "side", "outside").side == "outside"
    assert casebook.undo() == "Change side of need"
    assert casebook.get(Need, need.id).side == "inside"


def test_a_block_has_a_known_category(casebook, network):
    day = workshops.add(casebook, network.id, "Day")
    block = workshops.add_block(casebook, day.id, "Welcome")
    with pytest.raises(UserError, match="Choose one of"):
        workshops.set_block_field(casebook, block.id, "category", "nap")


def test_a_story_has_a_known_lane(casebook, network):
    story = stories.add(casebook, network.id, "Calmer nights")
    with pytest.raises(UserError, match="private, coachee, network"):
        stories.set_field(casebook, story.id, "lane", "press")


def test_evidence_of_a_story_stays_on_its_scale(casebook, network):
    story = stories.add(casebook, network.id, "Calmer nights")
    with pytest.raises(UserError, match="off the scale"):
        stories.set_field(casebook, story.id, "evidence", "4")


def test_a_sheet_is_of_a_known_role(casebook, held):
    with pytest.raises(UserError, match="Choose one of: member"):
        rounds.record(casebook, held.id, "agreed", {"s01": 4})
    assert casebook.find(Response) == ()


def test_a_correction_fits_the_form(casebook, held):
    sheet = rounds.record(casebook, held.id, "member", {"s01": 4})
    for statement, answer in (("s01", 6), ("s99", 3)):
        with pytest.raises(UserError):
            rounds.set_answer(casebook, sheet.id, statement, answer)
    assert casebook.get(Response, sheet.id).answers == {"s01": 4}


def test_evidence_stays_on_its_scale(casebook, held):
    with pytest.raises(UserError, match="0, 1, 2 or 3"):
        rounds.rate(casebook, held.id, "s01", 4)


@pytest.mark.parametrize(("role", "when"), [("boss", "today"), ("agreed", "soon")])
def test_a_type_sheet_is_of_a_known_role_and_time(casebook, network, role, when):
    with pytest.raises(UserError, match="Choose one of"):
        type_sheets.record(casebook, network.id, role, when, {}, held_on=START)
    with pytest.raises(UserError, match="Choose one of"):
        type_sheets.set_answer(casebook, network.id, role, when, "q1", None, held_on=START)
    assert casebook.find(TypeSheetRecord) == ()
