"""The leader's summary says the most important things of a round on one page."""

from pathlib import Path

import pytest

from facilitator.documents import catalogue
from facilitator.domain.dossier import Dossier
from facilitator.errors import UserError
from tests.documents import reports, rounds_on_paper
from tests.paper_text import pages_of

ROUNDS = {
    "no round": lambda: rounds_on_paper.dossier(),
    "no sheet": lambda: rounds_on_paper.dossier(0),
    "one sheet": lambda: rounds_on_paper.dossier(1),
    "five sheets": lambda: rounds_on_paper.dossier(5),
    "rapid": lambda: rounds_on_paper.dossier(30, rapid=True),
    "three rounds": lambda: rounds_on_paper.dossier(30, 32, 29),
    "invented": lambda: rounds_on_paper.as_worked_example(rounds_on_paper.dossier(30, 29)),
    "three hundred": lambda: rounds_on_paper.dossier(300),
}


def _text(dossier: Dossier, folder: Path) -> str:
    target = folder / "summary.pdf"
    catalogue.write("summary", dossier, target)
    reports.check_accessible(target)
    (page,) = pages_of(target)
    return page


@pytest.mark.parametrize("name", ROUNDS)
def test_it_is_one_page(name: str, tmp_path: Path) -> None:
    assert _text(ROUNDS[name](), tmp_path).startswith("Diagnostic summary")


def test_it_says_what_people_say_and_what_comes_next(tmp_path: Path) -> None:
    text = _text(rounds_on_paper.dossier(30, 28), tmp_path)
    order = ("Highest:", "Lowest:", "Split:", "Since the first round:", "Four trouble lights")
    assert reports.in_order(text, *order, "Talk about these first", "What comes next")
    assert "not a validated measure" in text


def test_few_answers_give_no_scores(tmp_path: Path) -> None:
    text = _text(rounds_on_paper.dossier(4), tmp_path)
    assert "Too few people answered to show scores" in text
    assert "Highest" not in text


def test_steps_before_the_round_do_not_come_next(tmp_path: Path) -> None:
    text = _text(rounds_on_paper.dossier(30), tmp_path)
    assert "Listen, 2 April 2026" in text
    assert "Contract" not in text


def test_an_unknown_round_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such round"):
        catalogue.write("summary", ROUNDS["rapid"](), tmp_path / "x.pdf", "nothing")
