"""The timeline zooms, says what is late, keeps quiet times, and goes out as a calendar."""

from datetime import date, timedelta

import pytest
import vobject
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from facilitator.domain.deliver_records import QuietPeriod
from facilitator.domain.records import Milestone, Workshop
from facilitator.operations import plan, workshops
from facilitator.ui.pages.plan import calendar_saving
from facilitator.ui.pages.plan.zoom import View, Zoom
from tests.ui.pages.hands import drag, pull, wheel
from tests.ui.pages.test_plan import milestone

START = date(2027, 1, 5)


@pytest.fixture
def page(plan_page):
    return plan_page


def test_views_are_held_inside_the_months():
    assert View().span(18) == 18
    assert View().at(Zoom.QUARTER, 0.2, 18).first == 0
    assert View().at(Zoom.MONTH, 17.9, 18).first == 17
    assert View(Zoom.QUARTER, 6).panned(99, 18).first == 15
    assert View(Zoom.QUARTER, 6).showing(7, 18).first == 6
    assert View(Zoom.QUARTER, 6).words(START, 18) == "5 Jul to 5 Oct 2027"


def test_plus_and_minus_zoom_around_the_step_in_hand(session, page, qtbot):
    page.timeline.point_at(milestone(session, "gate-2").id)

    qtbot.keyClick(page.timeline, Qt.Key.Key_Plus)
    quarter = page.timeline.view_words()
    qtbot.keyClick(page.timeline, Qt.Key.Key_Plus)
    month = page.path.seen.text()
    qtbot.keyClick(page.timeline, Qt.Key.Key_0)

    assert quarter == "5 Sep to 5 Dec 2027"
    assert month == "5 Oct to 5 Nov 2027"
    assert page.timeline.view.is_whole
    assert page.path.zoom.value() == Zoom.ALL


def test_screen_reader_hears_what_is_shown(session, page):
    page.timeline.point_at(milestone(session, "gate-2").id)
    page.timeline.zoom(Zoom.QUARTER)

    assert page.timeline.accessibleName().endswith("showing 5 Sep to 5 Dec 2027")


def test_wheel_zooms_with_ctrl_goes_along_with_shift_and_else_scrolls(session, page):
    timeline = page.timeline
    timeline.point_at(milestone(session, "gate-2").id)
    wheel(timeline, QPoint(0, 120), Qt.KeyboardModifier.ControlModifier)
    first = timeline.view.first
    wheel(timeline, QPoint(0, -120), Qt.KeyboardModifier.ShiftModifier)
    along = timeline.view.first
    wheel(timeline, QPoint(0, -120), Qt.KeyboardModifier.NoModifier)

    assert timeline.view.zoom is Zoom.QUARTER
    assert along > first
    assert timeline.view.first == along


def test_buttons_and_pages_go_along(session, page, qtbot):
    page.timeline.point_at(milestone(session, "gate-2").id)
    page.timeline.zoom(Zoom.QUARTER)
    qtbot.mouseClick(page.path.later, Qt.MouseButton.LeftButton)
    later = page.timeline.view.first
    qtbot.keyClick(page.timeline, Qt.Key.Key_PageUp)

    assert (later, page.timeline.view.first) == (11, 8)


def test_zoomed_drag_lands_on_the_day(session, page):
    gate = milestone(session, "gate-2")
    page.timeline.point_at(gate.id)
    page.timeline.zoom(Zoom.MONTH)

    drag(page.timeline, gate.id, date(2027, 10, 20))

    assert milestone(session, "gate-2").due == date(2027, 10, 20)


def test_ground_is_dragged_along_where_it_is_zoomed(session, page):
    timeline, gate = page.timeline, milestone(session, "gate-2")
    timeline.point_at(gate.id)
    timeline.zoom(Zoom.QUARTER)
    first = timeline.view.first

    start = QPointF(timeline.mark_of(gate.id)) + QPointF(60, 0)
    pull(timeline, start, start - QPointF(100, 0))

    assert timeline.view.first > first
    assert milestone(session, "gate-2") == gate
    assert not page.details.isVisible()


def test_step_that_is_chosen_comes_into_the_view(session, page, qtbot):
    page.timeline.point_at(milestone(session, "gate-2").id)
    page.timeline.zoom(Zoom.MONTH)

    page.timeline.point_at(milestone(session, "close").id)

    assert page.timeline.view.first == 17
    assert page.timeline._axis.shows(milestone(session, "close").due)


