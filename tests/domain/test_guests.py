"""Who could be asked, who is new, and who is asked too often."""

from dataclasses import replace
from datetime import date

import pytest

from facilitator.domain import guests as reading
from facilitator.domain.deliver_records import Guest, Reply
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Reader
from facilitator.domain.records import Network, Person, Workshop

NET = Network("n", "Ward nurses", date(2026, 1, 5))
FIRST = Workshop("w1", "n", "First", date(2026, 5, 1))
NEXT = Workshop("w2", "n", "Next", date(2026, 9, 1))
ANNA = Person("a", "n", "Anna", interests="Triage, falls", joined=date(2026, 8, 1))
BEN = Person("b", "n", "Ben", role="sponsor", organisation_id="o")
CERI = Person("c", "n", "Ceri", interests="triage", left_on=date(2026, 6, 1))
DAI = Person("d", "n", "Dai")


def guest(person, workshop="w2", **more):
    return replace(Guest(f"{person}{workshop}", "n", workshop, person), **more)


def known(*guests, most=2):
    return Dossier(
        reader=Reader.FACILITATOR,
        network=replace(NET, most_asks=most),
        people=(ANNA, BEN, CERI, DAI),
        workshops=(FIRST, NEXT),
        guests=guests,
    )


def test_a_list_is_by_role_organisation_and_interest_and_leaves_out_who_left_or_is_asked():
    def names(dossier, **wanted):
        found = reading.candidates(dossier, "w2", reading.Wanted(**wanted))
        return [person.name for person in found]

    assert names(known()) == ["Anna", "Ben", "Dai"]
    assert names(known(guest("a"))) == ["Ben", "Dai"]
    assert names(known(), role="sponsor") == ["Ben"]
    assert names(known(), organisation_id="o") == ["Ben"]
    assert names(known(), interest="TRIAGE") == ["Anna"]


def test_interests_are_each_told_once_the_most_common_first():
    assert reading.interests(known()) == ("falls", "Triage")
    more = replace(known(), people=(ANNA, replace(DAI, interests="falls; sleep")))
    assert reading.interests(more)[0] == "falls"
    listed = replace(known(), people=(replace(DAI, interests="Falls, and sleep; Andover"),))
    assert reading.interests(listed) == ("Andover", "Falls", "sleep")


@pytest.mark.parametrize(
    ("person", "guests", "is_new"),
    [
        (ANNA, (), True),
        (ANNA, (guest("a", "w1", came=True),), False),
        (ANNA, (guest("a", "w1"),), True),
        (BEN, (), False),
        (DAI, (), False),
        (DAI, (guest("a", "w1", came=True),), True),
        (replace(DAI, joined=date(2025, 1, 1)), (), False),
    ],
)
def test_new_is_who_joined_lately_and_never_came_before(person, guests, is_new):
    assert reading.is_new(known(*guests), person, NEXT) is is_new


def test_asks_of_a_month_are_counted_and_said_past_the_most():
    asked = [guest("a", w, invited_on=date(2026, 4, day)) for w, day in (("w1", 2), ("w2", 9))]
    dossier = known(*asked, guest("a", "w3", invited_on=date(2026, 5, 1)))
    assert reading.asks(dossier, "a", date(2026, 4, 30)) == 2
    assert reading.cap_words(dossier, "a", date(2026, 4, 30)) == ""
    said = reading.cap_words(dossier, "a", date(2026, 4, 30), to_come=1)
    assert said == "asked twice already in April; the most is 2"
    assert "the most is 1" in reading.cap_words(known(*asked, most=1), "a", date(2026, 4, 1))


def test_replies_add_up():
    told = reading.tally(
        [
            guest("a", reply=Reply.YES, is_new=True, came=True),
            guest("b", reply=Reply.NO),
            guest("c", reply=Reply.MAYBE),
            guest("d", invited_on=date(2026, 4, 2)),
        ]
    )
    assert told == reading.Tally(4, 4, 1, 1, 1, 1, 1, 1, silent=1)


def test_whom_to_write_to_and_at_which_addresses():
    ben = replace(BEN, email="ben@example.org ")
    twin = replace(CERI, email="ben@example.org")
    pairs = [
        (guest("a", reply=Reply.YES), ANNA),
        (guest("b"), ben),
        (guest("c", came=True), twin),
        (guest("d", reply=Reply.NO), DAI),
    ]
    told = {whom: [p.id for p in reading.addressed(pairs, whom)] for whom in reading.Whom}
    assert told == {"listed": ["a", "b", "c"], "silent": ["b"], "coming": ["a"], "came": ["c"]}
    assert reading.addresses([ANNA, ben, twin]) == ("ben@example.org",)


def test_who_only_signed_in_at_the_door_was_not_asked():
    told = reading.tally([guest("a", came=True), guest("b", invited_on=date(2026, 4, 2))])
    assert (told.listed, told.asked, told.silent, told.came) == (2, 1, 1, 1)


def test_those_to_reckon_with_are_who_came_else_who_will_else_who_is_asked():
    front = replace(NEXT, invited=30)
    assert reading.expected(known(), front) == 30
    assert reading.expected(known(guest("a")), front) == 1
    assert reading.expected(known(guest("a"), guest("d", reply=Reply.YES)), front) == 1
    assert reading.expected(known(guest("a", came=True), guest("d", came=True)), front) == 2
