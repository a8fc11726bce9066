"""What a facilitator does on the workshops page is what the casebook holds, and undo takes back."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from facilitator.domain.records import Block, Feedback, Link, Milestone, Promise, Workshop
from facilitator.operations import goals, people, workshops
from facilitator.ui.pages.workshops.agenda_view import METHOD_MIME
from tests.ui.pages.agenda_hands import drag

AGENDA = (("Arrive", 20), ("Why we are here", 25), ("Four corners", 40), ("Break", 15))


@pytest.fixture
def page(workshops_page):
    return workshops_page(830, 756)


@pytest.fixture
def workshop(session, page):
    casebook, on = session.casebook, date(2027, 4, 15)
    with casebook.step("A workshop"):
        kept = workshops.add(casebook, session.network_id, "Who are we for?", on, ends="11:10")
        for title, minutes in AGENDA:
            workshops.add_block(casebook, kept.id, title, minutes=minutes, least=10)
    return kept


def blocks(session, workshop):
    return workshops.agenda(session.casebook, workshop.id)


def titles(session, workshop):
    return [block.title for block in blocks(session, workshop)]


def test_empty_page_plans_the_first_workshop_from_its_milestone(session, page, qtbot):
    event = session.casebook.find(Milestone, key="event-1")[0]

    qtbot.mouseClick(page.from_milestone, Qt.MouseButton.LeftButton)

    (made,) = session.casebook.find(Workshop)
    assert (made.milestone_id, made.date) == (event.id, event.due)
    assert page.body.isVisible()
    assert page.document_options() == {"subject_id": made.id}


def test_front_sheet_saves_what_is_typed(session, page, qtbot):
    page.empty.started.emit()
    title = page._front.editor("title")

    qtbot.keyClicks(title, "Who are we for?")
    title.flush()

    assert session.casebook.find(Workshop)[0].title == "Who are we for?"
    assert page.head.words()[0] == "Workshop 1: Who are we for?"


def test_escape_closes_the_front_sheet_and_goes_on_with_the_agenda(session, page, qtbot):
    page.empty.started.emit()
    qtbot.keyClicks(page._front.editor("title"), "Who are we for?")
    qtbot.keyClick(page._front.editor("title"), Qt.Key.Key_Escape)
    qtbot.keyClicks(page.desk.agenda_card.quick, "Arrive 15")
    qtbot.keyClick(page.desk.agenda_card.quick, Qt.Key.Key_Return)
    qtbot.keyClick(page.desk.agenda_card.quick, Qt.Key.Key_Up)

    assert session.casebook.find(Workshop)[0].title == "Who are we for?"
    assert not page.head.front.isChecked()
    assert page.focusWidget() is page.desk.agenda


def test_emptied_title_is_refused_beside_the_field(session, page, workshop):
    page.head.front.setChecked(True)

    page._front.editor("title").edited.emit("")

    assert session.casebook.get(Workshop, workshop.id).title == "Who are we for?"


def test_times_roll_and_the_end_is_said(page, workshop):
    rolled = page.desk.agenda.agenda

    assert [rolled.clock(timed.start) for timed in rolled.blocks] == [
        "09:30",
        "09:50",
        "10:15",
        "10:55",
    ]
    assert page.desk.agenda_card.ends.text().startswith("Ends 11:10. No slack")


def test_day_that_runs_over_is_shortened_in_one_step(session, page, workshop, qtbot):
    workshops.set_field(session.casebook, workshop.id, "ends", "10:50")
    offered = page.desk.agenda_card.shorten.isVisible()

    qtbot.mouseClick(page.desk.agenda_card.shorten, Qt.MouseButton.LeftButton)

    assert offered
    assert page.desk.agenda.agenda.slack == 0
    assert not page.desk.agenda_card.shorten.isVisible()
    session.undo()
    assert [block.minutes for block in blocks(session, workshop)] == [20, 25, 40, 15]


def test_keys_move_a_block_and_undo_moves_it_back(session, page, workshop, qtbot):
    view = page.desk.agenda
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert titles(session, workshop) == ["Why we are here", "Four corners", "Arrive", "Break"]
    session.undo()
    session.undo()
    assert titles(session, workshop) == [title for title, _ in AGENDA]
    assert "Block 1 of 4: Arrive, 09:30 to 09:50" in view.accessibleDescription()


def test_plus_and_minus_change_minutes_by_five_as_one_step(session, page, workshop, qtbot):
    for _ in range(3):
        qtbot.keyClick(page.desk.agenda, Qt.Key.Key_Plus)
    qtbot.keyClick(page.desk.agenda, Qt.Key.Key_Minus)

    assert blocks(session, workshop)[0].minutes == 30
    session.undo()
    assert blocks(session, workshop)[0].minutes == 20


def test_buttons_of_a_block_change_its_minutes_and_open_it(session, page, workshop, qtbot):
    view, block = page.desk.agenda, blocks(session, workshop)[1]

    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.button_of(block.id, "more").center())
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.button_of(block.id, "open").center())

    assert session.casebook.get(Block, block.id).minutes == 30
    assert page.desk.block_editor.isVisible()
    assert page.desk.block_editor.block_id == block.id


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=4))
def test_any_drags_give_the_order_dropped_and_undo_the_order_before(session, page, workshop, moves):
    view, before = page.desk.agenda, titles(session, workshop)
    expected, steps = list(before), 0
    for source, target in moves:
        ids = [block.id for block in blocks(session, workshop)]
        down = target >= source
        edge = view.area_of(ids[target])
        drag(view, ids[source], edge.bottom() + 2 if down else edge.top() - 2)
        expected.insert(target, expected.pop(source))
        steps += source != target
        assert titles(session, workshop) == expected
        assert [t.block.title for t in view.agenda.blocks] == expected

    for _ in range(steps):
        session.undo()
    assert titles(session, workshop) == before


def test_escape_gives_up_a_drag(session, page, workshop, qtbot):
    view, first = page.desk.agenda, blocks(session, workshop)[0]
    start = view.area_of(first.id).center()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(100, start.y()))
    qtbot.mouseMove(view, QPoint(100, view.height() - 5))

    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(100, view.height() - 5))

    assert titles(session, workshop) == [title for title, _ in AGENDA]


def test_enter_opens_the_editor_and_its_fields_save_themselves(session, page, workshop, qtbot):
    qtbot.keyClick(page.desk.agenda, Qt.Key.Key_Down)
    qtbot.keyClick(page.desk.agenda, Qt.Key.Key_Return)
    editor = page.desk.block_editor

    qtbot.keyClicks(editor.editor("lead"), "Zuk")
    qtbot.keyClicks(editor.editor("locked_start"), "10.05")
    editor.flush()
    editor.editor("category").edited.emit("explore")

    block = blocks(session, workshop)[1]
    assert (block.lead, block.locked_start, block.category) == ("Zuk", "10:05", "explore")
    assert page.desk.agenda.agenda.blocks[1].gap == 15


def test_typing_goes_to_the_block_it_was_for_when_another_is_pointed_at(
    session, page, workshop, qtbot
):
    first, second, *_ = blocks(session, workshop)
    page.desk.agenda.opened.emit(first.id)
    qtbot.keyClicks(page.desk.block_editor.editor("lead"), "Mair")

    page.desk.agenda.point_at(second.id)

    assert session.casebook.get(Block, first.id).lead == "Mair"
    assert session.casebook.get(Block, second.id).lead == ""


def test_time_that_is_none_is_said_beside_the_field(session, page, workshop):
    block = blocks(session, workshop)[0]
    page.desk.agenda.opened.emit(block.id)

    page.desk.block_editor.editor("locked_start").edited.emit("half past")

    assert session.casebook.get(Block, block.id).locked_start == ""
    problem = page.desk.block_editor._fields["locked_start"]._problem
    assert "not a time of day" in problem.text()
    assert problem.isVisible()


def test_delete_removes_with_undo_in_the_toast(session, page, workshop, qtbot):
    said = []
    session.notice.connect(lambda message, action: said.append((message, action)))

    qtbot.keyClick(page.desk.agenda, Qt.Key.Key_Delete)
    left = titles(session, workshop)
    session.undo()

    assert said[0] == ("Block removed", "Undo")
    assert left == [title for title, _ in AGENDA[1:]]
    assert titles(session, workshop) == [title for title, _ in AGENDA]


def test_break_and_copy_come_after_the_block_in_hand(session, page, workshop, qtbot):
    qtbot.keyClick(page.desk.agenda, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(page.desk.agenda_card.insert_break, Qt.MouseButton.LeftButton)

    assert titles(session, workshop)[:4] == ["Arrive", "Arrive", "Break", "Why we are here"]


def test_shelf_filters_and_enter_adds_the_method_after_the_block_in_hand(
    session, page, workshop, qtbot
):
    shelf = page.desk.shelf
    shelf.search.setText("clinic")
    shelf.length.edited.emit("")
    found = shelf.shown_ids()

    shelf.choose("case-clinic-threes")
    qtbot.keyClick(shelf.list, Qt.Key.Key_Return)

    assert "case-clinic-threes" in found
    assert "break" not in found
    added = blocks(session, workshop)[1]
    assert (added.method, added.minutes) == ("case-clinic-threes", 60)
    assert added.script
    assert page.desk.agenda.current_id == added.id


def test_shelf_keeps_only_methods_that_fit_the_room_and_the_time(page, workshop):
    shelf = page.desk.shelf
    shelf.people.setText("100")
    shelf.length._inner.set_value("20")

    shelf._show()

    assert "arrival-tea" in shelf.shown_ids()
    assert "check-in" not in shelf.shown_ids()
    assert "world-cafe" not in shelf.shown_ids()


def test_method_dragged_from_the_shelf_lands_where_it_is_dropped(session, page, workshop):
    view, data = page.desk.agenda, QMimeData()
    data.setData(METHOD_MIME, b"dot-vote")
    at = QPointF(120, view.area_of(blocks(session, workshop)[2].id).top() - 2)

    view.dropEvent(
        QDropEvent(
            at,
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )

    assert blocks(session, workshop)[2].method == "dot-vote"


def test_details_tell_the_whole_method_and_escape_brings_the_shelf_back(page, workshop, qtbot):
    page.desk.shelf.choose("fishbowl")
    qtbot.mouseClick(page.desk.shelf.details, Qt.MouseButton.LeftButton)
    words = page.desk.method_card.words()

    qtbot.keyClick(page.desk.method_card, Qt.Key.Key_Escape)

    assert "Fishbowl" in words
    assert "1. " in words
    assert page.desk.shelf.isVisible()
    assert not page.desk.method_card.isVisible()


def test_quick_line_adds_a_block_with_its_minutes(session, page, workshop, qtbot):
    qtbot.keyClicks(page.desk.agenda_card.quick, "What we each do by Friday 15")
    qtbot.keyClick(page.desk.agenda_card.quick, Qt.Key.Key_Return)

    last = blocks(session, workshop)[-1]
    assert (last.title, last.minutes) == ("What we each do by Friday", 15)


def test_add_block_without_words_opens_a_new_one_after_the_block_in_hand(
    session, page, workshop, qtbot
):
    qtbot.mouseClick(page.desk.agenda_card.add_block, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.desk.block_editor.editor("title"), "What went well")
    page.flush()

    assert titles(session, workshop)[1] == "What went well"


def test_a_pasted_list_is_added_line_by_line_in_one_step(session, page, workshop, qtbot):
    QApplication.clipboard().setText("09:30 Arrive\n09:50 Why we are here\n10:15 Coffee 15")
    quick = page.desk.agenda_card.quick
    qtbot.keyClick(quick, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    added = blocks(session, workshop)[4:]
    assert [(b.title, b.minutes, b.category) for b in added] == [
        ("Arrive", 20, "arrive"),
        ("Why we are here", 25, "frame"),
        ("Coffee", 15, "pause"),
    ]
    assert quick.text() == ""
    session.undo()
    assert len(blocks(session, workshop)) == 4


def test_a_method_can_be_dropped_on_an_empty_agenda(session, page, qtbot):
    made = workshops.add(session.casebook, session.network_id, "Empty", date(2027, 4, 15))
    data = QMimeData()
    data.setData(METHOD_MIME, b"dot-vote")
    page.desk.agenda_card.dropEvent(
        QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert [block.method for block in blocks(session, made)] == ["dot-vote"]


def test_ticked_goal_is_why_the_workshop_is_there(session, page, workshop, qtbot):
    goal = goals.add(session.casebook, session.network_id, "One shared reason")

    page.desk.comes_from.ticks[goal.id].click()

    (link,) = session.casebook.find(Link, target_id=workshop.id)
    assert link.source_id == goal.id
    session.undo()
    assert not page.desk.comes_from.ticks[goal.id].value()


def test_promise_made_here_knows_its_owner_and_workshop(session, page, workshop, qtbot):
    person = people.add(session.casebook, session.network_id, "Anna Zuk")
    page.show_view("after")
    card = page.after.promises
    qtbot.keyClicks(card.what, "Ring the clinic")
    qtbot.keyClicks(card.who, "anna zuk")
    qtbot.keyClicks(card.when, "30 apr 2027")

    qtbot.mouseClick(card.add_button, Qt.MouseButton.LeftButton)

    (promise,) = session.casebook.find(Promise)
    assert (promise.text, promise.owner_id, promise.due, promise.made_in) == (
        "Ring the clinic",
        person.id,
        date(2027, 4, 30),
        "workshop",
    )
    assert card.what.value() == ""


def test_feedback_sheet_is_recorded_and_averages_wait_for_five(session, page, workshop, qtbot):
    page.show_view("after")
    feedback = page.after.feedback
    qtbot.mouseClick(feedback.open_form, Qt.MouseButton.LeftButton)
    for _ in range(4):
        workshops.record_feedback(session.casebook, workshop.id, {"useful": 5})
    waiting = feedback.note.text()

    qtbot.keyClick(feedback.form.editor("useful"), Qt.Key.Key_4)
    qtbot.mouseClick(feedback.record, Qt.MouseButton.LeftButton)

    assert waiting.startswith("4 sheets. What they say is shown from 5")
    assert feedback.note.text() == "5 sheets."
    assert session.casebook.find(Feedback)[-1].answers == {"useful": 4}
    assert feedback.form.editor("useful").value() is None


def test_ticking_held_says_which_event_of_the_plan_is_done_and_opens_it_again(session, page):
    said = []
    session.notice.connect(lambda words, button: said.append((words, button)))
    event = session.casebook.find(Milestone, key="event-1")[0]
    planned = workshops.plan_for_milestone(session.casebook, event.id)
    page.show_record(planned.id)

    page.head.held.click()
    page.head.held.click()

    assert said == [
        ("Marked as held; Event 1 is done", "Undo"),
        ("Marked as still to come; Event 1 is open again", "Undo"),
    ]


def test_held_and_removed_workshops_come_back_with_undo(session, page, workshop, qtbot):
    page.head.held.click()
    held = session.casebook.get(Workshop, workshop.id).held
    qtbot.mouseClick(page.head.remove, Qt.MouseButton.LeftButton)
    gone = not session.casebook.find(Workshop)
    session.undo()
    session.undo()

    assert held
    assert gone
    assert not session.casebook.get(Workshop, workshop.id).held
    assert titles(session, workshop) == [title for title, _ in AGENDA]
    assert page.body.isVisible()


def test_run_sheet_is_asked_for_by_its_workshop(page, workshop, qtbot):
    with qtbot.waitSignal(page.document_requested) as asked:
        qtbot.mouseClick(page.head.print, Qt.MouseButton.LeftButton)

    assert asked.args == ["run-sheet", {"subject_id": workshop.id}]


def test_chips_choose_and_arrows_walk_along_them(session, page, workshop, qtbot):
    later = workshops.add(session.casebook, session.network_id, "Later", date(2027, 6, 1))

    qtbot.mouseClick(page.chooser.chip(later.id), Qt.MouseButton.LeftButton)
    chosen = page.document_options()["subject_id"]
    qtbot.keyClick(page.chooser.chip(later.id), Qt.Key.Key_Left)

    assert chosen == later.id
    assert page.document_options()["subject_id"] == workshop.id


def test_many_workshops_take_two_rows_and_the_chosen_one_is_in_sight(
    session, page, workshop, qtbot
):
    for month in range(1, 13):
        workshops.add(session.casebook, session.network_id, "More", date(2028, month, 1))
    last = session.casebook.find(Workshop)[-1]

    page.show_record(last.id)
    qtbot.wait(10)

    chip = page.chooser.chip(last.id)
    assert page.chooser.height() < 120
    assert not chip.visibleRegion().isEmpty()


def test_undoing_a_block_that_is_being_typed_in_leaves_no_trace(session, page, workshop, qtbot):
    qtbot.mouseClick(page.desk.agenda_card.insert_break, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.desk.agenda, Qt.Key.Key_Return)
    qtbot.keyClicks(page.desk.block_editor.editor("lead"), "Mair")

    session.undo()

    assert titles(session, workshop) == [title for title, _ in AGENDA]
    assert not page.desk.block_editor.isVisible()


def test_nothing_is_wider_than_the_page(page, workshop):
    workshops.set_field(page.session.casebook, workshop.id, "title", "Rhwydwaith " * 6)
    card = page.desk.agenda_card
    for width in (532, 580, 600, 830, 1000, 1130, 1600):
        page.show_view("agenda")
        at_width(page, width)
        for part in (page.head, card, page.desk.shelf):
            assert part.mapTo(page, QPoint(part.width(), 0)).x() <= width
        assert card.view.geometry().bottom() < card.ends.geometry().top()
        assert card.insert_break.geometry().bottom() < card.height()
        for view in ("people", "after"):
            page.show_view(view)
            at_width(page, width)
            part = page.people if view == "people" else page.after
            assert part.mapTo(page, QPoint(part.width(), 0)).x() <= width


def at_width(page, width):
    page.resize(width, 596)
    for _ in range(4):
        QApplication.processEvents()


def test_tab_goes_through_the_page_as_it_is_read(session, page, workshop, qtbot):
    goal = goals.add(session.casebook, session.network_id, "One shared reason")
    page.chooser.chip(workshop.id).setFocus()
    expected = [
        page.chooser.add_button,
        page.live.run,
        page.live.prints,
        page.head.front,
        page.head.print,
        page.head.held,
        page.head.remove,
        page.head.views._inner._buttons["agenda"],
        page.desk.agenda,
        page.desk.agenda_card.quick,
        page.desk.agenda_card.add_block,
        page.desk.agenda_card.insert_break,
        page.desk.agenda_card.templates,
    ]
    walked = []
    for _ in expected:
        page.focusNextPrevChild(True)
        walked.append(page.focusWidget())

    assert walked == expected
    page.resize(580, 700)
    QApplication.processEvents()
    page.focusNextPrevChild(True)
    assert page.focusWidget() is page.desk.comes_from.ticks[goal.id]


def test_every_control_has_a_name(page, workshop):
    sides = (page.desk.block_editor, page.desk.shelf, page.desk.templates, page.chooser)
    for part in (*sides, page.people, page.after):
        for child in part.findChildren(object):
            if getattr(child, "focusPolicy", None) and child.isWidgetType():
                popup = child.window() is not page.window()
                focusable = not popup and child.focusPolicy() & Qt.FocusPolicy.TabFocus
                assert not focusable or child.accessibleName() or child.focusProxy(), child
