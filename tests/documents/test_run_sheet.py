"""The run sheet has every block with its rolled time, and says whether the day fits."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from facilitator.documents import catalogue
from facilitator.domain.records import Network, Workshop
from facilitator.errors import UserError
from facilitator.operations import findings, promises, thread, workshops
from facilitator.store.casebook import Casebook
from tests.documents import reports


@pytest.fixture
def network(casebook: Casebook) -> Network:
    return reports.network(casebook)


def printed(casebook: Casebook, network: Network, workshop: Workshop, folder: Path) -> Path:
    target = folder / "run-sheet.pdf"
    catalogue.write("run-sheet", reports.read(casebook, network), target, workshop.id)
    return target


def words(casebook: Casebook, network: Network, workshop: Workshop, folder: Path) -> str:
    return reports.text_of(printed(casebook, network, workshop, folder))


def test_it_is_accessible_and_reads_in_order(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    workshop = reports.workshop(casebook, network)
    target = printed(casebook, network, workshop, tmp_path)
    reports.check_accessible(target)
    order = (
        "Who are we for?",
        "Thursday 16 April 2026, 09:30 to 13:00, The Hive, Leeds",
        "Guiding question",
        "By the end",
        "Bartłomiej Żuk keeps time",
        "Goal: One shared reason",
        "Found: Split on purpose",
        "Ends 13:00. No slack: 5 minutes could come from",
        "09:30",
        "Arrive, tea, name badges",
        "09:50",
        "To hand: Flip charts; Pens",
        "12:40",
        "Harvest",
        "Ring round after thirty days, on 16 May 2026",
    )
    assert reports.in_order(reports.text_of(target), *order)


def test_a_day_of_methods_is_held_in_a_few_pages_and_its_end_on_one(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    workshop = workshops.add(casebook, network.id, "From the shelf", starts="09:30", ends="12:30")
    for method in ("check-in", "spectrogram", "both-sides", "four-corners", "case-clinic-threes"):
        workshops.add_method(casebook, workshop.id, method)
    target = printed(casebook, network, workshop, tmp_path)
    pages = [page.extract_text() for page in PdfReader(target).pages]
    assert len(pages) <= 3
    assert "Harvest" in pages[-1]
    assert "Ring round after thirty days" in pages[-1]


def test_a_block_says_what_it_is_tied_to(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    workshop = reports.workshop(casebook, network)
    block = workshops.agenda(casebook, workshop.id)[3]
    finding = findings.add(casebook, network.id, "Nobody rests")
    thread.tie(casebook, ("finding", finding.id), ("block", block.id))
    text = words(casebook, network, workshop, tmp_path)
    assert reports.in_order(text, "Agenda", "Break", "Why: Nobody rests", "Case clinic")


def test_a_promise_made_there_is_in_the_follow_up(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    workshop = reports.workshop(casebook, network)
    promises.make(
        casebook, network.id, "Book the hall", owner="Awen", made_in=("workshop", workshop.id)
    )
    text = words(casebook, network, workshop, tmp_path)
    assert reports.in_order(text, "Follow-up", "Awen Book the hall")


def test_an_empty_workshop_still_makes_a_sheet(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    workshop = workshops.add(casebook, network.id, "Yet to be planned")
    for name in ("starts", "ends"):
        workshops.set_field(casebook, workshop.id, name, "")
    target = printed(casebook, network, workshop, tmp_path)
    reports.check_accessible(target)
    order = ("Date not set", "No guiding question", "Not tied to a goal", "No blocks yet")
    assert reports.in_order(reports.text_of(target), *order)


def test_without_a_start_times_are_counted_from_the_beginning(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    workshop = reports.workshop(casebook, network)
    workshops.set_field(casebook, workshop.id, "starts", "")
    text = words(casebook, network, workshop, tmp_path)
    assert reports.in_order(text, "until 13:00", "No start time is set", "+0:00", "+0:20")


def test_a_long_day_with_long_words_keeps_every_block(casebook: Casebook, tmp_path: Path) -> None:
    network = reports.network(casebook, reports.LONG_NAME)
    workshop = workshops.add(casebook, network.id, reports.LONG_NAME, place=reports.HOSTILE)
    for number in range(30):
        workshops.add_block(
            casebook,
            workshop.id,
            f"Block {number} {reports.LONG_NAME}",
            script="Say this slowly, and then wait. " * (500 if number == 3 else 3),
            materials=f"{'w' * 90}\n{reports.HOSTILE}",
            lead=reports.LONG_NAME,
        )
    target = printed(casebook, network, workshop, tmp_path)
    reports.check_accessible(target)
    text = reports.text_of(target)
    assert all(f"Block {number} " in text for number in range(30))
    assert text.count("slowly,") == 500 + 29 * 3


def test_an_unknown_workshop_is_refused(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="no such workshop"):
        catalogue.write("run-sheet", reports.read(casebook, network), tmp_path / "x.pdf", "nothing")
