"""A person's copy is whole, theirs alone, and erasing them begins with a backup."""

import json
from datetime import date

import pytest

from facilitator.domain.lanes import Lane
from facilitator.domain.records import Person, RoundKind
from facilitator.domain.review_records import Excerpt, Heard, ReviewNote
from facilitator.domain.rights import Flag
from facilitator.operations import (
    coaching,
    findings,
    goals,
    guests,
    harvest,
    networks,
    people,
    promises,
    rights,
    rounds,
    thread,
    workshops,
)
from facilitator.store.backups import Backups, Reason
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id
from facilitator.store.restore import restore

TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _still(monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", TODAY.isoformat())


@pytest.fixture
def awen(casebook, network) -> Person:
    """A coached person, and another whose confidences are none of hers."""
    person = people.add(
        casebook, network.id, "Awen Prys", organisation="Leeds", note="heron", email="a@example.org"
    )
    other = people.add(casebook, network.id, "Idris Mwyn", note="osprey")
    coaching.set_agreement(casebook, person.id, "purpose", "To lead without carrying it all")
    held = coaching.log(
        casebook, person.id, date(2026, 3, 2), shared_notes="Idris helps", private_notes="kestrel"
    )
    promises.make(
        casebook, network.id, "Ask two people", owner_id=person.id, made_in=("session", held.id)
    )
    private = findings.add(casebook, network.id, "plover", lane=Lane.PRIVATE)
    thread.tie(casebook, ("session", held.id), ("finding", private.id))
    coaching.log(casebook, other.id, date(2026, 3, 3), shared_notes="curlew about Awen Prys")
    round_ = rounds.create(casebook, network.id, RoundKind.BASELINE, date(2026, 3, 1))
    rounds.record(casebook, round_.id, "member", {"s01": 4}, person_id=person.id)
    rounds.record(casebook, round_.id, "member", {"s01": 1}, person_id=other.id)
    goals.add(casebook, network.id, "Shorter waits", owner="Awen Prys")
    return person


def test_copy_has_all_that_is_theirs(casebook, awen):
    copy = rights.copy_of(casebook, awen.id)
    assert copy.organisation == "Leeds"
    assert copy.agreements[0].answers["purpose"] == "To lead without carrying it all"
    assert [session.shared_notes for session in copy.sessions] == ["Idris helps"]
    assert [dict(one.response.answers) for one in copy.filled] == [{"s01": 4}]
    assert [promise.text for promise in copy.promises] == ["Ask two people"]
    assert [(m.kind, m.text) for m in copy.mentions] == [("goal", "Awen Prys")]


def test_private_notes_are_held_back_and_counted(casebook, awen):
    written = rights.as_json(rights.copy_of(casebook, awen.id))
    assert not {"heron", "kestrel", "plover"} & set(written.replace('"', " ").split())
    assert json.loads(written)["private_notes_held_back"] == 3


def test_private_notes_are_in_where_they_are_asked_for(casebook, awen):
    written = rights.as_json(rights.copy_of(casebook, awen.id, with_private=True))
    assert all(word in written for word in ("heron", "kestrel", "plover"))


@pytest.mark.parametrize("with_private", [False, True])
def test_nothing_of_anybody_else_is_in_it(casebook, awen, with_private):
    written = rights.as_json(rights.copy_of(casebook, awen.id, with_private=with_private))
    assert "osprey" not in written
    assert "curlew" not in written


def test_names_of_others_are_flagged(casebook, awen):
    copy = rights.copy_of(casebook, awen.id)
    assert copy.flags == (Flag("Conversation of 2 March 2026", "Idris Mwyn"),)


def test_review_says_what_goes_and_where_else_they_are_named(casebook, awen):
    review = rights.review(casebook, awen.id)
    assert review.goes["session"] == 1
    assert review.promises_kept == 0
    assert {(m.kind, m.certain) for m in review.mentions} == {("goal", True), ("session", True)}


def test_erasing_begins_with_a_verified_backup(casebook, awen):
    rights.erase_person(casebook, awen.id)
    newest = Backups(casebook).newest_good()
    assert newest.reason is Reason.BEFORE_ERASURE
    assert newest.counts["person"] == 2


def test_erasure_is_told_without_a_name(casebook, awen, network):
    erasure = rights.erase_person(casebook, awen.id)
    assert (erasure.on, erasure.network) == (TODAY, network.name)
    assert (erasure.goes["person"], erasure.mentions_cleared) == (1, 2)
    assert "Awen" not in repr(erasure)
    assert [person.name for person in casebook.find(Person)] == ["Idris Mwyn"]


def test_restored_backup_has_nobody_who_was_erased(casebook, awen, tmp_path):
    rights.erase_person(casebook, awen.id)
    backup = Backups(casebook).newest_good()
    restore(casebook, backup.path)
    with Casebook.open(casebook.folder) as restored:
        assert [person.name for person in restored.find(Person)] == ["Idris Mwyn"]
        assert restored.search("Awen") == []


def test_somebody_removed_can_still_be_found_to_be_erased(casebook, awen, network):
    people.remove(casebook, awen.id)
    (gone,) = rights.removed_people(casebook, network.id)
    assert (gone.id, gone.name) == (awen.id, "Awen Prys")
    assert rights.review(casebook, gone.id).name == "Awen Prys"
    rights.erase_person(casebook, gone.id)
    assert rights.removed_people(casebook, network.id) == ()


def test_somebody_removed_gets_the_same_copy(casebook, awen):
    before = rights.as_json(rights.copy_of(casebook, awen.id, with_private=True))
    people.remove(casebook, awen.id)
    after = json.loads(rights.as_json(rights.copy_of(casebook, awen.id, with_private=True)))
    assert after == json.loads(before)


def test_people_of_a_removed_network_are_known_copied_and_erased(casebook, awen, network):
    networks.remove(casebook, network.id)
    (known,) = (one for one in rights.everybody(casebook) if one.id == awen.id)
    assert (known.name, known.network, known.is_gone) == ("Awen Prys", network.name, True)
    copy = rights.copy_of(casebook, awen.id, with_private=True)
    assert (copy.organisation, len(copy.sessions), len(copy.filled)) == ("Leeds", 1, 1)
    assert copy.flags == (Flag("Conversation of 2 March 2026", "Idris Mwyn"),)
    assert rights.erase_person(casebook, awen.id).network == network.name
    assert [one.name for one in rights.everybody(casebook)] == ["Idris Mwyn"]
    casebook.undo()
    assert [person.name for person in casebook.find(Person)] == ["Idris Mwyn"]
    assert casebook.check()["ok"]


def test_notes_of_the_rapid_review_on_them_are_in_it(casebook, awen, network):
    with casebook.step("Note an interview"):
        note = casebook.insert(
            ReviewNote(
                new_id(), network.id, Heard.INTERVIEW, "Talk", person_id=awen.id, text="wren"
            )
        )
        casebook.insert(Excerpt(new_id(), network.id, note.id, "siskin", lane=Lane.COACHEE))
    written = rights.as_json(rights.copy_of(casebook, awen.id))
    assert ("wren" in written, "siskin" in written) == (False, True)
    whole = rights.as_json(rights.copy_of(casebook, awen.id, with_private=True))
    assert "wren" in whole


def test_invitations_and_what_they_gave_are_in_it_and_why_they_were_asked_is_private(
    casebook, awen, network
):
    day = workshops.add(casebook, network.id, "Gathering", date(2026, 5, 5))
    guests.invite(casebook, day.id, [awen.id], date(2026, 4, 1), why="Knows the wards")
    harvest.add(casebook, day.id, "offer", "A quiet room", who=awen.name)
    held_back = rights.copy_of(casebook, awen.id).held_back
    told = json.loads(rights.as_json(rights.copy_of(casebook, awen.id)))
    assert [one["workshop"] for one in told["invitations"]] == ["Gathering"]
    assert [one["text"] for one in told["given_in_workshops"]] == ["A quiet room"]
    assert "Knows the wards" not in str(told)
    assert told["private_notes_held_back"] == held_back
    whole = rights.copy_of(casebook, awen.id, with_private=True)
    assert "Knows the wards" in rights.as_json(whole)
    people.remove(casebook, awen.id)
    assert [one.workshop for one in rights.copy_of(casebook, awen.id).asked] == ["Gathering"]


def test_everyone_without_a_date_gets_one_and_undo_takes_it_back(casebook, awen):
    people.set_field(casebook, awen.id, "keep_until", date(2026, 12, 1))
    assert rights.give_dates(casebook) == 1
    dates = {person.name: person.keep_until for person in casebook.find(Person)}
    assert dates == {"Awen Prys": date(2026, 12, 1), "Idris Mwyn": date(2028, 1, 5)}
    casebook.undo()
    assert rights.undated(casebook) == 1


def test_due_are_those_whose_day_is_near_or_past(casebook, awen, network):
    people.set_field(casebook, awen.id, "keep_until", date(2026, 11, 20))
    (due,) = rights.due(casebook, TODAY)
    assert (due.person.id, due.network.id, due.days) == (awen.id, network.id, -1)
