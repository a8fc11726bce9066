"""Workbooks give the text of their first sheet, within limits, and run nothing."""

import pytest

from facilitator.errors import UserError
from facilitator.exchange import returned_xlsx
from tests.exchange.sent_files import workbook, zipped

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def rows(data: bytes) -> list[list[str]]:
    return returned_xlsx.rows(data, "a.xlsx")


def of_sheet(xml: str, **extra: str | bytes) -> bytes:
    """A workbook whose first sheet has these rows as XML."""
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{xml}</sheetData></worksheet>'
    return workbook(extra={"xl/worksheets/sheet1.xml": sheet, **extra})


def refused(data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        rows(data)
    assert caught.value.hint
    return caught.value.message


def test_text_numbers_and_dates():
    assert rows(workbook(["a", "b", "c", "d"], ["Ŵ & <b>", 4, 4.5, (46090.5,)])) == [
        ["a", "b", "c", "d"],
        ["Ŵ & <b>", "4", "4.5", "2026-03-09 12:00:00"],
    ]


def test_a_day_without_a_time():
    assert rows(workbook([(46090,)])) == [["2026-03-09"]]


def test_gaps_are_empty_cells_and_rows():
    xml = '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row>'
    xml += '<row r="3"><c r="B3"><v>3</v></c></row>'

    assert rows(of_sheet(xml)) == [["1", "", "2"], ["", "", ""], ["", "3", ""]]


def test_texts_within_cells_and_of_formulas():
    xml = '<row><c t="inlineStr"><is><r><t>rich</t></r><r><t> text</t></r></is></c>'
    xml += '<c t="str"><f>A1&amp;"x"</f><v>result</v></c><c t="b"><v>1</v></c>'
    xml += '<c t="e"><v>#N/A</v></c><c t="s"><v>99</v></c><c t="str"><v>a_x000D_b</v></c></row>'

    assert rows(of_sheet(xml)) == [["rich text", "result", "TRUE", "#N/A", "", "a\rb"]]


def test_the_strict_kind_and_a_path_from_the_root():
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{STRICT}" xmlns:r="r"><workbookPr date1904="1"/>'
        '<sheets><sheet name="a" r:id="b"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="b" '
        'Target="/xl/worksheets/one.xml"/></Relationships>',
        "xl/worksheets/one.xml": f'<worksheet xmlns="{STRICT}"><sheetData><row><c><v>7</v></c>'
        "</row></sheetData></worksheet>",
    }
    assert rows(zipped(parts)) == [["7"]]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 cut", "is damaged or cut short."),
        (workbook(["a"])[:-30], "is damaged or cut short."),
        (zipped({"word/document.xml": "<a/>"}), "is a zipped file but not a spreadsheet."),
        (workbook(extra={"xl/vbaProject.bin": b"macro"}), "holds macros."),
        (workbook(extra={"../../slipped.txt": "out"}), "holds parts that reach outside of it."),
        (workbook(extra={"/slipped.txt": "out"}), "holds parts that reach outside of it."),
        (workbook(extra={f"a{n}": "" for n in range(2100)}), "has far too many parts"),
        (workbook(extra={"xl/workbook.xml": "<workbook"}), "is damaged or cut short."),
        (workbook(extra={"xl/workbook.xml": "<workbook/>"}), "has no sheet."),
        (of_sheet("<!DOCTYPE a>"), "holds XML that no spreadsheet has."),
        (of_sheet("<row><c><v>&#8;</v></c></row>"), "is damaged or cut short."),
        (of_sheet('<row r="9999999"><c><v>1</v></c></row>'), "has far more cells"),
        (of_sheet("<row><c><v>1</v></c></row>" * 200_001), "has far more cells"),
        (of_sheet("<row>" + " " * 41_000_000 + "</row>"), "unpacks to far more"),
    ],
)
def test_what_is_refused(data, words):
    assert words in refused(data)
