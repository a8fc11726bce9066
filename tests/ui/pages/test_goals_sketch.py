"""A driver sketch is written by keyboard alone, and nobody is caught in it."""

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.deliver_records import DriverKind
from facilitator.operations import drivers, goals
from facilitator.ui.pages.goals import GoalsPage

Key = Qt.Key


@pytest.fixture
def page(shown):
    return shown(GoalsPage)


@pytest.fixture
def goal(session, page):
    made = goals.add(session.casebook, session.network_id, "Many hands")
    page.choose(made.id)
    return made


@pytest.fixture
def lines(page, goal):
    return page._sketch.list


def drawn(session, goal):
    found = drivers.lines(session.casebook, goal.id)
    return " ".join(("-" if x.kind is DriverKind.IDEA else "") + x.text for x in found)


def write(qtbot, lines, text, *keys):
    qtbot.keyClicks(lines.editor, text)
    for key in keys:
        qtbot.keyClick(lines.editor, key)


def test_enter_adds_below_and_tab_makes_an_idea(qtbot, page, session, goal, lines):
    page._sketch._add.click()
    write(qtbot, lines, "Deputies", Key.Key_Return)
    write(qtbot, lines, "Rota", Key.Key_Tab, Key.Key_Return)
    write(qtbot, lines, "Shadowing", Key.Key_Return)
    write(qtbot, lines, "Time", Key.Key_Backtab, Key.Key_Return, Key.Key_Return)

    assert drawn(session, goal) == "Deputies -Rota -Shadowing Time"
    assert not lines.editor.isVisible()


def test_a_written_line_is_turned_and_moved_while_it_is_open(qtbot, page, session, goal, lines):
    for text in ("One", "Two", "Three"):
        drivers.add(session.casebook, goal.id, text)
    lines._open(2)
    qtbot.keyClick(lines.editor, Key.Key_Tab)
    assert drawn(session, goal) == "One Two -Three"

    qtbot.keyClick(lines.editor, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    write(qtbot, lines, "!", Key.Key_Escape)

    assert drawn(session, goal) == "One -Three! Two"


def test_each_line_is_one_step_to_undo(qtbot, page, session, goal, lines):
    page._sketch._add.click()
    write(qtbot, lines, "Deputies", Key.Key_Return)
    write(qtbot, lines, "Rota", Key.Key_Return, Key.Key_Escape)

    session.undo()

    assert drawn(session, goal) == "Deputies"


def test_tab_leaves_the_list_while_no_line_is_open(qtbot, page, session, goal, lines):
    drivers.add(session.casebook, goal.id, "Deputies")
    drivers.add(session.casebook, goal.id, "Time")
    lines.setFocus()
    lines.go_to(1)

    qtbot.keyClick(lines, Key.Key_Tab)

    assert drawn(session, goal) == "Deputies Time"
    assert page.focusWidget() is not lines


def test_escape_ends_and_an_empty_line_is_never_kept(qtbot, page, session, goal, lines):
    page._sketch._add.click()
    write(qtbot, lines, "  ", Key.Key_Escape)

    assert drawn(session, goal) == ""
    assert lines.rows() == []


def test_emptied_line_is_removed_and_comes_back(qtbot, page, session, goal, lines):
    drivers.add(session.casebook, goal.id, "Deputies")
    lines._open(0)
    lines.editor.clear()
    qtbot.keyClick(lines.editor, Key.Key_Escape)
    assert drawn(session, goal) == ""

    session.undo()
    assert drawn(session, goal) == "Deputies"


def test_what_is_being_written_stays_with_its_goal(qtbot, page, session, goal, lines):
    other = goals.add(session.casebook, session.network_id, "Other")
    page._sketch._add.click()
    qtbot.keyClicks(lines.editor, "Deputies")

    page.choose(other.id)

    assert drawn(session, goal) == "Deputies"
    assert drawn(session, other) == ""


def test_arrows_go_from_line_to_line(qtbot, page, session, goal, lines):
    drivers.add(session.casebook, goal.id, "One")
    drivers.add(session.casebook, goal.id, "Two")
    lines._open(0)

    qtbot.keyClick(lines.editor, Key.Key_Down)

    assert lines.editor.text() == "Two"


def test_the_tree_is_drawn_and_read_aloud(page, session, goal):
    drivers.add(session.casebook, goal.id, "Deputies")
    page._sketch.figure._draw()

    said = page._sketch.figure.accessibleDescription()
    assert said == "Driver sketch. Aim: Many hands. Driver 1: Deputies."
