"""The paper of a person's rights: their copy, and the certificate that they were erased."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from facilitator.documents import disposal_certificate, person_export
from facilitator.domain.records import Network, Person
from facilitator.domain.rights import Erasure, PersonCopy
from facilitator.operations import guests, harvest, rights, workshops
from facilitator.store.casebook import Casebook
from tests.documents import reports

DAY = date(2026, 5, 5)


@pytest.fixture
def network(casebook: Casebook) -> Network:
    return reports.network(casebook)


@pytest.fixture
def person(casebook: Casebook, network: Network) -> Person:
    return reports.coached(casebook, network)


def printed(copy: PersonCopy, folder: Path) -> Path:
    target = folder / "copy.pdf"
    person_export.write(copy, target)
    return target


def test_copy_is_accessible_and_reads_in_order(casebook, person, tmp_path):
    target = printed(rights.copy_of(casebook, person.id), tmp_path)
    reports.check_accessible(target)
    assert reports.in_order(
        reports.text_of(target),
        "What is kept of you",
        "For Awen Prys alone",
        "7 private notes",
        "About you",
        "Network leader",
        "Your coaching agreement",
        "Your coaching conversations",
        "4 May 2026",
        "Promises",
        "Ask two people to co-chair, try 1",
    )


def test_workshops_they_were_asked_to_are_on_paper(casebook, network, person, tmp_path):
    day = workshops.add(casebook, network.id, "The spring gathering of the whole network", DAY)
    asked = guests.invite(casebook, day.id, [person.id], DAY, why="Knows the wards")
    guests.set_reply(casebook, asked[0].id, "yes")
    harvest.add(casebook, day.id, "offer", "A quiet room", who=person.name)
    target = printed(rights.copy_of(casebook, person.id), tmp_path)
    reports.check_accessible(target)
    said = reports.text_of(target)
    assert reports.in_order(
        said, "Workshops you were asked to", "spring gathering", "yes", "Offer", "A quiet room"
    )
    assert "Knows the wards" not in said


def test_private_notes_are_on_paper_only_where_asked_for(casebook, person, tmp_path):
    said = reports.text_of(printed(rights.copy_of(casebook, person.id), tmp_path))
    assert "seems tired" not in said
    with_private = rights.copy_of(casebook, person.id, with_private=True)
    assert "seems tired" in reports.text_of(printed(with_private, tmp_path))


def test_nobody_else_is_in_the_copy(casebook, network, person, tmp_path):
    reports.secret_of_another(casebook, network)
    copy = rights.copy_of(casebook, person.id)
    assert f"{reports.CANARY} theirs" not in reports.text_of(printed(copy, tmp_path))
    assert f"{reports.CANARY} promise" not in rights.as_json(copy)


def test_hostile_words_are_plain_text(casebook, person, tmp_path):
    copy = rights.copy_of(casebook, person.id)
    hostile = replace(copy, person=replace(person, job=reports.HOSTILE, interests="x " * 900))
    reports.check_accessible(printed(hostile, tmp_path))


def test_certificate_says_what_went_and_no_name(casebook, person, tmp_path):
    target = tmp_path / "certificate.pdf"
    disposal_certificate.write(rights.erase_person(casebook, person.id), target)
    reports.check_accessible(target)
    said = reports.text_of(target)
    assert reports.in_order(
        said,
        "Disposal certificate",
        "Reference",
        "Coaching conversations Shared and private notes 6",
    )
    assert "Awen" not in said
    assert reports.pages_of(target) == 1


def test_certificate_of_least_is_whole(tmp_path):
    least = Erasure(
        reference="AB12CD34",
        on=reports.START,
        network=reports.LONG_NAME,
        goes={"person": 1},
        promises_kept=2,
        mentions_cleared=0,
        mentions_left=1,
    )
    target = tmp_path / "certificate.pdf"
    disposal_certificate.write(least, target)
    said = reports.text_of(target)
    assert "2 promises made to the network" in said
    assert "1 other text in which the name" in said
