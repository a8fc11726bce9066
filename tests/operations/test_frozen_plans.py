"""Deciding a gate freezes the plan in the same step, and versions can be told apart."""

from datetime import date

import pytest

from facilitator.domain.deliver_records import FrozenPlan
from facilitator.domain.lanes import Lane
from facilitator.domain.records import Decision, Milestone
from facilitator.errors import UserError
from facilitator.operations import frozen_plans, goals, people, plan, promises
from facilitator.store import erasure
from tests.builders import contents

DAY = date(2026, 4, 6)


@pytest.fixture
def goal(casebook, network):
    return goals.add(casebook, network.id, "Many hands", baseline=20, target=60)


def gate(casebook, key="gate-1"):
    return casebook.find(Milestone, key=key)[0]


def decided(casebook, key="gate-1", on=DAY):
    return plan.decide(casebook, gate(casebook, key).id, Decision.CONTINUE, on)


def test_decision_and_frozen_plan_are_one_step(casebook, network, goal):
    before = contents(casebook)
    made = decided(casebook)
    (kept,) = frozen_plans.every(casebook, network.id)
    frozen = contents(casebook)
    casebook.undo()
    undone = contents(casebook)
    casebook.redo()

    assert (kept.number, kept.frozen_on, kept.milestone_id) == (1, DAY, made.id)
    assert kept.content["goals"][0]["title"] == "Many hands"
    assert undone == before
    assert contents(casebook) == frozen


def test_each_gate_makes_its_own_number_and_the_close_none(casebook, network):
    for key in ("gate-1", "gate-2", "gate-3", "close"):
        decided(casebook, key)

    assert [kept.number for kept in frozen_plans.every(casebook, network.id)] == [1, 2, 3]


def test_frozen_plan_knows_the_decision_but_no_note(casebook, network):
    plan.set_note(casebook, gate(casebook).id, "said in confidence")
    decided(casebook)

    content = frozen_plans.at(casebook, gate(casebook).id).content
    assert "confidence" not in str(content)
    assert [m["decision"] for m in content["milestones"] if m["title"] == "Gate 1"] == ["continue"]


def test_what_only_coachees_may_read_is_not_frozen(casebook, network):
    promises.make(casebook, network.id, "Seen by all")
    promises.make(casebook, network.id, "Between us", lane=Lane.COACHEE)
    decided(casebook)

    content = frozen_plans.at(casebook, gate(casebook).id).content
    assert [entry["title"] for entry in content["promises"]] == ["Seen by all"]


def test_deciding_again_keeps_the_plan_and_moves_the_day(casebook, network, goal):
    decided(casebook)
    goals.set_field(casebook, goal.id, "target", 80)
    decided(casebook, on=date(2026, 4, 9))

    (kept,) = frozen_plans.every(casebook, network.id)
    assert (kept.frozen_on, kept.content["goals"][0]["target"]) == (date(2026, 4, 9), 60)


def test_freezing_again_takes_the_plan_as_it_stands(casebook, network, goal):
    decided(casebook)
    goals.set_field(casebook, goal.id, "target", 80)
    frozen_plans.freeze_again(casebook, gate(casebook).id)

    assert frozen_plans.compare(casebook, network.id, 1) == ()
    with pytest.raises(UserError, match="no decision yet"):
        frozen_plans.freeze_again(casebook, gate(casebook, "gate-2").id)


@pytest.mark.parametrize("act", ["withdraw", "open"])
def test_decision_taken_back_lets_the_version_go(casebook, network, act):
    made = decided(casebook)
    if act == "withdraw":
        plan.withdraw_decision(casebook, made.id)
    else:
        plan.set_done(casebook, made.id, None)

    assert frozen_plans.every(casebook, network.id) == ()
    casebook.undo()
    assert len(frozen_plans.every(casebook, network.id)) == 1


def test_gate_ticked_without_a_decision_freezes_nothing(casebook, network):
    plan.set_done(casebook, gate(casebook).id, DAY)
    assert frozen_plans.every(casebook, network.id) == ()


def test_removed_gate_leaves_its_version(casebook, network):
    made = decided(casebook)
    plan.remove_milestone(casebook, made.id)

    (kept,) = frozen_plans.every(casebook, network.id)
    assert (kept.number, kept.milestone_id) == (1, None)


def test_version_of_a_gate_laid_out_again_takes_the_old_ones_place(casebook, network):
    plan.remove_milestone(casebook, decided(casebook).id)
    plan.fit_to_type(casebook, network.id, "")
    decided(casebook)

    (kept,) = frozen_plans.every(casebook, network.id)
    assert kept.milestone_id == gate(casebook).id


def test_versions_compare_with_each_other_and_with_today(casebook, network, goal):
    decided(casebook)
    goals.set_field(casebook, goal.id, "target", 80)
    decided(casebook, "gate-2")

    words = [one.words for one in frozen_plans.compare(casebook, network.id, 1, 2)]
    assert "Target 80 instead of 60." in words
    assert frozen_plans.compare(casebook, network.id, 2) == ()
    with pytest.raises(UserError, match="Version 7 of the plan is not kept") as refused:
        frozen_plans.compare(casebook, network.id, 7)
    assert "1, 2" in str(refused.value)


def test_erased_person_is_in_no_version(casebook, network):
    person = people.add(casebook, network.id, "Gwenllian Quillfeather")
    promises.make(casebook, network.id, "Ring", owner_id=person.id)
    decided(casebook)
    assert "Quillfeather" in str(casebook.find(FrozenPlan)[0].content)

    erasure.erase(casebook, person.id, date(2026, 11, 21))

    assert "Quillfeather" not in str(casebook.find(FrozenPlan)[0].content)
