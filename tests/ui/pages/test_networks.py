"""What is seen of every network, and what opening or removing one does."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.records import Network, Person
from facilitator.operations import networks, people
from facilitator.store import dossier
from facilitator.ui.pages.networks import NetworksPage
from facilitator.ui.widgets.due_card import MOST

WELSH = "Rhwydwaith Ymarferwyr Gofal Clwyfau Cymunedol Gogledd Cymru"


@pytest.fixture
def second(session):
    return networks.create(session.casebook, WELSH, date(2026, 4, 1))


@pytest.fixture
def page(shown, second):
    return shown(NetworksPage)


def names(page):
    model = page._table.model()
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def test_networks_stand_by_name_with_month_and_next_step(page):
    model = page._table.model()
    assert names(page) == [WELSH, "Sexual Health Trainees"]
    assert page._heading.text() == "2 networks"
    assert model.index(1, 1).data() == "4 of 18"
    assert model.index(1, 4).data() == "Hold Gate 1"


def test_month_sorts_by_number(page):
    page._table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert names(page) == ["Sexual Health Trainees", WELSH]


def test_filter_keeps_what_has_every_word(qtbot, page):
    qtbot.keyClicks(page._filter, "trainees hold")
    assert names(page) == ["Sexual Health Trainees"]


def test_filter_without_a_match_can_open_nothing(qtbot, page, session):
    qtbot.keyClicks(page._filter, "zeppelin")
    front = session.network_id
    page._open.click()
    assert (names(page), session.network_id) == ([], front)


def test_enter_opens_the_network_on_its_overview(qtbot, page, session, second):
    page._table.selectRow(0)
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(page._table, Qt.Key.Key_Return)
    assert asked.args == ["overview", ""]
    assert session.network_id == second.id


def test_double_click_opens_it_too(qtbot, page, session, second):
    area = page._table.visualRect(page._table.model().index(0, 0))
    view = page._table.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=area.center())
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=area.center())
    assert session.network_id == second.id


def test_removed_network_comes_back_with_its_people(qtbot, page, session, second):
    people.add(session.casebook, second.id, "Awen Prys")
    page._table.selectRow(0)
    qtbot.mouseClick(page._remove, Qt.MouseButton.LeftButton)
    assert names(page) == ["Sexual Health Trainees"]

    session.undo()
    assert names(page) == [WELSH, "Sexual Health Trainees"]
    assert session.casebook.find(Person)[0].name == "Awen Prys"


def test_new_network_is_asked_of_the_window(qtbot, page):
    with qtbot.waitSignal(page.network_requested):
        qtbot.mouseClick(page._new, Qt.MouseButton.LeftButton)


def test_row_is_high_enough_for_a_long_name(page):
    assert page._table.rowHeight(0) > page._table.rowHeight(1)
    assert page._table.height() >= page._table.verticalHeader().length()


@pytest.fixture
def many(session, second):
    for number in range(1, 9):
        networks.create(session.casebook, f"Ward {number}", date(2026, 4, number))


def steps(page):
    model = page._table.model()
    return [model.index(at, 4).data() for at in range(model.rowCount())]


def all_read(page):
    return page._table.next_unread() is None


def test_many_networks_are_listed_before_any_is_read(shown, many, monkeypatch):
    with monkeypatch.context() as until_shown:
        until_shown.setattr(dossier, "read", lambda *_, **__: pytest.fail("read"))
        page = shown(NetworksPage)
    assert len(names(page)) == 10
    assert set(steps(page)) == {"…"}


def test_how_they_stand_follows_by_itself(qtbot, shown, many):
    page = shown(NetworksPage)
    qtbot.waitUntil(lambda: all_read(page))
    assert set(steps(page)) == {"Hold Gate 1"}


def test_only_the_network_that_changed_is_read_again(qtbot, shown, many, session):
    page = shown(NetworksPage)
    qtbot.waitUntil(lambda: all_read(page))
    ward = session.casebook.find(Network, name="Ward 3")[0]
    session.run(people.add, ward.id, "Awen Prys")
    assert [name for name, step in zip(names(page), steps(page), strict=True) if step == "…"] == [
        "Ward 3"
    ]


def test_those_out_of_sight_wait_for_those_in_view(shown, many):
    page = shown(NetworksPage, height=300)
    assert page._table.next_unread().listed.name == names(page)[0]


def test_order_by_next_step_settles_once_all_are_read(qtbot, shown, many, session, second):
    session.run(networks.set_profile, second.id, "aim", "Fewer wounds")
    page = shown(NetworksPage)
    page._table.sortByColumn(4, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: all_read(page))
    assert steps(page) == sorted(steps(page))
    assert page._table.current().id == session.network_id


def test_of_very_many_whose_time_is_up_the_first_are_listed(page, session, second):
    people_due = [people.add(session.casebook, second.id, f"Person {n}") for n in range(MOST + 2)]
    with session.casebook.step("Keep until"):
        for person in people_due:
            session.casebook.update(person, keep_until=date(2027, 1, 1))
    assert page._due._more.text() == "And 2 more, once these are seen to."
    assert len(page._due.list.rows()) == MOST


def test_an_empty_casebook_says_how_to_begin(qtbot, page, session):
    for network in session.casebook.find(Network):
        session.run(networks.remove, network.id)
    assert page._empty.isVisible()
    assert not page._list.isVisible()
    with qtbot.waitSignal(page.network_requested):
        page._empty.started.emit()
