"""The search index follows every edit, removal and undo."""

import pytest

from facilitator.domain.records import Person
from facilitator.operations import (
    channels,
    coaching,
    fields,
    harvest,
    networks,
    objectives,
    people,
    workshops,
)
from tests.builders import new_network


@pytest.fixture
def gwen(casebook, network):
    return people.add(casebook, network.id, "Gwen Llŷr", job="Pharmacist", note="afraid of lifts")


def _titles(casebook, words, network_id=""):
    return [hit.title for hit in casebook.search(words, network_id)]


def test_a_person_is_found_by_the_beginning_of_a_word(casebook, gwen):
    assert _titles(casebook, "pharm") == ["Gwen Llŷr"]


def test_accents_need_not_be_typed(casebook, gwen):
    assert _titles(casebook, "llyr") == ["Gwen Llŷr"]


def test_every_word_must_be_there(casebook, gwen):
    assert _titles(casebook, "gwen lifts") == ["Gwen Llŷr"]
    assert _titles(casebook, "gwen stairs") == []


def test_search_follows_edit_undo_and_redo(casebook, gwen):
    fields.set_field(casebook, Person, gwen.id, "job", "Midwife")
    assert (_titles(casebook, "midwife"), _titles(casebook, "pharmacist")) == (["Gwen Llŷr"], [])
    casebook.undo()
    assert (_titles(casebook, "midwife"), _titles(casebook, "pharmacist")) == ([], ["Gwen Llŷr"])
    casebook.redo()
    assert _titles(casebook, "midwife") == ["Gwen Llŷr"]


def test_what_is_removed_is_not_found(casebook, gwen):
    people.remove(casebook, gwen.id)
    assert _titles(casebook, "gwen") == []
    casebook.undo()
    assert _titles(casebook, "gwen") == ["Gwen Llŷr"]


def test_a_network_and_its_session_are_found(casebook, network, gwen):
    coaching.log(casebook, gwen.id, network.start, focus="Chairing", shared_notes="spoke up")
    assert _titles(casebook, "spoke") == ["Chairing"]
    assert _titles(casebook, "ward") == ["Ward nurses"]


def test_search_may_stay_in_one_network(casebook, network, gwen):
    other = new_network(casebook, "Other")
    people.add(casebook, other.id, "Gwen Abara")
    assert _titles(casebook, "gwen", other.id) == ["Gwen Abara"]
    assert len(_titles(casebook, "gwen")) == 2


def test_nothing_is_left_after_a_network_is_removed(casebook, network, gwen):
    networks.remove(casebook, network.id)
    assert casebook.connection.execute("SELECT count(*) FROM findable").fetchone()[0] == 0
    assert casebook.check()["ok"]


ODD = ["", "  ", '"', "*", "AND OR NOT", "a-b", "(", "^x:y", "'", "-", "🫀", "NEAR(a b)"]
ODD += ["\0", "\ud800"]


@pytest.mark.parametrize("words", ODD)
def test_odd_queries_find_nothing_and_raise_nothing(casebook, gwen, words):
    assert _titles(casebook, words) == []


def test_what_planning_and_delivering_leave_is_found(casebook, network):
    gathering = workshops.add(casebook, network.id, "Gathering")
    harvest.add(casebook, gathering.id, "offer", "Siskin room on Fridays")
    objectives.add(casebook, network.id, "Siskin standards")
    channels.add(casebook, network.id, "Siskin digest")
    found = {hit.kind for hit in casebook.search("siskin")}
    assert found == {"harvest_item", "objective", "channel"}
