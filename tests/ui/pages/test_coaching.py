"""What is logged on the coaching page, where it is kept, and that locks hold on paper."""

import csv
import re
from datetime import date, timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from facilitator.domain.lanes import Lane
from facilitator.domain.records import Agreement, Link, Promise, Session
from facilitator.operations import coaching, networks, people, promises
from facilitator.ui import preview
from facilitator.ui.pages.coaching import CoachingPage, hours_file
from facilitator.ui.pages.coaching.locks import Lock
from facilitator.ui.pages.coaching.log import NOT_AFTER, STILL_TO_COME
from facilitator.ui.pages.coaching.words import day_to_log, left_words
from facilitator.ui.widgets.card import ScrollPage
from facilitator.ui.widgets.laid_out import widgets
from facilitator.ui.widgets.text import Problem
from tests.builders import SESSION_CANARIES, contents

TODAY = date(2027, 4, 7)


@pytest.fixture
def page(shown):
    return shown(CoachingPage)


@pytest.fixture
def leader(session):
    return people.add(session.casebook, session.network_id, "Awen Prys", role="leader")


@pytest.fixture
def two(session, leader, page):
    days = (TODAY - timedelta(days=60), TODAY - timedelta(days=20))
    with session.casebook.step("Two sessions"):
        logged = [coaching.log(session.casebook, leader.id, day) for day in days]
    page.show_record(logged[1].id)
    return logged


def get(session, logged):
    return session.casebook.get(Session, logged.id)


def private(page):
    return page._sheet._private


def field(page, name):
    return page._sheet.editor(name)


def click_line(qtbot, view, number):
    area = view.row_area(number).center().toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area)


def test_without_people_the_one_button_leads_to_them(qtbot, page):
    assert page._nobody.isVisible()
    assert not page._work.isVisible()
    with qtbot.waitSignal(page.open_requested) as asked:
        page._nobody.started.emit()
    assert asked.args == ["people", ""]


def test_conversation_is_logged_today_and_undone(qtbot, page, session, leader):
    page.refresh()
    qtbot.mouseClick(page._log, Qt.MouseButton.LeftButton)

    (logged,) = session.casebook.find(Session)
    assert (logged.date, logged.person_id) == (TODAY, leader.id)
    assert page._sheet.isVisible()
    assert page.focusWidget() is field(page, "focus")
    session.undo()
    assert session.casebook.find(Session) == ()
    assert not page._sheet.isVisible()


def test_private_and_shared_notes_lie_apart(qtbot, page, session, two):
    qtbot.keyClicks(private(page), "Seems tired")
    qtbot.keyClicks(field(page, "shared_notes"), "Named a deputy")
    page.flush()

    logged = get(session, two[1])
    assert (logged.private_notes, logged.shared_notes) == ("Seems tired", "Named a deputy")


def test_typing_stays_with_its_conversation_when_another_line_is_clicked(qtbot, page, session, two):
    qtbot.keyClicks(private(page), "Seems tired")
    qtbot.keyClicks(field(page, "focus"), "The next chair")
    click_line(qtbot, page._sessions._list, 1)

    assert page._session_id == two[0].id
    assert private(page).value() == field(page, "focus").value() == ""
    assert (get(session, two[1]).private_notes, get(session, two[1]).focus) == (
        "Seems tired",
        "The next chair",
    )
    assert get(session, two[0]).private_notes == ""


def test_typing_stays_with_its_person_when_another_is_chosen(qtbot, page, session, two):
    other = people.add(session.casebook, session.network_id, "Huw Lloyd", role="coordinator")
    qtbot.keyClicks(private(page), "Seems tired")
    page._people.edited.emit(other.id)

    assert page._head._title.text().startswith("Huw Lloyd")
    assert get(session, two[1]).private_notes == "Seems tired"
    page._people.edited.emit(two[0].person_id)
    assert private(page).value() == "Seems tired"


def test_a_new_conversation_leaves_typing_with_the_one_before(qtbot, page, session, two):
    qtbot.keyClicks(private(page), "Seems tired")
    page._log.click()
    assert get(session, two[1]).private_notes == "Seems tired"
    assert private(page).value() == ""


