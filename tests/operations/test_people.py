"""People come with their organisations and leave their promises behind."""

import pytest

from facilitator.domain.lanes import Lane
from facilitator.domain.records import Link, Organisation, Person, Promise, Session
from facilitator.errors import UserError
from facilitator.operations import coaching, people, promises
from tests.builders import START, contents


def test_an_organisation_is_added_once(casebook, network):
    people.add(casebook, network.id, "Gwen", organisation="Ward 4")
    people.add(casebook, network.id, "Idris", organisation=" ward  4 ")
    assert [place.name for place in casebook.find(Organisation)] == ["Ward 4"]


def test_a_person_and_a_new_organisation_are_one_step(casebook, network):
    people.add(casebook, network.id, "Gwen", organisation="Ward 4")
    casebook.undo()
    assert (casebook.find(Person), casebook.find(Organisation)) == ((), ())


def test_a_person_needs_a_name(casebook, network):
    with pytest.raises(UserError, match="needs a name"):
        people.add(casebook, network.id, " ")


def test_an_organisation_nobody_comes_from_goes(casebook, network):
    gwen = people.add(casebook, network.id, "Gwen", organisation="Ward 4")
    people.set_organisation(casebook, gwen.id, "Ward 5")
    assert [place.name for place in casebook.find(Organisation)] == ["Ward 5"]
    people.set_organisation(casebook, gwen.id, "")
    assert casebook.find(Organisation) == ()


def test_setting_the_same_organisation_keeps_it(casebook, network):
    gwen = people.add(casebook, network.id, "Gwen", organisation="Ward 4")
    assert people.set_organisation(casebook, gwen.id, "ward 4") == gwen
    assert len(casebook.find(Organisation)) == 1


def test_a_role_can_be_given(casebook, network):
    gwen = people.add(casebook, network.id, "Gwen")
    assert people.set_role(casebook, gwen.id, "sponsor").role == "sponsor"


def test_removing_a_person_takes_coaching_and_leaves_promises(casebook, network):
    gwen = people.add(casebook, network.id, "Gwen", organisation="Ward 4")
    held = coaching.log(casebook, gwen.id, START)
    coaching.agree(casebook, gwen.id)
    knot = ("session", held.id)
    promises.make(casebook, network.id, "Ring", owner_id=gwen.id, made_in=knot, lane=Lane.NETWORK)
    before = contents(casebook)
    people.remove(casebook, gwen.id)
    assert casebook.find(Session) == ()
    assert casebook.find(Promise)[0].owner_id is None
    assert casebook.find(Link) == ()
    casebook.undo()
    assert contents(casebook) == before
