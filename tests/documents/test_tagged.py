"""Paper is accessible: structure, order, metadata, and nothing lost over pages."""

from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdfua.cli import main as pdfua
from pypdf import PdfReader
from reportlab.graphics.shapes import Drawing, Rect

from facilitator.documents.flow import bold, bullets, figure, heading, keep, page_break, para
from facilitator.documents.page import build
from facilitator.documents.tables import card, columns, signature_lines, table

HOSTILE = [
    "<b>not bold</b> & <para> &amp; ]]>",
    "w" * 300,
    "Łódź, Ŵyn a'r Ŷd, Ængström",
    "Emoji 😀👩🏽‍⚕️, שלום, مرحبا, 漢字",
    "NUL \x00 bell \x07 escape \x1b lone \ud800 surrogate",
    "line\nfeed\r\nand\ttab \u2028 separator",
    "",
    "   ",
]


def _pdf(story: list[Any], **options: Any) -> bytes:
    made = BytesIO()
    build(story, made, **{"title": "A title", "footer": "Network · Version 1"} | options)
    return made.getvalue()


def _elements(pdf: bytes) -> Iterator[tuple[str, Any]]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        waiting = [opened.Root.StructTreeRoot.K]
        while waiting:
            element = waiting.pop(0)
            if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
                continue
            yield str(element.S)[1:], element
            kids = element.get("/K", [])
            waiting[:0] = list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _roles(pdf: bytes) -> list[str]:
    return [role for role, _ in _elements(pdf)]


def _text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def _everything() -> list[Any]:
    drawing = Drawing(100, 40)
    drawing.add(Rect(0, 0, 100, 40))
    return [
        heading("A plan", 1),
        para(["Some ", bold("strong"), " words."]),
        heading("Deep", 4),
        bullets(["One", "Two"]),
        bullets(["First", "Second"], numbered=True),
        table([["Who", "What"], ["Ann", "Leads"]], row_heads=1, caption="People"),
        figure(drawing, "A box"),
        columns([[heading("Left", 3), para("L")], [heading("Right", 3), para("R")]]),
        card([para("In a card")], fill="#eeeeee", accent="#0b6a6a"),
        keep(para("Kept"), para("together")),
        signature_lines(["Leader", "Sponsor"]),
        page_break(landscape=True),
        para("Across"),
    ]


def test_the_checker_finds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "plan.pdf"

    build(_everything(), target, title="A plan", footer="n", subject="For <all> & sundry")

    assert pdfua(["check", str(target)]) == 0
    assert "[skip" not in capsys.readouterr().out


def test_roles_come_in_reading_order() -> None:
    roles = _roles(_pdf([heading("A", 1), para("b"), bullets(["c"]), table([["d"], ["e"]])]))

    assert " ".join(roles) == "Document H1 P L LI Lbl LBody Table TR TH TR TD"


def test_heading_levels_never_skip() -> None:
    roles = _roles(
        _pdf([heading(text, level) for text, level in (("a", 3), ("b", 4), ("c", 1), ("d", 3))])
    )

    assert roles[1:] == ["H1", "H2", "H1", "H2"]


def test_headings_are_bookmarks() -> None:
    outline = PdfReader(BytesIO(_pdf([heading("One & <two>", 1), heading("Three", 2)]))).outline

    assert outline[0].title == "One & <two>"
    assert outline[1][0].title == "Three"


def test_a_long_paragraph_stays_one_element() -> None:
    pdf = _pdf([para("word " * 3000)])

    paragraphs = [element for role, element in _elements(pdf) if role == "P"]
    assert len(PdfReader(BytesIO(pdf)).pages) > 2
    assert len(paragraphs) == 1


def test_a_long_table_stays_one_with_its_heads_read_once() -> None:
    roles = _roles(_pdf(table([["Who", "No"], *[[f"P{n}", str(n)] for n in range(150)]])))

    assert (roles.count("Table"), roles.count("TH"), roles.count("TR")) == (1, 2, 151)
    assert roles.count("TD") == 300


def test_a_row_taller_than_a_page_is_split_and_stays_one_row() -> None:
    pdf = _pdf(table([["Who", "What"], ["Ann", "long " * 3000], ["Ben", "short"]]))

    assert _roles(pdf).count("TR") == 3
    assert _text(pdf).count("long") == 3000
    assert "Ben" in _text(pdf)


def test_other_rows_are_never_split() -> None:
    rows = [
        ["n", "Words"],
        *[[f"row{n}", "five lines of words " * 20 + f"end{n}"] for n in range(30)],
    ]

    for page in PdfReader(BytesIO(_pdf(table(rows, [0.2, 0.8])))).pages:
        text = page.extract_text()
        assert all((f"row{n}\n" in text) == (f"end{n}\n" in text) for n in range(30))


@pytest.mark.parametrize(("rows", "shared"), [(32, [32]), (33, [31, 2]), (34, [32, 2])])
def test_last_row_never_stands_alone_on_a_page(rows: int, shared: list[int]) -> None:
    pdf = _pdf(table([["Which", "b"], *[[f"row{n}", "y"] for n in range(rows)]]))

    pages = PdfReader(BytesIO(pdf)).pages
    assert [page.extract_text().count("row") for page in pages] == shared
    assert _roles(pdf).count("TR") == rows + 1


def test_what_moves_on_with_the_last_row_is_not_begun_before_it() -> None:
    rows = [["Which"], *[[f"row{n}"] for n in range(31)], ["row two\nlines\nand\nfour"]]

    pages = PdfReader(BytesIO(_pdf(table(rows)))).pages

    assert [page.extract_text().count("Which") for page in pages] == [1, 1]
    assert [page.extract_text().count("row") for page in pages] == [30, 2]


