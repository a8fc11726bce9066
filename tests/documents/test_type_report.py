"""The network type report says the verdict, how it is known, where people differ, what follows."""

from pathlib import Path

import pytest

from facilitator.documents import catalogue
from facilitator.domain.governance import Governance, governance_of
from facilitator.domain.records import Network
from facilitator.operations import networks
from facilitator.store.casebook import Casebook
from tests.documents import reports


@pytest.fixture
def network(casebook: Casebook) -> Network:
    return reports.network(casebook)


def printed(casebook: Casebook, network: Network, folder: Path) -> Path:
    target = folder / "type.pdf"
    catalogue.write("network-type", reports.read(casebook, network), target)
    return target


def words(casebook: Casebook, network: Network, folder: Path) -> str:
    return reports.text_of(printed(casebook, network, folder))


def test_it_is_accessible_and_reads_in_order(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    for role, choices in (("coordinator", "bbcbcbccc"), ("sponsor", "abaacbaca")):
        reports.sheet(casebook, network, role, choices)
    reports.sheet(casebook, network, "agreed", "bbcbcbccc")
    reports.sheet(casebook, network, "agreed", "dddceceda", "wanted")
    networks.set_profile(casebook, network.id, "spreads", "improvement")
    target = printed(casebook, network, tmp_path)
    reports.check_accessible(target)
    order = (
        "Network type report",
        "This is clearly a developmental network",
        "How well each type fits today",
        "From today to wanted",
        "Where people differ",
        "What would change the answer for today",
        "What it means, today",
        "What it means, as wanted",
        "What it spreads, and its stage",
        "Governance that fits",
        "Answers and evidence, today",
        "Answers and evidence, wanted",
        "What would make it surer",
    )
    assert reports.in_order(reports.text_of(target), *order)


def test_clashes_lay_each_role_beside_the_others(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    reports.sheet(casebook, network, "coordinator", "b........")
    reports.sheet(casebook, network, "sponsor", "a........")
    text = words(casebook, network, tmp_path)
    order = ("Who steers the network?", "A lead who was appointed", "–", "A host organisation")
    assert reports.in_order(text, *order)


def test_too_little_known_promises_nothing_and_says_how_to_know_more(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    reports.sheet(casebook, network, "coordinator", "bb.......")
    text = words(casebook, network, tmp_path)
    assert "Too little is known to say" in text
    assert "What it means" not in text
    assert "Answer questions 3, 4, 5, 6, 7, 8 and 9." in text
    assert "Ask the leader, the sponsor and members for a sheet" in text.replace("network ", "")


def test_earlier_sheets_stay_on_record(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    reports.sheet(casebook, network, "agreed", "aaaaaaaaa", days=10)
    reports.sheet(casebook, network, "agreed", "bbcbcbccc", days=270)
    text = words(casebook, network, tmp_path)
    order = ("Over time", "15 January 2026", "managed network", "developmental network")
    assert reports.in_order(text, *order)


def test_the_same_type_today_and_wanted_is_explained_once(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    reports.sheet(casebook, network, "agreed", "bbcbcbccc")
    reports.sheet(casebook, network, "agreed", "bbcbcbccc", "wanted")
    text = words(casebook, network, tmp_path)
    assert "What it means, as wanted" not in text
    assert "What is wanted is much as it is today" in text


def test_only_what_is_wanted_can_be_known(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    reports.sheet(casebook, network, "agreed", "bbcbcbccc", "wanted")
    assert "Not asked yet" in words(casebook, network, tmp_path)


def test_without_a_sheet_it_says_what_to_do(casebook: Casebook, tmp_path: Path) -> None:
    network = reports.network(casebook, reports.LONG_NAME)
    target = printed(casebook, network, tmp_path)
    reports.check_accessible(target)
    text = reports.text_of(target)
    assert reports.in_order(text, reports.LONG_NAME, "No sheet has been filled in yet")


def test_governance_comes_from_the_profile() -> None:
    fit = governance_of({"trust": "high", "consensus": "high", "need": "low"}, 5)
    assert fit.form is Governance.SHARED
    assert len(fit.reasons) == 4
    assert governance_of({}, 0).form is None
