"""What is coming up stands in the order of the days, and lateness is said in words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from facilitator.domain import diary
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Reader
from facilitator.domain.records import (
    Agreement,
    Milestone,
    Need,
    Network,
    Person,
    Promise,
    Session,
    Workshop,
)

TODAY = date(2026, 3, 9)
BARE = Dossier(Reader.FACILITATOR, Network("n", "Ward nurses", date(2026, 1, 5)))
GWEN = Person("p1", "n", "Gwen")


def _in(days: int) -> date:
    return TODAY + timedelta(days)


def _milestone(id: str, days: int, **more: object) -> Milestone:
    return Milestone(id, "n", id, 1, id.title(), _in(days), **more)


def _session(id: str, days: int | None, person: str = "p1") -> Session:
    return Session(id, "n", person, TODAY, next_date=None if days is None else _in(days))


def _titles(dossier: Dossier) -> list[str]:
    return [entry.title for entry in diary.coming_up(dossier, TODAY)]


def test_entries_of_every_kind_come_in_the_order_of_the_days():
    dossier = replace(
        BARE,
        people=(GWEN,),
        milestones=(_milestone("gate", 30, kind="gate"), _milestone("review", 2)),
        workshops=(Workshop("w", "n", "Spring day", _in(10)),),
        sessions=(_session("s", 5),),
    )
    assert [(e.title, e.page, e.record_id) for e in diary.coming_up(dossier, TODAY)] == [
        ("Review", "plan", "review"),
        ("Coaching with Gwen", "coaching", "p1"),
        ("Spring day", "workshops", "w"),
        ("Gate", "reviews", "gate"),
    ]


def test_a_milestone_and_its_workshop_of_the_same_name_and_day_are_told_once():
    event = _milestone("event", 10)
    dossier = replace(BARE, milestones=(event,), workshops=(Workshop("w", "n", "Event", _in(10)),))
    assert [e.page for e in diary.coming_up(dossier, TODAY)] == ["workshops"]


def test_what_members_rely_on_comes_up_on_the_day_it_is_to_be_checked():
    needs = (
        Need("n1", "n", "Find the protocol", tool="Shared folder", check_on=_in(-3)),
        Need("n2", "n", "Ask at night", check_on=_in(4)),
        Need("n3", "n", "Meet"),
    )
    found = diary.coming_up(replace(BARE, needs=needs), TODAY)
    assert [(e.on, e.title, e.page, e.record_id) for e in found] == [
        (_in(-3), "Check: Shared folder", "digital", "n1"),
        (_in(4), "Check: Ask at night", "digital", "n2"),
    ]


def test_a_late_milestone_stays_until_it_is_done():
    late = _milestone("late", -40)
    assert _titles(replace(BARE, milestones=(late,))) == ["Late"]
    assert _titles(replace(BARE, milestones=(replace(late, done_on=TODAY),))) == []


@pytest.mark.parametrize(
    ("days", "held", "listed"), [(0, False, True), (-1, False, False), (3, True, False)]
)
def test_a_workshop_is_coming_up_until_its_day_is_over_or_it_was_held(days, held, listed):
    workshop = Workshop("w", "n", "Spring day", _in(days), held=held)
    assert _titles(replace(BARE, workshops=(workshop,))) == ["Spring day"] * listed


@pytest.mark.parametrize(
    ("days", "held", "listed"),
    [(-1, True, True), (-44, True, True), (-45, True, False), (-20, False, False)],
)
def test_what_became_of_a_workshop_held_is_asked_after_thirty_days(days, held, listed):
    workshop = Workshop("w", "n", "Spring day", _in(days), held=held)
    entries = diary.coming_up(replace(BARE, workshops=(workshop,)), TODAY)
    assert [(e.title, e.on) for e in entries] == [
        ("Thirty days on: Spring day", _in(days + 30))
    ] * listed


def test_nobody_is_asked_again_once_sheets_are_back():
    held = replace(BARE, workshops=(Workshop("w", "n", "Spring day", _in(-31), held=True),))
    assert _titles(replace(held, followed_up=frozenset({"w"}))) == []


def test_a_workshop_without_a_day_is_not_listed():
    assert _titles(replace(BARE, workshops=(Workshop("w", "n", "Some day"),))) == []


def test_only_the_date_agreed_in_the_newest_conversation_counts():
    people = replace(BARE, people=(GWEN,))
    assert len(_titles(replace(people, sessions=(_session("a", 5), _session("b", 9))))) == 1
    assert _titles(replace(people, sessions=(_session("a", 5), _session("b", None)))) == []


def test_a_conversation_with_somebody_unknown_is_left_out():
    assert _titles(replace(BARE, sessions=(_session("s", 5, person="gone"),))) == []


def test_open_promises_are_the_earliest_due_first_and_undated_ones_last():
    promises = (
        Promise("a", "n", "No date"),
        Promise("b", "n", "Later", due=_in(9)),
        Promise("c", "n", "Late", due=_in(-2)),
        Promise("d", "n", "Kept", due=_in(-3), done_on=TODAY),
    )
    found = diary.open_promises(replace(BARE, promises=promises))
    assert [promise.text for promise in found] == ["Late", "Later", "No date"]


def test_the_owner_is_named_as_the_person_is_called_now():
    named = Promise("a", "n", "Ring the ward", owner_id="p1", owner="Gwen Rees")
    unknown = replace(named, owner_id="gone")
    dossier = replace(BARE, people=(GWEN,))
    assert diary.owner_of(dossier, named) == "Gwen"
    assert diary.owner_of(dossier, unknown) == "Gwen Rees"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, "no date"),
        (-91, "13 weeks late"),
        (-14, "2 weeks late"),
        (-13, "13 days late"),
        (-1, "1 day late"),
        (0, "due today"),
        (1, "due 10 Mar"),
    ],
)
def test_a_due_date_is_said_as_it_stands_today(days, words):
    assert diary.due_words(None if days is None else _in(days), TODAY) == words


def test_a_coaching_review_that_is_set_comes_up_until_its_day():
    def coming(on: str) -> list[str]:
        agreed = Agreement("a", "n", "p1", {"review_date": on})
        return _titles(replace(BARE, people=(GWEN,), agreements=(agreed,)))

    assert coming(_in(3).isoformat()) == ["Coaching review with Gwen"]
    assert coming(_in(-1).isoformat()) == coming("") == coming("soon") == []
