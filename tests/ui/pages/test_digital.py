"""What a facilitator does with needs and orientations, and what the casebook holds then."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from facilitator.domain.deliver_records import Channel
from facilitator.domain.records import DigitalPlan, Need, Promise, Side
from facilitator.operations import channels, digital, people
from facilitator.ui.pages.digital import DigitalPage
from tests.ui.pages.keys import choose


@pytest.fixture
def page(shown):
    return shown(DigitalPage)


@pytest.fixture
def two(session, page):
    words = ("Find last month’s protocol", "Ask a quick question")
    with session.casebook.step("Two needs"):
        return [digital.add_need(session.casebook, session.network_id, need) for need in words]


def kept(session):
    return session.casebook.find(Need, order="position id")


def editor(page, name):
    return page._sheet._editors[name]


def click_line(qtbot, page, number):
    area = page._list.row_area(number).center().toPoint()
    qtbot.mouseClick(page._list.viewport(), Qt.MouseButton.LeftButton, pos=area)


def test_first_need_is_written_and_opened(qtbot, page, session):
    assert page._none.isVisible()
    qtbot.keyClicks(page._new, "Find last month")
    qtbot.keyClick(page._new, Qt.Key.Key_Return)

    (need,) = kept(session)
    assert need.need == "Find last month"
    assert (page._need_id, page._new.text()) == (need.id, "")
    session.undo()
    assert kept(session) == ()
    assert page._none.isVisible()


def test_button_without_words_asks_for_them(qtbot, page, session):
    qtbot.mouseClick(page._add, Qt.MouseButton.LeftButton)
    assert kept(session) == ()
    assert page.focusWidget() is page._new


def test_typing_is_kept_with_its_need_when_another_line_is_clicked(qtbot, page, session, two):
    page.show_record(two[0].id)
    qtbot.keyClicks(editor(page, "tool"), "Shared folder")
    click_line(qtbot, page, 1)

    assert page._need_id == two[1].id
    assert [need.tool for need in kept(session)] == ["Shared folder", ""]
    assert editor(page, "tool").value() == ""


def test_typing_is_kept_when_the_finder_opens_another_need(qtbot, page, session, two):
    page.show_record(two[0].id)
    qtbot.keyClicks(editor(page, "exit"), "Plain files")
    page.show_record(two[1].id)
    assert [need.exit for need in kept(session)] == ["Plain files", ""]


def test_every_field_of_a_need_is_kept(qtbot, page, session, two):
    page.show_record(two[0].id)
    for name in ("tool", "owner", "barrier", "consent", "exit"):
        qtbot.keyClicks(editor(page, name), name)
    qtbot.keyClicks(editor(page, "check_on"), "1 June 2027")
    choose(qtbot, editor(page, "side"))
    page.flush()

    need = kept(session)[0]
    assert [need.tool, need.owner, need.barrier] == ["tool", "owner", "barrier"]
    assert [need.consent, need.exit] == ["consent", "exit"]
    assert (need.check_on, need.side) == (date(2027, 6, 1), Side.OUTSIDE)


def test_removed_need_keeps_what_was_typed_last(qtbot, page, session, two):
    page.show_record(two[0].id)
    qtbot.keyClicks(editor(page, "tool"), "Shared folder")
    page._sheet.remove.click()
    assert [need.tool for need in kept(session)] == [""]

    session.undo()
    assert [need.tool for need in kept(session)] == ["Shared folder", ""]


def test_needs_change_places(qtbot, page, session, two):
    page.show_record(two[1].id)
    qtbot.mouseClick(page._sheet.up, Qt.MouseButton.LeftButton)
    assert [need.id for need in kept(session)] == [two[1].id, two[0].id]
    assert page._need_id == two[1].id

    qtbot.mouseClick(page._sheet.up, Qt.MouseButton.LeftButton)
    assert [need.id for need in kept(session)] == [two[1].id, two[0].id]


def test_needs_stay_on_their_side_when_they_change_places(session, page, two):
    digital.set_need_field(session.casebook, two[1].id, "side", "outside")
    page.show_record(two[1].id)
    step = session.casebook.undo_label()
    page._sheet.up.click()
    assert session.casebook.undo_label() == step
    assert [need.id for need in kept(session)] == [two[0].id, two[1].id]


def test_owner_may_be_someone_of_the_network(page, session, two):
    people.add(session.casebook, session.network_id, "Awen Prys")
    owner = editor(page, "owner")
    assert "Awen Prys" in owner.completer().model().stringList()


def test_orientation_is_kept_and_the_widest_gap_named(qtbot, page, session):
    grid = page._form.editor("orientations")
    (row, _), *_ = grid._cells
    choose(qtbot, grid._cells[row, "now"], 0)
    choose(qtbot, grid._cells[row, "wanted"], 3)

    (plan,) = session.casebook.find(DigitalPlan)
    assert plan.answers["orientations"] == {row: {"now": 0, "wanted": 3}}
    assert page._drawn.isVisible()
    assert page._drawn.y() > page._form.y()  # what is being answered stays where it is
    assert page._gaps.text().startswith("Widest gaps")
    session.undo()
    assert not page._drawn.isVisible()


def test_closing_the_window_loses_no_letter(qtbot, window, session, monkeypatch):
    digital.add_need(session.casebook, session.network_id, "Ask a quick question")
    window.open_page("digital")
    qtbot.keyClicks(editor(window.page(), "tool"), "Group chat")
    monkeypatch.setattr(session, "close", lambda: None)
    window.close()
    assert kept(session)[0].tool == "Group chat"


def test_need_past_its_check_says_so(page, session, two):
    digital.set_need_field(session.casebook, two[0].id, "check_on", date(2027, 4, 1))
    line = page._list.lines()[0]
    assert (line.trail, line.kind) == ("6 days late", "coral")


@pytest.fixture
def email(session, page):
    people.add(session.casebook, session.network_id, "Awen", role="coordinator")
    people.add(session.casebook, session.network_id, "Bryn", role="patient-partner")
    made = channels.add(session.casebook, session.network_id, "Email")
    page.refresh()
    return made


def reach(session, channel):
    return session.casebook.get(Channel, channel.id).reach


def cell(page, row, column):
    return page._channels.table.model().index(row, column)


def test_a_channel_is_added_by_its_name_and_taken_back(qtbot, page, session):
    assert page._channels._none.isVisible()
    qtbot.keyClicks(page._channels.new, "Group chat")
    qtbot.keyClick(page._channels.new, Qt.Key.Key_Return)
    (made,) = session.casebook.find(Channel)
    assert (made.name, page._channels._id) == ("Group chat", made.id)
    session.undo()
    assert session.casebook.find(Channel) == ()
    assert page._channels._none.isVisible()


def test_reach_is_typed_with_the_keys_and_its_gap_named(qtbot, page, session, email):
    table = page._channels.table
    table.setFocus()
    table.setCurrentIndex(cell(page, 0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    typed = table.viewport().findChild(QLineEdit)
    qtbot.keyClicks(typed, "80")
    qtbot.keyClick(typed, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: reach(session, email) == {"coordinator": 80})
    assert page._channels.gaps.text() == "Patient partners are reached by nothing."
    assert cell(page, 1, 2).data() == "nothing"
    session.undo()
    assert reach(session, email) == {}
    assert not page._channels.gaps.isVisible()


def test_after_a_share_is_typed_the_keys_still_move_in_the_matrix(qtbot, page, session, email):
    table = page._channels.table
    table.setFocus()
    table.setCurrentIndex(cell(page, 0, 1))
    qtbot.keyClick(table, Qt.Key.Key_9)
    typed = table.viewport().findChild(QLineEdit)
    qtbot.keyClicks(typed, "0 %")
    qtbot.keyClick(typed, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.window().focusWidget() is table)
    assert reach(session, email) == {"coordinator": 90}
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert table.currentIndex().column() == 2


def test_tab_types_on_from_the_last_role_in_the_next_channel(qtbot, page, session, email):
    chat = channels.add(session.casebook, session.network_id, "Chat")
    page.refresh()
    table = page._channels.table
    table.setCurrentIndex(cell(page, 0, 2))
    for share, key in (("80", Qt.Key.Key_Tab), ("30", Qt.Key.Key_Return)):
        if table.state() != QTableView.State.EditingState:
            table.edit(table.currentIndex())
        typed = QApplication.focusWidget()
        qtbot.keyClicks(typed, share)
        qtbot.keyClick(typed, key)
        qtbot.wait(1)
    assert (reach(session, email), reach(session, chat)) == (
        {"patient-partner": 80},
        {"coordinator": 30},
    )


def test_a_share_off_the_scale_is_said_and_not_kept(page, session, email):
    said = []
    session.notice.connect(lambda words, _: said.append(words))
    page._channels.table.model().setData(cell(page, 0, 1), "120")
    assert "off the scale" in said[0]
    assert reach(session, email) == {}


def test_delete_clears_a_share(qtbot, page, session, email):
    channels.set_reach(session.casebook, email.id, "coordinator", 80)
    page.refresh()
    table = page._channels.table
    table.setCurrentIndex(cell(page, 0, 1))
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert reach(session, email) == {}


def test_each_cell_is_read_out_whole(page, session, email):
    channels.set_reach(session.casebook, email.id, "coordinator", 80)
    page.refresh()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert cell(page, 0, 1).data(role) == "Email, coordinators: 80 per cent"
    assert cell(page, 0, 2).data(role) == "Email, patient partners: not said"


def test_typing_stays_with_its_channel_when_another_is_chosen(qtbot, page, session, email):
    other = channels.add(session.casebook, session.network_id, "Chat")
    page.refresh()
    page._channels.show_channel(email.id)
    qtbot.keyClicks(page._channels.sheet.editors["purpose"], "Dates")
    page._channels.table.setCurrentIndex(cell(page, 1, 0))
    assert session.casebook.get(Channel, email.id).purpose == "Dates"
    assert session.casebook.get(Channel, other.id).purpose == ""


def test_a_removed_channel_comes_back(page, session, email):
    page._channels.sheet.remove.click()
    assert session.casebook.find(Channel) == ()
    session.undo()
    assert session.casebook.find(Channel) == (email,)


def test_a_check_typed_stays_under_the_hands_when_its_card_opens_above(qtbot, page, session, two):
    typed, scroll = editor(page, "check_on"), page._scroll
    page.resize(1000, 500)
    typed.setFocus()
    QApplication.processEvents()
    scroll.bring_into_view(typed)

    def height():
        return typed.mapTo(scroll.viewport(), QPoint()).y()

    before = height()
    qtbot.keyClicks(typed, "today")
    typed.flush()
    qtbot.waitUntil(page._checks.isVisible)
    QApplication.processEvents()
    assert height() == before


def test_a_check_that_is_late_leads_to_its_need_and_is_done(page, session, two):
    digital.set_need_field(session.casebook, two[1].id, "check_on", date(2027, 4, 1))
    assert page._checks.isVisible()
    assert page._checks.list.lines()[0].trail == "6 days late"
    page._checks.chosen.emit(two[1].id)
    page._sheet.checked.click()
    assert session.casebook.get(Need, two[1].id).check_on == date(2027, 7, 7)
    assert not page._checks.isVisible()


def test_a_need_becomes_a_promise_of_who_looks_after_it(qtbot, page, session, two):
    awen = people.add(session.casebook, session.network_id, "Awen Prys")
    digital.set_need_field(session.casebook, two[0].id, "owner", "Awen Prys")
    page.show_record(two[0].id)
    with qtbot.waitSignal(page.open_requested) as asked:
        page._sheet.promise.click()
    (made,) = session.casebook.find(Promise)
    assert (made.text, made.owner_id, made.made_in) == (two[0].need, awen.id, "digital")
    assert asked.args == ["plan", made.id]


def test_needs_between_members_stand_before_those_outside(page, session, two):
    digital.set_need_field(session.casebook, two[0].id, "side", "outside")
    assert [line.lead for line in page._list.lines()] == ["Inside", "Outside"]


@pytest.mark.parametrize("width", [580, 700])
def test_nothing_is_wider_than_the_page(page, session, email, width):
    channels.set_field(session.casebook, email.id, "name", "Rhestr e-bost y rhwydwaith " * 4)
    page.resize(width, 700)
    page.refresh()
    assert page._channels.table.width() <= width
    assert page._channels.minimumSizeHint().width() <= width - 48
