"""Networks are listed and begun, and filled forms recorded, whole or not at all."""

import pytest

from facilitator.domain import records
from facilitator.store.casebook import Casebook
from tests.cli.command_line import STATEMENTS, filled, sheet, type_sheet

pytestmark = pytest.mark.usefixtures("read_here")


def kept(line, kind):
    with Casebook.open(line.folder) as casebook:
        return casebook.find(kind)


def test_new_network_is_listed_with_its_month_and_next_step(begun):
    [network] = begun.run("networks", "--json").data
    assert network["name"] == "Ward nurses"
    assert network["month"] == 3
    assert network["verdict"] is None
    assert network["lights"] == []
    assert network["next_step"]["page"] == "profile"


def test_networks_in_words(begun):
    done = begun.run("networks")
    assert done.out.splitlines()[:2] == ["Ward nurses", "  Month 3 of 18; type not known yet"]


def test_networks_of_no_casebook_are_none_and_none_is_made(line):
    assert line.run("networks", "--json").data == []
    assert not line.folder.exists()


def test_casebook_may_stand_after_the_command(begun):
    done = begun.run("networks", "--json", "--casebook", begun.folder)
    assert [network["name"] for network in done.data] == ["Ward nurses"]


def test_casebook_after_the_command_counts_more(begun, tmp_path):
    assert begun.run("networks", "--json", "--casebook", tmp_path / "other").data == []


def test_casebook_may_come_from_the_environment(begun, monkeypatch):
    from tests.cli.command_line import run

    monkeypatch.setenv("FACILITATOR_CASEBOOK", str(begun.folder))
    assert len(run("networks", "--json").data) == 1


def test_new_answers_with_the_network(line):
    done = line.run("new", "Réseau du Nord", "--start", "2026-02-01", "--json")
    assert done.data["name"] == "Réseau du Nord"
    assert "é" in done.out
    assert set(done.data) == {"id", "name", "start"}


def test_first_sheets_open_a_baseline(begun):
    file = begun.file("one.json", sheet(s01=4))
    done = begun.run("answer", "diagnostic", file, "--network", "Ward")
    assert "Recorded 1 sheet " in done.out
    [round_] = kept(begun, records.Round)
    assert (round_.title, round_.kind, str(round_.held_on)) == (
        "Baseline",
        "baseline",
        "2026-03-09",
    )


def test_next_sheets_join_the_newest_round(begun):
    for first in (1, 3):
        files = [begun.file(f"{n}.json", sheet(s01=n)) for n in (first, first + 1)]
        begun.run("answer", "diagnostic", *files, "--network", "Ward nurses")
    assert len(kept(begun, records.Round)) == 1
    assert [r.sheet for r in kept(begun, records.Response)] == ["1", "2", "3", "4"]


def test_naming_a_kind_of_round_opens_it_once(begun):
    file = begun.file("one.json", sheet(s01=4))
    for _ in range(2):
        begun.run("answer", "diagnostic", file, "--network", "Ward", "--round", "mid")
    assert [r.title for r in kept(begun, records.Round)] == ["Mid-point"]


def test_one_command_is_one_undo_step(begun):
    before = begun.contents()
    files = [begun.file(f"{n}.json", sheet(s01=n)) for n in (1, 2, 3)]
    begun.run("answer", "diagnostic", *files, "--network", "Ward")
    with Casebook.open(begun.folder) as casebook:
        assert casebook.undo() == "Record 3 sheets of Network diagnostic"
    after = begun.contents()
    assert {k: v for k, v in after.items() if k != "step"} == {
        k: v for k, v in before.items() if k != "step"
    }


def test_csv_is_one_sheet_a_row(begun):
    rows = [",".join(["role", *STATEMENTS]), "member," + ",".join("4" * 36)]
    file = begun.file("all.csv", "\n".join([*rows, "leader," + ",".join("?" * 36)]))
    begun.run("answer", "diagnostic", file, "--network", "Ward")
    assert [r.role for r in kept(begun, records.Response)] == ["member", "leader"]


