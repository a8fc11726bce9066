"""Several blocks chosen by keys or mouse move, go and are copied; tracks stand side by side."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from facilitator.domain.deliver_records import AgendaTemplate
from facilitator.domain.records import Block, Workshop
from facilitator.operations import agenda_templates, workshops
from facilitator.ui.pages.workshops import WorkshopsPage
from facilitator.ui.pages.workshops.agenda_menu import agenda_menu
from tests.ui.pages.test_workshops import drag

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(session, qtbot):
    made = WorkshopsPage(session)
    qtbot.addWidget(made)
    session.changed.connect(lambda kinds: made.refresh())
    made.resize(1130, 756)
    made.show()
    yield made
    made.flush()
    made.hide()


@pytest.fixture
def day(session, page):
    kept = workshops.add(session.casebook, session.network_id, "A day", date(2027, 4, 15))
    for title in "ABCDE":
        workshops.add_block(session.casebook, kept.id, title, minutes=20)
    return kept


def order(session, workshop):
    return "".join(b.title for b in workshops.agenda(session.casebook, workshop.id))


def key(session, workshop, title):
    blocks = workshops.agenda(session.casebook, workshop.id)
    return next(b.id for b in blocks if b.title == title)


def click(qtbot, view, block_id, modifier=Qt.KeyboardModifier.NoModifier):
    area = view.area_of(block_id)
    at = QPoint(area.left() + 40, area.center().y())
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, modifier, at)


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


def test_cut_blocks_can_be_put_back_elsewhere(session, page, day, qtbot):
    view = page.desk.agenda
    qtbot.keyClick(view, Qt.Key.Key_X, CONTROL)
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_V, CONTROL)
    assert order(session, day) == "BCDEA"


def test_the_menu_speaks_of_all_that_is_chosen(page, day, qtbot):
    view = page.desk.agenda
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    menu = agenda_menu(view)
    words = [action.text().split("\t")[0] for action in menu.actions()]
    menu.close()
    assert words[0] == "2 blocks chosen"
    assert {"Copy", "Cut", "Paste after", "Duplicate", "Remove"} <= set(words)


def test_tracks_stand_beside_each_other_and_share_their_start(session, page, day):
    for title, group in (("B", "Room A"), ("C", "Room B"), ("D", "Room A")):
        workshops.set_block_field(session.casebook, key(session, day, title), "group", group)
    view = page.desk.agenda
    b, c, d, e = (view.area_of(key(session, day, title)) for title in "BCDE")

    assert b.top() == c.top()
    assert b.right() < c.left()
    assert d.left() == b.left()
    assert e.top() > max(c.bottom(), d.bottom())
    assert [t.start - 570 for t in view.agenda.blocks] == [0, 20, 20, 40, 60]


def test_a_block_in_a_track_is_dragged_within_it(session, page, day):
    for title, group in (("B", "Room A"), ("C", "Room B"), ("D", "Room A")):
        workshops.set_block_field(session.casebook, key(session, day, title), "group", group)
    view = page.desk.agenda
    drag(view, key(session, day, "D"), view.area_of(key(session, day, "B")).top() + 3)
    assert [t.start - 570 for t in view.agenda.blocks if t.block.title in "BD"] == [20, 40]
    assert [t.block.title for t in view.agenda.blocks if t.block.title in "BD"] == ["D", "B"]


def test_where_tracks_are_too_many_for_the_width_they_stand_below_each_other(session, page, day):
    for title, group in zip("BCD", ("Room A", "Room B", "Room C"), strict=True):
        workshops.set_block_field(session.casebook, key(session, day, title), "group", group)
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
