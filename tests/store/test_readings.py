"""Rounds and type sheets are read from the casebook as the programme reads them."""

from datetime import timedelta

import pytest

from facilitator import content
from facilitator.domain.clashes import SheetRole, When
from facilitator.domain.lanes import Reader
from facilitator.domain.privacy import OPEN_SESSION, STANDARD
from facilitator.domain.records import RoundKind
from facilitator.domain.scale import Role
from facilitator.domain.sheet_code import code_of
from facilitator.operations import batches, rounds, type_sheets
from facilitator.store import dossier, readings
from tests.builders import START

INSTRUMENT = content.instrument()
EVERY = [statement.id for statement in INSTRUMENT.statements]
RAPID = [statement.id for statement in INSTRUMENT.rapid.statements]


@pytest.fixture
def opened(casebook, network):
    """Opens a round so many days after the start, with so many equal members' sheets."""

    def make(day=0, answer=3, sheets=0, *, role=Role.MEMBER, **about):
        made = rounds.create(casebook, network.id, RoundKind.EXTRA, START + timedelta(day), **about)
        asked = RAPID if made.rapid else EVERY
        for _ in range(sheets):
            rounds.record(casebook, made.id, role, dict.fromkeys(asked, answer))
        return made

    return make


@pytest.fixture
def sheet(casebook, network):
    """Records a sheet of one role that takes the same option of every question."""

    def record(role, option=0, when=When.TODAY, day=0):
        answers = {
            question.id: {"choice": question.options[option].id, "evidence": "told"}
            for question in content.network_types().questions
        }
        return type_sheets.record(
            casebook, network.id, role, when, answers, held_on=START + timedelta(day)
        )

    return record


def test_a_new_network_has_an_empty_diagnosis(casebook, network):
    found = readings.diagnosis(casebook, network.id)
    assert (dict(found.rounds), found.changes, found.compared) == ({}, (), None)
    assert (dict(found.coordinator), found.today, found.wanted) == ({}, None, None)


def test_a_round_is_read_over_the_statements_it_asked(casebook, opened):
    full = readings.round_reading(casebook, opened(answer=3, sheets=5))
    rapid = readings.round_reading(casebook, opened(answer=3, sheets=5, rapid=True))
    assert (len(full.statements), len(rapid.statements)) == (36, 12)
    assert full.responses == rapid.responses == 5


@pytest.mark.parametrize(("open_session", "shown"), [(False, False), (True, True)])
def test_four_sheets_show_a_mean_in_an_open_session_only(casebook, opened, open_session, shown):
    round_ = opened(answer=4, sheets=4, open_session=open_session)
    assert readings.privacy_of(round_) is (OPEN_SESSION if open_session else STANDARD)
    reading = readings.round_reading(casebook, round_)
    assert (reading.statement("s01").mean is not None) == shown


def test_how_far_a_statement_is_borne_out_is_part_of_its_reading(casebook, opened):
    round_ = opened(answer=5, sheets=5)
    rounds.rate(casebook, round_.id, "s01", 2)
    assert readings.round_reading(casebook, round_).statement("s01").evidence == 2


def test_the_coordinators_own_rapid_12_is_laid_beside_and_not_compared(casebook, network, opened):
    own = opened(0, 5, 1, role=Role.COORDINATOR, rapid=True)
    first, last = opened(30, 2, 5), opened(60, 4, 5)
    found = readings.diagnosis(casebook, network.id)
    assert set(found.rounds) == {own.id, first.id, last.id}
    assert found.compared == (first.id, last.id)
    assert set(found.coordinator.values()) == {100.0}


def test_a_surveys_only_sheet_is_never_read_alone(casebook, network, opened):
    opened(0, 5, 1, role=Role.COORDINATOR)
    opened(10, 5, 1, role=Role.MEMBER, rapid=True)
    opened(20, 5, 2, role=Role.COORDINATOR, rapid=True)
    assert readings.diagnosis(casebook, network.id).coordinator == {}


def test_of_several_own_sheets_the_newest_counts(casebook, network, opened):
    opened(0, 1, 1, role=Role.COORDINATOR, rapid=True)
    opened(90, 5, 1, role=Role.COORDINATOR, rapid=True)
    assert set(readings.diagnosis(casebook, network.id).coordinator.values()) == {100.0}


def test_the_first_and_last_full_surveys_are_compared(opened):
    rapid, first, mid, last = (
        opened(0, rapid=True),
        opened(30),
        opened(60),
        opened(90),
    )
    assert readings.comparable((rapid, first, mid, last)) == (first, last)


