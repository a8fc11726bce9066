"""What a facilitator does with interviews and documents, and what the casebook then holds."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from facilitator.domain.lanes import Lane
from facilitator.domain.records import EvidenceRating, Finding, Link, RoundKind
from facilitator.domain.review_records import Excerpt, Heard, ReviewNote
from facilitator.operations import review_notes, rounds
from facilitator.ui.dialogs import statement_picker
from facilitator.ui.dialogs.statement_picker import StatementPicker
from facilitator.ui.pages.diagnostic import DiagnosticPage


@pytest.fixture
def page(shown, session):
    return shown(DiagnosticPage, 830, 900)


@pytest.fixture
def view(page):
    return page._views["review"]


@pytest.fixture
def baseline(session, page):
    opened = rounds.create(
        session.casebook, session.network_id, RoundKind.BASELINE, date(2027, 2, 2)
    )
    page._go_to_view("review")
    return opened


@pytest.fixture
def heard(session, view):
    add = review_notes.add
    return add(session.casebook, session.network_id, Heard.INTERVIEW, "Nurse", text="All agree.")


def _mark(view, words):
    cursor = view.text.textCursor()
    start = view.text.toPlainText().index(words)
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    view.text.setTextCursor(cursor)


def test_interviews_are_noted_before_the_first_round(session, view):
    assert view.isVisible()
    view.talk.click()

    (note,) = session.casebook.find(ReviewNote)
    assert (note.heard, note.title, note.lane) == ("interview", "Interview 1", Lane.PRIVATE)
    assert view.title.selectedText() == "Interview 1"


def test_marked_passage_becomes_evidence_for_the_statements_chosen(
    session, view, heard, monkeypatch
):
    monkeypatch.setattr(statement_picker, "ask", lambda parent, chosen: ("s01",))
    _mark(view, "All agree")
    view.mark.click()

    (excerpt,) = session.casebook.find(Excerpt)
    assert (excerpt.text, excerpt.statements, excerpt.level) == ("All agree", ("s01",), 1)
    assert excerpt.lane is Lane.PRIVATE


def test_calling_off_the_choice_ties_nothing(session, view, heard, monkeypatch):
    monkeypatch.setattr(statement_picker, "ask", lambda parent, chosen: None)
    view.mark.click()
    assert session.casebook.find(Excerpt) == ()


def test_typed_notes_go_to_the_note_they_were_typed_in(session, view, heard):
    other = review_notes.add(session.casebook, session.network_id, Heard.DOCUMENT, "Minutes")
    view._open(heard.id)
    view.text.selectAll()
    QTest.keyClicks(view.text, "Who decides")
    view._open(other.id)

    assert session.casebook.get(ReviewNote, heard.id).text == "Who decides"
    assert session.casebook.get(ReviewNote, other.id).text == ""


def test_suggested_evidence_is_taken_over_by_enter(session, view, heard, baseline):
    review_notes.code(session.casebook, heard.id, "All agree", ["s01"])
    view._suggested.go_to(0)
    QTest.keyClick(view._suggested, Qt.Key.Key_Return)

    (rating,) = session.casebook.find(EvidenceRating)
    assert (rating.statement, rating.level, rating.round_id) == ("s01", 1, baseline.id)
    assert not view._take.isVisible()


def test_a_finding_of_a_private_passage_stays_private_and_tied(
    session, page, view, heard, baseline
):
    excerpt = review_notes.code(session.casebook, heard.id, "All agree. So they say.", ["s01"])
    view._passages.card(excerpt.id).make.click()

    (finding,) = session.casebook.find(Finding)
    assert (finding.title, finding.lane) == ("All agree", Lane.PRIVATE)
    (link,) = session.casebook.find(Link)
    assert (link.source_id, link.target_id) == (excerpt.id, finding.id)
    assert page._view.value() == "findings"


def test_removing_a_note_is_undone_whole(session, view, heard):
    review_notes.code(session.casebook, heard.id, "All agree", ["s01"])
    view._on_remove()
    assert session.casebook.find(Excerpt) == session.casebook.find(ReviewNote) == ()

    session.undo()

    assert len(session.casebook.find(Excerpt)) == len(session.casebook.find(ReviewNote)) == 1


def test_a_found_passage_opens_its_note(session, page, view, heard, baseline):
    excerpt = review_notes.code(session.casebook, heard.id, "All agree", ["s01"])
    other = review_notes.add(session.casebook, session.network_id, Heard.DOCUMENT, "Minutes")
    view._open(other.id)
    page.show_record(excerpt.id)

    assert view.title.value() == "Nurse"


def test_statements_are_found_by_number_or_word_and_ticked_by_key(qtbot):
    picker = StatementPicker(None, ("s36",))
    qtbot.addWidget(picker)
    picker.show()
    QTest.keyClicks(picker.seek, "newcomer")
    shown = [i.text() for i in picker._items() if not i.isHidden()]
    assert any(text.startswith("7. ") for text in shown)
    assert "36. We close activities that no longer earn their place." not in shown
    QTest.keyClick(picker.seek, Qt.Key.Key_Down)
    QTest.keyClick(picker.list, Qt.Key.Key_Space)

    assert picker.chosen() == ("s07", "s36")


def test_enter_ticks_what_was_typed_and_then_chooses(qtbot):
    picker = StatementPicker(None, ())
    qtbot.addWidget(picker)
    picker.show()
    picker.seek.setFocus()
    for number in ("6", "27"):
        QTest.keyClicks(picker.seek, number)
        QTest.keyClick(picker.seek, Qt.Key.Key_Return)
    assert (picker.chosen(), picker.isVisible()) == (("s06", "s27"), True)

    QTest.keyClick(picker.seek, Qt.Key.Key_Return)
    assert picker.result() == 1
