"""A promise knows where it was made, and coaching stays in its lane."""

import pytest

from facilitator.domain.lanes import Lane
from facilitator.domain.records import Link, Promise
from facilitator.errors import UserError
from facilitator.operations import coaching, people, promises, workshops
from tests.builders import START, contents


def test_a_promise_needs_words(casebook, network):
    with pytest.raises(UserError, match="needs words"):
        promises.make(casebook, network.id, " ")


def test_a_promise_made_in_coaching_stays_with_the_coachee(casebook, network):
    gwen = people.add(casebook, network.id, "Gwen")
    held = coaching.log(casebook, gwen.id, START)
    made = promises.make(casebook, network.id, "Ring", made_in=("session", held.id))
    assert (made.lane, made.made_in) == (Lane.COACHEE, "coaching")
    open_ = promises.make(
        casebook, network.id, "Ring", made_in=("session", held.id), lane=Lane.NETWORK
    )
    assert open_.lane is Lane.NETWORK


def test_a_promise_and_its_tie_are_one_step(casebook, network):
    day = workshops.add(casebook, network.id, "Day")
    before = contents(casebook)
    made = promises.make(casebook, network.id, "Ring", made_in=("workshop", day.id))
    assert (made.lane, made.made_in, len(casebook.find(Link))) == (Lane.NETWORK, "workshop", 1)
    casebook.undo()
    assert contents(casebook) == before


def test_a_promise_is_kept_and_opened_again(casebook, network):
    made = promises.make(casebook, network.id, "Ring", due=START)
    assert promises.keep(casebook, made.id, START).done_on == START
    assert casebook.undo_label() == "Promise kept"
    assert promises.keep(casebook, made.id, None).done_on is None


def test_words_and_due_date_change(casebook, network):
    made = promises.make(casebook, network.id, "Ring")
    promises.set_field(casebook, made.id, "due", "2026-03-09")
    promises.set_field(casebook, made.id, "text", "Write")
    kept = casebook.get(Promise, made.id)
    assert (kept.text, kept.due.isoformat()) == ("Write", "2026-03-09")


def test_a_promise_is_removed(casebook, network):
    made = promises.make(casebook, network.id, "Ring")
    promises.remove(casebook, made.id)
    assert casebook.find(Promise) == ()


def test_owner_is_a_person_where_the_name_is_theirs(casebook, network):
    gwen = people.add(casebook, network.id, "Gwen Parry")
    made = promises.make(casebook, network.id, "Ring")
    theirs = promises.set_owner(casebook, made.id, " gwen  parry ")
    other = promises.set_owner(casebook, made.id, "The board")
    assert (theirs.owner_id, theirs.owner) == (gwen.id, "")
    assert (other.owner_id, other.owner) == (None, "The board")


def test_two_of_one_name_are_kept_as_words(casebook, network):
    for _ in range(2):
        people.add(casebook, network.id, "Gwen")
    assert promises.named(casebook, network.id, "Gwen") == (None, "Gwen")


def test_lane_changes_and_words_stay_filled(casebook, network):
    made = promises.make(casebook, network.id, "Ring")
    assert promises.set_lane(casebook, made.id, Lane.SPONSOR).lane is Lane.SPONSOR
    with pytest.raises(UserError, match="needs words"):
        promises.set_field(casebook, made.id, "text", " ")


def test_a_promise_of_somebody_s_coaching_never_becomes_another_s_to_read(casebook, network):
    gwen, huw = (people.add(casebook, network.id, name) for name in ("Gwen", "Huw"))
    held = coaching.log(casebook, gwen.id, START)
    knot = ("session", held.id)
    with pytest.raises(UserError, match="made in coaching"):
        promises.make(casebook, network.id, "Ring", made_in=knot, owner_id=huw.id)
    hers = promises.make(casebook, network.id, "Ring", made_in=knot, owner_id=gwen.id)
    promises.set_lane(casebook, hers.id, Lane.PRIVATE)
    promises.set_owner(casebook, hers.id, "Huw")
    with pytest.raises(UserError, match="made in coaching"):
        promises.set_lane(casebook, hers.id, Lane.COACHEE)


def test_not_even_when_the_conversation_is_removed_and_nobody_holds_it(casebook, network):
    gwen = people.add(casebook, network.id, "Gwen")
    people.add(casebook, network.id, "Huw")
    held = coaching.log(casebook, gwen.id, START)
    made = promises.make(
        casebook, network.id, "Ring", made_in=("session", held.id), owner_id=gwen.id
    )
    promises.set_owner(casebook, made.id, "The coach")
    coaching.remove(casebook, held.id)
    with pytest.raises(UserError, match="made in coaching"):
        promises.set_owner(casebook, made.id, "Huw")


def test_what_was_promised_in_coaching_goes_with_the_coachee_and_comes_back(casebook, network):
    gwen = people.add(casebook, network.id, "Gwen")
    held = coaching.log(casebook, gwen.id, START)
    knot = ("session", held.id)
    promises.make(casebook, network.id, "Ring", made_in=knot, owner_id=gwen.id)
    promises.make(casebook, network.id, "Send it", made_in=knot, owner="The coach")
    told = promises.make(casebook, network.id, "Tell all", owner_id=gwen.id)
    before = contents(casebook)
    people.remove(casebook, gwen.id)
    assert [(p.id, p.owner_id) for p in casebook.find(Promise)] == [(told.id, None)]
    casebook.undo()
    assert contents(casebook) == before
