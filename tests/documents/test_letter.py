"""The letter with the sheet is one page that promises only what is kept."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from facilitator.documents import letter
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Reader
from facilitator.domain.records import Network, Round, RoundKind
from facilitator.domain.returns import Way
from facilitator.domain.review_records import Batch
from facilitator.domain.scale import Role
from tests.documents.reports import HOSTILE, LONG_NAME, check_accessible, pages_of, text_of

ROUND = Round("r", "n", RoundKind.BASELINE, "Baseline", date(2026, 3, 2))
BATCH = Batch("b", "n", "r", "member", 22, first=1, sent_on=date(2026, 3, 2))
NAME, CONTACT = "Bartłomiej Ŵyn", "b.wyn@example.org, 0113 496 0000"
READ = Dossier(
    Reader.NETWORK,
    Network("n", LONG_NAME, date(2026, 1, 5)),
    facilitator=NAME,
    contact=CONTACT,
    rounds=(ROUND,),
    batches=(BATCH,),
)


def told(read: Dossier = READ, **of_batch: object) -> str:
    made = BytesIO()
    batches = tuple(replace(b, **of_batch) for b in read.batches)  # type: ignore[type-var]
    letter.write(replace(read, batches=batches), made)
    return text_of(made)


def of_round(**fields: object) -> Dossier:
    return replace(READ, rounds=(replace(ROUND, **fields),))  # type: ignore[type-var]


def test_it_says_who_asks_whom_and_by_when():
    text = told()
    assert f"To the members of {LONG_NAME}" in text
    assert "by 16 March 2026" in text
    assert text.count(NAME) >= 3
    assert CONTACT in text


def test_it_promises_who_reads_the_sheet_and_that_small_groups_are_hidden():
    text = told()
    assert f"Only {NAME} reads it." in text
    assert "fewer than five is not shown" in text
    assert "fewer than four" in told(of_round(open_session=True))


def test_the_code_is_explained_where_there_is_one():
    assert "The code on your sheet" in told()
    assert "The code on your sheet" not in told(first=0)


def test_an_anonymous_round_says_so():
    assert "This round is anonymous" in told(of_round(anonymous=True))
    assert "anonymous" not in told()


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("paper", "close it in an envelope"),
        ("post", "post it so that it arrives by 16 March 2026"),
        ("e-mail", "as an attachment"),
        ("room", "during the session on 2 March 2026"),
    ],
)
def test_it_says_how_to_send_it_back(way, words):
    assert words in told(way=way)


def test_a_rapid_round_asks_for_less():
    assert "has 36 statements and takes about 20 minutes" in told()
    assert "has 12 statements and takes about 10 minutes" in told(of_round(rapid=True))


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("way", [Way.POST, Way.ROOM])
def test_it_is_one_accessible_page_for_every_role(role, way, tmp_path: Path):
    target = tmp_path / "letter.pdf"
    loud = of_round(open_session=True, anonymous=True, title="A round " * 8)
    letter.write(replace(loud, batches=(replace(BATCH, role=role, way=way),)), target)
    assert pages_of(target) == 1
    check_accessible(target)


def test_without_a_name_or_a_batch_there_are_lines_to_write_on():
    bare = replace(READ, facilitator="", contact="", rounds=(), batches=())
    text = told(bare)
    assert "Only your facilitator reads it." in text
    assert "Reached at" in text


def test_hostile_names_break_nothing(tmp_path: Path):
    target = tmp_path / "hostile.pdf"
    network = replace(READ.network, name=HOSTILE)
    letter.write(replace(READ, network=network, facilitator=HOSTILE, contact=HOSTILE), target)
    check_accessible(target)
    assert len(PdfReader(target).pages) == 1
