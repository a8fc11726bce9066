"""Typing a wall chart of an open session, three keys a statement."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.domain.records import RoundKind
from facilitator.domain.review_records import WallMark
from facilitator.operations import rounds
from facilitator.ui.pages.diagnostic import DiagnosticPage


@pytest.fixture
def page(shown, session):
    rounds.create(
        session.casebook,
        session.network_id,
        RoundKind.BASELINE,
        date(2027, 2, 2),
        open_session=True,
    )
    made = shown(DiagnosticPage)
    made._go_to_view("sheets")
    return made


@pytest.fixture
def wall(page):
    card = page._views["sheets"].wall
    card.grid.go_to(1)
    return card


def _marks(session):
    kept = session.casebook.find(WallMark, order="statement id")
    return [(mark.statement, mark.low, mark.high, mark.agreed, mark.group) for mark in kept]


def test_three_keys_mark_a_statement_and_go_on(session, wall):
    QTest.keyClicks(wall.grid, "243" + "15 ")
    assert _marks(session) == [("s01", 2, 4, 3, ""), ("s02", 1, 5, None, "")]


def test_marks_typed_the_wrong_way_round_are_put_in_order(session, wall):
    QTest.keyClicks(wall.grid, "424")
    assert _marks(session) == [("s01", 2, 4, 4, "")]


def test_what_cannot_be_agreed_is_told_and_the_line_stays_as_kept(session, wall):
    said = []
    session.notice.connect(lambda *words: said.append(words[0]))
    QTest.keyClicks(wall.grid, "235")
    assert said[-1].startswith("The agreed 5 is not between 2 and 3")
    assert _marks(session) == [("s01", 2, 3, None, "")]
    QTest.keyClicks(wall.grid, "3")
    assert _marks(session) == [("s01", 2, 3, 3, "")]


def test_groups_have_charts_of_their_own(session, wall):
    QTest.keyClicks(wall.grid, "243")
    wall.group.set_value("Table 2")
    wall._show_marks()
    wall.grid.go_to(1)
    QTest.keyClicks(wall.grid, "111")
    assert _marks(session) == [("s01", 2, 4, 3, ""), ("s01", 1, 1, 1, "Table 2")]
    wall._on_group_chosen("")
    assert wall.grid.rows()[1].words.endswith("low 2, high 4, agreed 3")


def test_delete_clears_a_line_and_undo_brings_it_back(session, wall):
    QTest.keyClicks(wall.grid, "243")
    wall.grid.go_to(1)
    QTest.keyClick(wall.grid, Qt.Key.Key_Delete)
    assert _marks(session) == []
    session.undo()
    assert _marks(session) == [("s01", 2, 4, 3, "")]


def test_backspace_goes_back_to_the_cell_before(session, wall):
    QTest.keyClicks(wall.grid, "24")
    QTest.keyClick(wall.grid, Qt.Key.Key_Backspace)
    QTest.keyClicks(wall.grid, "55")
    assert _marks(session) == [("s01", 2, 5, 5, "")]


def test_other_rounds_have_no_wall_chart(session, page):
    plain = rounds.create(session.casebook, session.network_id, RoundKind.FINAL, date(2027, 5, 2))
    page._choose(plain.id)
    assert not page._views["sheets"].wall.isVisible()


def test_the_focus_stays_where_a_mark_was_typed(page, wall):
    wall.grid.setFocus()
    QTest.keyClicks(wall.grid, "24")
    assert page.window().focusWidget() is wall.grid
