"""The diagnostic report says what a round says, hides what it must, and reads in order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from facilitator import content
from facilitator.documents import catalogue, diagnostic_report
from facilitator.domain.records import Network, RoundKind
from facilitator.errors import UserError
from facilitator.operations import rounds
from facilitator.store.casebook import Casebook
from tests.documents import reports


@pytest.fixture
def casebook(tmp_path: Path) -> Iterator[Casebook]:
    with Casebook.open(tmp_path / "casebook") as opened:
        yield opened


@pytest.fixture
def network(casebook: Casebook) -> Network:
    return reports.network(casebook)


def printed(casebook: Casebook, network: Network, folder: Path, round_id: str = "") -> Path:
    target = folder / "diagnostic.pdf"
    catalogue.write("diagnostic", reports.read(casebook, network), target, round_id)
    return target


def test_it_is_accessible_and_reads_in_order(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    reports.survey(casebook, network)
    target = printed(casebook, network, tmp_path)
    reports.check_accessible(target)
    order = (
        "Diagnostic report",
        network.name,
        "28 of 36 sheets came back",
        "Profile",
        "Score and agreement",
        "Trouble lights",
        "Core and members",
        "Talk about these first",
        "Appendix: every statement",
        "How to read this report",
        "not a validated measure",
    )
    assert reports.in_order(reports.text_of(target), *order)


def test_two_rounds_show_what_is_likely_real_and_everything_in_the_appendix(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    reports.survey(casebook, network)
    later = reports.START + timedelta(430)
    reports.survey(casebook, network, RoundKind.FINAL, lift=1.2, held_on=later)
    text = reports.text_of(printed(casebook, network, tmp_path))
    order = ("From Baseline (6 March 2026) to Final", "likely real", "Appendix: every change")
    assert reports.in_order(text, *order)


def test_few_answers_show_ranges_and_no_scores(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    reports.survey(casebook, network, members=2, core=2)
    target = printed(casebook, network, tmp_path)
    text = reports.text_of(target)
    reports.check_accessible(target)
    assert "Too few people answered to show scores" in text
    assert "hidden" in text
    assert "Split 0." not in text


def test_a_single_sheet_is_kept_back(casebook: Casebook, network: Network, tmp_path: Path) -> None:
    reports.coordinator_alone(casebook, network)
    text = reports.text_of(printed(casebook, network, tmp_path))
    assert "One answer, kept back" in text


def test_small_groups_are_not_compared(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    reports.survey(casebook, network, members=20, core=3)
    text = reports.text_of(printed(casebook, network, tmp_path))
    assert "it takes five answers from each side" in text


def test_it_takes_the_newest_round_with_enough_sheets(casebook: Casebook, network: Network) -> None:
    baseline = reports.survey(casebook, network)
    reports.survey(
        casebook, network, RoundKind.MID, members=1, core=1, held_on=reports.START + timedelta(200)
    )
    chosen = diagnostic_report.chosen_round(reports.read(casebook, network))
    assert chosen is not None
    assert chosen.id == baseline.id


def test_the_round_asked_for_is_taken(casebook: Casebook, network: Network, tmp_path: Path) -> None:
    reports.survey(casebook, network)
    alone = reports.coordinator_alone(casebook, network)
    text = reports.text_of(printed(casebook, network, tmp_path, alone.id))
    assert "the Rapid 12. 1 of 1 sheets came back: 1 coordinator" in text


def test_an_unknown_round_is_refused(casebook: Casebook, network: Network, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such round"):
        printed(casebook, network, tmp_path, "nothing")


def test_without_a_round_it_says_what_to_do(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    target = printed(casebook, network, tmp_path)
    reports.check_accessible(target)
    assert "No round has been run yet" in reports.text_of(target)


def test_a_round_without_sheets_says_so(
    casebook: Casebook, network: Network, tmp_path: Path
) -> None:
    rounds.create(casebook, network.id, RoundKind.BASELINE, reports.START)
    assert "No sheet has come back" in reports.text_of(printed(casebook, network, tmp_path))


def test_long_and_hostile_names_are_drawn_as_they_are(casebook: Casebook, tmp_path: Path) -> None:
    network = reports.network(casebook, reports.LONG_NAME)
    reports.survey(casebook, network)
    dossier = reports.read(casebook, network)
    hostile = tuple(replace(round_, title=reports.HOSTILE) for round_ in dossier.rounds)
    target = tmp_path / "hostile.pdf"
    catalogue.write("diagnostic", replace(dossier, rounds=hostile), target)
    reports.check_accessible(target)
    assert reports.in_order(reports.text_of(target), reports.LONG_NAME, "<b>bold</b> & <para>")


def test_every_statement_has_a_question_to_ask() -> None:
    asked = content.questions()
    assert list(asked) == [statement.id for statement in content.instrument().statements]
    assert all(question.strip().endswith("?") for question in asked.values())


@pytest.mark.parametrize(
    ("score", "words"), [(59.6, "59.6"), (59.4, "59"), (60.0, "60"), (79.96, "79.9"), (0.0, "0")]
)
def test_a_score_is_never_rounded_into_another_band(score: float, words: str) -> None:
    assert diagnostic_report.points(score) == words
