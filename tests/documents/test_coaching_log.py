"""The coaching log is one person's own: nothing private, and nothing of anybody else's."""

from datetime import date
from pathlib import Path

import pytest

from facilitator.documents import catalogue
from facilitator.domain.records import Network, Person
from facilitator.errors import UserError
from facilitator.operations import coaching, people, promises
from facilitator.store.casebook import Casebook
from tests.documents import reports


@pytest.fixture
def network(casebook: Casebook) -> Network:
    return reports.network(casebook)


def printed(casebook: Casebook, network: Network, person: Person, folder: Path) -> Path:
    target = folder / "log.pdf"
    catalogue.write("coaching-log", reports.read(casebook, network, person), target, person.id)
    return target


def words(casebook: Casebook, network: Network, person: Person, folder: Path) -> str:
    return reports.text_of(printed(casebook, network, person, folder))


def test_it_is_accessible_and_reads_in_order(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    person = reports.coached(casebook, network)
    target = printed(casebook, network, person, tmp_path)
    reports.check_accessible(target)
    order = (
        "Coaching log",
        "For Awen Prys and the facilitator",
        "This copy is yours",
        "What we agreed",
        "18 hours",
        "Paid for",
        "6.75 of 18 agreed hours used",
        "Confidence",
        "Promises",
        "try 1",
        "Conversations",
        "4 May 2026",
        "60 minutes · GROW · Confidence 3 to 5",
        "Next: 1 June 2026",
        "21 September 2026",
    )
    assert reports.in_order(reports.text_of(target), *order)


def test_nothing_private_or_of_anyone_else_is_in_it(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    person = reports.coached(casebook, network)
    reports.secret_of_another(casebook, network)
    target = printed(casebook, network, person, tmp_path)
    assert reports.CANARY not in reports.text_of(target)
    assert reports.CANARY.encode() not in target.read_bytes()


def test_a_log_is_never_made_from_what_another_reader_may_see(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    person = reports.coached(casebook, network)
    with pytest.raises(ValueError, match="is for coachee"):
        catalogue.write(
            "coaching-log", reports.read(casebook, network), tmp_path / "x.pdf", person.id
        )


def test_someone_else_s_log_made_from_this_dossier_is_empty(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    person = reports.coached(casebook, network)
    other = reports.secret_of_another(casebook, network)
    target = tmp_path / "log.pdf"
    catalogue.write("coaching-log", reports.read(casebook, network, person), target, other.id)
    text = reports.text_of(target)
    assert "None has been logged yet" in text
    assert reports.CANARY not in text


def test_a_kept_promise_says_when(casebook: Casebook, network: Network, tmp_path: Path) -> None:
    person = reports.coached(casebook, network, sessions=1)
    made = reports.read(casebook, network, person).promises[0]
    promises.keep(casebook, made.id, date(2026, 5, 20))
    assert "kept 20 May 2026" in words(casebook, network, person, tmp_path)


def test_more_hours_than_agreed_are_said_kindly(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    person = reports.coached(casebook, network, sessions=2)
    coaching.set_agreement(casebook, person.id, "hours", 1)
    text = words(casebook, network, person, tmp_path)
    assert "2.25 of 1 agreed hour used" in text
    assert "1.25 hours more than agreed: time to talk about it" in text


def test_before_anything_is_written_it_says_so(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    person = people.add(casebook, network.id, reports.LONG_NAME)
    target = printed(casebook, network, person, tmp_path)
    reports.check_accessible(target)
    order = ("No agreement has been written", "None has been made", "None has been logged")
    assert reports.in_order(reports.text_of(target), *order)


def test_notes_of_many_pages_and_strange_text_are_printed_whole(
    casebook: Casebook, tmp_path: Path
) -> None:
    network = reports.network(casebook, reports.LONG_NAME)
    person = people.add(casebook, network.id, reports.HOSTILE)
    coaching.agree(casebook, person.id)
    coaching.set_agreement(casebook, person.id, "purpose", "Slowly does it. " * 600)
    notes = f"{reports.HOSTILE}\n\n" + "Łódź, Ŵyn a'r Ŷd. " * 1200
    for day_ in range(1, 25):
        coaching.log(
            casebook,
            person.id,
            date(2026, 5, day_),
            shared_notes=notes if day_ == 2 else "",
            confidence_end=day_ % 11,
        )
    target = printed(casebook, network, person, tmp_path)
    reports.check_accessible(target)
    text = reports.text_of(target)
    assert text.count("Slowly") == 600
    assert text.count("Łódź,") == 1200
    assert "<b>bold</b> & <para>" in text


def test_an_unknown_person_is_refused(casebook: Casebook, network: Network, tmp_path: Path) -> None:
    person = reports.coached(casebook, network, sessions=0)
    dossier = reports.read(casebook, network, person)
    with pytest.raises(UserError, match="no such person"):
        catalogue.write("coaching-log", dossier, tmp_path / "x.pdf", "nothing")
