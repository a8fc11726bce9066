"""What the overview says is next, and what a press or a key there does."""

from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.lanes import Lane
from facilitator.domain.records import Goal, Promise
from facilitator.operations import fields, findings, goals, networks, people, promises, workshops
from facilitator.ui.pages import overview
from facilitator.ui.pages.overview import OverviewPage
from facilitator.ui.widgets.laid_out import widgets
from facilitator.ui.widgets.text import Text

TODAY = date(2027, 4, 7)


@pytest.fixture
def first_week(monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", "2027-01-08")


@pytest.fixture
def page(shown):
    return shown(OverviewPage)


@pytest.fixture
def opened(page):
    asked = []
    page.open_requested.connect(lambda *where: asked.append(where))
    return asked


def promise(session, text, days):
    due = TODAY + timedelta(days=days)
    return promises.make(session.casebook, session.network_id, text, due=due)


def words(part):
    return [line.words for line in part.lines()]


def test_new_network_is_told_to_write_its_profile(qtbot, first_week, page, opened):
    assert page._next._title.text() == "Write down what the network is"
    qtbot.mouseClick(page._next.button, Qt.MouseButton.LeftButton)
    assert opened == [("profile", "")]


def test_gate_that_is_late_is_told_first_and_enter_presses_the_one_button(qtbot, page, opened):
    assert page._next._title.text() == "Hold Gate 1"
    qtbot.keyClick(page._next.button, Qt.Key.Key_Return)
    assert opened == [("reviews", "")]


def test_promise_is_kept_with_space_and_opens_again_with_undo(qtbot, page, session):
    late = promise(session, "Ring the ward", -3)
    page._promises.setFocus()
    qtbot.keyClick(page._promises.records, Qt.Key.Key_Down)
    qtbot.keyClick(page._promises.records, Qt.Key.Key_Space)

    assert session.casebook.get(Promise, late.id).done_on == TODAY
    assert words(page._promises) == []
    session.undo()
    assert words(page._promises) == ["Ring the ward"]


def test_promise_is_kept_with_a_click_in_its_box(qtbot, page, session):
    promise(session, "Ring the ward", 3)
    area = page._promises.records.row_area(0)
    box = area.topLeft().toPoint()
    box.setX(box.x() + 12)
    box.setY(round(area.center().y()))
    qtbot.mouseClick(page._promises.records.viewport(), Qt.MouseButton.LeftButton, pos=box)

    assert session.casebook.find(Promise)[0].done_on == TODAY


def test_late_promises_come_first_and_say_how_late(page, session):
    promise(session, "Later", 5)
    promise(session, "Late", -2)

    assert words(page._promises) == ["Late", "Later"]
    assert page._promises.lines()[0].trail == "2 days late"


def test_all_promises_are_shown_on_demand(qtbot, page, session):
    for number in range(8):
        promise(session, f"Promise {number}", number)
    assert len(page._promises.lines()) == 6

    assert page._more.text() == "Show all 8"
    qtbot.mouseClick(page._more, Qt.MouseButton.LeftButton)
    assert len(page._promises.lines()) == 8


def test_a_promise_opens_the_plan(qtbot, page, session, opened):
    made = promise(session, "Ring the ward", 1)
    page._promises.setFocus()
    qtbot.keyClick(page._promises.records, Qt.Key.Key_Down)
    qtbot.keyClick(page._promises.records, Qt.Key.Key_Return)
    assert opened == [("plan", made.id)]


def test_many_late_milestones_leave_room_for_what_is_to_come(qtbot, page, session, opened):
    networks.restart(session.casebook, session.network_id, date(2026, 4, 1))

    late = [line for line in page._coming.lines() if line.kind == "coral"]
    assert len(late) == 3
    assert len(page._coming.lines()) == 6
    assert page._late.text() == "See 10 more that are late"
    qtbot.mouseClick(page._late, Qt.MouseButton.LeftButton)
    assert opened == [("plan", "")]


def test_thread_shows_the_workshop_still_to_come(page, session):
    casebook, network = session.casebook, session.network_id
    found = findings.add(casebook, network, "Split on purpose")
    goal = goals.add(casebook, network, "One reason", finding_ids=(found.id,))
    for title, days, held in (("First event", -30, True), ("Second event", 30, False)):
        event = workshops.add(casebook, network, title, TODAY + timedelta(days=days), held=held)
        workshops.serve(casebook, goal.id, event.id, True)

    said = [text.text() for text in page._thread.findChildren(Text)]
    assert "Second event" in said
    assert "Workshop, 2 of 2" in said
    assert "Split on purpose" in said


def test_nothing_is_drawn_anew_where_nothing_changed(page, session):
    goals.add(session.casebook, session.network_id, "One reason")
    before = widgets(page._threads)
    people.add(session.casebook, session.network_id, "Awen Prys")
    after = widgets(page._threads)
    assert before == after


def test_numbers_of_millions_are_written_out_in_the_thread(session):
    goal = goals.add(session.casebook, session.network_id, "Spend less")
    about = {"unit": "pounds", "baseline": 1600000.5, "target": 1200000}
    for name, value in about.items():
        fields.set_field(session.casebook, Goal, goal.id, name, value)

    told = overview._reading_words(session.dossier(), goal.id)

    assert told == "Baseline 1,600,000.5 pounds, target 1,200,000 pounds"


def test_no_word_of_a_promise_of_coaching_is_on_the_page_that_others_see(session, page):
    gwen = people.add(session.casebook, session.network_id, "Gwen Parry")
    make = partial(promises.make, session.casebook, session.network_id, "Ring", owner_id=gwen.id)
    for lane in (Lane.COACHEE, Lane.PRIVATE, Lane.NETWORK):
        make(lane=lane)
    page.refresh()
    assert sorted(words(page._promises)) == ["Made in coaching", "Ring", "Written for you alone"]
