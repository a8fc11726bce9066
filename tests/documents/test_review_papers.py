"""Decision sheet and quarterly pack: accessible, in order, whole with much and with nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pdfua.cli import main as pdfua

from facilitator.documents import catalogue, words
from facilitator.domain.deliver_records import FrozenPlan
from facilitator.domain.lanes import Reader
from facilitator.domain.plan_picture import picture
from facilitator.domain.records import Decision, Story
from facilitator.errors import UserError
from facilitator.operations import networks
from facilitator.store import dossier as dossiers
from facilitator.store.casebook import Casebook
from tests.builders import CANARIES
from tests.documents.dossiers import LONG_WORDS, TODAY, agreed, bare, crowded
from tests.paper_text import pages_of

PAPERS = ("gate-sheet", "quarterly-pack")


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", TODAY.isoformat())


@pytest.fixture(scope="module")
def example(worked_example, tmp_path_factory):
    with Casebook.open(worked_example(tmp_path_factory.mktemp("papers") / "casebook")) as casebook:
        network = networks.every(casebook)[0]
        return dossiers.read(casebook, network.id, Reader.NETWORK)


def printed(paper, dossier, tmp_path, subject=""):
    target = tmp_path / f"{paper}.pdf"
    catalogue.write(paper, dossier, target, subject)
    assert pdfua(["check", str(target)]) == 0
    assert not [c for c in CANARIES if c.encode() in target.read_bytes()]
    return " ".join(pages_of(target))


def in_order(text, *parts):
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def gate(dossier, key):
    return next(m for m in dossier.milestones if m.key == key)


def much():
    told = tuple(
        Story(f"s{n}", "n", LONG_WORDS[:90], LONG_WORDS * 4, date(2026, 10, 1 + n), n % 4)
        for n in range(9)
    )
    return replace(crowded(), stories=told)


def test_decision_sheet_of_the_next_gate_reads_in_order(example, tmp_path):
    text = printed("gate-sheet", example, tmp_path)

    in_order(
        text,
        "Gate 3: what do we decide?",
        "What is decided freezes version 3 of the plan",
        "Where we stand",
        "One named worker for every young person",
        "Trouble lights",
        "Our decision",
        "The plan holds",
        "We go on differently",
        "We end well",
        "Reasons, and who saw it otherwise",
        "Signatures",
        "Sponsor",
    )


def test_decision_sheet_of_a_decided_gate_says_what_was_decided(example, tmp_path):
    decided = gate(example, "gate-2")
    assert decided.decision is Decision.CHANGE

    text = printed("gate-sheet", example, tmp_path, decided.id)

    assert "Decided on 2 November 2026: change." in text
    assert "What comes after it" not in text


def test_decision_sheet_of_a_decided_gate_tells_what_was_known_then(example, tmp_path):
    first = gate(example, "gate-1")
    text = printed("gate-sheet", example, tmp_path, first.id)

    assert "Where we stood" in text
    assert "22%" in text
    assert "46%" not in text
    assert "None told yet." in text
    assert "Coaching" not in text


def test_decision_sheet_of_a_decided_gate_compares_what_it_froze(tmp_path):
    before = bare()
    passed = agreed(before, "contract", "gate-1")
    second = gate(passed, "gate-2")
    done = replace(second, decision=Decision.CONTINUE, done_on=TODAY)
    steps = tuple(done if m.id == second.id else m for m in passed.milestones)
    kept = (
        FrozenPlan("v", "n", 1, TODAY, None, picture(before)),
        FrozenPlan("w", "n", 2, TODAY, second.id, picture(passed)),
    )

    now = replace(passed, milestones=steps, workshops=(), frozen_plans=kept)

    assert "Since version 1: 2 milestones done." in printed("gate-sheet", now, tmp_path, done.id)


def test_decision_sheet_names_what_comes_up_to_the_next_gate(example, tmp_path):
    text = printed("gate-sheet", example, tmp_path)

    in_order(
        text, "What comes after it, up to Close", "2 March 2027", "2 August 2027", "Our decision"
    )


def test_one_of_many_stands_without_its_unit():
    told = [words.amount(n, "decisions") for n in (1, 5)]
    assert told == ["1", "5 decisions"]
    assert words.amount(1, "%") == "1%"
    assert words.amount(1, "km") == "1 km"


def test_decision_sheet_says_what_is_late_and_what_changed(tmp_path):
    before = bare()
    kept = FrozenPlan("v", "n", 1, TODAY, None, picture(before))
    now = replace(agreed(before, "contract", "gate-1"), frozen_plans=(kept,))

    text = printed("gate-sheet", now, tmp_path, gate(now, "gate-2").id)

    assert "Review, 37 weeks late." in text
    assert "Since version 1: 2 milestones done." in text


@pytest.mark.parametrize("dossier", [bare(), crowded()], ids=["bare", "crowded"])
def test_decision_sheet_is_one_sheet_with_its_signatures_on_the_back(dossier, tmp_path):
    target = tmp_path / "sheet.pdf"
    catalogue.write("gate-sheet", dossier, target, "")

    front, back = pages_of(target)

    assert "Our decision" not in front
    in_order(back, "Our decision", "Reasons", "Signatures", "Facilitator")


def test_decision_sheet_without_a_gate_is_refused(tmp_path):
    with pytest.raises(UserError, match="has no gate"):
        printed("gate-sheet", replace(bare(), milestones=()), tmp_path)
    with pytest.raises(UserError, match="no such gate"):
        printed("gate-sheet", bare(), tmp_path, "elsewhere")


def test_quarterly_pack_reads_in_order(example, tmp_path):
    text = printed("quarterly-pack", example, tmp_path)

    in_order(
        text,
        "Quarterly review",
        "21 August 2026 to 21 November 2026",
        "Readings",
        "Taken in the quarter",
        "Promises",
        "weeks late",
        "Stories",
        "Done",
        "What is late",
        "The next three months",
        "Winter pressure",
        "Gate 3",
        "What we make of it",
        "What we decide, who does it, by when",
    )


def test_quarterly_pack_of_a_review_ends_on_its_day(example, tmp_path):
    text = printed("quarterly-pack", example, tmp_path, gate(example, "quarter").id)

    assert "20 May 2026 to 20 August 2026." in text


def test_quarterly_pack_of_a_review_says_what_was_late_then(tmp_path):
    done = agreed(bare(), "contract", on=date(2026, 10, 1))
    reviewed = agreed(done, "quarter", on=date(2026, 8, 20))

    text = printed("quarterly-pack", reviewed, tmp_path, gate(reviewed, "quarter").id)

    assert "Contract, 28 weeks late." in text


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("dossier", [bare(), much()], ids=["bare", "crowded"])
def test_papers_are_accessible_with_nothing_and_with_much(paper, dossier, tmp_path):
    assert printed(paper, dossier, tmp_path)


def test_empty_quarter_says_so_plainly(tmp_path):
    text = printed("quarterly-pack", bare(), tmp_path)

    assert "nothing was measured, promised, told or finished." in text
    assert "No goal is active, so no number is followed." in text
    assert "None was told in these months." in text


def test_first_quarter_begins_with_the_network(tmp_path):
    dossier = bare()
    young = replace(dossier, network=replace(dossier.network, start=TODAY - timedelta(5)))

    text = printed("quarterly-pack", young, tmp_path)

    assert f"{words.day(TODAY - timedelta(5))} to {words.day(TODAY)}." in text
    assert "Since the start nothing was" in text


def test_short_of_a_quarter_leaves_out_what_there_was_none_of(example, tmp_path):
    told = replace(example, readings=(), promises=(), milestones=example.milestones)

    text = printed("quarterly-pack", told, tmp_path)

    assert "0 " not in text[text.index("These three months:") : text.index("Readings")]


def test_decision_sheet_says_which_round_its_lights_are_of(example, tmp_path):
    text = printed("gate-sheet", example, tmp_path)

    newest = max(example.rounds, key=lambda round_: round_.held_on)
    assert f"{newest.title}, {words.day(newest.held_on)}." in text
    in_order(text, "Look now: Fizzling out.", "Watch: Too few carrying it.", "Well: Unclear")


def test_decision_sheet_of_a_new_network_says_plainly_what_there_is_none_of(tmp_path):
    text = printed("gate-sheet", bare(), tmp_path)

    assert f"Where we stand on {words.day(TODAY)}" in text
    assert "None is being worked on." in text
    assert "0 held" not in text
