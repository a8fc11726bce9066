"""A figure is saved as SVG, PDF or PNG, and says what it shows in each."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from reportlab.graphics.shapes import String

from facilitator.documents import figure_files
from facilitator.documents.figures import Figure
from facilitator.documents.palette import PAPER, Palette
from facilitator.errors import UserError
from tests.documents.test_figures import FIGURES, PROFILE, radar

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("make", FIGURES.values(), ids=list(FIGURES))
def test_svg_holds_every_shape_and_every_word(make: Callable[[Palette], Figure]) -> None:
    figure = make(PAPER)
    root = ElementTree.fromstring(figure_files.svg(figure))
    written = [text.text or "" for text in root.iter(f"{SVG}text")]
    strings = [item.text for item in figure.drawing.contents if isinstance(item, String)]
    assert written == strings
    assert len(root) == len(figure.drawing.contents) + 2
    assert root.find(f"{SVG}desc").text


def test_svg_names_our_typeface_first_and_ends_in_any_without_serifs() -> None:
    root = ElementTree.fromstring(figure_files.svg(radar(PROFILE)))
    family = root.get("font-family")
    assert family.startswith("'Facilitator Sans'")
    assert family.endswith("sans-serif")


def test_svg_is_as_high_as_the_figure_and_the_right_way_up() -> None:
    figure = radar(PROFILE)
    root = ElementTree.fromstring(figure_files.svg(figure))
    assert root.get("viewBox") == f"0 0 {figure.drawing.width:g} {figure.drawing.height:g}"
    first = next(item for item in figure.drawing.contents if isinstance(item, String))
    y = float(next(root.iter(f"{SVG}text")).get("y"))
    assert y == pytest.approx(figure.drawing.height - first.y, abs=0.01)


def test_pdf_is_a_page_of_the_figures_size(tmp_path: Path) -> None:
    figure_files.save(radar(PROFILE), tmp_path / "a.pdf", title="Profile")
    (page,) = PdfReader(tmp_path / "a.pdf").pages
    assert float(page.mediabox.width) == pytest.approx(340, abs=0.01)


def test_png_is_drawn_from_the_pdf_by_who_can(tmp_path: Path) -> None:
    figure_files.save(
        radar(PROFILE), tmp_path / "a.PNG", to_png=lambda pdf, scale: pdf[:5] + b"%g" % scale
    )
    assert (tmp_path / "a.PNG").read_bytes() == b"%PDF-3"


@pytest.mark.parametrize("name", ["a.png", "a.gif", "a"])
def test_another_ending_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be saved"):
        figure_files.save(radar(PROFILE), tmp_path / name)
    assert list(tmp_path.iterdir()) == []
