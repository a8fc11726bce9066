"""Casebooks that test a layout: one with next to nothing, one where every name is long."""

from datetime import date, timedelta
from pathlib import Path

from facilitator.domain.records import GoalStatus
from facilitator.operations import (
    coaching,
    digital,
    findings,
    goals,
    networks,
    people,
    promises,
    stories,
    workshops,
)
from facilitator.store.casebook import Casebook

TODAY = date(2026, 11, 21)
START = date(2026, 3, 2)

WELSH = "Rhwydwaith Ymarferwyr Gofal Clwyfau Cymunedol Gogledd Cymru"
POLISH = "Sieć Położnych Środowiskowych Województwa Świętokrzyskiego"
PEOPLE = (
    ("Dr Gwenhwyfar Angharad Llywelyn-Prytherch ap Rhydderch", "leader"),
    ("Małgorzata Wiśniewska-Brzęczyszczykiewicz z Łękołodów", "coordinator"),
    ("Prof. Konstanty Świętosław Grzegżółka-Trzebiatowski", "sponsor"),
    ("Eleri Myfanwy Bronwen Fychan-Gruffydd o Lanfairpwllgwyngyll", "member"),
)
PLACE = "Bwrdd Iechyd Prifysgol Betsi Cadwaladr a Phartneriaid Gwirfoddol"
GOALS = (
    "Pob clwyf coes yn cael ei asesu o fewn pythefnos i’r atgyfeiriad",
    "Każda położna środowiskowa zna ścieżkę skierowania po godzinach",
    "Gwybodaeth yn cyrraedd pob safle cyn pen mis ar ôl ei dysgu yma",
)


def begun(folder: Path) -> None:
    """One network, made a moment ago."""
    with Casebook.open(folder) as casebook:
        networks.create(casebook, "Ward nurses", TODAY)


def long_names(folder: Path) -> None:
    """Two networks, people, goals and more, with names of about sixty characters."""
    with Casebook.open(folder) as casebook:
        networks.create(casebook, POLISH, START)
        network = networks.create(casebook, WELSH, START, nation="wales")
        casebook.remember("network", network.id)
        coached = _add_people(casebook, network.id)
        _add_goals(casebook, network.id, coached)
        _add_support(casebook, network.id, coached)


def _add_people(casebook: Casebook, network_id: str) -> str:
    added = [
        people.add(casebook, network_id, name, role=role, organisation=PLACE, job=GOALS[1])
        for name, role in PEOPLE
    ]
    return added[0].id


def _add_goals(casebook: Casebook, network_id: str, owner_id: str) -> None:
    for number, title in enumerate(GOALS):
        found = findings.add(casebook, network_id, GOALS[2 - number], detail=title * 3)
        goals.add(
            casebook,
            network_id,
            title,
            finding_ids=(found.id,),
            aim=title * 2,
            measure=title,
            unit="cleifion y mis",
            baseline=12345.5,
            target=67890,
            due=TODAY + timedelta(days=200),
            owner=PEOPLE[number][0],
        )
    goals.add(casebook, network_id, POLISH, status=GoalStatus.PARKED)
    stories.add(casebook, network_id, GOALS[0], text=GOALS[1] * 5)


def _add_support(casebook: Casebook, network_id: str, person_id: str) -> None:
    for days in (60, 20):
        on = TODAY - timedelta(days=days)
        said = coaching.log(casebook, person_id, on, focus=GOALS[1], shared_notes=GOALS[2] * 4)
    promises.make(
        casebook,
        network_id,
        f"{GOALS[0]}, {GOALS[1].lower()}",
        owner_id=person_id,
        due=TODAY - timedelta(days=3),
        made_in=("session", said.id),
    )
    digital.add_need(casebook, network_id, GOALS[1], tool=PLACE, owner=PEOPLE[3][0])
    event = workshops.add(casebook, network_id, GOALS[0], TODAY + timedelta(days=9), place=PLACE)
    for title in GOALS:
        workshops.add_block(casebook, event.id, title, minutes=35)
