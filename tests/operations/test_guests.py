"""Inviting, replying, signing in; every act is one step that undo takes back."""

from datetime import date

import pytest

from facilitator.domain.deliver_records import Guest, Reply
from facilitator.domain.records import Network, Person
from facilitator.errors import UserError
from facilitator.operations import guests, people, workshops
from tests.builders import TODAY, contents


@pytest.fixture
def day(casebook, network):
    return workshops.add(casebook, network.id, "Day", date(2026, 12, 1))


@pytest.fixture
def three(casebook, network):
    return [people.add(casebook, network.id, name) for name in ("Anna", "Ben", "Ceri")]


def test_a_list_is_asked_in_one_step_and_nobody_twice(casebook, day, three):
    guests.invite(casebook, day.id, [three[0].id], TODAY)
    before = contents(casebook)
    asked = guests.invite(casebook, day.id, [p.id for p in three], TODAY, why="interest: falls")
    assert [guest.person_id for guest in asked] == [three[1].id, three[2].id]
    assert {(g.invited_on, g.why) for g in asked} == {(TODAY, "interest: falls")}
    assert casebook.undo() == "Invite 2 people"
    assert contents(casebook) == before
    assert guests.invite(casebook, day.id, [three[0].id], TODAY) == ()


def test_new_members_are_marked_and_can_be_unmarked(casebook, network, day):
    fresh = people.add(casebook, network.id, "Dai", joined=date(2026, 11, 1))
    (guest,) = guests.invite(casebook, day.id, [fresh.id], TODAY)
    assert guest.is_new
    assert not guests.set_new(casebook, guest.id, False).is_new


def test_replies_and_sign_in_are_kept_and_taken_back(casebook, day, three):
    (guest,) = guests.invite(casebook, day.id, [three[0].id], TODAY)
    assert guests.set_reply(casebook, guest.id, "yes").reply is Reply.YES
    assert guests.set_came(casebook, guest.id, True).came
    assert guests.set_reply(casebook, guest.id, None).reply is None
    with pytest.raises(UserError, match="choose here"):
        guests.set_reply(casebook, guest.id, "perhaps")


def test_somebody_at_the_door_who_was_asked_is_signed_in(casebook, day, three):
    (guest,) = guests.invite(casebook, day.id, [three[0].id], TODAY)
    assert guests.sign_in(casebook, day.id, " anna ", TODAY).id == guest.id
    assert casebook.get(Guest, guest.id).came


def test_somebody_not_asked_becomes_a_guest(casebook, day, three):
    guest = guests.sign_in(casebook, day.id, "Ben", TODAY)
    assert (guest.person_id, guest.came, guest.invited_on) == (three[1].id, True, None)
    assert len(casebook.find(Person)) == 3


def test_a_name_not_known_becomes_a_person_in_one_step(casebook, day, three):
    before = contents(casebook)
    guest = guests.sign_in(casebook, day.id, "Małgorzata Wiśniewska", TODAY)
    person = casebook.get(Person, guest.person_id)
    assert (person.name, person.joined, guest.is_new) == ("Małgorzata Wiśniewska", TODAY, True)
    casebook.undo()
    assert contents(casebook) == before


def test_a_name_two_people_bear_and_an_empty_one_are_said_plainly(casebook, network, day, three):
    people.add(casebook, network.id, "Anna")
    with pytest.raises(UserError, match="More than one person"):
        guests.sign_in(casebook, day.id, "Anna", TODAY)
    with pytest.raises(UserError, match="needs a name"):
        guests.sign_in(casebook, day.id, "  ", TODAY)
    assert casebook.find(Guest) == ()


def test_one_word_is_enough_for_somebody_on_the_list(casebook, network, day):
    names = ("Wilhelmina Barraclough-Llewellyn", "Ann Evans", "Anna Rees", "Joan Wills")
    asked = [people.add(casebook, network.id, name).id for name in names]
    guests.invite(casebook, day.id, asked[:3], TODAY)
    assert guests.sign_in(casebook, day.id, "wil", TODAY).person_id == asked[0]
    assert guests.sign_in(casebook, day.id, "llew", TODAY).person_id == asked[0]
    with pytest.raises(UserError, match="called Ann: Ann Evans or Anna Rees"):
        guests.sign_in(casebook, day.id, "Ann", TODAY)
    fresh = guests.sign_in(casebook, day.id, "Wil Ann", TODAY)
    assert fresh.person_id not in asked


def test_of_two_with_one_name_who_is_on_the_list_is_signed_in(casebook, network, day, three):
    twin = people.add(casebook, network.id, "Anna")
    (guest,) = guests.invite(casebook, day.id, [twin.id], TODAY)
    assert guests.sign_in(casebook, day.id, "Anna", TODAY).id == guest.id


@pytest.mark.parametrize("typed", ["0", "32", "x", ""])
def test_an_odd_most_is_refused(casebook, network, typed):
    with pytest.raises(UserError):
        guests.set_most_asks(casebook, network.id, typed)
    assert guests.set_most_asks(casebook, network.id, "3").most_asks == 3
    assert casebook.get(Network, network.id).most_asks == 3


def test_removing_a_person_takes_their_invitations_and_a_guest_leaves_the_person(
    casebook, day, three
):
    first, second = guests.invite(casebook, day.id, [p.id for p in three[:2]], TODAY)
    guests.remove(casebook, [first.id])
    assert len(casebook.find(Person)) == 3
    before = contents(casebook)
    people.remove(casebook, second.person_id)
    assert casebook.find(Guest) == ()
    casebook.undo()
    assert contents(casebook) == before