def test_removed_conversation_comes_back_whole(qtbot, page, session, two):
    qtbot.keyClicks(private(page), "Seems tired")
    page._sheet.remove.click()
    assert [s.id for s in session.casebook.find(Session)] == [two[0].id]
    assert get(session, two[0]).private_notes == ""

    session.undo()
    assert get(session, two[1]).private_notes == "Seems tired"


def test_confidence_off_the_scale_is_marked_and_not_kept(qtbot, page, session, two):
    editor = field(page, "confidence_end")
    qtbot.keyClicks(editor, "11")
    page.flush()
    assert editor.problem() == "The most is 10."
    assert get(session, two[1]).confidence_end is None

    editor.clear()
    qtbot.keyClicks(editor, "7")
    page.flush()
    assert get(session, two[1]).confidence_end == 7


def test_conversation_keeps_its_date(qtbot, page, session, two):
    said = []
    session.notice.connect(lambda words, _: said.append(words))
    field(page, "date").edited.emit(None)
    assert "needs its date" in said[0]
    assert get(session, two[1]).date == two[1].date


def test_days_that_cannot_be_are_said_and_kept(page, session, two):
    for name, days in (("date", 3), ("next_date", 2)):
        coaching.set_field(session.casebook, two[1].id, name, TODAY + timedelta(days))
    page.show_record(two[1].id)
    said = [problem.text() for problem in page._sheet.findChildren(Problem) if problem.text()]
    assert said == [STILL_TO_COME, NOT_AFTER]
    assert get(session, two[1]).next_date < get(session, two[1]).date


def test_promise_is_made_in_the_conversation_and_for_the_coachee_only(qtbot, page, session, two):
    qtbot.keyClicks(page._text, "Ask Dean to chair")
    qtbot.keyClick(page._text, Qt.Key.Key_Return)

    (made,) = session.casebook.find(Promise)
    assert (made.lane, made.owner_id, made.made_on) == (Lane.COACHEE, two[0].person_id, TODAY)
    assert [line.words for line in page._promises.lines()] == ["Ask Dean to chair"]
    assert page._text.text() == ""


def test_promise_is_ticked_and_unticked_with_space(qtbot, page, session, two):
    knot = ("session", two[1].id)
    promises.make(session.casebook, session.network_id, "Ask Dean to chair", made_in=knot)
    page._promises.setFocus()
    qtbot.keyClick(page._promises, Qt.Key.Key_Down)
    for day in (TODAY, None):
        qtbot.keyClick(page._promises, Qt.Key.Key_Space)
        assert session.casebook.find(Promise)[0].done_on == day


def test_promise_waits_for_a_conversation(page, leader):
    page.refresh()
    assert page._no_promise.isVisible()
    assert not page._text.isVisible()


def test_agreement_is_begun_by_writing_in_it(qtbot, page, session, two):
    page._agreement._fold.click()
    form = page._agreement._form
    qtbot.keyClicks(form.editor("confidentiality"), "Nothing leaves this room")
    page.flush()

    (agreement,) = session.casebook.find(Agreement)
    assert agreement.answers == {"confidentiality": "Nothing leaves this room"}
    assert page._agreement._summary.text() == "Nothing leaves this room"


def test_agreement_being_typed_stays_with_its_person(qtbot, page, session, two):
    other = people.add(session.casebook, session.network_id, "Huw Lloyd", role="coordinator")
    page._agreement._fold.click()
    qtbot.keyClicks(page._agreement._form.editor("confidentiality"), "Nothing leaves")
    page._people.edited.emit(other.id)

    (agreement,) = session.casebook.find(Agreement)
    assert agreement.person_id == two[0].person_id


def test_closing_the_window_loses_no_private_note(qtbot, window, session, leader, monkeypatch):
    logged = coaching.log(session.casebook, leader.id, TODAY)
    window.open_page("coaching")
    qtbot.keyClicks(private(window.page()), "Seems tired")
    monkeypatch.setattr(session, "close", lambda: None)
    window.close()
    assert get(session, logged).private_notes == "Seems tired"


def test_print_asks_for_the_copy_of_the_person_in_front(qtbot, page, two):
    with qtbot.waitSignal(page.document_requested) as asked:
        qtbot.mouseClick(page._exports.copy, Qt.MouseButton.LeftButton)
    assert asked.args == ["coaching-log", {"subject_id": two[0].person_id}]


