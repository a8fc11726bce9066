"""A typed line says what it is, and offers meet requests by words or people they share."""

from dataclasses import replace
from datetime import date

import pytest

from facilitator.domain import harvest
from facilitator.domain.deliver_records import Gift, HarvestItem
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Reader
from facilitator.domain.records import Network, Person, Workshop

ANNA, BEN = Person("a", "n", "Anna Zuk", interests="falls"), Person("b", "n", "Ben")


def item(gift, text, person=None, workshop="w"):
    return HarvestItem(f"{gift}{text}", "n", workshop, Gift(gift), text, person_id=person)


def found(*items, workshop="w"):
    network = Network("n", "Ward", date(2026, 1, 5))
    dossier = Dossier(Reader.FACILITATOR, network, people=(ANNA, BEN), harvest=items)
    return harvest.matches(dossier, workshop)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("a room", ("idea", "a room")),
        ("offer: a room", ("offer", "a room")),
        ("Requests: a room", ("request", "a room")),
        ("c: ring Ben", ("commitment", "ring Ben")),
        ("Ben: ring me", ("idea", "Ben: ring me")),
        ("offer:", ("idea", "offer:")),
    ],
)
def test_a_line_may_say_what_it_is(line, kept):
    assert harvest.parse_line(line, Gift.IDEA) == kept


def test_telling_words_meet_whatever_their_ending():
    (match,) = found(
        item("offer", "A screen for triage", "a"), item("request", "Help with triaging", "b")
    )
    assert match.because == "both say “triage”"


def test_common_words_do_not_meet():
    assert not found(item("offer", "I want to help with this"), item("request", "help with that"))


def test_a_name_in_the_other_text_meets():
    (match,) = found(item("offer", "A morning", "a"), item("request", "A visit by anna zuk", "b"))
    assert match.because == "the request names Anna Zuk"


def test_an_interest_meets_and_ones_own_request_does_not():
    (match,) = found(item("offer", "A morning", "a"), item("request", "Who knows about falls?"))
    assert match.because == "Anna Zuk cares about “falls”"
    assert not found(item("offer", "triage", "a"), item("request", "triage", "a"))


def test_other_workshops_count_while_one_side_is_here():
    both = (item("offer", "triage", workshop="x"), item("request", "triage"))
    assert len(found(*both)) == 1
    assert not found(*both, workshop="y")
    assert len(found(*both, workshop="")) == 1


def test_follow_up_is_due_after_thirty_days_and_a_promise_with_it():
    day = Workshop("w", "n", "Day", date(2026, 4, 15))
    assert harvest.promise_due(day, date(2026, 4, 16)) == date(2026, 5, 15)
    assert harvest.promise_due(day, date(2026, 8, 1)) == date(2026, 8, 15)
    assert harvest.promise_due(replace(day, date=None), date(2026, 8, 1)) == date(2026, 8, 15)


def test_what_sheets_give_and_ask_for_is_told_once_and_not_where_it_is_kept():
    sheets = [
        {"offer": "A room", "request": "Help with  falls", "better": "Tea"},
        {"offer": "a ROOM"},
        {"offer": "A van"},
    ]
    assert harvest.gifts_on(sheets, (item("offer", "A van"),)) == (
        ("offer", "A room"),
        ("request", "Help with falls"),
    )
