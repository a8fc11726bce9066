"""Several blocks chosen by keys or mouse move, go and are copied; tracks stand side by side."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from facilitator.domain.deliver_records import AgendaTemplate
from facilitator.domain.records import Block, Link, Workshop
from facilitator.operations import agenda_templates, findings, workshops
from facilitator.ui.pages.workshops.agenda_layout import EDGE
from facilitator.ui.pages.workshops.agenda_menu import agenda_menu
from tests.ui.pages.agenda_hands import click, drag

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(workshops_page):
    return workshops_page(1130, 756)


@pytest.fixture
def day(session, page):
    with session.casebook.step("A day"):
        kept = workshops.add(session.casebook, session.network_id, "A day", date(2027, 4, 15))
        for title in "ABCDE":
            workshops.add_block(session.casebook, kept.id, title, minutes=20)
    return kept


def order(session, workshop):
    return "".join(b.title for b in workshops.agenda(session.casebook, workshop.id))


def key(session, workshop, title):
    blocks = workshops.agenda(session.casebook, workshop.id)
    return next(b.id for b in blocks if b.title == title)


def tracks(session, workshop, **groups):
    for title, group in groups.items():
        workshops.set_block_field(session.casebook, key(session, workshop, title), "group", group)


def test_shift_and_arrows_choose_several_and_alt_moves_them_as_one(session, page, day, qtbot):
    view = page.desk.agenda
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    said = view.accessibleDescription()
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)

    assert said.endswith("2 blocks chosen")
    assert order(session, day) == "ADEBC"
    assert view.selection.several == 2
    session.undo()
    session.undo()
    assert order(session, day) == "ABCDE"


def test_escape_lets_go_and_all_are_chosen_by_one_key(page, day, qtbot):
    view = page.desk.agenda
    qtbot.keyClick(view, Qt.Key.Key_A, CONTROL)
    assert view.selection.several == 5
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.selection.several == 0


def test_control_and_shift_clicks_choose_and_delete_takes_them_in_one_step(
    session, page, day, qtbot
):
    view = page.desk.agenda
    click(qtbot, view, key(session, day, "A"))
    click(qtbot, view, key(session, day, "C"), CONTROL)
    assert len(view.selection.held) == 2
    click(qtbot, view, key(session, day, "E"), SHIFT)
    assert [b.title for b in _held(session, view)] == ["C", "D", "E"]

    qtbot.keyClick(view, Qt.Key.Key_Delete)

    assert order(session, day) == "AB"
    session.undo()
    assert order(session, day) == "ABCDE"


def _held(session, view):
    return [session.casebook.get(Block, block_id) for block_id in view.selection.held]


def test_several_are_dragged_together(session, page, day, qtbot):
    view = page.desk.agenda
    click(qtbot, view, key(session, day, "A"))
    click(qtbot, view, key(session, day, "B"), SHIFT)

    drag(view, key(session, day, "B"), view.height() - 3)

    assert order(session, day) == "CDEAB"


def test_a_press_on_one_of_several_without_a_drag_takes_it_alone(session, page, day, qtbot):
    view = page.desk.agenda
    qtbot.keyClick(view, Qt.Key.Key_A, CONTROL)
    click(qtbot, view, key(session, day, "C"))
    assert [b.title for b in _held(session, view)] == ["C"]


def test_copies_are_pasted_into_another_workshop_in_one_step(session, page, day, qtbot):
    view = page.desk.agenda
    other = workshops.add(session.casebook, session.network_id, "Other", date(2027, 6, 1))
    page.show_record(day.id)
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_C, CONTROL)
    page.show_record(other.id)
    qtbot.keyClick(view, Qt.Key.Key_V, CONTROL)

    assert order(session, other) == "AB"
    assert view.selection.several == 2
    assert page.desk.agenda_card.paste.text() == "Paste 2 blocks"
    session.undo()
    assert order(session, other) == ""
    qtbot.mouseClick(page.desk.agenda_card.paste, Qt.MouseButton.LeftButton)
    assert order(session, other) == "AB"


def test_cut_blocks_wait_where_they_are_and_move_with_all_they_have(session, page, day, qtbot):
    view, moving = page.desk.agenda, key(session, day, "A")
    qtbot.keyClick(view, Qt.Key.Key_X, CONTROL)
    waiting = order(session, day)
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_V, CONTROL)

    assert (waiting, order(session, day)) == ("ABCDE", "BCDEA")
    assert key(session, day, "A") == moving
    qtbot.keyClick(view, Qt.Key.Key_V, CONTROL)
    assert order(session, day) == "BCDEAA"


def test_escape_lets_go_of_what_was_cut(page, day, qtbot):
    view = page.desk.agenda
    qtbot.keyClick(view, Qt.Key.Key_X, CONTROL)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not page.desk.agenda_card.paste.isVisible()


def test_cut_blocks_go_into_another_workshop(session, page, day, qtbot):
    view = page.desk.agenda
    other = workshops.add(session.casebook, session.network_id, "Other", date(2027, 6, 1))
    page.show_record(day.id)
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_X, CONTROL)
    page.show_record(other.id)
    qtbot.mouseClick(page.desk.agenda_card.paste, Qt.MouseButton.LeftButton)
    assert (order(session, day), order(session, other)) == ("CDE", "AB")


def minutes(session, day):
    return [b.minutes for b in workshops.agenda(session.casebook, day.id)]


def test_plus_and_minus_change_all_that_is_chosen_in_one_step(session, page, day, qtbot):
    view = page.desk.agenda
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert minutes(session, day) == [30, 30, 20, 20, 20]
    where = view.button_of(key(session, day, "B"), "less").center()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=where)
    assert minutes(session, day) == [25, 25, 20, 20, 20]
    assert view.selection.several == 2
    session.undo()
    assert minutes(session, day) == [20] * 5


def test_minutes_are_typed_one_block_after_the_other(session, page, day, qtbot):
    view = page.desk.agenda
    qtbot.keyClicks(view, "4")
    for words in ("5", "1h15", "soon"):
        qtbot.keyClicks(view.minutes, words)
        qtbot.keyClick(view.minutes, Qt.Key.Key_Tab)
    refused = view.minutes.isVisible()
    qtbot.keyClick(view.minutes, Qt.Key.Key_Escape)

    assert minutes(session, day) == [45, 75, 20, 20, 20]
    assert refused
    assert not view.minutes.isVisible()
    view.edit_minutes("9")
    qtbot.keyClick(view.minutes, Qt.Key.Key_Escape)
    assert minutes(session, day) == [45, 75, 20, 20, 20]
    assert view.current_id == key(session, day, "C")


def test_a_press_on_the_minutes_writes_them(session, page, day, qtbot):
    view, block = page.desk.agenda, key(session, day, "D")
    where = view.button_of(block, "minutes").center()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=where)
    qtbot.keyClicks(view.minutes, "35")
    qtbot.keyClick(view.minutes, Qt.Key.Key_Return)
    assert minutes(session, day) == [20, 20, 20, 35, 20]


def test_l_fixes_a_start_where_it_is_and_lets_it_roll_again(session, page, day, qtbot):
    view, second = page.desk.agenda, key(session, day, "B")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_L)
    fixed = session.casebook.get(Block, second).locked_start
    qtbot.keyClick(view, Qt.Key.Key_L)
    assert (fixed, session.casebook.get(Block, second).locked_start) == ("09:50", "")


def test_the_menu_speaks_of_all_that_is_chosen(page, day, qtbot):
    view = page.desk.agenda
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    menu = agenda_menu(view)
    words = [action.text().split("\t")[0] for action in menu.actions()]
    menu.close()
    assert words[0] == "2 blocks chosen"
    changes = {"Write the minutes", "5 minutes more", "May be left out", "Kind of block"}
    moves = {"Copy", "Cut", "Paste after", "Duplicate", "Run side by side", "Choose all", "Remove"}
    assert changes | moves <= set(words)


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [("May be left out", "cuttable", True), ("Fix the start at 09:30", "locked_start", "09:30")],
)
def test_the_menu_sets_fields(session, page, day, words, name, value):
    menu = agenda_menu(page.desk.agenda)
    next(a for a in menu.actions() if a.text().startswith(words)).trigger()
    menu.close()
    assert getattr(session.casebook.get(Block, key(session, day, "A")), name) == value


def test_alt_right_runs_a_block_beside_the_one_before_and_alt_left_takes_it_across(
    session, page, day, qtbot
):
    view = page.desk.agenda
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Right, ALT)
    beside = [(t.block.title, t.track) for t in view.agenda.blocks if t.track]
    qtbot.keyClick(view, Qt.Key.Key_Left, ALT)

    assert beside == [("A", "Group A"), ("B", "Group B")]
    assert session.casebook.get(Block, key(session, day, "B")).group == "Group A"
    session.undo()
    session.undo()
    assert not any(t.track for t in view.agenda.blocks)


def test_a_block_is_pulled_into_another_track_and_a_plain_one_joins_it(session, page, day):
    tracks(session, day, B="Room A", C="Room B", D="Room A")
    view = page.desk.agenda
    other = view.area_of(key(session, day, "C"))
    drag(view, key(session, day, "D"), other.top() + EDGE + 2, other.center().x())
    assert [b.group for b in workshops.agenda(session.casebook, day.id) if b.title == "D"] == [
        "Room B"
    ]
    first = view.area_of(key(session, day, "B"))
    drag(view, key(session, day, "A"), first.center().y(), first.center().x())
    assert session.casebook.get(Block, key(session, day, "A")).group == "Room A"
    session.undo()
    assert order(session, day)[0] == "A"


def test_a_plain_block_passes_tracks_as_a_whole(session, page, day, qtbot):
    tracks(session, day, B="Room A", C="Room B")
    qtbot.keyClick(page.desk.agenda, Qt.Key.Key_Down, ALT)
    assert order(session, day) == "BCADE"


def test_tracks_stand_beside_each_other_and_share_their_start(session, page, day):
    tracks(session, day, B="Room A", C="Room B", D="Room A")
    view = page.desk.agenda
    b, c, d, e = (view.area_of(key(session, day, title)) for title in "BCDE")

    assert b.top() == c.top()
    assert b.right() < c.left()
    assert d.left() == b.left()
    assert e.top() > max(c.bottom(), d.bottom())
    assert [t.start - 570 for t in view.agenda.blocks] == [0, 20, 20, 40, 60]


def test_a_block_in_a_track_is_dragged_within_it(session, page, day):
    tracks(session, day, B="Room A", C="Room B", D="Room A")
    view = page.desk.agenda
    drag(view, key(session, day, "D"), view.area_of(key(session, day, "B")).top() + 3)
    assert [t.start - 570 for t in view.agenda.blocks if t.block.title in "BD"] == [20, 40]
    assert [t.block.title for t in view.agenda.blocks if t.block.title in "BD"] == ["D", "B"]


def test_where_tracks_are_too_many_for_the_width_they_stand_below_each_other(session, page, day):
    tracks(session, day, B="Room A", C="Room B", D="Room C", E="Room D")
    page.resize(560, 700)
    QApplication.processEvents()
    view = page.desk.agenda
    b, c = (view.area_of(key(session, day, title)) for title in "BC")
    assert c.top() > b.bottom()


def test_an_agenda_is_kept_as_a_template_and_begun_from(session, page, day, qtbot):
    qtbot.mouseClick(page.desk.agenda_card.templates, Qt.MouseButton.LeftButton)
    card = page.desk.templates
    qtbot.keyClicks(card.title, "Five parts")
    qtbot.keyClick(card.title, Qt.Key.Key_Return)
    (kept,) = session.casebook.find(AgendaTemplate)

    card.begun.emit(kept.id)

    made = session.casebook.find(Workshop)[-1]
    assert (made.title, order(session, made)) == ("Five parts", "ABCDE")
    assert page.document_options() == {"subject_id": made.id}
    assert not card.isVisible()


def test_a_new_workshop_can_begin_from_a_template(session, page, day):
    agenda_templates.save(session.casebook, day.id, "Five parts")
    menu = page.add_menu([])
    assert [a.text() for a in menu.actions()][-1] == "From the template Five parts"
    menu.close()


def test_minutes_of_earlier_runs_stand_with_the_method(session, page, day, qtbot):
    before = workshops.add(session.casebook, session.network_id, "Before", date(2027, 1, 9))
    ran = workshops.add_method(session.casebook, before.id, "check-in")
    workshops.set_block_field(session.casebook, ran.id, "actual", 25)
    page.show_record(day.id)
    page.desk.shelf.choose("check-in")
    row = page.desk.shelf.list.currentIndex()
    qtbot.mouseClick(page.desk.shelf.details, Qt.MouseButton.LeftButton)

    assert "Last time 25 minutes" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Took 25 minutes last time." in page.desk.method_card.words()


def test_the_last_time_is_taken_over_with_one_press(session, page, day, qtbot):
    before = workshops.add(session.casebook, session.network_id, "Before", date(2027, 1, 9))
    ran = workshops.add_method(session.casebook, before.id, "check-in")
    workshops.set_block_field(session.casebook, ran.id, "actual", 25)
    page.show_record(day.id)
    made = workshops.add_method(session.casebook, day.id, "check-in")
    page.desk.agenda.opened.emit(made.id)
    qtbot.mouseClick(page.desk.block_editor.use_last, Qt.MouseButton.LeftButton)
    assert session.casebook.get(Block, made.id).minutes == 25
    assert not page.desk.block_editor.use_last.isVisible()


def test_what_a_block_answers_is_added_and_taken_out(session, page, day, qtbot):
    finding = findings.add(session.casebook, session.network_id, "Split on purpose")
    block = key(session, day, "A")
    page.desk.agenda.opened.emit(block)
    answers = page.desk.block_editor.answers
    answers.choice.edited.emit(f"finding:{finding.id}")
    told = answers.words()
    tied = session.casebook.find(Link, source_id=finding.id, target_id=block)
    qtbot.mouseClick(answers.taken_out[told[0]], Qt.MouseButton.LeftButton)

    assert told == ["Finding: Split on purpose"]
    assert tied
    assert not session.casebook.find(Link, target_id=block)
    session.undo()
    assert answers.words() == told


def test_alt_and_page_down_open_the_next_block_in_the_same_field(session, page, day, qtbot):
    page.desk.agenda.opened.emit(key(session, day, "A"))
    editor = page.desk.block_editor
    for who in ("Anna", "Ben"):
        qtbot.keyClicks(editor.editor("lead"), who)
        qtbot.keyClick(editor.editor("lead"), Qt.Key.Key_PageDown, ALT)
    assert [b.lead for b in workshops.agenda(session.casebook, day.id)][:3] == ["Anna", "Ben", ""]
    assert editor.block_id == key(session, day, "C")


def test_what_does_not_fit_a_long_day_is_said_above_it(session, page, day):
    for title in "FGHI":
        workshops.add_block(session.casebook, day.id, title, minutes=120)
    warning = page.desk.agenda_card.warning
    assert warning.text() == "Ends 19:10, 370 minutes over."
    assert warning.isVisible()


def test_what_is_done_to_a_block_that_goes_is_given_up(session, page, day, qtbot):
    view = page.desk.agenda
    page.desk.agenda_card.lines_wanted.emit("Last 10")
    area = view.area_of(view.current_id)
    at = QPoint(area.left() + 40, area.center().y())
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(view, at - QPoint(0, 90))
    session.undo()
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at - QPoint(0, 90))
    assert order(session, day) == "ABCDE"

    page.desk.agenda_card.lines_wanted.emit("Last 10")
    view.edit_minutes("8")
    session.undo()
    assert not view.minutes.isVisible()