def test_coachees_copy_holds_what_is_shared_and_no_private_note(
    qtbot, page, session, two, tmp_path
):
    qtbot.keyClicks(private(page), f"Seems tired {SESSION_CANARIES[0]}")
    qtbot.keyClicks(field(page, "shared_notes"), "Named a deputy")
    page.flush()
    text = printed(session, two[0].person_id, tmp_path / "copy.pdf")

    assert "Named a deputy" in text
    assert SESSION_CANARIES[0] not in text
    assert "Seems tired" not in text


def printed(session, person_id, target):
    """The words of a coachee's copy as a reader of the file finds them."""
    preview.write(session, "coaching-log", {"subject_id": person_id}, target)
    pages = (page.extract_text() for page in PdfReader(target).pages)
    return re.sub(r"\s+", " ", " ".join(pages))


def test_questions_follow_the_shape_and_stay_folded_away(qtbot, page, session, two):
    prompts = page._sheet.prompts
    said = [label.text() for label in prompts._steps.findChildren(QLabel)]
    assert "Begin" in said
    field(page, "framework").edited.emit("oskar")
    shown = widgets(prompts._box)
    assert "Scaling" in [label.text() for label in shown]

    prompts._fold.click()
    page.refresh()
    assert not prompts._steps.isVisible()
    prompts._fold.click()
    page.refresh()
    assert prompts._steps.isVisible()


def test_pro_bono_is_ticked_and_undone(qtbot, page, session, two):
    page._sheet._pro_bono.click()
    assert get(session, two[1]).pro_bono
    session.undo()
    assert not get(session, two[1]).pro_bono


def test_the_two_locks_are_named_apart(page, two):
    names = [lock.accessibleName() for lock in page._sheet.findChildren(Lock)]
    assert names == ["The coachee reads this", "Only you"]


def test_what_the_sponsor_hears_follows_the_agreement(page, session, two):
    person_id = two[0].person_id
    coaching.set_agreement(session.casebook, person_id, "sponsor_hears", "themes")
    page.refresh()
    assert page._exports._sponsor.text().startswith("The coachee has not signed yet.")
    coaching.set_agreement(session.casebook, person_id, "coachee", "Awen Prys")
    page.refresh()
    assert page._exports._sponsor.text().endswith("and agreed themes.")


@pytest.mark.parametrize(
    ("button", "document"),
    [("sponsor", "sponsor-summary"), ("hours", "coaching-hours"), ("copy", "coaching-log")],
)
def test_each_copy_is_asked_for(qtbot, page, two, button, document):
    with qtbot.waitSignal(page.document_requested) as asked:
        getattr(page._exports, button).click()
    assert asked.args[0] == document


@pytest.mark.parametrize("over_all", [False, True])
def test_hours_are_saved_as_a_table(page, session, two, tmp_path, monkeypatch, over_all):
    target = tmp_path / "hours.csv"
    monkeypatch.setattr(hours_file, "ask_where", lambda parent: target)
    other = networks.create(session.casebook, "Another", date(2026, 1, 5))
    huw = people.add(session.casebook, other.id, "Huw Lloyd", role="coordinator")
    coaching.log(session.casebook, huw.id, TODAY, minutes=60, pro_bono=True)
    coaching.set_field(session.casebook, two[1].id, "minutes", 90)
    coaching.set_field(session.casebook, two[1].id, "private_notes", "Seems tired")
    if over_all:
        page._exports.scope.set_value("every")
    page._exports.table.click()
    head, *lines = list(csv.reader(target.read_text("utf-8-sig").splitlines()))
    assert head == ["Client", "Contact", "Date", "Hours", "Paid or pro bono"]
    assert lines[1] == ["Leader", "", two[1].date.isoformat(), "1.5", "paid"]
    huws = [["Coordinator", "", TODAY.isoformat(), "1", "pro bono"]]
    assert lines[2:] == (huws if over_all else [])
    assert "tired" not in target.read_text("utf-8-sig")


