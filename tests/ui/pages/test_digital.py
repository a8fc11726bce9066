"""What a facilitator does with needs and orientations, and what the casebook holds then."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.records import DigitalPlan, Need, Side
from facilitator.operations import digital, people
from facilitator.ui.pages.digital import DigitalPage
from tests.ui.pages.keys import choose


@pytest.fixture
def page(shown):
    return shown(DigitalPage)


@pytest.fixture
def two(session, page):
    words = ("Find last month’s protocol", "Ask a quick question")
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
