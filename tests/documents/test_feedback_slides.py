"""The slides have one message a page, in big type, on landscape pages."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from facilitator.documents import catalogue
from facilitator.domain.dossier import Dossier
from tests.documents import reports, rounds_on_paper
from tests.paper_text import pages_of


def _slides(dossier: Dossier, folder: Path) -> list[str]:
    target = folder / "slides.pdf"
    catalogue.write("feedback-slides", dossier, target)
    reports.check_accessible(target)
    pages = PdfReader(target).pages
    assert all(page.mediabox.width > page.mediabox.height for page in pages)
    return pages_of(target)


@pytest.mark.parametrize(
    ("sizes", "rapid"),
    [((30,), False), ((30,), True), ((300, 300), False)],
    ids=["full", "rapid", "two rounds"],
)
def test_each_message_has_a_page_of_its_own(
    sizes: tuple[int, ...], rapid: bool, tmp_path: Path
) -> None:
    slides = _slides(rounds_on_paper.dossier(*sizes, rapid=rapid), tmp_path)
    begins = ["What you told us", "Your profile", "Score and agreement"]
    begins += ["Where we differ: core and members", "Where we differ", "Talk about these first"]
    begins += ["1. ", "2. ", "3. ", "4. ", "5. ", "Four trouble lights", "What happens next"]
    assert [slide.startswith(b) for slide, b in zip(slides, begins, strict=True)] == [True] * 13


def test_sides_too_small_to_compare_have_no_page(tmp_path: Path) -> None:
    slides = _slides(rounds_on_paper.dossier(9), tmp_path)
    assert not any("core and members" in slide for slide in slides)


def test_few_answers_leave_only_what_happens_next(tmp_path: Path) -> None:
    titles = _slides(rounds_on_paper.dossier(4), tmp_path)
    assert len(titles) == 3
    assert titles[1].startswith("Not enough answers yet")
    assert not any("Average" in title for title in titles)


def test_without_a_round_one_slide_says_what_to_do(tmp_path: Path) -> None:
    (slide,) = _slides(rounds_on_paper.dossier(), tmp_path)
    assert "No round has been run yet" in slide


def test_long_names_stay_on_their_page(tmp_path: Path) -> None:
    whole = rounds_on_paper.dossier(30)
    long = replace(whole, network=replace(whole.network, name="Wrocławska Sieć Położnych " * 6))
    assert len(_slides(long, tmp_path)) == 13
