"""Promises are listed by how they stand, and a heavy load on one person is said."""

from dataclasses import replace
from datetime import date

from facilitator.domain import promise_reading
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Lane, Reader
from facilitator.domain.promise_reading import By, Show
from facilitator.domain.records import Link, Need, Network, Person, Promise, Session

TODAY = date(2026, 11, 21)
MARTA = Person("p1", "n", "Marta")


def promise(name: str, due: int = 0, kept: bool = False, owner: str = "") -> Promise:
    day = date(2026, 11, due) if due else None
    whose = {"owner_id": "p1"} if owner == "Marta" else {"owner": owner}
    return Promise(name, "n", name, due=day, done_on=TODAY if kept else None, **whose)


def dossier(*promises: Promise) -> Dossier:
    network = Network("n", "Ward nurses", date(2026, 1, 5))
    return Dossier(Reader.FACILITATOR, network, people=(MARTA,), promises=promises)


def test_open_ones_come_by_day_and_those_without_last() -> None:
    read = dossier(promise("c"), promise("b", 30), promise("a", 3), promise("k", 2, kept=True))
    found = promise_reading.chosen(read, Show.OPEN, "", TODAY)
    assert [p.id for p in found] == ["a", "b", "c"]


def test_late_kept_and_all() -> None:
    read = dossier(promise("b", 30), promise("a", 3), promise("k", 2, kept=True))
    listed = {
        show: [p.id for p in promise_reading.chosen(read, show, "", TODAY)]
        for show in (Show.LATE, Show.KEPT, Show.ALL)
    }
    assert listed == {Show.LATE: ["a"], Show.KEPT: ["k"], Show.ALL: ["a", "b", "k"]}


def test_one_persons_promises_by_the_name_shown() -> None:
    read = dossier(promise("a", owner="Marta"), promise("b", owner="The board"))
    assert [p.id for p in promise_reading.chosen(read, Show.OPEN, "Marta", TODAY)] == ["a"]
    assert promise_reading.owners(read) == ("Marta", "The board")


def test_counts_in_words() -> None:
    read = dossier(promise("b", 30), promise("a", 3), promise("k", 2, kept=True))
    assert promise_reading.counts_words(read, TODAY) == "2 open, 1 of them late; 1 kept"


def test_more_than_a_third_on_one_person_is_said() -> None:
    five = [promise(str(n), owner="Marta") for n in range(5)]
    read = dossier(*five, *(promise(f"x{n}", owner=f"Other {n}") for n in range(3)))
    assert promise_reading.burden(read) == "Marta holds 5 of 8 open promises."


def test_even_shares_and_few_promises_are_no_burden() -> None:
    few = dossier(promise("a", owner="Marta"), promise("b", owner="Marta"))
    even = dossier(*(promise(str(n), owner=f"Other {n % 4}") for n in range(8)))
    assert promise_reading.burden(few) == promise_reading.burden(even) == ""


def test_the_light_s_remark_names_nobody() -> None:
    five = [promise(str(n), owner="Marta") for n in range(3)]
    read = dossier(*five, *(promise(f"x{n}", owner=f"Other {n}") for n in range(5)))
    assert promise_reading.remark(read) == "3 of 8 open promises sit with one person."
    assert promise_reading.remark(dossier()) == ""


def test_promises_of_coaching_weigh_on_nobody_in_what_is_said() -> None:
    own = [replace(promise(str(n), owner="Marta"), lane=Lane.COACHEE) for n in range(5)]
    read = dossier(*own, *(promise(f"x{n}", owner=f"Other {n}") for n in range(3)))
    assert promise_reading.burden(read) == ""
    assert promise_reading.remark(read) == ""
    more = replace(read, promises=(*read.promises, *(promise(f"m{n}", owner="Zed") for n in "12")))
    assert promise_reading.burden(more) == "Zed holds 2 of 5 open promises outside coaching."


def test_groups_by_due_date_run_from_late_to_kept() -> None:
    far = replace(promise("far"), due=date(2027, 3, 1))
    read = dossier(
        promise("none"), far, promise("soon", 30), promise("a", 3), promise("k", kept=True)
    )
    found = promise_reading.grouped(read, read.promises, By.DUE, TODAY)
    assert [group.title for group in found] == [
        *("Late", "Within two weeks", "Later", "No date", "Kept")
    ]


def test_groups_by_person_end_with_those_of_nobody() -> None:
    read = dossier(promise("a"), promise("b", owner="Zed"), promise("c", owner="Marta"))
    found = promise_reading.grouped(read, read.promises, By.PERSON, TODAY)
    assert [group.title for group in found] == ["Marta", "Zed", "Nobody named"]


def test_groups_by_place_know_coaching_and_the_digital_plan() -> None:
    held = Session("s", "n", "p1", TODAY)
    need = Need("d", "n", "Find the rota")
    links = (
        Link("l1", "n", "session", "s", "promise", "a"),
        Link("l2", "n", "need", "d", "promise", "b"),
    )
    read = dossier(promise("a"), promise("b"), promise("c"))
    read = replace(read, sessions=(held,), needs=(need,), links=links)
    found = promise_reading.grouped(read, read.promises, By.PLACE, TODAY)
    assert [group.title for group in found] == [
        *("Coaching with Marta", "Digital plan", "Written in this list")
    ]


def test_a_day_that_is_past_is_said_plainly() -> None:
    said = promise_reading.past_words(date(2026, 11, 18), TODAY)
    assert said == "That day is past, so it is 3 days late already."
    assert promise_reading.past_words(TODAY, TODAY) == ""
    assert promise_reading.past_words(None, TODAY) == ""