def test_the_log_over_all_networks_is_previewed_with_what_is_left_out(page, session, two):
    page._exports.scope.set_value("every")
    asked = []
    page.document_requested.connect(lambda *what: asked.append(what))
    page._exports.hours.click()
    assert asked == [("coaching-hours", {"every_network": True})]
    drawing = preview._prepared(session, *asked[0])
    assert drawing.file_name == "Log of coaching hours.pdf"
    assert drawing.reading.contents == ("1 person coached", "2 conversations")
    assert [one.words for one in drawing.reading.withheld] == ["2 coaching sessions"]


def test_themes_of_one_person_are_said_to_be_known_as_theirs(page, session, two):
    person_id = two[0].person_id
    for name, answer in {"sponsor_hears": "themes", "coachee": "Awen Prys"}.items():
        coaching.set_agreement(session.casebook, person_id, name, answer)
    coaching.set_field(session.casebook, two[0].id, "themes", "Workload")
    page.refresh()
    assert "the sponsor will know whose" in page._exports._sponsor.text()


@pytest.mark.parametrize(("ago", "on"), [(0, 0), (1, 1), (7, 7), (8, 0), (-3, 0), (None, 0)])
def test_a_conversation_is_logged_on_the_day_that_was_set_for_it(ago, on):
    planned = None if ago is None else TODAY - timedelta(ago)
    last = Session("s", "n", "p", TODAY - timedelta(40), next_date=planned)
    assert day_to_log((last,), TODAY) == TODAY - timedelta(on)


def test_the_head_says_what_was_promised_and_waits(page, session, two):
    for due in (TODAY - timedelta(3), None):
        promises.make(
            session.casebook, session.network_id, "Ask", due=due, made_in=("session", two[0].id)
        )
    page.refresh()
    assert page._head._note.text().endswith("2 promises open, 1 of them late.")


def test_hours_left_are_said():
    told = [left_words(hours) for hours in (2.9, 0, -1.25)]
    assert told == ["2.9 left", "none left", "1.25 more than was agreed"]


def test_a_promise_for_a_day_that_is_past_says_so_and_is_taken(qtbot, page, session, two):
    qtbot.keyClicks(page._text, "Ask Dean to chair")
    qtbot.keyClicks(page._due, "1/4/2027")
    assert page._past.text() == "That day is past, so it is 6 days late already."
    page._add.click()
    assert session.casebook.find(Promise)[0].due == date(2027, 4, 1)
    assert not page._past.isVisible()


def test_a_removed_person_s_coaching_comes_back_in_one_step(page, session, two):
    knot = ("session", two[1].id)
    owner_id = two[0].person_id
    made = promises.make(
        session.casebook, session.network_id, "Ask Dean", owner_id=owner_id, made_in=knot
    )
    before = contents(session.casebook)
    people.remove(session.casebook, owner_id)
    assert session.casebook.find(Session) == session.casebook.find(Link) == ()
    assert session.casebook.find(Promise, id=made.id) == ()
    session.undo()
    assert contents(session.casebook) == before


def test_page_stays_where_it_is_while_a_note_is_kept(page, session, two):
    bar = page.findChild(ScrollPage).verticalScrollBar()
    bar.setValue(bar.maximum())
    below = bar.value()

    coaching.set_field(session.casebook, two[1].id, "private_notes", "Tired")
    page.refresh()

    assert 0 < below == bar.value()


@pytest.mark.parametrize(
    ("days", "said"), [(5, "Review by all three on 12 Apr 2027."), (-7, "was set for 31 Mar 2027")]
)
def test_the_agreement_says_when_it_is_looked_at_again(page, session, two, days, said):
    on = (TODAY + timedelta(days)).isoformat()
    coaching.set_agreement(session.casebook, two[0].person_id, "review_date", on)
    page.refresh()
    assert said in page._agreement._signed.text()


def next_by_tab(part):
    part.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    return QApplication.focusWidget()


def test_tab_goes_as_the_page_is_read_though_parts_were_made_late(page, two):
    page._agreement._fold.click()
    form = page._agreement._form
    assert next_by_tab(page._agreement._fold) is form.editor("purpose")
    assert next_by_tab(form.editor("facilitator")) is page._exports.copy
    assert next_by_tab(page._people) is page._log
