"""The plan's digital part keeps members and goals outside apart, and says what is missed or due."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from facilitator.documents import plan
from facilitator.domain.deliver_records import Channel
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Need, Person, Promise, Side
from tests.documents import dossiers, reports
from tests.documents.dossiers import TODAY

ROLES = ("coordinator", "leader", "sponsor", "member", "patient-partner")


def printed(dossier: Dossier, folder: Path) -> str:
    plan.write(dossier, folder / "plan.pdf")
    reports.check_accessible(folder / "plan.pdf")
    return reports.text_of(folder / "plan.pdf")


def digital(name: str = "Ward Nurses Network", **parts: object) -> Dossier:
    people = tuple(Person(role, "n", role.title(), role) for role in ROLES)
    return replace(dossiers.bare(name), people=people, **parts)


def test_channels_stand_by_side_and_what_they_miss_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", TODAY.isoformat())
    reach = {"coordinator": 100, "leader": 80, "sponsor": 60, "member": 70, "patient-partner": 0}
    channels = (
        Channel("1", "n", "Email", Side.INSIDE, reach=reach),
        Channel("2", "n", "Public page", Side.OUTSIDE, reach={"patient-partner": 40}),
    )
    text = printed(digital(channels=channels), tmp_path)
    order = ("Between members", "Email", "Patient partners are reached by nothing.")
    assert reports.in_order(text, *order, "Outside the network", "Public page", "40%")


def test_a_check_that_is_late_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", TODAY.isoformat())
    late = Need("1", "n", "Find the rota", tool="Rota page", check_on=TODAY - timedelta(5))
    text = printed(digital(needs=(late,)), tmp_path)
    assert "Rota page (5 days late)" in text
    assert "16 Nov, late" in text


def test_long_words_in_every_part_break_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", TODAY.isoformat())
    long = dossiers.LONG_WORDS
    full = dict.fromkeys(ROLES, 100)
    channels = tuple(
        Channel(str(n), "n", long, side, purpose=long, owner=long, reach=full)
        for n, side in enumerate(Side)
    )
    needs = tuple(Need(str(n), "n", long, side=side, tool=long) for n, side in enumerate(Side))
    text = printed(digital(dossiers.LONG_NAME, channels=channels, needs=needs), tmp_path)
    assert text.count("Cyfnewid profiad") >= 8


def test_with_nothing_written_it_says_where_a_digital_plan_begins(tmp_path, monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", TODAY.isoformat())
    assert "The first digital plan comes in month 4" in printed(digital(), tmp_path)


def test_many_promises_on_one_person_are_told_without_a_name(tmp_path, monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", TODAY.isoformat())
    owners = ("Marta", "Marta", "Marta", *(f"Other {n}" for n in range(5)))
    made = tuple(Promise(str(n), "n", "Ring", owner=owner) for n, owner in enumerate(owners))
    assert "3 of 8 open promises sit with one person." in printed(digital(promises=made), tmp_path)
