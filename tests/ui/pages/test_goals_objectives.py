"""Earlier objectives are reviewed on the goals page before new goals are set."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator.domain.deliver_records import Objective, Verdict
from facilitator.domain.records import Goal, GoalStatus
from facilitator.operations import goals, networks, objectives
from facilitator.ui.pages.goals import GoalsPage


@pytest.fixture
def page(shown):
    return shown(GoalsPage)


@pytest.fixture
def kept(page, session):
    made = objectives.add(session.casebook, session.network_id, "Shared letters")
    objectives.decide(session.casebook, made.id, Verdict.KEEP, session.today())
    page._objectives.open(made.id)
    return made


def found(session):
    return session.casebook.find(Objective, order="position")


def test_objectives_are_written_one_after_another_and_asked_about(qtbot, page, session):
    page._objectives.new.setFocus()
    for title in ("Shared letters", "One formulary"):
        qtbot.keyClicks(QApplication.focusWidget(), title)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert [each.title for each in found(session)] == ["Shared letters", "One formulary"]
    assert page._objectives._editor.isVisible()


def test_verdict_and_reason_are_kept(qtbot, page, session, kept):
    page._objectives.editor("verdict").edited.emit("revise")
    qtbot.keyClicks(page._objectives.editor("reason"), "Too wide")
    page.flush()

    (objective,) = found(session)
    assert (objective.verdict, objective.reason) == (Verdict.REVISE, "Too wide")
    assert page._objectives._list.lines()[0].trail == "Revised"


def test_one_click_makes_a_goal_of_what_is_kept(qtbot, page, session, kept):
    qtbot.mouseClick(page._objectives._goal, Qt.MouseButton.LeftButton)

    (goal,) = session.casebook.find(Goal)
    assert found(session)[0].goal_id == goal.id
    assert page._sheet.editor("title").value() == "Shared letters"
    assert page._objectives._list.lines()[0].trail == "Kept, goal 1"


def test_a_fourth_asks_which_may_rest(qtbot, page, session, kept):
    for title in "abc":
        goals.add(session.casebook, session.network_id, title)
    page._objectives._goal.click()
    assert page._taking.fourth.isVisible()

    page._taking.fourth.kept.emit()

    goal = session.casebook.get(Goal, found(session)[0].goal_id)
    assert goal.status is GoalStatus.PARKED


def test_retired_objective_offers_no_goal(page, session, kept):
    page._objectives.editor("verdict").edited.emit("retire")

    assert not page._objectives._goal.isVisible()
    assert not page._objectives._lives_on.isVisible()


def test_an_objective_is_tied_to_a_goal_there_is(page, session, kept):
    goal = goals.add(session.casebook, session.network_id, "Letters")
    page._objectives._tied.edited.emit(goal.id)

    assert found(session)[0].goal_id == goal.id
    assert page._thread._columns[0]._knots[0].title == "Shared letters"


def test_lines_of_the_profile_are_taken_over(page, session):
    assert not page._objectives._take.isVisible()
    text = "1. Shared letters\n2. Rota"
    networks.set_profile(session.casebook, session.network_id, "objectives", text)

    page._objectives._take.click()

    assert [each.title for each in found(session)] == ["Shared letters", "Rota"]
    assert not page._objectives._take.isVisible()


def test_the_list_folds_once_all_is_decided(page, session):
    goals.add(session.casebook, session.network_id, "Letters")
    assert not page._objectives._body.isVisible()

    made = objectives.add(session.casebook, session.network_id, "Shared letters")
    assert page._objectives._body.isVisible()

    objectives.decide(session.casebook, made.id, Verdict.RETIRE, session.today())
    assert not page._objectives._body.isVisible()
    assert page._objectives._summary.text() == "1 objective: 1 retired. 1 has no reason yet."
    objectives.set_field(session.casebook, made.id, "reason", "The clinic is closed")
    assert page._objectives._summary.text() == "1 objective: 1 retired."


def test_removed_objective_comes_back(page, session, kept):
    page._objectives._remove.click()
    assert found(session) == ()

    session.undo()
    assert len(found(session)) == 1


def test_an_objective_is_found_by_its_id(page, session, kept):
    page._objectives.choose("")

    page.show_record(kept.id)

    assert page._objectives.editor("title").value() == "Shared letters"
