"""What a facilitator does on the network type page, and what the casebook then holds."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.domain.records import Milestone, TypeSheetRecord
from facilitator.operations import type_sheets
from facilitator.ui.pages.type import TypePage

PRACTICE = dict(zip((f"q{n}" for n in range(1, 10)), "cdccdcddb", strict=True))


@pytest.fixture
def page(qtbot, session):
    made = TypePage(session)
    qtbot.addWidget(made)
    session.changed.connect(lambda kinds: made.refresh() if kinds & made.watches else None)
    made.resize(830, 700)
    made.refresh()
    made.show()
    return made


def record(session, role="agreed", when="today", evidence="document", **other):
    """A whole sheet of a community of practice, but for some answers."""
    choices = PRACTICE | other
    answers = {q: {"choice": c, "evidence": evidence} for q, c in choices.items()}
    return type_sheets.record(
        session.casebook, session.network_id, role, when, answers, held_on=date(2027, 3, 1)
    )


def sheets(session):
    return session.casebook.find(TypeSheetRecord, network_id=session.network_id)


def press(page, question, option):
    page._form.editor(question).choice._buttons[option].click()


def test_empty_page_teaches_and_its_button_begins_the_coordinators_sheet(page, session):
    page._empty.started.emit()
    press(page, "q1", "c")

    (sheet,) = sheets(session)
    assert (sheet.role, sheet.when) == ("coordinator", "today")
    assert sheet.answers == {"q1": {"choice": "c", "evidence": "unknown"}}


def test_answers_are_saved_as_given_and_undone(page, session):
    record(session)
    press(page, "q1", "a")
    assert sheets(session)[0].answers["q1"] == {"choice": "a", "evidence": "document"}

    session.undo()

    assert sheets(session)[0].answers["q1"]["choice"] == "c"
    assert page._form.editor("q1").value()["choice"] == "c"


def test_verdict_stands_above_the_questions_and_follows_them(page, session):
    record(session)
    assert "clearly a community of practice" in page._head._title.text()

    for question in ("q1", "q2", "q3", "q4"):
        press(page, question, "a")

    assert "clearly" not in page._head._title.text()


def test_wanted_is_a_sheet_of_its_own(page, session):
    record(session)
    page._when._inner._buttons["wanted"].click()
    press(page, "q1", "d")

    assert [s.when for s in sheets(session)] == ["today", "wanted"]
    assert sheets(session)[0].answers["q1"]["choice"] == "c"


def test_members_may_have_several_sheets(page, session):
    record(session, "member")
    page._role._inner._buttons["member"].click()
    page._more.click()
    press(page, "q1", "d")

    first, second = sheets(session)
    assert (first.answers["q1"]["choice"], second.answers) == (
        "c",
        {"q1": {"choice": "d", "evidence": "unknown"}},
    )


def test_asking_again_starts_from_the_last_answers_and_keeps_them_on_record(page, session):
    record(session)
    page._more.click()
    press(page, "q1", "d")

    assert [s.answers["q1"]["choice"] for s in sheets(session)] == ["c", "d"]
    assert not page._result._over_time.isHidden()


def test_sheet_is_removed_and_brought_back(page, session):
    record(session)
    page._remove.click()
    assert sheets(session) == ()

    session.undo()

    assert len(sheets(session)) == 1


def test_clash_between_roles_is_said_and_leads_to_its_question(page, session):
    record(session)
    record(session, "coordinator")
    record(session, "leader", q1="a")

    (line,) = page._result._clashes._shown

    assert line[0].startswith("1. Who steers the network?")
    assert line[1] == "q1"


def test_guesses_are_what_would_make_it_surer(page, session):
    record(session, evidence="guess")

    steps = page._result._surer._shown

    assert steps[0] == ("Question 1 is a guess: ask two people.", "q1")


def test_18_months_are_fitted_to_the_type_and_undone(page, session):
    record(session, q1="b", q2="b", q3="b", q4="b", q5="b", q6="b", q7="b", q8="b", q9="b")
    before = session.casebook.find(Milestone)
    page._meaning.fitted.emit("collaborative")
    assert {m.title for m in session.casebook.find(Milestone)} != {m.title for m in before}

    session.undo()

    assert session.casebook.find(Milestone) == before


def test_what_it_means_is_shown_for_each_type_of_a_hybrid(page, session):
    record(session, q1="a", q2="a", q3="a", q4="a")

    named = page._told.reading.classification.named

    assert page._meaning._shown[0] == (named or (page._told.reading.classification.types[0].id,))


def test_evidence_is_chosen_by_keys(page, session):
    record(session)
    evidence = page._form.editor("q1").evidence._inner
    evidence.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(evidence, Qt.Key.Key_Down)

    assert sheets(session)[0].answers["q1"]["evidence"] == "two-sources"


def test_page_is_never_wider_than_its_place(page, session, qtbot):
    record(session)
    page.resize(580, 700)

    qtbot.waitUntil(lambda: page._scroll.horizontalScrollBar().maximum() == 0)


@pytest.mark.parametrize("width", [580, 830])
def test_the_first_answer_moves_no_question_under_the_mouse(page, qtbot, width):
    page.resize(width, 700)
    page._empty.started.emit()
    question = page._form.editor("q1")
    qtbot.wait(60)
    before = question.mapTo(page, question.rect().topLeft())

    press(page, "q1", "c")
    qtbot.wait(60)

    assert question.mapTo(page, question.rect().topLeft()) == before