def test_view_comes_back_where_the_months_are_fewer_again(session, page):
    close = milestone(session, "close")
    page.timeline.move_wanted.emit(close.id, date(2031, 7, 7))
    page.timeline.zoom(Zoom.QUARTER)

    session.undo()

    assert page.path.seen.text() == "5 Apr to 5 Jul 2028"


def test_months_stay_in_sight_and_cover_what_is_below_them(session, page, qtbot):
    timeline = page.timeline
    page._scroll.verticalScrollBar().setValue(500)
    QApplication.sendPostedEvents()
    top = timeline.visibleRegion().boundingRect().top()
    hidden, shown = QPointF(60, top + 40), QPointF(60, top + 90)

    assert top > 0
    assert timeline._step_at(hidden) is None
    assert timeline._step_at(shown)
    page.timeline.point_at(milestone(session, "gate-1").id)
    assert timeline._step_at(QPointF(timeline.mark_of(milestone(session, "gate-1").id)))


def test_mark_out_of_view_cannot_be_taken_by_its_words(session, page):
    contract = milestone(session, "contract")
    page.timeline.point_at(milestone(session, "gate-2").id)
    page.timeline.zoom(Zoom.MONTH)

    drag(page.timeline, contract.id, date(2027, 10, 20))

    assert milestone(session, "contract") == contract


def test_late_steps_say_what_they_push_and_are_moved_in_one_step(session, page, qtbot):
    first = milestone(session, "contract")
    buttons = page.late.findChildren(type(page.path.add_button))
    move = next(b for b in buttons if b.accessibleName() == "Contract: Move to 7 Apr 2027")
    close = milestone(session, "close").due

    qtbot.mouseClick(move, Qt.MouseButton.LeftButton)

    assert milestone(session, "contract").due == date(2027, 4, 7)
    assert milestone(session, "close").due - close == date(2027, 4, 7) - first.due
    session.undo()
    assert milestone(session, "contract") == first


def test_nothing_late_shows_no_card(session, page):
    for step in session.casebook.find(Milestone):
        plan.set_done(session.casebook, step.id, date(2027, 4, 1))

    assert not page.late.isVisible()


def test_odd_day_is_said_in_the_details_and_after_a_move(session, page):
    said = []
    session.notice.connect(lambda words, button: said.append(words))
    gate, other = milestone(session, "gate-2"), milestone(session, "gate-3")
    page.open_milestone(gate.id)

    page.details.edited.emit("due", other.due)
    caution = page.details.caution.text()
    page.details.edited.emit("due", date(2029, 1, 8))

    assert "on the same day" not in caution  # Gate 3 hangs on it and moved along
    assert "It lies after the 18 months, which end on 5 Jul 2028." in said[-1]
    assert page.details.caution.text().startswith("It lies after the 18 months")


def test_bank_holidays_known_so_far_are_told_while_more_are_looked_for(session, page):
    said = []
    session.notice.connect(lambda words, button: said.append(words))
    plan.move_milestone(session.casebook, milestone(session, "close").id, date(2033, 1, 5))
    page.refresh()

    page.timeline.move_wanted.emit(milestone(session, "gate-1").id, date(2027, 5, 3))

    assert "It is a bank holiday: May Day." in said[-1]


def test_workshop_that_stays_behind_is_told_after_a_move(session, page):
    said = []
    session.notice.connect(lambda words, button: said.append(words))
    event = milestone(session, "event-1")
    day = workshops.plan_for_milestone(session.casebook, event.id)

    page.timeline.move_wanted.emit(event.id, event.due + timedelta(days=7))

    assert "Its workshop stays on 5 Jun 2027." in said[-1]
    assert session.casebook.get(Workshop, day.id) == day


def test_workshop_that_stayed_behind_is_brought_along(session, page, qtbot):
    event = milestone(session, "event-1")
    day = workshops.plan_for_milestone(session.casebook, event.id)
    page.timeline.move_wanted.emit(event.id, date(2027, 6, 14))
    page.open_milestone(event.id)
    buttons = {b.text(): b for b in page.details.findChildren(type(page.path.add_button))}

    qtbot.mouseClick(buttons["Move it to 14 Jun 2027"], Qt.MouseButton.LeftButton)

    assert session.casebook.get(Workshop, day.id).date == date(2027, 6, 14)
    session.undo()
    assert session.casebook.get(Workshop, day.id) == day


