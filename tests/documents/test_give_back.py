"""A slip shows its respondent's own answers, what all said where it may be told, and no more."""

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.documents import catalogue
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Reader
from facilitator.domain.records import Round, RoundKind
from facilitator.operations import people, rounds
from facilitator.store import dossier as dossiers
from facilitator.store.casebook import Casebook
from tests.documents import reports, rounds_on_paper
from tests.documents.reports import STATEMENTS
from tests.paper_text import pages_of

CANARY = "heron-7391"


def _pages(dossier: Dossier, folder: Path) -> list[str]:
    target = folder / "slips.pdf"
    catalogue.write("give-back", dossier, target)
    reports.check_accessible(target)
    return pages_of(target)


def test_two_slips_of_the_whole_form_go_on_a_page(tmp_path: Path) -> None:
    whole = rounds_on_paper.with_slips(rounds_on_paper.dossier(9), range(1, 10))
    pages = _pages(whole, tmp_path)
    assert len(pages) == 6
    assert "9 slips to give back" in pages[0]
    assert reports.in_order(pages[1], "Sheet 1 ", "36. We close", "Sheet 2 ", "36. We close")


def test_four_slips_of_the_rapid_form_go_on_a_page(tmp_path: Path) -> None:
    whole = rounds_on_paper.with_slips(rounds_on_paper.dossier(7, rapid=True), range(11, 18))
    pages = _pages(whole, tmp_path)
    assert len(pages) == 3
    assert [pages[1].count(f"Sheet {n} ") for n in (11, 12, 13, 14)] == [1] * 4


def _round(casebook: Casebook, answers: list[int | str]) -> tuple[str, Round]:
    """A round in which everyone gave 3 throughout, but these answers to the first statement."""
    network = reports.network(casebook)
    made = rounds.create(casebook, network.id, RoundKind.BASELINE, reports.START)
    person = people.add(casebook, network.id, f"{CANARY} person")
    for number, answer in enumerate(answers, 21):
        given = {**dict.fromkeys(STATEMENTS, 3), "s01": answer, "comment": f"{CANARY} comment"}
        rounds.record(
            casebook, made.id, "coordinator", given, sheet=str(number), person_id=person.id
        )
    return network.id, made


def _for_respondents(casebook: Casebook, network_id: str) -> Dossier:
    return dossiers.read(casebook, network_id, Reader.RESPONDENT)


def test_own_answers_stand_beside_the_average_of_all(casebook: Casebook, tmp_path: Path) -> None:
    network_id, _ = _round(casebook, [1, 2, 2, 5, 5])
    pages = _pages(_for_respondents(casebook, network_id), tmp_path)
    assert "Sheet 21 " in pages[1]
    assert "answers would match. 1 3.0 split" in pages[1]
    assert "answers would match. 5 3.0 split" in pages[3]


def test_a_statement_that_few_answered_stays_hidden(casebook: Casebook, tmp_path: Path) -> None:
    network_id, _ = _round(casebook, [1, 2, 4, 5, "?", "-"])
    pages = _pages(_for_respondents(casebook, network_id), tmp_path)
    assert "answers would match. 1 too few" in pages[1]
    assert "answers would match. ? too few" in pages[3]
    assert "on one hand. 3 3.0 shared" in pages[1]


def test_a_round_of_four_is_not_given_back(casebook: Casebook, tmp_path: Path) -> None:
    network_id, _ = _round(casebook, [1, 2, 4, 5])
    whole = _for_respondents(casebook, network_id)
    assert whole.slips == ()
    assert "Too few people answered" in _pages(whole, tmp_path)[0]


def test_no_name_role_or_comment_is_on_a_slip(casebook: Casebook, tmp_path: Path) -> None:
    network_id, made = _round(casebook, [1, 2, 2, 5, 5])
    rounds.record(casebook, made.id, "leader", {"s01": 4}, sheet=f"{CANARY} sheet")
    whole = _for_respondents(casebook, network_id)
    text = " ".join(_pages(whole, tmp_path))
    assert CANARY not in text
    assert CANARY not in repr(whole.slips)
    assert "coordinator" not in repr(whole.slips)
    assert "1 sheet of this round came back without a number" in text


def test_sheets_without_numbers_of_their_own_are_told(casebook: Casebook, tmp_path: Path) -> None:
    network_id, made = _round(casebook, [])
    for _ in range(5):
        rounds.record(casebook, made.id, "member", dict.fromkeys(STATEMENTS, 3), sheet="7")
    (page,) = _pages(_for_respondents(casebook, network_id), tmp_path)
    assert "No sheet of this round has a number of its own" in page


@pytest.mark.parametrize("reader", [Reader.NETWORK, Reader.FACILITATOR, Reader.SPONSOR])
def test_it_is_written_for_nobody_but_respondents(reader: Reader, tmp_path: Path) -> None:
    whole = replace(rounds_on_paper.dossier(9), reader=reader)
    with pytest.raises(ValueError, match="respondent"):
        catalogue.write("give-back", whole, tmp_path / "x.pdf")
