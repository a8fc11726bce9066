"""Numbered sheets differ in their code alone, and say it in words and as a QR code."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.graphics.barcode import qrencoder

from facilitator.documents import numbered_sheets, qr
from facilitator.documents.numbered_sheets import write_sheets
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Reader
from facilitator.domain.records import Network, Round, RoundKind
from facilitator.domain.review_records import Batch
from facilitator.domain.scale import Role
from facilitator.domain.sheet_code import SheetCode, code_of
from facilitator.errors import UserError
from facilitator.formspec import load
from tests.documents.reports import HOSTILE, LONG_NAME, check_accessible, text_of
from tests.paper_text import pages_of

FORM = load.load("diagnostic")
ROUND = Round("r", "n", RoundKind.BASELINE, "Baseline", date(2026, 3, 2))
BATCH = Batch("b", "n", "r", "member", 3, first=14)


def codes(count: int, first: int = 1, role: Role = Role.MEMBER) -> tuple[SheetCode, ...]:
    return tuple(code_of("r", first + number, role) for number in range(count))


def printed(target: Path | BytesIO, count: int = 3, **more: object) -> list[str]:
    """The words of each page."""
    given = {"network": LONG_NAME, "round_title": "Baseline", **more}
    write_sheets(FORM, codes(count), target, **given)  # type: ignore[arg-type]
    return pages_of(target)


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    target = tmp_path_factory.mktemp("sheets") / "sheets.pdf"
    return target, printed(target)


def test_every_page_of_a_sheet_says_its_code_and_place(sheets):
    _, pages = sheets
    for number, code in enumerate(codes(3)):
        for place in (1, 2, 3):
            words = pages[number * 4 + place - 1]
            assert str(code) in words
            assert f"sheet {code.number:03}, page {place} of 3" in words
            assert not [other for other in codes(3) if other != code and str(other) in words]


def test_every_sheet_begins_on_a_right_hand_page(sheets):
    _, pages = sheets
    assert [n % 2 for n, words in enumerate(pages) if "page 1 of 3 " in words] == [0, 0, 0]
    assert pages[3] == ""


def test_sheets_can_follow_each_other_at_once():
    assert len(printed(BytesIO(), right_hand=False)) == 9


def test_all_sheets_pass_the_checker(sheets):
    check_accessible(sheets[0])


def test_every_sheet_is_a_part_of_its_own_with_all_its_questions(sheets):
    root = PdfReader(sheets[0]).trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()
    parts = [kid.get_object() for kid in root["/K"]]
    assert [part["/S"] for part in parts] == ["/Part"] * 3
    assert [part["/K"][1].get_object()["/Alt"] for part in parts] == [
        f"QR code of sheet {code}" for code in codes(3)
    ]
    assert len({len(part["/K"]) for part in parts}) == 1


def test_every_sheet_has_a_bookmark(sheets):
    titles = [one.title for one in PdfReader(sheets[0]).outline]
    assert titles == ["Sheet 001", "Sheet 002", "Sheet 003"]


def test_the_questions_are_in_the_file_once(sheets):
    bodies = {
        page["/Contents"][0].idnum  # type: ignore[index]
        for page in PdfReader(sheets[0]).pages
    }
    assert len(bodies) == 4


def test_the_role_is_printed_and_no_name_is_asked(sheets):
    first = sheets[1][0]
    assert "Your role" in first
    assert "Member" in first
    assert "Sponsor" not in first
    assert "It does not stand for you." in first


def test_the_same_sheets_are_the_same_bytes():
    made = [BytesIO(), BytesIO()]
    for target in made:
        printed(target, 2)
    assert made[0].getvalue() == made[1].getvalue()


def test_hostile_words_break_nothing(tmp_path):
    target = tmp_path / "hostile.pdf"
    printed(target, 1, network=HOSTILE, round_title=HOSTILE)
    assert "<b>bold</b> & <para>" in text_of(target)
    check_accessible(target)


def test_a_rapid_round_asks_the_twelve(tmp_path):
    rapid = Round("r", "n", RoundKind.MID, "Mid", date(2026, 9, 1), rapid=True)
    read = Dossier(
        Reader.NETWORK, Network("n", "Ward", date(2026, 1, 5)), rounds=(rapid,), batches=(BATCH,)
    )
    numbered_sheets.write(read, tmp_path / "rapid.pdf")
    text = text_of(tmp_path / "rapid.pdf")
    assert str(code_of("r", 16, Role.MEMBER)) in text
    assert "We can count this year’s priorities" not in text


def test_only_batches_with_numbers_can_be_printed():
    loose = Batch("c", "n", "r", "member", 3)
    read = Dossier(
        Reader.NETWORK, Network("n", "Ward", date(2026, 1, 5)), rounds=(ROUND,), batches=(loose,)
    )
    for subject in ("", "c"):
        with pytest.raises(UserError, match="No numbered sheets"):
            numbered_sheets.write(read, BytesIO(), subject)


def test_the_modules_drawn_are_the_codes():
    text = str(codes(1)[0])
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.Q)
    code.addData(qrencoder.QRAlphaNum(text))
    code.make()
    drawn = {(row, first + n) for row, first, count in qr.runs(text) for n in range(count)}
    size = qr.modules(text)
    assert size == code.getModuleCount() == 21
    assert drawn == {(r, c) for r in range(size) for c in range(size) if code.isDark(r, c)}


def test_a_qr_code_takes_capitals_and_digits_only():
    with pytest.raises(ValueError):
        qr.runs("é")
