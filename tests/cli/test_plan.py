"""What calendar, gate and versions write, record, tell and refuse."""

import pytest
import vobject

from facilitator.domain.deliver_records import FrozenPlan
from facilitator.domain.records import Milestone
from facilitator.operations import goals, networks
from facilitator.store.casebook import Casebook

WARD = ("--network", "Ward")


@pytest.fixture
def agreed(begun):
    """A network with a goal, whose first gate is decided."""
    with Casebook.open(begun.folder) as casebook:
        network = networks.by_name(casebook, "Ward")
        goals.add(casebook, network.id, "Many hands", unit="%", baseline=20, target=60)
    done = begun.run("gate", "Gate 1", *WARD, "--decide", "continue", "--on", "2026-04-06")
    assert done.code == 0, done.err
    return begun


def kept(line, kind, **equal):
    with Casebook.open(line.folder) as casebook:
        return casebook.find(kind, **equal)


def test_calendar_is_written_and_tells_what_moved_since(begun, tmp_path):
    target = tmp_path / "dates.ics"
    first = begun.run("calendar", *WARD, "--out", target)
    begun.run("gate", "Gate 1", *WARD, "--decide", "continue", "--on", "2026-04-09")
    second = begun.run("calendar", *WARD, "--out", target, "--json").data

    assert first.out.splitlines() == [f"Wrote {target}", "19 events"]
    assert (second["events"], second["new"], second["changed"]) == (19, 0, 1)
    assert len(vobject.readOne(target.read_text("utf-8")).vevent_list) == 19


def test_calendar_refuses_a_folder(begun, tmp_path):
    assert "is a folder" in begun.run("calendar", *WARD, "--out", tmp_path).refusal


def test_gates_are_listed_with_what_is_odd(begun):
    lines = begun.run("gate", *WARD).out.splitlines()

    assert [line.split(":")[0] for line in lines if not line.startswith(" ")] == [
        "Gate 1",
        "Gate 2",
        "Gate 3",
        "Close",
    ]


def test_decision_freezes_the_plan_and_keeps_reasons_in_one_step(begun):
    done = begun.run(
        "gate", "gate 1", *WARD, "--decide", "change", "--on", "2026-04-06", "--reasons", "Costs"
    )

    assert done.out.startswith("Gate 1: change, 2026-04-06; version 1 of the plan is frozen")
    assert kept(begun, Milestone, key="gate-1")[0].note == "Costs"
    with Casebook.open(begun.folder) as casebook:
        casebook.undo()
        assert casebook.find(FrozenPlan) == ()
        assert casebook.find(Milestone, key="gate-1")[0].note == ""


def test_decision_is_taken_back(agreed):
    shown = agreed.run("gate", "Gate 1", *WARD, "--take-back", "--json").data

    assert (shown[0]["decision"], shown[0]["version"]) == (None, None)
    assert kept(agreed, FrozenPlan) == ()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--decide", "stop"), "Say which gate"),
        (("Gate 9", "--decide", "stop"), "There is no gate called"),
        (("Gate 1", "--decide", "stop", "--take-back"), "exclude each other"),
        (("Gate 1", "--on", "2026-04-06"), "Add --decide"),
        (("Gate 1", "--decide", "stop", "--on", "soon"), "soon"),
        (("Gate 1", "--decide", "perhaps"), "perhaps"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(begun, words, said):
    before = begun.contents()
    assert said in begun.run("gate", *words, *WARD).refusal
    assert begun.contents() == before


def test_versions_are_listed_and_told_apart(agreed):
    with Casebook.open(agreed.folder) as casebook:
        goals.set_field(casebook, casebook.find(goals.Goal)[0].id, "target", 80)
    listed = agreed.run("versions", *WARD).out
    apart = agreed.run("versions", *WARD, "--from", 1)
    data = agreed.run("versions", *WARD, "--from", 1, "--json").data

    assert listed == "Version 1, frozen on 2026-04-06\n"
    assert "  Many hands: Target 80% instead of 60%." in apart.out.splitlines()
    assert data[0]["facts"] == [{"what": "target", "was": "60%", "now": "80%"}]


def test_versions_that_are_not_there_are_refused(begun, agreed):
    assert "Version 4 of the plan is not kept" in agreed.run("versions", *WARD, "--from", 4).refusal
    assert "Add --from" in agreed.run("versions", *WARD, "--to", 1).refusal
    assert agreed.run("versions", *WARD, "--from", 1, "--to", 1).out == "Nothing has changed.\n"
