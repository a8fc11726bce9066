"""What a facilitator does at a gate, and what the casebook holds then."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator.domain.records import Decision, Milestone
from facilitator.operations import channels, goals, plan
from facilitator.ui.pages.reviews import ReviewsPage
from facilitator.ui.widgets.laid_out import widgets


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
    said = [part.text() for part in widgets(grid)[3::2]]
    assert "Many hands: 40 (began at 20, target 60)" in said


def test_gate_found_elsewhere_is_unfolded(page, session):
    page.show_record(milestone(session, "gate-3").id)

    assert card(page, session, "gate-3")._body.isVisible()


def decided(session, key="gate-1"):
    gate = milestone(session, key)
    return plan.decide(session.casebook, gate.id, Decision.CONTINUE, session.today())


def labels(card):
    return [part.text() for part in widgets(card._grid) if hasattr(part, "text")]


def test_decided_gate_says_which_version_it_froze(page, session):
    assert card(page, session, "gate-1").frozen.text().startswith("Deciding it freezes version 1")
    decided(session)

    said = card(page, session, "gate-1").frozen.text()
    assert said == "Version 1 of the plan was frozen here on 7 Apr 2027."
    assert card(page, session, "close").frozen.text() == ""


def test_versions_stand_side_by_side_and_follow_the_casebook(page, session):
    goal = goals.add(session.casebook, session.network_id, "Many hands", target=60, unit="%")
    decided(session)
    page.versions.unfold(True)
    before = page.versions.told.text()
    goals.set_field(session.casebook, goal.id, "target", 80)

    assert before == "Nothing changed."
    assert page.versions.told.text() == "1 goal changed."
    channels.add(session.casebook, session.network_id, "Monthly mail")
    assert page.versions.told.text() == "1 goal changed, 1 channel added."
    assert {"Version 1", "As it stands", "target: 60%", "target: 80%"} <= set(labels(page.versions))


def test_two_versions_are_compared_and_done_steps_named_in_a_line(page, session):
    decided(session)
    plan.set_done(session.casebook, milestone(session, "build").id, session.today())
    decided(session, "gate-2")
    page.versions.unfold(True)
    page.versions.after.set_value("2")
    page.versions.after.edited.emit("2")

    assert page.versions.done.text() == "Done, held, met or kept: Build; Gate 2."
    assert page.versions.told.text() == "2 milestones done."


def test_without_a_version_the_card_says_when_there_will_be_one(page, session):
    assert "Each gate freezes the plan" in page.versions._summary.text()
    assert not page.versions.toggle.isVisible()


def test_version_is_frozen_again_with_undo(qtbot, page, session):
    decided(session)
    goals.add(session.casebook, session.network_id, "Many hands")
    gate = card(page, session, "gate-1")
    gate.unfold(True)
    page.versions.unfold(True)

    qtbot.mouseClick(gate.freeze, Qt.MouseButton.LeftButton)

    assert page.versions.told.text() == "Nothing changed."
    session.undo()
    assert page.versions.told.text() == "1 goal added."


def test_papers_are_asked_for_with_what_they_are_about(qtbot, page, session):
    gate, quarter = card(page, session, "gate-1"), card(page, session, "quarter")
    quarter.unfold(True)
    for button, wanted in (
        (gate.paper, ["gate-sheet", {"subject_id": gate.milestone_id}]),
        (quarter.paper, ["quarterly-pack", {"subject_id": quarter.milestone_id}]),
        (page.pack, ["quarterly-pack", {}]),
    ):
        with qtbot.waitSignal(page.document_requested) as asked:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert asked.args == wanted


def test_two_gates_on_one_day_are_told_at_both(page, session):
    gate = milestone(session, "gate-3")
    plan.move_milestone(session.casebook, gate.id, milestone(session, "gate-2").due)

    assert "Gate 3 is on the same day" in card(page, session, "gate-2").odd.text()
    assert "Gate 2 is on the same day" in card(page, session, "gate-3").odd.text()


@pytest.mark.parametrize("width", [560, 830, 1130])
def test_versions_with_long_names_are_no_wider_than_the_page(page, session, width):
    long = "Pob clwyf coes yn cael ei asesu o fewn pythefnos, każda położna zna ścieżkę " * 3
    goals.add(session.casebook, session.network_id, long, aim=long * 2, owner=long[:60])
    decided(session)
    goals.add(session.casebook, session.network_id, long)
    page.versions.unfold(True)
    page.resize(width, 700)
    QApplication.processEvents()

    assert page._scroll.horizontalScrollBar().maximum() == 0
