"""Undo and redo bring every record back, across restarts."""

from datetime import timedelta

from facilitator import clock
from facilitator.domain.records import Goal, Person
from facilitator.operations import fields, goals, people
from facilitator.store.casebook import Casebook
from tests.builders import contents, new_network, undone_to_the_start


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


def test_typing_on_after_undo_is_a_step_of_its_own(casebook, network):
    person = people.add(casebook, network.id, "Gwen")
    fields.set_field(casebook, Person, person.id, "job", "Nurse")
    fields.set_field(casebook, Person, person.id, "email", "gwen@example.org")
    casebook.undo()
    fields.set_field(casebook, Person, person.id, "job", "")
    assert casebook.redo() is None
    casebook.undo()
    assert casebook.get(Person, person.id).job == "Nurse"


def test_there_and_back_in_one_step_leaves_no_step(casebook, network):
    person = people.add(casebook, network.id, "Gwen")
    with casebook.step("There and back"):
        people.set_role(casebook, person.id, "leader")
        people.set_role(casebook, person.id, "member")
    assert casebook.undo_label() == "Add Gwen"


def test_a_name_with_half_a_character_can_be_told(casebook, network):
    people.add(casebook, network.id, "Gwen \ud800")
    assert casebook.undo_label() == "Add Gwen ?"
