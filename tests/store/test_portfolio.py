"""Every network stands in one list: its month, its type, its lights and what is late."""

from datetime import date, timedelta

import pytest

from facilitator import content
from facilitator.domain.lights import Light
from facilitator.domain.records import RoundKind
from facilitator.domain.scale import Role
from facilitator.operations import promises, rounds, type_sheets
from facilitator.store import portfolio, readings
from tests.builders import START, new_network

TODAY = date(2026, 3, 9)
EVERY = [statement.id for statement in content.instrument().statements]


def _standing(casebook, network):
    return portfolio.standing(casebook, network, TODAY)


def _round(casebook, network, answer, sheets, held_on=START):
    made = rounds.create(casebook, network.id, RoundKind.EXTRA, held_on)
    for _ in range(sheets):
        rounds.record(casebook, made.id, Role.MEMBER, dict.fromkeys(EVERY, answer))
    return made


def _lights(casebook, network):
    return {light.light for light in _standing(casebook, network).lights}


def test_networks_are_read_by_name(casebook):
    for name in ("Wards", "Clinics", "Hospices"):
        new_network(casebook, name)
    assert [s.network.name for s in portfolio.read(casebook, TODAY)] == [
        "Clinics",
        "Hospices",
        "Wards",
    ]


@pytest.mark.parametrize(
    ("today", "month"),
    [(START, 1), (date(2026, 2, 4), 1), (date(2026, 2, 5), 2), (date(2027, 9, 5), 21)],
)
def test_the_month_counts_from_one_and_runs_on(casebook, network, today, month):
    assert portfolio.standing(casebook, network, today).month == month


def test_a_new_network_has_no_type_and_no_lights_but_a_next_step(casebook, network):
    found = _standing(casebook, network)
    assert (found.type, found.lights, found.late_promises) == (None, (), 0)
    assert found.next_step.page == "profile"


def test_the_type_is_what_todays_sheet_says(casebook, network):
    answers = {
        question.id: {"choice": question.options[0].id, "evidence": "told"}
        for question in content.network_types().questions
    }
    type_sheets.record(casebook, network.id, "agreed", "wanted", answers, held_on=START)
    assert _standing(casebook, network).type is None
    type_sheets.record(casebook, network.id, "agreed", "today", answers, held_on=START)
    today = readings.diagnosis(casebook, network.id).today
    assert _standing(casebook, network).type == today.classification


def test_only_open_promises_past_their_day_are_late(casebook, network):
    for days in (-2, -1, 0, 5):
        promises.make(casebook, network.id, f"In {days}", due=TODAY + timedelta(days))
    promises.make(casebook, network.id, "Some day")
    kept = promises.make(casebook, network.id, "Kept", due=TODAY - timedelta(9))
    promises.keep(casebook, kept.id, TODAY)
    assert _standing(casebook, network).late_promises == 2


def test_promises_of_another_network_do_not_count(casebook, network):
    other = new_network(casebook, "Clinics")
    promises.make(casebook, other.id, "Ring", due=TODAY - timedelta(1))
    assert _standing(casebook, network).late_promises == 0


def test_lights_are_of_the_newest_round_that_shows_any(casebook, network):
    _round(casebook, network, 5, 6)
    assert _lights(casebook, network) == {Light.GREEN}
    _round(casebook, network, 1, 2, held_on=START + timedelta(30))
    assert _lights(casebook, network) == {Light.GREEN}
    _round(casebook, network, 1, 6, held_on=START + timedelta(60))
    assert _lights(casebook, network) == {Light.RED}


def test_lights_are_grey_where_no_round_shows_any(casebook, network):
    _round(casebook, network, 1, 2)
    assert _lights(casebook, network) == {Light.GREY}


def test_networks_are_listed_by_name_with_their_month(casebook):
    for name in ("Wards", "Clinics"):
        new_network(casebook, name)
    found = portfolio.listed(casebook)
    assert [(one.name, one.is_closed, one.month(TODAY)) for one in found] == [
        ("Clinics", False, 3),
        ("Wards", False, 3),
    ]
