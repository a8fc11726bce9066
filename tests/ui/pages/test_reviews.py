"""What a facilitator does at a gate, and what the casebook holds then."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.records import Decision, Milestone
from facilitator.operations import goals, plan
from facilitator.ui.pages.reviews import ReviewsPage


@pytest.fixture
def page(shown):
    return shown(ReviewsPage)


def milestone(session, key):
    return next(m for m in session.casebook.find(Milestone) if m.key == key)


def card(page, session, key):
    return page._cards[milestone(session, key).id]


def test_late_gate_comes_first_and_its_facts_are_open(page, session):
    assert page._head._title.text() == "Gate 1 was due on 5 Apr 2027"
    assert "Late: Gate 1." in page._head._note.text()
    assert card(page, session, "gate-1")._body.isVisible()
    assert not card(page, session, "gate-2")._body.isVisible()


def test_decision_is_kept_with_today_as_its_day(qtbot, page, session):
    button = card(page, session, "gate-1").decision._inner._buttons["change"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    gate = milestone(session, "gate-1")
    assert (gate.decision, gate.done_on) == (Decision.CHANGE, session.today())


def test_decision_pressed_again_is_taken_back(qtbot, page, session):
    button = card(page, session, "gate-1").decision._inner._buttons["stop"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    gate = milestone(session, "gate-1")
    assert (gate.decision, gate.done_on) == (None, None)
    session.undo()
    assert milestone(session, "gate-1").decision is Decision.STOP


def test_day_of_the_agreement_can_be_set_afterwards(page, session):
    gate = milestone(session, "gate-1")
    plan.decide(session.casebook, gate.id, Decision.CONTINUE, session.today())

    page._cards[gate.id].on.edited.emit(date(2027, 4, 2))

    kept = milestone(session, "gate-1")
    assert (kept.decision, kept.done_on) == (Decision.CONTINUE, date(2027, 4, 2))


def test_reasons_are_kept_as_typed_and_shown_when_folded(qtbot, page, session):
    gate = card(page, session, "gate-1")
    qtbot.keyClicks(gate.note, "Sponsor asked for a cost line")
    page.flush()
    gate.unfold(False)

    assert milestone(session, "gate-1").note == "Sponsor asked for a cost line"
    assert gate._said.isVisible()


def test_quarter_review_is_ticked_as_held(page, session):
    quarter = card(page, session, "quarter")
    quarter.unfold(True)
    quarter.ticked.click()
    assert milestone(session, "quarter").done_on == session.today()

    quarter.ticked.click()
    assert milestone(session, "quarter").done_on is None


def test_facts_follow_the_casebook(page, session):
    goal = goals.add(session.casebook, session.network_id, "Many hands", baseline=20, target=60)
    goals.add_reading(session.casebook, goal.id, session.today(), 40)

    grid = card(page, session, "gate-1")._facts._grid
    said = [grid.itemAt(n).widget().text() for n in range(grid.count()) if n % 2 and n > 1]
    assert "Many hands: 40 (began at 20, target 60)" in said


def test_gate_found_elsewhere_is_unfolded(page, session):
    page.show_record(milestone(session, "gate-3").id)

    assert card(page, session, "gate-3")._body.isVisible()
