"""The recovery page prints every group of the code, large, tagged and with what it is."""

from datetime import date

import pytest
from pdfua.cli import main as pdfua
from pypdf import PdfReader

from facilitator.documents import recovery_page
from facilitator.store.recovery import code_of, key_of

KEY = bytes(range(100, 132))


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    target = tmp_path_factory.mktemp("page") / "code.pdf"
    recovery_page.write(code_of(KEY), target, date(2026, 3, 9))
    return target


def test_the_printed_groups_are_the_code(printed):
    text = PdfReader(printed).pages[0].extract_text()
    words = text.replace("\n", " ").split()
    groups = [word for word in words if word in code_of(KEY).split("-")]
    assert key_of("".join(groups)) == KEY


def test_it_is_one_tagged_page_that_says_what_is_at_stake(printed):
    reader = PdfReader(printed)
    assert len(reader.pages) == 1
    text = " ".join(reader.pages[0].extract_text().split())
    assert "Without the passphrase and without this code there is no data." in text
    assert "9 March 2026" in text
    assert pdfua(["check", str(printed)]) == 0


def test_the_code_is_not_in_the_metadata(printed):
    assert not [v for v in PdfReader(printed).metadata.values() if code_of(KEY)[:4] in str(v)]
