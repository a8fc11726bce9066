"""What a facilitator does on the plan page is what the casebook holds, and undo takes back."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from facilitator.domain.lanes import Lane
from facilitator.domain.promise_reading import Show
from facilitator.domain.records import Decision, Link, Milestone, Promise, Workshop
from facilitator.operations import goals, people, plan, promises, workshops
from facilitator.ui.pages import PAGE_OF_KIND
from tests.ui.pages.hands import drag, mouse

HOLIDAYS = (date(2027, 5, 3),)


@pytest.fixture
def page(plan_page):
    return plan_page


@pytest.fixture
def notices(session):
    said = []
    session.notice.connect(lambda words, button: said.append((words, button)))
    return said


def milestone(session, key):
    return session.casebook.find(Milestone, key=key)[0]


def test_dragged_gate_takes_along_what_hangs_on_it_in_one_step(session, page, notices):
    gate, close = milestone(session, "gate-2"), milestone(session, "close")

    drag(page.timeline, gate.id, gate.due + timedelta(days=61))

    moved = milestone(session, "gate-2").due - gate.due
    assert abs(moved.days - 61) <= 3
    assert milestone(session, "close").due - close.due == moved
    assert notices[-1][0].startswith("Gate 2 and 9 steps moved")
    assert notices[-1][1] == "Undo"
    session.undo()
    assert (milestone(session, "gate-2"), milestone(session, "close")) == (gate, close)


def test_while_dragging_it_says_where_it_would_land_and_escape_lets_go(session, page, qtbot):
    gate = milestone(session, "gate-2")

    drag(page.timeline, gate.id, gate.due + timedelta(days=31), drop=False)
    words = page.timeline.move_words()
    qtbot.keyClick(page.timeline, Qt.Key.Key_Escape)

    assert "later; 9 steps move along" in words
    assert page.timeline.move_words() == ""
    assert milestone(session, "gate-2") == gate


def test_drag_lands_on_a_working_day(session, page):
    first = milestone(session, "gate-1")

    drag(page.timeline, first.id, date(2027, 5, 1))

    landed = milestone(session, "gate-1").due
    assert landed.weekday() < 5
    assert landed not in HOLIDAYS


def test_other_button_does_not_drop_what_is_dragged(session, page):
    gate = milestone(session, "gate-2")
    drag(page.timeline, gate.id, date(2027, 12, 1), drop=False)

    there = QPointF(page.timeline.mark_of(gate.id))
    mouse(page.timeline, QEvent.Type.MouseButtonRelease, there, Qt.MouseButton.RightButton)

    assert milestone(session, "gate-2") == gate
    assert page.timeline.move_words()


def test_done_milestone_cannot_be_dragged(session, page):
    done = plan.set_done(session.casebook, milestone(session, "review").id, date(2027, 2, 8))

    drag(page.timeline, done.id, date(2027, 6, 1))

    assert milestone(session, "review") == done


def test_arrows_choose_and_move_by_a_week_and_with_ctrl_by_a_day(session, page, qtbot):
    timeline = page.timeline
    timeline.point_at(milestone(session, "gate-1").id)
    qtbot.keyClick(timeline, Qt.Key.Key_Down)
    build = milestone(session, "build")
    chosen = timeline.current_id

    qtbot.keyClick(timeline, Qt.Key.Key_Right)
    week = milestone(session, "build").due - build.due
    qtbot.keyClick(timeline, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)

    assert chosen == build.id
    assert week == timedelta(days=7)
    assert milestone(session, "build").due - build.due == timedelta(days=6)
    session.undo()
    assert milestone(session, "build") == build


def test_space_marks_done_and_open_again(session, page, qtbot):
    page.timeline.point_at(milestone(session, "listen").id)

    qtbot.keyClick(page.timeline, Qt.Key.Key_Space)
    done = milestone(session, "listen").done_on
    page.timeline.point_at(milestone(session, "listen").id)
    qtbot.keyClick(page.timeline, Qt.Key.Key_Space)

    assert done == date(2027, 4, 7)
    assert milestone(session, "listen").done_on is None


def test_enter_unfolds_details_below_the_line_and_typing_saves(session, page, qtbot):
    event = milestone(session, "event-1")
    page.timeline.setFocus()
    page.timeline.point_at(event.id)

    qtbot.keyClick(page.timeline, Qt.Key.Key_Return)
    page.details.deliverable.setText("")
    qtbot.keyClicks(page.details.deliverable, "Photographs")
    page.details.flush_all()

    assert page.details.isVisible()
    assert page.details.y() >= page.timeline.area_of(event.id).bottom()
    assert milestone(session, "event-1").deliverable == "Photographs"


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Right, Qt.Key.Key_Space])
def test_key_that_a_button_in_the_details_leaves_over_does_nothing(session, page, qtbot, key):
    before = session.casebook.find(Milestone)
    page.open_milestone(milestone(session, "gate-2").id)
    page.details._along.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.details._along.setFocus()

    qtbot.keyClick(page.details._along, key)

    assert session.casebook.find(Milestone) == before


def test_enter_in_a_field_keeps_the_details_open_and_escape_folds_them(session, page, qtbot):
    page.open_milestone(milestone(session, "gate-2").id)
    page.details.due.setFocus()
    page.details.due.selectAll()
    qtbot.keyClicks(page.details.due, "18 oct 2027")

    qtbot.keyClick(page.details.due, Qt.Key.Key_Return)
    still_open = page.details.isVisible()
    qtbot.keyClick(page.details.due, Qt.Key.Key_Escape)

    assert milestone(session, "gate-2").due == date(2027, 10, 18)
    assert still_open
    assert not page.details.isVisible()


def test_details_caution_on_a_bank_holiday_and_move_on(session, page, qtbot):
    event = milestone(session, "quarter")
    plan.move_milestone(session.casebook, event.id, date(2027, 5, 3))
    page.open_milestone(event.id)
    caution = page.details.caution.text()

    qtbot.mouseClick(page.details.next_day, Qt.MouseButton.LeftButton)

    assert caution == "It is a bank holiday: May Day."
    assert milestone(session, "quarter").due == date(2027, 5, 4)
    assert not page.details.next_day.isVisible()


def test_emptied_title_is_refused_and_shown_again(session, page, notices):
    page.open_milestone(milestone(session, "gate-1").id)

    page.details.title.setText("")
    page.details.edited.emit("title", "")

    assert milestone(session, "gate-1").title == "Gate 1"
    assert page.details.title.text() == "Gate 1"
    assert "needs a title" in notices[-1][0]


def test_hanging_on_and_serving_are_chosen_in_the_details(session, page):
    goal = goals.add(session.casebook, session.network_id, "One shared reason")
    quarter, event = milestone(session, "quarter"), milestone(session, "event-1")
    page.open_milestone(quarter.id)

    page.details.hangs_on.edited.emit(event.id)
    page.details.ticks[goal.id].click()

    (link,) = session.casebook.find(Link)
    assert milestone(session, "quarter").hangs_on == event.id
    assert (link.source_id, link.target_id) == (goal.id, quarter.id)
    assert page.details._why.text() == "Why is this here? Goal 1, One shared reason."


def test_own_milestone_is_added_opened_and_removed_with_undo(session, page, qtbot):
    qtbot.keyClicks(page.path.new_title, "Grant report")
    qtbot.keyClicks(page.path.new_day, "19 feb 2028")
    qtbot.mouseClick(page.path.add_button, Qt.MouseButton.LeftButton)
    added = milestone(session, "own")
    opened = page.details.title.text()

    qtbot.mouseClick(page.details.remove, Qt.MouseButton.LeftButton)
    gone = not session.casebook.find(Milestone, key="own")
    session.undo()

    assert (added.title, added.due, opened) == ("Grant report", date(2028, 2, 19), "Grant report")
    assert gone
    assert milestone(session, "own") == added
    assert page.path.new_title.value() == ""


def test_offered_check_goes_once_it_is_taken(session, page, qtbot):
    qtbot.mouseClick(page.path.offers["check"], Qt.MouseButton.LeftButton)

    assert milestone(session, "check").hangs_on == milestone(session, "close").id
    assert page.path.offers == {}


def test_event_plans_its_workshop_and_opens_it(session, page, qtbot):
    event = milestone(session, "event-1")
    page.open_milestone(event.id)

    with qtbot.waitSignal(page.open_requested) as asked:
        page.details.workshop_requested.emit("")

    (workshop,) = session.casebook.find(Workshop)
    assert asked.args == ["workshops", workshop.id]
    assert workshop.milestone_id == event.id


def test_workshop_without_milestone_has_a_line_that_opens_it(session, page, qtbot):
    day = workshops.add(session.casebook, session.network_id, "Open day", date(2027, 9, 9))
    page.timeline.point_at(day.id)

    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(page.timeline, Qt.Key.Key_Return)

    assert asked.args == ["workshops", day.id]


def test_head_says_version_what_is_late_and_what_is_next(session, page):
    gate = milestone(session, "gate-1")
    plan.set_done(session.casebook, gate.id, date(2027, 4, 6))
    undecided = page.head._title.text()
    plan.decide(session.casebook, gate.id, Decision.CONTINUE, date(2027, 4, 6))

    title, note = page.head._title.text(), page.head._note.text()

    assert undecided == "Version 1, its decision at Gate 1 still to be recorded"
    assert title == "Version 1, agreed at Gate 1 on 6 April 2027"
    assert note.startswith("3 steps are late: Contract, Review, Listen. Next: Build on")


def test_buttons_ask_for_the_two_prints(page, qtbot):
    for button, document in zip(page._buttons, ("plan-on-a-page", "plan"), strict=True):
        with qtbot.waitSignal(page.document_requested) as asked:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert asked.args == [document, {}]


def test_type_that_does_not_fit_is_offered_and_taken(session, page, qtbot):
    page._type_id = "forum"
    page._type_known = page._type_question(session.dossier())
    page.refresh()
    offered = page.fit.isVisible()

    qtbot.mouseClick(page.fit.fit, Qt.MouseButton.LeftButton)

    assert offered
    assert not session.casebook.find(Milestone, key="event-4")
    assert not page.fit.isVisible()


def test_declined_fit_is_not_offered_again(session, page, qtbot):
    page._type_id = "forum"
    page._type_known = page._type_question(session.dossier())
    page.refresh()

    qtbot.mouseClick(page.fit.not_now, Qt.MouseButton.LeftButton)
    page.refresh()

    assert not page.fit.isVisible()


def promise(session, text="Ring the clinic", **more):
    return promises.make(session.casebook, session.network_id, text, **more)


def test_promise_is_added_with_its_owner(session, page, qtbot):
    anna = people.add(session.casebook, session.network_id, "Anna Zuk")
    line = page.promises.new
    qtbot.keyClicks(line.what, "Ring the clinic")
    qtbot.keyClicks(line.who, "anna zuk")
    qtbot.keyClicks(line.when, "30 apr 2027")

    qtbot.keyClick(line.when, Qt.Key.Key_Return)

    (made,) = session.casebook.find(Promise)
    assert (made.text, made.owner_id, made.due) == ("Ring the clinic", anna.id, date(2027, 4, 30))
    assert made.made_on == date(2027, 4, 7)
    assert page.promises.ids == [made.id]


def test_space_keeps_a_promise_and_undo_opens_it(session, page, qtbot, notices):
    made = promise(session)
    page.promises.list.setFocus()

    qtbot.keyClick(page.promises.list, Qt.Key.Key_Space)
    kept, listed = session.casebook.get(Promise, made.id).done_on, list(page.promises.ids)
    session.undo()

    assert (kept, listed) == (date(2027, 4, 7), [])
    assert ("Promise kept", "Undo") in notices
    assert page.promises.ids == [made.id]


def test_shown_promise_opens_its_editor_and_saves(session, page, qtbot):
    made = promise(session)
    page.show_record(made.id)
    editor = page.promises.editor

    editor.edited.emit("owner", "The board")
    editor.edited.emit("lane", "sponsor")
    editor.edited.emit("due", date(2027, 6, 1))

    kept = session.casebook.get(Promise, made.id)
    assert editor.isVisible()
    assert (kept.owner, kept.lane, kept.due) == ("The board", Lane.SPONSOR, date(2027, 6, 1))
    assert editor.owner.value() == "The board"


def test_kept_promise_is_shown_although_the_list_shows_open_ones(session, page):
    made = promise(session)
    promises.keep(session.casebook, made.id, date(2027, 4, 1))

    page.show_record(made.id)

    assert page.promises.open_id == made.id
    assert page.promises.filter.value() == Show.ALL


def test_filters_show_late_ones_and_one_persons(session, page):
    late = promise(session, due=date(2027, 4, 1), owner="Marta")
    other = promise(session, "Write", owner="Jo")
    card = page.promises

    card.filter.set_value(Show.LATE)
    card.filter.edited.emit(Show.LATE)
    only_late = list(card.ids)
    card.filter.set_value(Show.OPEN)
    card.person.set_value("Jo")
    card.person.edited.emit("Jo")

    assert only_late == [late.id]
    assert card.ids == [other.id]


def test_heavy_load_is_said(session, page):
    for number in range(5):
        promise(session, f"Ring {number}", owner="Marta")
    for number in range(3):
        promise(session, f"Write {number}", owner=f"Other {number}")

    assert page.promises.burden.text().startswith("Marta holds 5 of 8 open promises.")


def test_promise_opens_where_it_was_made_and_is_removed(session, page, qtbot):
    day = workshops.add(session.casebook, session.network_id, "Open day", date(2027, 3, 1))
    made = promise(session, made_in=("workshop", day.id))
    page.show_record(made.id)

    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.mouseClick(page.promises.editor.made_in, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.promises.editor.remove, Qt.MouseButton.LeftButton)

    assert asked.args == ["workshops", day.id]
    assert session.casebook.find(Promise) == ()
    session.undo()
    assert session.casebook.find(Promise) == (made,)


def test_undoing_a_milestone_that_is_open_folds_its_details(session, page):
    made = plan.add_milestone(session.casebook, session.network_id, "Grant", date(2027, 8, 1))
    page.open_milestone(made.id)

    session.undo()

    assert not page.details.isVisible()


@pytest.mark.parametrize("width", [580, 830, 1130, 1400])
def test_nothing_is_wider_than_the_page(session, page, width):
    title = "Cyfarfod blynyddol rhwydwaith pontio epilepsi pobl ifanc Cymru"
    own = plan.add_milestone(session.casebook, session.network_id, title, date(2027, 12, 24))
    made = promise(session, "Zadzwonić do przychodni " * 4, owner="Dr Sioned Prytherch-Vaughan")
    page.open_milestone(own.id)
    page.promises.open_promise(made.id)

    page.resize(width, 600)
    QApplication.processEvents()

    assert page._scroll.horizontalScrollBar().maximum() == 0
    for part in (page.head, page.timeline, page.details, page.promises.editor, page.promises):
        assert part.mapTo(page, QPoint(part.width(), 0)).x() <= width


def test_every_control_has_a_name(session, page):
    page.open_milestone(milestone(session, "event-1").id)
    page.show_record(promise(session).id)

    for child in page.findChildren(object):
        if getattr(child, "focusPolicy", None) and child.isWidgetType():
            popup = child.window() is not page.window()
            focusable = not popup and child.focusPolicy() & Qt.FocusPolicy.TabFocus
            assert not focusable or child.accessibleName() or child.focusProxy(), child


def test_step_is_read_out_with_what_it_hangs_on(session, page):
    page.timeline.point_at(milestone(session, "gate-2").id)

    words = page.timeline.accessibleDescription()

    assert words == ("Gate 2, gate of month 9; due 5 Oct 2027; hangs on Gate 1; 9 steps hang on it")


def test_what_was_done_on_another_day_keeps_its_place_and_its_month(session, page):
    plan.set_done(session.casebook, milestone(session, "quarter").id, date(2027, 11, 5))
    plan.set_done(session.casebook, milestone(session, "gate-1").id, date(2027, 4, 2))

    lines = page.timeline._steps

    found = {step.id: (step.month, step.day) for step in lines}
    assert found[milestone(session, "gate-1").id] == (3, date(2027, 4, 2))
    assert found[milestone(session, "quarter").id] == (6, date(2027, 11, 5))
    assert [step.month for step in lines] == list(range(19))
    page.timeline.point_at(milestone(session, "gate-1").id)
    said = page.timeline.accessibleDescription()
    assert "month 3; done 2 Apr 2027, planned for 5 Apr 2027" in said


def test_gate_says_what_it_decided(session, page):
    gate = milestone(session, "gate-1")
    plan.decide(session.casebook, gate.id, Decision.CHANGE, date(2027, 4, 6))
    page.timeline.point_at(gate.id)

    step = page.timeline._current()

    assert step.decided == "change"
    said = page.timeline.accessibleDescription()
    assert "done 6 Apr 2027, planned for 5 Apr 2027, decided: change; " in said


def test_empty_months_are_laid_out_again_with_one_button(session, page, qtbot):
    for kept in session.casebook.find(Milestone):
        plan.remove_milestone(session.casebook, kept.id)
    shown = page.empty.isVisible()

    page.empty.started.emit()

    assert shown
    assert not page.empty.isVisible()
    assert milestone(session, "close").due == date(2028, 7, 5)


def test_promise_in_the_finder_opens_here(session, window, qtbot):
    made = promise(session)

    window.open_page("plan", made.id)

    assert PAGE_OF_KIND["promise"] == "plan"
    assert window.page().promises.open_id == made.id


def test_refreshing_without_a_change_keeps_what_is_typed(session, page, qtbot):
    page.open_milestone(milestone(session, "gate-1").id)
    qtbot.keyClicks(page.details.note, "Half agreed")

    page.refresh()

    assert page.details.note.value() == "Half agreed"
    page.flush()
    assert milestone(session, "gate-1").note == "Half agreed"
