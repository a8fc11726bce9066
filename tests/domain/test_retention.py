"""How long people are kept, and whose time has come."""

from dataclasses import replace
from datetime import date

from facilitator.domain.records import Network, Person
from facilitator.domain.retention import due_people, suggested

NETWORK = Network("n", "Ward nurses", date(2026, 1, 5))
ANN = Person("a", "n", "Ann")
TODAY = date(2026, 11, 21)


def test_people_are_kept_until_the_check_at_month_24():
    assert suggested(NETWORK, ANN) == date(2028, 1, 5)


def test_people_who_left_are_kept_six_months_more():
    assert suggested(NETWORK, replace(ANN, left_on=date(2026, 8, 31))) == date(2027, 2, 28)


def test_an_early_close_brings_the_day_forward():
    closed = replace(NETWORK, closed_on=date(2026, 10, 1))
    assert suggested(closed, ANN) == date(2027, 4, 1)


def test_leaving_near_the_end_puts_no_day_back():
    assert suggested(NETWORK, replace(ANN, left_on=date(2027, 12, 1))) == date(2028, 1, 5)


def test_due_are_sorted_from_the_longest_past():
    days = {"a": date(2026, 12, 21), "b": date(2026, 11, 1), "c": date(2026, 12, 22), "d": None}
    people = [Person(id, "n", id, keep_until=day) for id, day in days.items()]
    found = due_people(people, {"n": NETWORK}, TODAY)
    assert [(one.person.id, one.days) for one in found] == [("b", -20), ("a", 30)]