def test_two_gates_on_one_day_are_told(session, page):
    gate, other = milestone(session, "gate-2"), milestone(session, "gate-3")
    plan.move_milestone(session.casebook, other.id, gate.due)
    page.open_milestone(other.id)

    assert "Gate 2 is on the same day" in page.details.caution.text()


def test_quiet_time_is_added_shaded_edited_and_removed(session, page, qtbot):
    page.quiet.unfold(True)
    qtbot.keyClicks(page.quiet.new_title, "Inspection")
    qtbot.keyClicks(page.quiet.new_first, "4 oct 2027")
    qtbot.keyClicks(page.quiet.new_last, "8 oct 2027")
    qtbot.mouseClick(page.quiet.add_button, Qt.MouseButton.LeftButton)
    (kept,) = session.casebook.find(QuietPeriod)
    page.open_milestone(milestone(session, "gate-2").id)
    caution = page.details.caution.text()

    page.quiet.rows[kept.id].edited.emit("ends", date(2027, 10, 15))
    changed = session.casebook.get(QuietPeriod, kept.id)
    qtbot.mouseClick(page.quiet.rows[kept.id].remove, Qt.MouseButton.LeftButton)

    assert "It falls in a quiet time: Inspection." in caution
    assert changed.ends == date(2027, 10, 15)
    assert session.casebook.find(QuietPeriod) == ()
    assert "Inspection" not in [block.name for block in page._ground.blocks]


def test_refused_quiet_day_is_shown_as_kept(session, page, qtbot):
    said = []
    session.notice.connect(lambda words, button: said.append(words))
    page.quiet.unfold(True)
    page.quiet.added.emit("Exams", date(2027, 5, 10), date(2027, 5, 14))
    (kept,) = session.casebook.find(QuietPeriod)
    line = page.quiet.rows[kept.id]
    line.ends.setText("1 May 2027")

    line.edited.emit("ends", date(2027, 5, 1))

    assert "cannot end before it starts" in said[-1]
    assert session.casebook.get(QuietPeriod, kept.id) == kept


def test_packaged_quiet_time_is_moved_left_out_and_brought_back(session, page):
    page.quiet.unfold(True)
    august = next(b for b in page._ground.blocks if b.name == "August")
    page.quiet.left_out.emit(august)
    without = [b.name for b in page._ground.blocks]
    (kept,) = session.casebook.find(QuietPeriod)
    page.quiet.removed.emit(kept.id)
    page.quiet.own_dates_wanted.emit(august)
    (own,) = session.casebook.find(QuietPeriod)

    assert "August" not in without
    assert page.quiet.rows[own.id].starts.value() == date(2027, 8, 1)


def test_calendar_is_saved_and_read_by_another_program(session, page, qtbot, tmp_path, monkeypatch):
    said = []
    session.notice.connect(lambda words, button: said.append(words))
    target = tmp_path / "dates.ics"
    monkeypatch.setattr(calendar_saving, "ask_where", lambda *asked: target)

    qtbot.mouseClick(page.to_calendar, Qt.MouseButton.LeftButton)
    plan.move_milestone(session.casebook, milestone(session, "close").id, date(2028, 7, 10))
    qtbot.mouseClick(page.to_calendar, Qt.MouseButton.LeftButton)

    assert len(vobject.readOne(target.read_text("utf-8")).vevent_list) == 19
    assert said[0] == "Saved dates.ics: 19 events"
    assert said[-1] == "Saved dates.ics: 19 events; 1 changed since the last export"


@pytest.mark.parametrize(
    ("chosen", "name"), [("St. Mary", "St. Mary.ics"), ("a.ics", "a.ics"), ("A.ICS", "A.ICS")]
)
def test_name_of_a_calendar_stays_whole(chosen, name):
    assert calendar_saving.named(f"/home/x/{chosen}").name == name


def test_calendar_called_off_writes_nothing(session, page, qtbot, monkeypatch):
    monkeypatch.setattr(calendar_saving, "ask_where", lambda *asked: None)
    qtbot.mouseClick(page.to_calendar, Qt.MouseButton.LeftButton)
    assert session.casebook.setting(f"calendar-{session.network_id}") == ""