def test_type_sheet_keeps_its_role_and_time(begun):
    file = begun.file("type.json", type_sheet("sponsor", "wanted", q1="a"))
    begun.run("answer", "network-type", file, "--network", "Ward")
    [kept_sheet] = kept(begun, records.TypeSheetRecord)
    assert (kept_sheet.role, kept_sheet.when) == ("sponsor", "wanted")


def test_profile_sheets_are_merged(begun):
    first = begun.file("a.json", filled("network-profile", aim="Calmer wards", size=40))
    then = begun.file("b.json", filled("network-profile", size=45))
    begun.run("answer", "network-profile", first, then, "--network", "Ward")
    assert kept(begun, records.Network)[0].profile == {"aim": "Calmer wards", "size": 45}


def test_goal_sheet_becomes_a_goal(begun):
    file = begun.file(
        "goal.json", filled("goal-sheet", title="Faster help", target=20, due="2026-12-01")
    )
    begun.run("answer", "goal-sheet", file, "--network", "Ward")
    [goal] = kept(begun, records.Goal)
    assert (goal.title, goal.target, str(goal.due)) == ("Faster help", 20, "2026-12-01")


def test_fourth_goal_of_one_command_keeps_none(begun):
    file = begun.file("goal.json", [filled("goal-sheet", title=f"Goal {n}") for n in range(4)])
    refusal = begun.run("answer", "goal-sheet", file, "--network", "Ward").refusal
    assert "Three goals" in refusal
    assert kept(begun, records.Goal) == ()


def test_workshop_plan_and_feedback(begun):
    plan = begun.file("plan.json", filled("workshop-plan", title="First day", date="2026-03-01"))
    begun.run("answer", "workshop-plan", plan, "--network", "Ward")
    file = begun.file("back.json", filled("workshop-feedback", useful=5))
    done = begun.run("answer", "workshop-feedback", file, "--network", "Ward")
    assert "the workshop First day" in done.out
    assert kept(begun, records.Feedback)[0].answers == {"useful": 5}


def test_digital_plan_is_filled(begun):
    file = begun.file("d.json", filled("digital-plan", inside="Find each other"))
    begun.run("answer", "digital-plan", file, "--network", "Ward")
    assert kept(begun, records.DigitalPlan)[0].answers == {"inside": "Find each other"}


def test_coaching_sheets_go_to_the_person_named(begun):
    from facilitator.operations import people

    with Casebook.open(begun.folder) as casebook:
        network = casebook.find(records.Network)[0]
        people.add(casebook, network.id, "Rhian Pugh", role="coordinator")
    agreed = begun.file("a.json", filled("coaching-agreement", hours=9))
    begun.run("answer", "coaching-agreement", agreed, "--network", "Ward", "--person", "Rhian")
    held = filled(
        "coaching-session", date="2026-03-02", minutes=60, promises="Ring Sam\nBook a room"
    )
    done = begun.run("answer", "coaching-session", begun.file("s.json", held), "--network", "Ward")
    assert done.code == 0
    assert kept(begun, records.Agreement)[0].answers == {"hours": 9}
    assert kept(begun, records.Session)[0].minutes == 60
    assert [promise.text for promise in kept(begun, records.Promise)] == ["Ring Sam", "Book a room"]


def test_check_counts_what_the_casebook_holds(begun):
    found = begun.run("check", "--json").data
    assert found["ok"] is True
    assert found["counts"]["network"] == 1
    assert "The casebook is whole." in begun.run("check").out


def test_check_leaves_with_1_where_something_is_wrong(begun, monkeypatch):
    wrong = {"ok": False, "integrity": ["page 3 is torn"], "cipher": [], "foreign_keys": []}
    wrong |= {"search_index": "", "counts": {}}
    monkeypatch.setattr(Casebook, "check", lambda self: wrong)
    done = begun.run("check")
    assert done.code == 1
    assert "page 3 is torn" in done.out
