"""The hours log, the sponsor's summary and the agreement say what was agreed, and nothing said."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from facilitator.documents import catalogue, form_sheet
from facilitator.domain.records import Network
from facilitator.formspec.load import load
from facilitator.operations import coaching, people
from facilitator.store import dossier as dossiers
from facilitator.store.casebook import Casebook
from tests.documents import reports

TODAY = date(2026, 11, 21)
SAID = "said in confidence"
MINE = "heard in private"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACILITATOR_TODAY", TODAY.isoformat())


@pytest.fixture
def network(casebook: Casebook) -> Network:
    return reports.network(casebook)


def coached(casebook: Casebook, network: Network, name: str, **answers: object) -> str:
    """Somebody with two conversations, one of them pro bono, and this agreement, signed."""
    person = people.add(casebook, network.id, name, email="awen@example.org")
    for field, answer in {"coachee": name, "hours": 4, **answers}.items():
        coaching.set_agreement(casebook, person.id, field, answer)
    told = {"shared_notes": SAID, "private_notes": MINE, "focus": SAID}
    coaching.log(casebook, person.id, date(2026, 5, 4), minutes=60, themes="Handing on", **told)
    coaching.log(casebook, person.id, date(2026, 6, 8), minutes=45, pro_bono=True, **told)
    return person.id


def printed(casebook: Casebook, network: Network, folder: Path, id: str, of: str = "") -> str:
    target, document = folder / f"{id}.pdf", catalogue.document(id)
    read = dossiers.read(casebook, network.id, document.reader, person_id=of or None)
    catalogue.write(id, read, target, of)
    reports.check_accessible(target)
    return reports.text_of(target)


def test_the_log_of_hours_has_client_dates_hours_and_how_they_were_paid(
    casebook, network, tmp_path
):
    coached(casebook, network, "Awen Prys", hours_log="name")
    text = printed(casebook, network, tmp_path, "coaching-hours")
    assert reports.in_order(
        text,
        *(
            network.name,
            "1 client: 1 hour paid and 0.75 hours pro bono.",
            "Awen Prys",
            "not agreed",
        ),
        *("4 May 2026", "8 June 2026", "Conversations", "paid", "pro bono", "Coach"),
    )
    assert "example.org" not in text


def test_contact_stands_in_the_log_where_it_was_agreed(casebook, network, tmp_path):
    coached(casebook, network, "Awen Prys", hours_log="contact")
    assert "awen@example.org" in printed(casebook, network, tmp_path, "coaching-hours")


def test_a_name_that_was_not_agreed_is_not_in_the_log(casebook, network, tmp_path):
    coached(casebook, network, "Awen Prys", hours_log="role")
    text = printed(casebook, network, tmp_path, "coaching-hours")
    assert "Member" in text
    assert "Awen" not in text
    assert network.name not in text


@pytest.mark.parametrize(
    ("hears", "name", "theme"),
    [("themes", True, True), ("hours", True, False), ("added-up", False, False)],
)
def test_the_sponsor_hears_what_was_agreed(casebook, network, tmp_path, hears, name, theme):
    coached(casebook, network, "Awen Prys", sponsor_hears=hears)
    text = printed(casebook, network, tmp_path, "sponsor-summary")
    assert ("Awen Prys, member" in text, "Handing on" in text) == (name, theme)
    assert ("2 conversations, 1 h 45 min" in text) is name
    assert ("They are of one person, who agreed" in text) is theme


def test_a_gate_tells_no_hours_that_the_sponsor_may_not_hear(casebook, network, tmp_path):
    coached(casebook, network, "Awen Prys", sponsor_hears="added-up")
    coached(casebook, network, "Bryn Pugh", sponsor_hears="hours")
    text = printed(casebook, network, tmp_path, "gate-sheet")
    assert "Agreed with 2 people; hours used are told only as each of them agreed." in text
    assert "conversation" not in text
    coached(casebook, network, "Carys Rees", sponsor_hears="hours")
    coached(casebook, network, "Dewi Siôn", sponsor_hears="themes")
    text = printed(casebook, network, tmp_path, "gate-sheet")
    assert "6 conversations with 3 people, 5.25 hours" in text


@pytest.mark.parametrize("document", ["coaching-hours", "sponsor-summary"])
def test_nothing_said_is_in_either(casebook, network, tmp_path, document):
    coached(casebook, network, "Awen", sponsor_hears="themes", hours_log="contact")
    text = printed(casebook, network, tmp_path, document)
    assert SAID not in text
    assert MINE not in text


@pytest.mark.parametrize("document", ["coaching-hours", "sponsor-summary"])
def test_with_nobody_coached_each_says_so(casebook, network, tmp_path, document):
    text = printed(casebook, network, tmp_path, document)
    assert "No conversation has been logged" in text or "no coaching to tell of yet" in text


@pytest.mark.parametrize("document", ["coaching-hours", "sponsor-summary"])
def test_long_and_hostile_words_break_nothing(casebook, tmp_path, document):
    network = reports.network(casebook, reports.LONG_NAME)
    for _ in range(20):
        coached(casebook, network, reports.LONG_NAME, sponsor_hears="themes", hours_log="contact")
    person_id = coached(casebook, network, reports.HOSTILE, sponsor_hears="themes")
    held = casebook.find(coaching.Session, person_id=person_id)[0]
    coaching.set_field(casebook, held.id, "themes", reports.HOSTILE)
    assert "Llanfair" in printed(casebook, network, tmp_path, document)


def test_the_agreement_is_one_page_with_three_to_sign(casebook, network, tmp_path):
    people.add(casebook, network.id, "Adaeze Nwosu", role="sponsor")
    person_id = coached(
        casebook,
        network,
        "Awen Prys",
        purpose="Say no",
        sponsor_hears="hours",
        review_date="2026-12-01",
    )
    text = printed(casebook, network, tmp_path, "coaching-agreement", person_id)
    assert reports.in_order(
        text,
        *("Coaching agreement", "Say no", "What the sponsor hears", "Hours"),
        *("1 December 2026", "Signed", "Coachee: Awen Prys", "Sponsor: Adaeze Nwosu"),
        "Facilitator",
    )
    assert SAID not in text


def test_an_agreement_not_begun_says_what_to_do(casebook, network, tmp_path):
    person = people.add(casebook, network.id, "Awen Prys")
    text = printed(casebook, network, tmp_path, "coaching-agreement", person.id)
    assert "Nothing has been written down yet" in text
    assert "Coachee: Awen Prys" in text


def test_the_blank_agreement_is_one_sheet_signed_at_its_end(tmp_path):
    form_sheet.write_blank(load("coaching-agreement"), tmp_path / "blank.pdf")
    first, second = PdfReader(tmp_path / "blank.pdf").pages
    assert "What is shared" in first.extract_text()
    assert reports.in_order(second.extract_text(), "What the sponsor hears", "Signed", "Sponsor")
