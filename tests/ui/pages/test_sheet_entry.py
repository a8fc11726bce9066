"""Typing numbered sheets, and typing one twice."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator import content
from facilitator.domain.records import Response, RoundKind
from facilitator.domain.scale import Role
from facilitator.domain.sheet_code import code_of
from facilitator.operations import batches, rounds
from facilitator.ui.pages.diagnostic import DiagnosticPage

EVERY = [statement.id for statement in content.instrument().statements]


@pytest.fixture
def baseline(session):
    return rounds.create(session.casebook, session.network_id, RoundKind.BASELINE, date(2027, 2, 2))


@pytest.fixture
def sent(session, baseline):
    """Sheets 1 to 3 for members, sheet 4 for the sponsor."""
    for role, count in (("member", 3), ("sponsor", 1)):
        batches.send(session.casebook, baseline.id, role, count, on=date(2027, 2, 3))


@pytest.fixture
def page(shown, session, baseline):
    return shown(DiagnosticPage)


def _entry(page):
    page._add.click()
    return page._desk.entry


def _number(entry, typed):
    entry._number.selectAll()
    QTest.keyClicks(entry._number, typed)
    QTest.keyClick(entry._number, Qt.Key.Key_Return)
    entry._number.flush()


def _record(entry, keys):
    QTest.keyClicks(entry.grid, keys)
    QTest.keyClick(entry.comment, Qt.Key.Key_Return)


def _sheets(session):
    return session.casebook.find(Response, order="id")


def test_the_number_of_a_sheet_says_whose_it_is(session, sent, page):
    entry = _entry(page)
    _number(entry, "4")
    _record(entry, "3" * 36)

    (sheet,) = _sheets(session)
    assert (sheet.sheet, sheet.role) == ("4", "sponsor")


def test_a_code_says_number_and_role(session, baseline, sent, page):
    entry = _entry(page)
    _number(entry, str(code_of(baseline.id, 2, Role.MEMBER)).lower())
    assert entry._number.value() == "2"
    _record(entry, "3" * 36)

    assert [(s.sheet, s.role) for s in _sheets(session)] == [("2", "member")]


def test_a_code_of_another_round_is_refused(page, sent):
    entry = _entry(page)
    _number(entry, str(code_of("another", 2, Role.MEMBER)))
    assert "another round" in entry._odd.text()


def test_a_number_that_is_in_is_told_and_can_be_typed_again(session, baseline, sent, page):
    first = rounds.record(session.casebook, baseline.id, "member", {"s01": 3}, sheet="2")
    entry = _entry(page)
    _number(entry, "2")
    assert entry._odd.text() == "Sheet 2 is in already. Is it the right number?"

    entry._again.click()

    assert entry.response_id == first.id
    assert entry.draft().answers == {}


def test_a_number_that_never_went_out_is_told_and_can_be_kept(session, sent, page):
    entry = _entry(page)
    _number(entry, "99")
    assert entry._odd.text() == "No sheet 99 went out. Is it the right number?"
    _record(entry, "3" * 36)
    assert [sheet.sheet for sheet in _sheets(session)] == ["99"]


def test_the_running_check_repeats_what_was_typed(page):
    entry = _entry(page)
    QTest.keyClicks(entry.grid, "12 4")
    assert entry._running.text() == "Last typed 1: 1, 2: 2, 4: 4. Passed over: 3."


def test_two_entries_that_agree_are_kept_as_such(session, baseline, page):
    rounds.record(session.casebook, baseline.id, "member", dict.fromkeys(EVERY, 3))
    page._on_open_sheet(_sheets(session)[0].id)
    entry = page._desk.entry
    entry._again.click()
    QTest.keyClicks(entry.grid, "3" * 36)
    entry._record.click()

    (sheet,) = _sheets(session)
    assert sheet.entered_twice
    assert page._stack.currentWidget() is page._scroll


def test_what_differs_is_settled_from_the_paper_and_undone(session, baseline, page):
    rounds.record(session.casebook, baseline.id, "member", dict.fromkeys(EVERY, 3))
    page._on_open_sheet(_sheets(session)[0].id)
    entry = page._desk.entry
    entry._again.click()
    QTest.keyClicks(entry.grid, "5" + "3" * 34 + "1")
    entry._record.click()

    assert entry.grid.asked() == ["s01", "s36"]
    assert "(first 3, then 5)" in entry.grid.rows()[1].words
    QTest.keyClicks(entry.grid, "5")
    entry._record.click()
    assert "Statement 36 is still open" in entry._problem.text()
    QTest.keyClick(entry.grid, Qt.Key.Key_Delete)
    entry._record.click()

    (sheet,) = _sheets(session)
    assert sheet.entered_twice
    assert (sheet.answers["s01"], "s36" in sheet.answers) == (5, False)
    session.undo()
    (sheet,) = _sheets(session)
    assert (sheet.entered_twice, sheet.answers["s36"]) == (False, 3)


def test_leaving_a_second_entry_changes_nothing(session, baseline, page):
    rounds.record(session.casebook, baseline.id, "member", dict.fromkeys(EVERY, 3))
    page._on_open_sheet(_sheets(session)[0].id)
    entry = page._desk.entry
    entry._again.click()
    QTest.keyClicks(entry.grid, "55")
    QTest.keyClick(entry.grid, Qt.Key.Key_Escape)

    (sheet,) = _sheets(session)
    assert (sheet.entered_twice, dict(sheet.answers)) == (False, dict.fromkeys(EVERY, 3))


def test_in_an_anonymous_round_no_sheet_is_matched(qtbot, session, page):
    rounds.create(
        session.casebook, session.network_id, RoundKind.FINAL, date(2027, 5, 5), anonymous=True
    )
    page._choose(page._rounds[-1].id)
    assert _entry(page)._person_place.count() == 0
