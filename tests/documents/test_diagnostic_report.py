"""The diagnostic report says what a round says, hides what it must, and reads in order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from facilitator import content
from facilitator.documents import catalogue, diagnostic_round
from facilitator.domain.records import Network, RoundKind
from facilitator.errors import UserError
from facilitator.operations import rounds
from facilitator.store.casebook import Casebook
from tests.documents import reports, rounds_on_paper
from tests.paper_text import pages_of

Drawn = Callable[[str], tuple[Path, list[str]]]


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
        "not a validated measure",
        "Trouble lights",
        "Score and agreement",
        "Gaps",
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
    chosen = diagnostic_round.chosen_round(reports.read(casebook, network))
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
    assert diagnostic_round.points(score) == words


LONG = "Ktoś musi to powiedzieć na głos, zanim cokolwiek się zmieni " * 9
ROUNDS = {
    "one sheet": lambda: rounds_on_paper.dossier(1),
    "four sheets": lambda: rounds_on_paper.dossier(4),
    "four in the open": lambda: rounds_on_paper.dossier(4, open_session=True),
    "three hundred": lambda: rounds_on_paper.dossier(300),
    "rapid": lambda: rounds_on_paper.dossier(30, rapid=True),
    "two rounds": lambda: rounds_on_paper.dossier(30, 32),
    "three rounds": lambda: rounds_on_paper.dossier(30, 32, 29),
    "invented": lambda: rounds_on_paper.as_worked_example(
        rounds_on_paper.dossier(30, open_session=True)
    ),
    "hidden before": lambda: rounds_on_paper.dossier(4, 30),
    "much heard": lambda: rounds_on_paper.heard(
        rounds_on_paper.dossier(30, open_session=True), LONG
    ),
    "heard in the open": lambda: rounds_on_paper.heard(
        rounds_on_paper.dossier(30, open_session=True), "We saw it.", 1
    ),
    "a little heard": lambda: rounds_on_paper.heard(rounds_on_paper.dossier(30, 30), "Seen it.", 1),
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """The report of a kind of round and the words on its pages, drawn once."""

    @cache
    def draw(name: str) -> tuple[Path, list[str]]:
        target = tmp_path_factory.mktemp("report") / "diagnostic.pdf"
        catalogue.write("diagnostic", ROUNDS[name](), target)
        return target, pages_of(target)

    return draw


@pytest.mark.parametrize("name", ROUNDS)
def test_it_is_four_pages_and_an_appendix(name: str, drawn: Drawn) -> None:
    target, pages = drawn(name)
    begins = ("Diagnostic report", "Score and agreement", "Gaps", "Talk about these first")
    assert all(page.startswith(begin) for page, begin in zip(pages[:4], begins, strict=True))
    assert pages[4].startswith("Appendix: every statement")
    assert "not a validated measure" in pages[0]
    reports.check_accessible(target)


@pytest.mark.parametrize("sizes", [(), (0,), (0, 0)])
def test_without_answers_it_is_one_page(sizes: tuple[int, ...], tmp_path: Path) -> None:
    catalogue.write("diagnostic", rounds_on_paper.dossier(*sizes), tmp_path / "diagnostic.pdf")
    pages = pages_of(tmp_path / "diagnostic.pdf")
    assert len(pages) == 1
    assert "Nothing to show yet" in pages[0]


def test_wall_chart_and_excerpts_stand_beside_what_to_talk_about(drawn: Drawn) -> None:
    _, pages = drawn("heard in the open")
    assert "Wall chart: 1 to 3 in 2 groups, left open." in pages[3]
    assert "Told: We saw it." in pages[3]
    assert "Appendix: what was heard and seen" in " ".join(pages)


def test_a_wall_chart_is_told_only_of_an_open_session(drawn: Drawn) -> None:
    _, pages = drawn("a little heard")
    assert "Wall chart" not in " ".join(pages)


def test_change_is_told_for_all_and_for_those_who_answered_twice(drawn: Drawn) -> None:
    _, pages = drawn("two rounds")
    assert "20 people are known to have answered both times" in pages[2]
    assert "likely real; matched +" in pages[2]


def test_nobody_matched_is_said(casebook: Casebook, network: Network, tmp_path: Path) -> None:
    reports.survey(casebook, network)
    reports.survey(casebook, network, RoundKind.FINAL, held_on=reports.START + timedelta(430))
    assert "Nobody is matched" in reports.text_of(printed(casebook, network, tmp_path))


def test_few_answers_are_talked_about_by_their_ranges(drawn: Drawn) -> None:
    _, pages = drawn("four sheets")
    assert "Talk about the ranges. 19. Distant or quiet members" in pages[3]
    assert "Average" not in pages[3]