def test_with_one_full_survey_the_first_and_last_round_are_compared(opened):
    full, rapid = opened(0), opened(60, rapid=True)
    assert readings.comparable((full, rapid)) == (full, rapid)


def test_one_round_is_compared_with_nothing(opened):
    assert readings.comparable(()) is None
    assert readings.comparable((opened(),)) is None


def test_a_full_survey_and_a_rapid_12_are_compared_over_twelve_statements(casebook, opened):
    full, rapid = opened(0, 2, 5), opened(60, 4, 5, rapid=True)
    assert {change.id for change in readings.changes(casebook, full, rapid)} <= {
        *RAPID,
        *(dimension.id for dimension in INSTRUMENT.dimensions),
    }


@pytest.mark.parametrize(("second_open", "told"), [(True, True), (False, False)])
def test_a_change_keeps_the_stricter_of_two_promises(casebook, opened, second_open, told):
    first = opened(0, 2, 4, open_session=True)
    second = opened(60, 4, 4, open_session=second_open)
    for pair in ((first, second), (second, first)):
        found = readings.changes(casebook, *pair)
        assert any(change.delta is not None for change in found) == told


def test_the_agreed_sheet_decides_and_the_coordinators_until_then(casebook, network, sheet):
    sheet("leader")
    assert readings.type_reading(casebook, network.id, When.TODAY) is None
    sheet("coordinator", 1)
    assert readings.type_reading(casebook, network.id, When.TODAY).decided_by == "coordinator"
    sheet("agreed", 0)
    assert readings.type_reading(casebook, network.id, When.TODAY).decided_by == "agreed"


def test_today_and_wanted_are_read_apart(casebook, network, sheet):
    sheet("agreed", when=When.WANTED)
    found = readings.diagnosis(casebook, network.id)
    assert found.today is None
    assert found.wanted.when is When.WANTED


def test_roles_that_chose_differently_clash(casebook, network, sheet):
    sheet("coordinator", 0)
    sheet("leader", 1)
    found = readings.type_reading(casebook, network.id, When.TODAY)
    assert {clash.question for clash in found.clashes} == {
        question.id for question in content.network_types().questions
    }


def test_sheets_come_oldest_first(casebook, network, sheet):
    sheet("leader", day=9)
    sheet("member", day=2)
    found = readings.type_sheets(casebook, network.id, When.TODAY)
    assert [s.role for s in found] == [SheetRole.MEMBER, SheetRole.LEADER]


def test_each_numbered_sheet_of_a_round_large_enough_has_a_slip(casebook, opened):
    made = opened(0, 4, 5)
    found = readings.slips(casebook, made)
    assert [slip.number for slip in found] == [1, 2, 3, 4, 5]
    assert {tuple(slip.answers.items()) for slip in found} == {
        tuple(dict.fromkeys(EVERY, 4).items())
    }
    assert readings.slips(casebook, opened(9, 4, 4)) == ()


def test_a_slip_is_known_by_a_number_that_is_its_own_and_by_nothing_else(casebook, opened):
    made = opened(0, 4, 5)
    for sheet in ("Gwen", "3", str(code_of(made.id, 40, Role.MEMBER))):
        rounds.record(casebook, made.id, Role.MEMBER, {"s01": 5, "comment": "Gwen"}, sheet=sheet)
    found = readings.slips(casebook, made)
    assert [slip.number for slip in found] == [1, 2, 4, 5, 40]
    assert found[-1].answers == {"s01": 5}


def test_a_number_that_was_only_counted_as_a_file_came_in_is_nobodys(casebook, opened):
    made = opened(0, 4, 5)
    for number in ("6", "7"):
        rounds.record(casebook, made.id, Role.MEMBER, {"s01": 5}, sheet=number, came_by="csv")
    assert [slip.number for slip in readings.slips(casebook, made)] == [1, 2, 3, 4, 5]
    batches.send(casebook, made.id, Role.MEMBER, 1, on=made.held_on)
    rounds.record(casebook, made.id, Role.MEMBER, {"s01": 5}, sheet="8", came_by="csv")
    assert [slip.number for slip in readings.slips(casebook, made)] == [1, 2, 3, 4, 5, 8]


def test_only_respondents_are_given_slips(casebook, network, opened):
    opened(0, 4, 5)
    given = {reader: len(dossier.read(casebook, network.id, reader).slips) for reader in Reader}
    assert given == {**dict.fromkeys(Reader, 0), Reader.RESPONDENT: 5}
