"""A pasted list becomes people, in one step, each once."""

import pytest

from facilitator.domain.records import Organisation, Person
from facilitator.errors import UserError
from facilitator.operations import organisations, people, people_list
from facilitator.operations.people_list import Line


@pytest.fixture
def network_id(network):
    return network.id


def test_cells_are_name_role_job_and_organisation():
    lines = people_list.read("Anna Żuk\tCoordinator\tNurse\tLeeds\n\nBo\n")

    assert lines == (Line("Anna Żuk", "coordinator", "Nurse", "Leeds"), Line("Bo"))


def test_first_line_may_name_the_columns():
    lines = people_list.read("Organisation\tName\tEmail\nLeeds\tAnna\ta@example.org")

    assert lines == (Line("Anna", organisation="Leeds", email="a@example.org"),)


def test_a_person_called_name_alone_is_no_heading_of_others():
    assert people_list.read("Ann\tmember\tTitle")[0].job == "Title"


def test_unknown_role_is_taken_as_the_job():
    assert people_list.read("Bo\tHealth visitor") == (Line("Bo", job="Health visitor"),)


def test_the_same_name_counts_once():
    assert len(people_list.read("Bo\nbo\nBO")) == 1


def test_list_is_added_in_one_step(casebook, network_id):
    people.add(casebook, network_id, "Bo")

    added = people_list.add_many(casebook, network_id, "Bo\nAnna\tlead\t\tLeeds\nCy\t\t\tleeds")

    assert [(p.name, p.role) for p in added] == [("Anna", "leader"), ("Cy", "member")]
    assert len(casebook.find(Organisation)) == 1
    assert casebook.undo() == "Add 2 people"
    assert [p.name for p in casebook.find(Person)] == ["Bo"]


def test_list_without_anyone_new_is_refused(casebook, network_id):
    people.add(casebook, network_id, "Bo")

    with pytest.raises(UserError, match="nobody new"):
        people_list.add_many(casebook, network_id, "bo\n")


def test_list_too_long_is_refused_and_not_cut(casebook, network_id):
    with pytest.raises(UserError, match="more than 2,000 lines"):
        people_list.add_many(casebook, network_id, "\n".join(f"Bo {n}" for n in range(2_001)))
    assert casebook.find(Person) == ()


def test_renamed_to_a_known_name_two_organisations_become_one(casebook, network_id):
    anna = people.add(casebook, network_id, "Anna", organisation="Leeds")
    bo = people.add(casebook, network_id, "Bo", organisation="Leeds Hospital")

    organisations.rename(casebook, bo.organisation_id, "LEEDS")

    assert casebook.get(Person, bo.id).organisation_id == anna.organisation_id
    casebook.undo()
    assert casebook.get(Person, bo.id).organisation_id == bo.organisation_id


def test_organisation_needs_a_name(casebook, network_id):
    anna = people.add(casebook, network_id, "Anna", organisation="Leeds")

    with pytest.raises(UserError, match="needs a name"):
        organisations.rename(casebook, anna.organisation_id, "  ")
