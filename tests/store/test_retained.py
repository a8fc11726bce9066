"""People whose time is up are asked for by their day, over all networks."""

from datetime import date

from facilitator.operations import people
from facilitator.store import retained
from tests.builders import new_network


def test_people_are_found_up_to_a_day_the_earliest_first(casebook, network):
    other = new_network(casebook, "Clinics")
    for name, where, month in (("Ann", network, 3), ("Ben", other, 2), ("Cai", other, 4)):
        person = people.add(casebook, where.id, name)
        with casebook.step("Keep until"):
            casebook.update(person, keep_until=date(2026, month, 1))
    found = retained.until(casebook, date(2026, 3, 1))
    assert [person.name for person in found] == ["Ben", "Ann"]


def test_those_without_a_day_are_counted(casebook, network):
    for name in ("Ann", "Ben"):
        people.add(casebook, network.id, name)
    dated = people.add(casebook, network.id, "Cai")
    with casebook.step("Keep until"):
        casebook.update(dated, keep_until=date(2026, 1, 1))
    assert retained.undated(casebook) == 2
