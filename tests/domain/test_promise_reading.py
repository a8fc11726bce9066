"""Promises are listed by how they stand, and a heavy load on one person is said."""

from datetime import date

from facilitator.domain import promise_reading
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Reader
from facilitator.domain.promise_reading import Show
from facilitator.domain.records import Network, Person, Promise

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
