"""Undo and redo bring every record back, across restarts, for any sequence of acts."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator import clock
from facilitator.domain.records import (
    Block,
    BlockCategory,
    Goal,
    GoalStatus,
    Milestone,
    Person,
    Promise,
    Workshop,
)
from facilitator.errors import UserError
from facilitator.operations import (
    coaching,
    fields,
    findings,
    goals,
    networks,
    people,
    plan,
    promises,
    thread,
    workshops,
)
from facilitator.store.casebook import Casebook
from tests.builders import contents, new_network, redone_to_the_end, undone_to_the_start


def test_undo_restores_deleted_goal(casebook, network):
    goal = goals.add(casebook, network.id, "Shorter waits", target=4.5)
    goals.remove(casebook, goal.id)
    assert casebook.undo() == "Remove goal"
    assert casebook.get(Goal, goal.id) == goal


def test_undo_and_redo_survive_reopening(tmp_path):
    with Casebook.open(tmp_path) as casebook:
        network = new_network(casebook)
        people.add(casebook, network.id, "Gwen")
        before = contents(casebook)
        casebook.undo()
    with Casebook.open(tmp_path) as casebook:
        assert casebook.redo_label() == "Add Gwen"
        casebook.redo()
        assert contents(casebook) == before
        assert undone_to_the_start(casebook) == 2


def test_typing_on_in_one_field_is_one_step(casebook, network):
    person = people.add(casebook, network.id, "Gwen")
    for typed in ("N", "Nu", "Nurse"):
        fields.set_field(casebook, Person, person.id, "job", typed)
    casebook.undo()
    assert casebook.get(Person, person.id).job == ""
    casebook.redo()
    assert casebook.get(Person, person.id).job == "Nurse"


def test_typing_in_another_field_begins_a_new_step(casebook, network):
    person = people.add(casebook, network.id, "Gwen")
    fields.set_field(casebook, Person, person.id, "job", "Nurse")
    fields.set_field(casebook, Person, person.id, "email", "gwen@example.org")
    casebook.undo()
    assert casebook.get(Person, person.id).job == "Nurse"


def test_typing_after_ten_minutes_begins_a_new_step(casebook, network, monkeypatch):
    person = people.add(casebook, network.id, "Gwen")
    fields.set_field(casebook, Person, person.id, "job", "Nurse")
    later = clock.now() + timedelta(minutes=11)
    monkeypatch.setattr(clock, "now", lambda: later)
    fields.set_field(casebook, Person, person.id, "job", "Nurse, retired")
    casebook.undo()
    assert casebook.get(Person, person.id).job == "Nurse"


def test_typing_back_to_the_start_leaves_no_step(casebook, network):
    person = people.add(casebook, network.id, "Gwen")
    fields.set_field(casebook, Person, person.id, "job", "Nurse")
    fields.set_field(casebook, Person, person.id, "job", "")
    assert casebook.undo_label() == "Add Gwen"


def test_a_step_inside_a_step_joins_it(casebook, network):
    with casebook.step("Both"):
        people.add(casebook, network.id, "Gwen")
        people.add(casebook, network.id, "Idris")
    assert casebook.undo() == "Both"
    assert casebook.find(Person) == ()


def test_a_new_step_forgets_what_was_undone(casebook, network):
    people.add(casebook, network.id, "Gwen")
    casebook.undo()
    people.add(casebook, network.id, "Idris")
    assert casebook.redo_label() is None
    assert casebook.redo() is None


def test_writing_the_same_again_keeps_redo(casebook, network):
    person = people.add(casebook, network.id, "Gwen")
    people.set_role(casebook, person.id, "leader")
    casebook.undo()
    fields.set_field(casebook, Person, person.id, "name", "Gwen")
    assert casebook.redo() == "Change role"


def test_nothing_to_undo_is_none(casebook):
    assert casebook.undo() is None
    assert casebook.redo() is None


def test_odd_text_and_numbers_come_back_the_same(casebook, network):
    odd = "Zażółć \u202e 🫀 'quote' \"two\" \\ \x01 \n\t\u2028"
    goal = goals.add(casebook, network.id, odd, baseline=0.1, target=1e11)
    kept = casebook.get(Goal, goal.id)
    goals.remove(casebook, goal.id)
    casebook.undo()
    assert casebook.get(Goal, goal.id) == kept
    assert (kept.title, kept.baseline, kept.target) == (odd.strip(), 0.1, 1e11)


ACTS = (
    "network", "person", "role", "organisation", "drop_person", "goal", "status", "drop_goal",
    "finding", "drop_finding", "workshop", "block", "move_block", "drop_block", "drop_workshop",
    "promise", "keep", "milestone", "done", "fit", "session", "agreement", "type", "drop_network",
    "undo", "redo",
)  # fmt: skip
act = st.tuples(st.sampled_from(ACTS), st.integers(0, 7), st.text(max_size=6))
acts = st.lists(act, min_size=10, max_size=60)


@pytest.fixture
def clean(casebook):
    """Brings the one casebook back to empty, with nothing to redo."""

    def cleaned() -> Casebook:
        undone_to_the_start(casebook)
        casebook.connection.execute("DELETE FROM step")
        assert not any(contents(casebook).values())
        return casebook

    return cleaned


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts)
def test_any_sequence_undone_is_empty_and_redone_is_equal(clean, sequence):
    casebook = clean()
    new_network(casebook)
    for act, number, text in sequence:
        try:
            _do(casebook, act, number, text)
        except UserError:
            continue
    redone_to_the_end(casebook)
    before = contents(casebook)
    steps = undone_to_the_start(casebook)
    assert not any(contents(casebook).values())
    assert redone_to_the_end(casebook) == steps
    assert contents(casebook) == before
    assert casebook.check()["ok"]


def _do(casebook: Casebook, act: str, number: int, text: str) -> None:
    """One act on the `number`-th record of its kind, or none where there is no record yet."""
    day = date(2026, 3, 2) + timedelta(days=number)

    def one(kind):
        found = casebook.find(kind)
        return found[number % len(found)].id if found else None

    if act in ("undo", "redo"):
        casebook.undo() if act == "undo" else casebook.redo()
        return
    if act == "network":
        networks.create(casebook, f"{text} {number}", day)
        return
    every = networks.every(casebook)
    if not every:
        return
    network = every[number % len(every)].id
    goal, person, workshop = one(Goal), one(Person), one(Workshop)
    milestone, block, promise = one(Milestone), one(Block), one(Promise)
    match act:
        case "person":
            people.add(casebook, network, f"P{text}", organisation=text)
        case "role" if person:
            people.set_role(casebook, person, "leader")
        case "organisation" if person:
            people.set_organisation(casebook, person, text)
        case "drop_person" if person:
            people.remove(casebook, person)
        case "goal":
            goals.add(casebook, network, f"G{text}", baseline=float(number))
        case "status" if goal:
            goals.set_status(casebook, goal, list(GoalStatus)[number % 4])
        case "drop_goal" if goal:
            goals.remove(casebook, goal)
        case "finding":
            finding = findings.add(casebook, network, f"F{text}", statements=("s01",))
            if goal and casebook.get(Goal, goal).network_id == network:
                findings.answer_with_goal(casebook, finding.id, goal, True)
        case "workshop":
            workshops.add(casebook, network, f"W{text}", day)
        case "block" if workshop:
            workshops.add_block(
                casebook, workshop, text, at=number % 2, category=list(BlockCategory)[number % 7]
            )
        case "move_block" if block:
            workshops.move_block(casebook, block, number % 3)
        case "drop_block" if block:
            workshops.remove_block(casebook, block)
        case "drop_workshop" if workshop:
            workshops.remove(casebook, workshop)
        case "promise":
            own = casebook.find(Person, network_id=network)
            owner_id = own[number % len(own)].id if own else None
            promises.make(casebook, network, f"R{text}", owner_id=owner_id, due=day)
        case "keep" if promise:
            promises.keep(casebook, promise, day if number % 2 else None)
        case "milestone" if milestone:
            plan.move_milestone(casebook, milestone, day)
        case "done" if milestone:
            plan.set_done(casebook, milestone, day)
        case "fit":
            plan.fit_to_type(casebook, network, ("forum", "collaborative", "practice")[number % 3])
        case "session" if person:
            session = coaching.log(casebook, person, day, private_notes=text)
            if promise:
                thread.tie(casebook, ("session", session.id), ("promise", promise))
        case "agreement" if person:
            coaching.set_agreement(casebook, person, "purpose", text)
        case "type" if goal:
            goals.set_field(casebook, goal, "aim", text)
        case "drop_network":
            networks.remove(casebook, network)
