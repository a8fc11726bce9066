"""Channels are added, changed and removed, each in one step that undo takes back."""

from datetime import date

import pytest

from facilitator.domain.deliver_records import Channel
from facilitator.domain.kinds import Side
from facilitator.domain.lanes import Lane
from facilitator.domain.records import Link, Promise
from facilitator.errors import UserError
from facilitator.operations import channels, coaching, digital, people, promises
from tests.builders import START, contents


def test_a_channel_is_added_last_and_taken_back(casebook, network):
    before = contents(casebook)
    channels.add(casebook, network.id, " Email ")
    second = channels.add(casebook, network.id, "Public page", side=Side.OUTSIDE)
    assert (second.position, second.side) == (1, Side.OUTSIDE)
    casebook.undo()
    casebook.undo()
    assert contents(casebook) == before


def test_a_channel_needs_a_name(casebook, network):
    made = channels.add(casebook, network.id, "Email")
    with pytest.raises(UserError, match="needs a name"):
        channels.add(casebook, network.id, " ")
    with pytest.raises(UserError, match="needs a name"):
        channels.set_field(casebook, made.id, "name", "")


def test_reach_is_kept_by_role_and_taken_out_again(casebook, network):
    made = channels.add(casebook, network.id, "Email")
    assert channels.set_reach(casebook, made.id, "member", "80%").reach == {"member": 80}
    assert channels.set_reach(casebook, made.id, "member", 0).reach == {"member": 0}
    assert channels.set_reach(casebook, made.id, "member", "").reach == {}


@pytest.mark.parametrize("share", [-1, 101, "half", "12.5"])
def test_reach_that_is_no_share_is_refused(casebook, network, share):
    made = channels.add(casebook, network.id, "Email")
    with pytest.raises(UserError):
        channels.set_reach(casebook, made.id, "member", share)
    assert casebook.get(Channel, made.id).reach == {}


def test_an_unknown_role_is_refused(casebook, network):
    made = channels.add(casebook, network.id, "Email")
    with pytest.raises(UserError, match="Choose|choose"):
        channels.set_reach(casebook, made.id, "chief", 10)


def test_removing_a_channel_is_one_step(casebook, network):
    made = channels.add(casebook, network.id, "Email")
    before = contents(casebook)
    channels.remove(casebook, made.id)
    casebook.undo()
    assert contents(casebook) == before


def test_a_check_that_was_done_comes_again_in_three_months(casebook, network):
    made = digital.add_need(casebook, network.id, "Find the rota", check_on=START)
    assert digital.checked(casebook, made.id, date(2026, 11, 30)).check_on == date(2027, 2, 28)
    casebook.undo()
    assert casebook.get(type(made), made.id).check_on == START


def test_a_removed_need_lets_go_of_its_promise_in_one_step(casebook, network):
    made = digital.add_need(casebook, network.id, "Find the rota")
    promised = promises.make(casebook, network.id, "Ask IT", made_in=("need", made.id))
    assert promised.made_in == "digital"
    before = contents(casebook)
    digital.remove_need(casebook, made.id)
    assert casebook.find(Link) == ()
    assert casebook.get(Promise, promised.id).made_in == "digital"
    casebook.undo()
    assert contents(casebook) == before


def test_a_promise_of_coaching_does_not_pass_to_somebody_who_would_then_read_it(casebook, network):
    gwen = people.add(casebook, network.id, "Gwen")
    people.add(casebook, network.id, "Idris")
    held = coaching.log(casebook, gwen.id, START)
    made = promises.make(
        casebook, network.id, "Ring", owner_id=gwen.id, made_in=("session", held.id)
    )
    with pytest.raises(UserError, match="made in coaching"):
        promises.set_owner(casebook, made.id, "Idris")
    assert promises.set_owner(casebook, made.id, "The facilitator").owner == "The facilitator"
    assert promises.set_owner(casebook, made.id, "Gwen").owner_id == gwen.id
    promises.set_lane(casebook, made.id, Lane.NETWORK)
    assert promises.set_owner(casebook, made.id, "Idris").owner_id != gwen.id
