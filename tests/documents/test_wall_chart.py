"""The wall chart holds every statement once, on A3 or in halves that join, and reads from afar."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.lib.pagesizes import A3, A4

from facilitator.documents import fonts, wall_chart
from facilitator.documents.wall_chart import STATEMENT_SIZE, write_charts
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Reader
from facilitator.domain.records import Network, Round, RoundKind
from facilitator.formspec import load
from facilitator.formspec.model import Kind
from tests.documents.reports import HOSTILE, LONG_NAME, check_accessible, text_of

FORM = load.load("diagnostic")
STATEMENTS = [field for field in FORM.fields if field.kind is Kind.SCALE]


@pytest.fixture(scope="module", params=[False, True], ids=["A4", "A3"])
def chart(request, tmp_path_factory) -> tuple[Path, bool]:
    target = tmp_path_factory.mktemp("chart") / "chart.pdf"
    write_charts(FORM, target, network=LONG_NAME, whole=request.param)
    return target, request.param


def test_it_passes_the_checker(chart):
    check_accessible(chart[0])


def test_pages_are_of_the_paper_asked_for(chart):
    target, whole = chart
    sizes = {tuple(round(side) for side in page.mediabox[2:]) for page in PdfReader(target).pages}
    wanted = (A3[1], A3[0]) if whole else A4
    assert sizes == {tuple(round(side) for side in wanted)}


def test_every_statement_is_on_it_once_and_whole(chart):
    text = text_of(chart[0])
    assert [s.id for s in STATEMENTS if text.count(fonts.typeset(s.label)) != 1] == []
    assert "…" not in text


def test_each_side_of_network_life_has_a_chart(chart):
    target, whole = chart
    assert len(PdfReader(target).pages) == (8 if whole else 16)
    titles = [one.title for one in PdfReader(target).outline]
    assert titles[0] == "Chart 1 of 8: Purpose and focus"
    assert len(titles) == 8


def test_a_row_of_the_table_goes_on_over_the_join(chart):
    root = PdfReader(chart[0]).trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()
    tables = [kid.get_object() for kid in root["/K"] if kid.get_object()["/S"] == "/Table"]
    assert len(tables) == 8
    rows = [kid.get_object() for kid in tables[0]["/K"]]
    assert [len(row["/K"]) for row in rows] == [9] * 6
    assert {row["/K"][0].get_object()["/S"] for row in rows} == {"/TH"}


def test_statements_are_large_enough_for_two_metres(tmp_path):
    sizes = list(_sizes(tmp_path))
    assert max(sizes) >= STATEMENT_SIZE >= 29
    assert len([size for size in sizes if size == STATEMENT_SIZE]) >= len(STATEMENTS)


def _sizes(folder: Path) -> Iterator[float]:
    target = folder / "sizes.pdf"
    write_charts(FORM, target, network="", whole=True)
    for page in PdfReader(target).pages:
        found: list[float] = []
        page.extract_text(visitor_text=lambda text, cm, tm, font, size: found.append(size))  # noqa: B023
        yield from found


def test_nothing_that_is_read_lies_across_the_join(tmp_path):
    target = tmp_path / "halves.pdf"
    write_charts(FORM, target, network=LONG_NAME)
    left, right = PdfReader(target).pages[:2]
    assert "Ask any member" in left.extract_text()
    assert "Ask any member" not in right.extract_text()
    assert "Agreed" in right.extract_text()
    assert "Cut along the dashed line" in right.extract_text()


def test_the_charts_of_a_rapid_round_ask_the_twelve(tmp_path):
    rapid = Round("r", "n", RoundKind.MID, "Mid", date(2026, 9, 1), rapid=True)
    read = Dossier(Reader.NETWORK, Network("n", "Ward", date(2026, 1, 5)), rounds=(rapid,))
    wall_chart.write(read, tmp_path / "rapid.pdf")
    assert len(PdfReader(tmp_path / "rapid.pdf").pages) == 6
    assert "We can count" not in text_of(tmp_path / "rapid.pdf")


def test_long_and_hostile_words_stay_in_their_place(tmp_path):
    long = replace(STATEMENTS[0], label=f"{HOSTILE} " * 4)
    section = replace(FORM.sections[0], fields=(long,), title=HOSTILE)
    write_charts(replace(FORM, sections=(section,)), tmp_path / "h.pdf", network=HOSTILE * 3)
    check_accessible(tmp_path / "h.pdf")
    assert "漢" not in text_of(tmp_path / "h.pdf")
