"""However many networks there are, what is read of one is found by an index."""

import pytest

from facilitator.domain.lanes import Reader
from facilitator.domain.records import Person
from facilitator.operations import coaching, fields, networks, people
from facilitator.store import copies, dossier, portfolio, retained, rows
from tests.builders import START, TODAY

PLANNED = ("SELECT", "UPDATE", "DELETE")
OF_ONE_STEP = ("CONSTANT", "recording", "folded")


@pytest.fixture
def scans(casebook):
    """The tables that statements run from now on read whole, when called."""
    said: list[str] = []
    casebook.connection.set_trace_callback(said.append)

    def found():
        casebook.connection.set_trace_callback(None)
        asked = {sql for sql in said if sql.startswith(PLANNED)}
        assert asked
        steps = {step for sql in asked for step in plan(casebook, sql)}
        read_whole = {step.split()[1] for step in steps if step.startswith("SCAN ")}
        return read_whole.difference(OF_ONE_STEP)

    return found


def plan(casebook, sql, values=()):
    """What SQLite means to do for a statement, step by step."""
    return [row[3] for row in casebook.connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]


@pytest.fixture
def coachee(casebook, network):
    return people.add(casebook, network.id, "Gwen Abara", email="gwen@example.org")


@pytest.mark.parametrize("reader", Reader)
def test_a_dossier_scans_no_table(casebook, network, scans, reader):
    dossier.read(casebook, network.id, reader)
    assert scans() == set()


def test_how_a_network_stands_scans_no_table(casebook, network, scans):
    portfolio.standing(casebook, network, TODAY)
    assert scans() == set()


def test_people_whose_time_is_up_are_found_by_their_day(casebook, network, scans):
    retained.until(casebook, TODAY), retained.undated(casebook)
    casebook.find(Person, keep_until=None)
    assert scans() == set()


def test_what_redo_has_is_found_among_what_is_undone(casebook, coachee, scans):
    casebook.redo_label(), copies.mark_of(casebook.connection)
    assert scans() <= {"sqlite_sequence"}


def test_a_save_and_its_undo_scan_no_table_but_steps_from_the_newest(
    casebook, network, coachee, scans
):
    fields.set_field(casebook, Person, coachee.id, "job", "Midwife")
    coaching.log(casebook, coachee.id, START, focus="Chairing")
    casebook.undo(), casebook.redo()
    assert scans() == {"step"}


def test_search_reads_no_more_than_what_it_gives_back(casebook, coachee, scans):
    casebook.search("gwen")
    assert scans() == {"search"}


def test_a_network_is_removed_without_reading_others(casebook, network, coachee, scans):
    networks.remove(casebook, network.id)
    assert scans() == {"step"}


@pytest.mark.parametrize("kind", [k for k in rows.TABLES if "network_id" in k.__match_args__])
def test_every_kind_is_found_by_its_network(casebook, kind):
    table = rows.TABLES[kind]
    sql = f'SELECT {rows.columns(kind)} FROM "{table}" WHERE "network_id" IS ? ORDER BY id'
    first, *_ = plan(casebook, sql, ("n",))
    assert first.startswith(f"SEARCH {table} USING INDEX")
    assert "network_id=?" in first
