"""What a facilitator does on the diagnostic page, and what the casebook then holds."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from facilitator import content
from facilitator.domain.records import EvidenceRating, Finding, Response, Round, RoundKind
from facilitator.operations import networks, people, rounds
from facilitator.ui.importing import returned_files
from facilitator.ui.pages.diagnostic import DiagnosticPage
from facilitator.ui.pages.diagnostic.compare import compare

EVERY = [statement.id for statement in content.instrument().statements]
RAPID = [statement.id for statement in content.instrument().rapid.statements]


@pytest.fixture
def page(shown, session):
    return shown(DiagnosticPage)


@pytest.fixture
def baseline(session):
    """An open round of all 36, with nothing in it yet."""
    return rounds.create(
        session.casebook, session.network_id, RoundKind.BASELINE, date(2027, 2, 2), asked=20
    )


def answer(session, round_, count, *, role="member", low=2, high=4):
    """As many sheets that answer low and high in turn."""
    with session.casebook.step("Answers"):
        for number in range(count):
            given = dict.fromkeys(EVERY, low if number % 2 else high)
            rounds.record(session.casebook, round_.id, role, given)


def responses(session):
    return session.casebook.find(Response, network_id=session.network_id)


def test_empty_page_teaches_and_its_button_opens_the_rapid_12(page, session):
    page._empty.started.emit()
    page._card._save.click()

    (round_,) = session.casebook.find(Round)
    assert (round_.rapid, round_.asked) == (True, 1)
    assert "0 responses" in page._head._title.text()


def test_new_round_is_one_step_and_undo_takes_it_away(page, session, baseline):
    page._new.click()
    page._card.kind.set_value("final")
    page._card.open_session.set_value(True)
    page._card._save.click()
    assert [r.open_session for r in session.casebook.find(Round)] == [False, True]

    session.undo()

    assert session.casebook.find(Round) == (baseline,)


def test_statements_asked_stay_once_sheets_are_in(page, session, baseline):
    answer(session, baseline, 1)
    page._edit.click()
    assert not page._card.length.isEnabled()

    page._card.name.set_value("First round")
    page._card._save.click()

    assert session.casebook.get(Round, baseline.id).title == "First round"


def test_sheet_is_typed_with_one_key_an_answer_and_recorded_by_enter(page, session, baseline):
    page._add.click()
    grid = page._desk.entry.grid
    QTest.keyClicks(grid, "c" + "12345?-" + "3" * 29)
    QTest.keyClick(page._desk.entry.comment, Qt.Key.Key_Return)

    (sheet,) = responses(session)
    assert sheet.role == "coordinator"
    assert [sheet.answers[s] for s in EVERY[:8]] == [1, 2, 3, 4, 5, "?", "-", 3]
    assert len(sheet.answers) == 36
    assert page._desk.entry._number.value() == "2"


def test_recorded_sheet_is_one_undo_step(page, session, baseline):
    page._add.click()
    QTest.keyClicks(page._desk.entry.grid, "5" * 36)
    QTest.keyClick(page._desk.entry.comment, Qt.Key.Key_Return)
    assert len(responses(session)) == 1

    session.undo()

    assert responses(session) == ()
    assert page._desk.entry._number.value() == "1"


def test_backspace_goes_back_and_the_next_key_answers_again(page, session, baseline):
    page._add.click()
    grid = page._desk.entry.grid
    QTest.keyClicks(grid, "12")
    QTest.keyClick(grid, Qt.Key.Key_Backspace)
    QTest.keyClicks(grid, "5")

    assert dict(page._desk.entry.draft().answers) == {"s01": 1, "s02": 5}


def test_mouse_answers_and_takes_back(page, session, baseline):
    page._add.click()
    grid = page._desk.entry.grid
    row = next(n for n, line in enumerate(grid.rows()) if getattr(line, "id", "") == "s02")
    circle = grid.rows()[row]._circles(grid.row_area(row))[3].center().toPoint()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=circle)
    assert dict(page._desk.entry.draft().answers) == {"s02": 4}

    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=circle)

    assert dict(page._desk.entry.draft().answers) == {}


def test_escape_leaves_and_the_draft_is_there_in_a_new_window(page, qtbot, session, baseline):
    page._add.click()
    QTest.keyClicks(page._desk.entry.grid, "s345")
    QTest.keyClick(page._desk.entry.grid, Qt.Key.Key_Escape)
    assert responses(session) == ()

    again = DiagnosticPage(session)
    qtbot.addWidget(again)
    again.refresh()
    assert again._add.text() == "Go on with sheet 1"
    again._add.click()

    draft = again._desk.entry.draft()
    assert (draft.role, dict(draft.answers)) == ("sponsor", {"s01": 3, "s02": 4, "s03": 5})


def test_draft_is_kept_after_a_pause_without_leaving(page, qtbot, session, baseline):
    page._add.click()
    QTest.keyClicks(page._desk.entry.grid, "34")

    qtbot.waitUntil(lambda: page._desk.draft(baseline.id) is not None, timeout=2000)

    assert dict(page._desk.draft(baseline.id).answers) == {"s01": 3, "s02": 4}


def test_empty_sheet_is_not_recorded(page, session, baseline):
    page._add.click()
    page._desk.entry._record.click()

    assert responses(session) == ()
    assert "at least one" in page._desk.entry._problem.text()


def test_recorded_sheet_is_corrected_and_undone(page, session, baseline):
    answer(session, baseline, 1)
    page._go_to_view("sheets")
    page._on_open_sheet(responses(session)[0].id)
    QTest.keyClicks(page._desk.entry.grid, "1")
    assert responses(session)[0].answers["s01"] == 1

    session.undo()

    assert responses(session)[0].answers["s01"] == 4
    assert dict(page._desk.entry.draft().answers)["s01"] == 4


def test_sheet_is_removed_by_key_and_brought_back(page, session, baseline):
    answer(session, baseline, 2)
    page._go_to_view("sheets")
    sheets = page._views["sheets"]._list
    sheets.go_to(0)
    QTest.keyClick(sheets, Qt.Key.Key_Delete)
    assert len(responses(session)) == 1

    session.undo()

    assert len(responses(session)) == 2


def test_list_of_sheets_names_only_who_is_matched(page, session, baseline):
    anna = people.add(session.casebook, session.network_id, "Anna Żuk")
    rounds.record(session.casebook, baseline.id, "member", {"s01": 3}, person_id=anna.id)
    rounds.record(session.casebook, baseline.id, "member", {"s01": 3})
    page._go_to_view("sheets")

    said = [row.words for row in page._views["sheets"]._list.rows()]

    assert said == [
        "Sheet 1, Member, Anna Żuk, 1 of 36 answered",
        "Sheet 2, Member, 1 of 36 answered",
    ]


def test_finding_is_made_in_one_click_and_then_shown(page, session, baseline):
    answer(session, baseline, 8)
    row = page._views["results"].talk._rows[0]
    row._make.click()

    (finding,) = session.casebook.find(Finding)
    assert (finding.round_id, len(finding.statements)) == (baseline.id, 1)
    assert row._make.text() == "See the finding"
    row._make.click()
    assert page._view.value() == "findings"


def test_evidence_is_rated_by_key_and_taken_back(page, session, baseline):
    answer(session, baseline, 5)
    page._go_to_view("statements")
    listed = page._views["statements"]._list
    listed.go_to(1)
    QTest.keyClicks(listed, "3")
    assert [(r.statement, r.level) for r in session.casebook.find(EvidenceRating)] == [("s01", 3)]

    listed.go_to(1)
    QTest.keyClick(listed, Qt.Key.Key_Delete)

    assert session.casebook.find(EvidenceRating) == ()


def test_few_sheets_show_ranges_and_say_why(page, session, baseline):
    answer(session, baseline, 4)
    page._go_to_view("statements")

    said = page._views["statements"]._list.rows()[1].words

    assert "From 2 to 4, n 4" in said
    assert "Mean" not in said
    assert "nobody's answers can be read off" in page._views["results"]._hidden.text()


@pytest.mark.parametrize(
    ("sheets", "open_session", "words"),
    [
        (1, False, "1 sheet has come back; four more are needed."),
        (4, False, "4 sheets have come back; one more is needed."),
        (3, True, "3 sheets have come back; one more is needed."),
    ],
)
def test_too_few_sheets_say_what_is_hidden_and_draw_nothing(
    page, session, sheets, open_session, words
):
    opened = rounds.create(
        session.casebook,
        session.network_id,
        RoundKind.MID,
        date(2027, 3, 2),
        open_session=open_session,
    )
    answer(session, opened, sheets)
    page._choose(opened.id)
    view = page._views["results"]

    assert view._hidden.text().startswith(words)
    assert "the profile, the lights, the averages" in view._hidden.text()
    assert [view.first.isVisible(), view._radar.isVisible(), view.talk.isVisible()] == [False] * 3
    answer(session, opened, 1)
    assert view._radar.isVisible() == (sheets != 1)


def test_the_card_of_a_round_that_goes_meanwhile_closes(page, session, baseline):
    page._edit.click()
    assert page._card.isVisible()
    while session.casebook.find(Round):
        session.undo()
    assert not page._card.isVisible()


def test_the_card_of_a_new_round_does_not_follow_to_another_network(page, session, baseline):
    page._new.click()
    other = networks.create(session.casebook, "Ward nurses", session.today())
    session.open_network(other.id)
    page.refresh()
    assert not page._card.isVisible()


def test_a_round_without_sheets_teaches_the_three_ways_in(page, session, baseline, monkeypatch):
    asked = []
    page.document_requested.connect(lambda *what: asked.append(what))
    monkeypatch.setattr(returned_files, "ask", lambda parent: asked.append("files") or ())
    view = page._views["results"]
    assert view.first.isVisible()
    assert not view._radar.isVisible()
    assert view._hidden.text() == ""

    view.first.blank.click()
    view.first.take_in.click()
    view.first.type_in.click()

    assert asked == [("form:diagnostic", {"rapid": False}), "files"]
    assert page._stack.currentWidget() is page._desk.entry


def test_a_new_full_round_is_anonymous_unless_said_otherwise(page, session, baseline):
    page._new.click()
    page._card.length.set_value("rapid")
    page._card.length.edited.emit("rapid")
    assert not page._card.anonymous.value()
    page._card.length.set_value("full")
    page._card.length.edited.emit("full")
    page._card._save.click()
    assert session.casebook.find(Round, order="id")[-1].anonymous


def test_after_a_new_round_the_next_key_adds_responses(page, session, baseline, qtbot):
    page.activateWindow()
    page._new.click()
    qtbot.keyClick(page._card._save, Qt.Key.Key_Space)

    assert page.focusWidget() is page._add
    qtbot.keyClick(page._add, Qt.Key.Key_Space)
    assert page._stack.currentWidget() is page._desk.entry


def test_small_side_is_hidden_with_a_reason(page, session, baseline):
    answer(session, baseline, 8)
    answer(session, baseline, 2, role="sponsor")

    results = page._views["results"]

    assert all("not shown apart" in row.words for row in results._table.rows()[1:])
    assert "five or more" in results._groups.text()


def test_real_change_between_rounds_is_said_in_words(page, session, baseline):
    answer(session, baseline, 10, low=1, high=2)
    final = rounds.create(session.casebook, session.network_id, RoundKind.FINAL, date(2027, 4, 2))
    answer(session, final, 10, low=4, high=5)
    page._go_to_view("compare")

    rows = page._views["compare"]._statements.rows()

    assert all(row.words.endswith("Likely real, up.") for row in rows)


def test_rapid_and_full_rounds_are_compared_over_what_both_asked(session, baseline):
    answer(session, baseline, 6)
    short = rounds.create(
        session.casebook, session.network_id, RoundKind.MID, date(2027, 4, 2), rapid=True
    )

    found = compare(session.casebook, baseline, short)

    assert [change.id for change in found.statements] == RAPID


def test_finding_written_by_hand_is_bettered_and_removed(page, session, baseline):
    page._go_to_view("findings")
    view = page._views["findings"]
    QTest.keyClicks(view._new, "Nobody can say what it costs")
    QTest.keyClick(view._new, Qt.Key.Key_Return)
    (finding,) = session.casebook.find(Finding)
    assert finding.title == "Nobody can say what it costs"

    view._cards[finding.id].removed.emit(finding.id)

    assert session.casebook.find(Finding) == ()


def test_shown_record_is_opened(page, session, baseline):
    answer(session, baseline, 1)
    page.show_record(responses(session)[0].id)

    assert page._desk.entry.response_id == responses(session)[0].id
    QApplication.sendEvent(
        page._desk.entry,
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    )
    assert page._stack.currentWidget() is page._scroll


def test_no_view_is_wider_than_the_page(page, session, baseline, qtbot):
    answer(session, baseline, 9)
    page.resize(580, 700)
    for view in ("results", "statements", "findings", "compare", "sheets"):
        page._go_to_view(view)
        qtbot.wait(1)
        assert page._scroll.horizontalScrollBar().maximum() == 0, view


def test_more_answers_than_were_asked_are_told_as_such(page, session, baseline):
    answer(session, baseline, 21)
    assert "20 asked and more answered" in page._head.findChildren(QLabel)[1].text()


def test_every_paper_about_a_round_can_be_asked_for(page, session, baseline):
    asked = []
    page.document_requested.connect(lambda *what: asked.append(what))
    for action in page._papers.menu_of_papers().actions():
        action.trigger()
    options = {"subject_id": baseline.id}
    assert asked == [(id, options) for id in ("summary", "feedback-slides", "give-back")]