@pytest.mark.parametrize("filled", [30, 31, 32])
def test_a_heading_and_its_few_words_stay_with_their_table(filled: int) -> None:
    fill = [para("a") for _ in range(filled)]
    intro = [heading("Later"), para("A few words."), *table([["Who"], ["Ann"], ["Ben"]])]

    pages = PdfReader(BytesIO(_pdf([*fill, *intro]))).pages

    assert [("Later" in page.extract_text(), "Ann" in page.extract_text()) for page in pages] == [
        (False, False),
        (True, True),
    ]


def test_heads_repeat_on_each_page() -> None:
    pages = PdfReader(BytesIO(_pdf(table([["Heading", "b"], *[["x", "y"]] * 150])))).pages

    assert all("Heading" in page.extract_text() for page in pages)


def test_table_heads_have_their_scope() -> None:
    pdf = _pdf(table([["Who", "What"], ["Ann", "Leads"]], row_heads=1))

    with pikepdf.open(BytesIO(pdf)):
        scopes = [str(e.A.Scope) for role, e in _elements(pdf) if role == "TH"]
    assert scopes == ["/Column", "/Column", "/Row"]


def test_columns_are_read_one_after_the_other() -> None:
    left, right = [para("a"), para("b")], [para("c"), para("d")]
    pdf = _pdf([columns([left, right]), para("e")])

    assert _roles(pdf) == ["Document", "Div", "P", "P", "Div", "P", "P", "P"]


def test_all_content_is_tagged_or_artifact() -> None:
    with pikepdf.open(BytesIO(_pdf(_everything()))) as opened:
        for page in opened.pages:
            depth = 0
            for _, operator in pikepdf.parse_content_stream(page):
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
                assert depth in (0, 1)
                if str(operator) in ("Tj", "f", "S", "f*", "B", "Do"):
                    assert depth == 1


def test_the_parent_tree_knows_every_marked_content() -> None:
    with pikepdf.open(BytesIO(_pdf(_everything()))) as opened:
        numbers = list(opened.Root.StructTreeRoot.ParentTree.Nums)
        for number, page in enumerate(opened.pages):
            marked = [
                int(operands[1].MCID)
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC" and "/MCID" in operands[1]
            ]
            assert page.StructParents == numbers[2 * number]
            assert marked == list(range(len(numbers[2 * number + 1])))


def test_the_footer_counts_pages() -> None:
    pages = PdfReader(BytesIO(_pdf([para("a"), page_break(), para("b")]))).pages

    assert [text.split("Version 1")[1].strip() for text in map(_page_text, pages)] == [
        "page 1 of 2",
        "page 2 of 2",
    ]


def test_a_long_footer_keeps_its_date_whole() -> None:
    target = BytesIO()
    name = "Rhwydwaith Gofal Integredig Llanfairpwllgwyngyll i Szczebrzeszyn"
    build([para("a")], target, title="A", footer=f"{name} · Run sheet: {name} · 7 October 2026")

    text = _page_text(PdfReader(target).pages[0])

    assert " · 7 October 2026" in text
    assert text.count("…") == 2


def _page_text(page: Any) -> str:
    return str(page.extract_text())


def test_the_same_story_gives_the_same_bytes() -> None:
    assert _pdf(_everything()) == _pdf(_everything())


def test_the_file_says_nothing_that_was_not_given() -> None:
    information = PdfReader(BytesIO(_pdf([para("a")]))).metadata

    assert dict(information or {}) == {"/Title": "A title", "/Producer": "Facilitator"}


def test_a_given_date_is_told() -> None:
    made = PdfReader(BytesIO(_pdf([para("a")], created=datetime(2026, 3, 9, 12))))

    assert made.metadata is not None
    assert made.metadata.creation_date == datetime(2026, 3, 9, 12)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "place",
    [
        lambda text: [para(text)],
        lambda text: [heading(text, 1), para("after")],
        lambda text: bullets([text, text]),
        lambda text: table([[text, "b"], [text, text]], row_heads=1, caption=text),
        lambda text: [columns([[para(text)], [para(text)], [para(text)]])],
        lambda text: signature_lines([text]),
    ],
)
def test_no_text_breaks_the_page(
    text: str, place: Callable[[str], list[Any]], tmp_path: Path
) -> None:
    target = tmp_path / "hostile.pdf"

    build(place(text), target, title=text, footer=text, subject=text)

    assert pdfua(["check", "--min-severity", "error", str(target)]) == 0


def test_markup_in_a_name_is_drawn_as_typed() -> None:
    assert "<b>Ann</b> & Co" in _text(_pdf([para("<b>Ann</b> & Co")]))


def test_apostrophes_are_curved_and_feet_are_not() -> None:
    text = _text(_pdf([para("Pob un o'n practisau, members' own; 6' tall")]))

    assert "Pob un o’n practisau, members’ own; 6' tall" in text


def test_a_missing_glyph_leaves_a_box() -> None:
    assert "Smile □ end" in _text(_pdf([para("Smile 😀 end")]))


def test_untagged_draws_the_same_words() -> None:
    assert _text(_pdf(_everything(), tagged=False)) == _text(_pdf(_everything()))


def test_only_the_embedded_typeface_is_used() -> None:
    for page in PdfReader(BytesIO(_pdf(_everything()))).pages:
        fonts = page["/Resources"]["/Font"]
        assert all("FacilitatorSans" in fonts[name]["/BaseFont"] for name in fonts)
