"""What agenda and evidence answer, add, and refuse."""

import pytest

from facilitator.domain.records import Block, EvidenceRating, Round, Workshop
from facilitator.operations import networks, review_notes
from facilitator.store.casebook import Casebook
from tests.cli.command_line import STATEMENTS, sheet

WARD = ("--network", "Ward")


@pytest.fixture
def answered(begun):
    splits = [dict.fromkeys(STATEMENTS, 3) | {"s01": 1 if n % 2 else 5} for n in range(8)]
    sheets = begun.file("all.json", [sheet(**answers) for answers in splits])
    assert begun.run("answer", "diagnostic", sheets, *WARD, "--round", "baseline").code == 0
    return begun


@pytest.fixture
def heard(answered):
    with Casebook.open(answered.folder) as casebook:
        network = networks.by_name(casebook, "Ward")
        for title in ("A ward nurse", "A pharmacist"):
            note = review_notes.add(casebook, network.id, "interview", title)
            review_notes.code(casebook, note.id, "Two reasons", ["s01"])
        review_notes.code(casebook, note.id, "One does it all", ["s10"])
    return answered


def kept(line, kind):
    with Casebook.open(line.folder) as casebook:
        return casebook.find(kind)


def test_agenda_adds_a_workshop_and_prints_its_times(answered):
    wanted = ("--date", "2026-04-01", "--starts", "14:00", "--minutes", 90)
    done = answered.run("agenda", *WARD, "--round", "baseline", *wanted)
    (workshop,) = kept(answered, Workshop)
    assert (workshop.date.isoformat(), workshop.starts, workshop.ends) == (
        "2026-04-01",
        "14:00",
        "15:30",
    )
    assert done.out.splitlines()[1].split() == ["14:00", "10", "min", "Arrive"]
    assert "No time for" in done.out
    assert len(kept(answered, Block)) == len(done.out.split("No time for")[0].split(" min ")) - 1


def test_agenda_only_shown_adds_nothing(answered):
    before = answered.contents()
    data = answered.run("agenda", *WARD, "--round", "baseline", "--show", "--json").data
    assert answered.contents() == before
    assert data["workshop"] is None
    assert data["minutes"] == sum(block["minutes"] for block in data["blocks"]) <= 180
    assert data["blocks"][2]["statement"] == "s01"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--minutes", 20), "75 to 360"),
        (("--people", 1), "3 to 150"),
        (("--starts", "late"), "not a time of day"),
        (("--date", "soon"), "not a date"),
        (("--round", "Spring"), "no round"),
    ],
)
def test_agenda_is_refused_in_one_line(answered, wrong, said):
    before = answered.contents()
    round_name = () if "--round" in wrong else ("--round", "baseline")
    assert said in answered.run("agenda", *WARD, *round_name, *wrong).refusal
    assert answered.contents() == before


def test_evidence_is_shown_with_its_reasons_and_changes_nothing(heard):
    before = heard.contents()
    done = heard.run("evidence", *WARD, "--round", "baseline")
    assert done.out.splitlines()[:2] == [
        "s01 suggested: corroborated",
        "  2 independent sources speak of it.",
    ]
    assert heard.contents() == before


def test_evidence_is_taken_over_when_asked(heard):
    done = heard.run("evidence", *WARD, "--round", "baseline", "--take-over", "--json")
    assert [(one["statement"], one["rated"], one["taken_over"]) for one in done.data] == [
        ("s01", 3, True),
        ("s10", 1, True),
    ]
    assert {r.statement: r.level for r in kept(heard, EvidenceRating)} == {"s01": 3, "s10": 1}
    again = heard.run("evidence", *WARD, "--round", kept(heard, Round)[0].id)
    assert "nothing" in again.out
