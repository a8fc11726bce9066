"""What the plan says was found, while little is known and where privacy hides the rest."""

from datetime import date

import pytest
from pdfua.cli import main as pdfua

from facilitator.documents import plan
from facilitator.domain.lanes import Reader
from facilitator.domain.records import RoundKind
from facilitator.formspec import load
from facilitator.operations import networks, rounds, type_sheets
from facilitator.store import dossier as dossiers
from facilitator.store.casebook import Casebook
from tests.documents.dossiers import START, TODAY
from tests.paper_text import pages_of

STATEMENTS = tuple(f"s{n:02}" for n in range(1, 37))
RAPID = tuple(
    field.id for field in load.load("diagnostic").rapid().fields if field.id in STATEMENTS
)
CLASHING = {
    "coordinator": ("c", "b"),
    "leader": ("a", "b"),
    "sponsor": ("a", "a"),
}


@pytest.fixture
def casebook(tmp_path, monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", TODAY.isoformat())
    with Casebook.open(tmp_path / "casebook") as opened:
        yield opened


@pytest.fixture
def network(casebook):
    return networks.create(casebook, "Ward Nurses Network", START)


def asked(casebook, network, roles, *, rapid=False, value=4, on=date(2026, 3, 24)):
    made = rounds.create(casebook, network.id, RoundKind.BASELINE, on, rapid=rapid, asked=40)
    for role in roles:
        answers = dict.fromkeys(RAPID if rapid else STATEMENTS, value)
        rounds.record(casebook, made.id, role, answers)
    return made


def text_of(casebook, network, tmp_path):
    target = tmp_path / "plan.pdf"
    plan.write(dossiers.read(casebook, network.id, Reader.NETWORK), target)
    assert pdfua(["check", str(target)]) == 0
    return " ".join(pages_of(target))


def test_coordinator_alone_is_shown_as_one_view(casebook, network, tmp_path):
    asked(casebook, network, ["coordinator"], rapid=True)

    text = text_of(casebook, network, tmp_path)

    assert "So far one view, worked through with the facilitator." in text
    assert "Four trouble lights" not in text


def test_four_sheets_show_nothing_yet(casebook, network, tmp_path):
    asked(casebook, network, ["member"] * 4)

    text = text_of(casebook, network, tmp_path)

    assert "Answers are shown from five people up" in text
    assert "Talk first" not in text


def test_six_sheets_show_ranges_and_no_dots(casebook, network, tmp_path):
    asked(casebook, network, ["member"] * 6, value=2)

    text = text_of(casebook, network, tmp_path)

    assert "6 sheets" in text
    assert "Too few sheets for dots" in text
    assert "Unclear purpose: statements 1, 2 and 3 average 2.0 out of 5." in text


def test_full_round_is_shown_before_a_later_rapid_one(casebook, network, tmp_path):
    asked(casebook, network, ["member"] * 9)
    asked(casebook, network, ["member"] * 9, rapid=True, on=date(2026, 10, 1))

    assert "Baseline, 24 March 2026: 9 sheets" in text_of(casebook, network, tmp_path)


def test_change_is_called_likely_real_only_when_it_is(casebook, network, tmp_path):
    asked(casebook, network, ["member"] * 9, value=2)
    asked(casebook, network, ["member"] * 9, value=4, on=date(2026, 10, 1))

    text = text_of(casebook, network, tmp_path)

    assert "Of 36 statements, 36 changed by more than chance would." in text
    assert "The 8 largest are shown." in text


def test_no_change_is_said_plainly(casebook, network, tmp_path):
    asked(casebook, network, ["member"] * 9)
    asked(casebook, network, ["member"] * 9, on=date(2026, 10, 1))

    text = text_of(casebook, network, tmp_path)

    assert "No difference is large enough to be likely real." in text


def test_thin_sheet_says_too_little_is_known(casebook, network, tmp_path):
    answers = {"q1": {"choice": "a", "evidence": "guess"}}
    type_sheets.record(casebook, network.id, "coordinator", "today", answers, held_on=START)

    text = text_of(casebook, network, tmp_path)

    assert "Too little is known to say." in text
    assert "filled in by the coordinator: 1 of 9 answers count" in text
    assert "The plan leans on no type until more is known" in text


def test_clashes_are_said_under_their_question(casebook, network, tmp_path):
    for role, (first, second) in CLASHING.items():
        answers = {
            "q1": {"choice": first, "evidence": "document"},
            "q2": {"choice": second, "evidence": "document"},
        }
        type_sheets.record(casebook, network.id, role, "today", answers, held_on=START)

    text = text_of(casebook, network, tmp_path)

    assert "Where people see it differently" in text
    assert "Who steers the network? Coordinator: a core chosen by members." in text
