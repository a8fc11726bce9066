from datetime import date

import pytest

from facilitator.operations import networks, people, workshops
from facilitator.ui.session import Session


def test_the_network_in_front_is_remembered(casebook, session):
    second = networks.create(casebook, "Second", date(2027, 2, 1))
    session.open_network(second.id)
    assert Session(casebook).network_id == second.id


def test_the_dossier_is_read_once_until_something_changes(session):
    first = session.dossier()
    assert session.dossier() is first
    session.run(networks.rename, session.network_id, "Other")
    assert session.dossier().network.name == "Other"


def test_several_steps_in_one_operation_are_told_once(session, qtbot):
    told: list[object] = []
    session.changed.connect(told.append)

    def two_steps(casebook):
        networks.create(casebook, "One", date(2027, 1, 1))
        networks.create(casebook, "Two", date(2027, 1, 1))

    session.run(two_steps)
    assert told == [frozenset({"network", "milestone"})]


def test_undo_and_redo_name_their_step(session):
    session.run(networks.rename, session.network_id, "Other")
    assert session.undo_label == "Rename network"
    session.undo()
    assert session.redo_label == "Rename network"
    session.redo()
    assert session.dossier().network.name == "Other"


def test_work_comes_back_to_the_window(session, qtbot):
    got: list[object] = []
    session.tasks.run(lambda: 6 * 7, got.append)
    qtbot.waitUntil(lambda: got == [42])


def test_failed_work_is_told(session, qtbot):
    got: list[Exception] = []

    def work():
        raise ValueError("no")

    session.tasks.run(work, got.append, got.append)
    qtbot.waitUntil(lambda: len(got) == 1 and isinstance(got[0], ValueError))


def test_shutdown_waits_and_calls_nothing_back(session, qtbot):
    got: list[object] = []
    session.tasks.run(lambda: 1, got.append)
    session.tasks.shutdown()
    qtbot.wait(20)
    assert got == []


@pytest.mark.parametrize("words", ["trainees", "sexual hea"])
def test_the_finder_finds_records_and_pages(session, words):
    from facilitator.ui.finder import finds

    assert any(f.record_id == session.network_id for f in finds(session, words))
    assert [f.page for f in finds(session, "goal")][:1] == ["goals"]


def test_undo_forgets_how_the_changed_network_stands_and_no_other(session):
    other = networks.create(session.casebook, "Wards", date(2027, 1, 5))
    for network in session.networks():
        session.standing(network.id)
    people.add(session.casebook, other.id, "Awen Prys")
    assert set(session.known_standings()) == {session.network_id}
    session.standing(other.id)
    session.undo()
    assert set(session.known_standings()) == {session.network_id}


def test_another_day_forgets_how_networks_stand(session, monkeypatch):
    session.standing(session.network_id)
    monkeypatch.setenv("FACILITATOR_TODAY", "2027-05-07")
    assert session.known_standings() == {}


def test_a_change_of_anybodys_forgets_how_all_stand(session):
    session.standing(session.network_id)
    session.casebook.on_change(frozenset({"person"}))
    assert session.known_standings() == {}


def test_minutes_taken_follow_what_blocks_take(session):
    of = session.casebook, session.network_id
    earlier = workshops.add(*of, "Event 1", date(2027, 2, 2))
    block = workshops.add_block(session.casebook, earlier.id, "Clinic", method="case-clinic")
    assert session.minutes_taken("") == {}
    session.run(workshops.set_block_field, block.id, "actual", 25)
    assert session.minutes_taken("") == {"case-clinic": (25,)}
    assert session.minutes_taken(earlier.id) == {}
