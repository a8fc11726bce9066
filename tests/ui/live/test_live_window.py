"""A workshop is run by keys: what the room sees, what is kept, and what a restart finds."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.domain.deliver_records import LiveRun
from facilitator.domain.live_run import Mood
from facilitator.domain.records import Workshop
from facilitator.operations import live_runs, workshops
from facilitator.ui import theme
from facilitator.ui.live.conductor import BACKWARDS, KEEP_EVERY, Phase
from facilitator.ui.lock.touches import Touches
from tests.ui.live.conftest import ON

K = Qt.Key


def press(window, *keys):
    for key in keys:
        QTest.keyClick(window, key)


def seen(window):
    window.conductor.look()
    return window.face.scene


def on(window):
    return [column.title for column in seen(window).columns]


def test_the_time_left_is_a_third_of_the_height(live, wait):
    window = live()
    press(window, K.Key_Space)
    wait(window, 60)
    window.grab()
    assert window.face.digit_height >= 1080 / 3


def test_two_tracks_keep_digits_of_a_third(live, wait):
    window = live()
    press(window, K.Key_Space, *[K.Key_PageDown] * 4)
    wait(window, 5)
    window.grab()
    assert on(window) == ["Poster walk", "Peer assist"]
    assert window.face.digit_height >= 1080 / 3


@pytest.mark.parametrize("key", [K.Key_PageDown, K.Key_Right, K.Key_Down])
def test_a_clicker_goes_on(live, key):
    window = live()
    press(window, key, key)
    assert on(window) == ["Five splits"]


@pytest.mark.parametrize("key", [K.Key_PageUp, K.Key_Left, K.Key_Up])
def test_a_clicker_goes_back(live, key):
    window = live()
    press(window, K.Key_Space, K.Key_PageDown, key)
    assert on(window) == ["Arrive"]


@pytest.mark.parametrize("key", [K.Key_Space, K.Key_B, K.Key_Period])
def test_a_clicker_pauses_and_goes_on(live, wait, key):
    window = live()
    press(window, K.Key_Space, key)
    wait(window, 600)
    assert seen(window).columns[0].digits == "20:00"
    assert seen(window).columns[0].words == "Paused since 09:30"
    press(window, key)
    wait(window, 60)
    assert seen(window).columns[0].digits == "19:00"


def test_minutes_are_added(live):
    window = live()
    press(window, K.Key_Space, K.Key_1, K.Key_5)
    assert seen(window).columns[0].digits == "26:00"
    press(window, K.Key_Minus, K.Key_U)
    assert seen(window).columns[0].digits == "26:00"


def test_words_come_with_amber_and_coral(live, wait):
    window = live()
    press(window, K.Key_Space)
    told = []
    for minutes in (15, 1.5, 3, 2):
        wait(window, minutes * 60)
        column = seen(window).columns[0]
        told.append((column.mood, column.words))
    assert told == [
        (Mood.CALM, "left of 20 minutes"),
        (Mood.AMBER, "Drawing to a close, of 20 minutes"),
        (Mood.CORAL, "Nearly over, of 20 minutes"),
        (Mood.OVER, "over its 20 minutes"),
    ]


def test_a_late_run_is_rescued_by_one_key(live, wait):
    window = live()
    press(window, K.Key_Space)
    wait(window, 32 * 60)
    press(window, K.Key_PageDown)
    assert seen(window).standing == "12 minutes behind. Ends 12:17, planned 12:05"
    assert seen(window).rescue.startswith("Recover 12 minutes: trim “Case clinic” by 5, drop")
    press(window, K.Key_R)
    assert seen(window).standing == "12 minutes behind, but ends in time"
    assert not seen(window).rescue
    press(window, K.Key_U)
    assert seen(window).rescue


def test_sleep_is_told_and_nothing_lost(live, wait, hands):
    window = live()
    press(window, K.Key_Space)
    wait(window, 60)
    hands.slept += 420
    assert seen(window).message == (
        "This computer slept for 7 minutes. The time is counted; none is lost."
    )
    assert seen(window).columns[0].digits == "12:00"


def test_tracks_are_moved_one_by_one(live, wait):
    window = live()
    press(window, K.Key_Space, *[K.Key_PageDown] * 4)
    wait(window, 60)
    press(window, K.Key_PageDown)
    assert on(window) == ["Poster walk", "Done here"]
    press(window, K.Key_PageUp, K.Key_T, K.Key_PageDown)
    assert on(window) == ["Done here", "Peer assist"]
    press(window, K.Key_T, K.Key_PageDown)
    assert on(window) == ["By Friday"]


def test_dark_is_for_this_window_alone(live):
    window = live()
    press(window, K.Key_D)
    assert window.face.tokens is theme.DARK
    assert theme.tokens() is theme.LIGHT


def test_a_run_is_kept_at_each_key_and_every_quarter_minute(live, wait, session, workshop):
    window = live()
    press(window, K.Key_Space)
    first = live_runs.unfinished(session.casebook, workshop.id).log["kept"]
    wait(window, KEEP_EVERY + 5)
    assert live_runs.unfinished(session.casebook, workshop.id).log["kept"] > first
    assert session.undo_label == "Run Who are we for?"
    session.undo()
    assert session.undo_label != "Run Who are we for?"


def test_a_run_survives_the_end_of_the_program(live, wait, hands):
    window = live()
    press(window, K.Key_Space)
    wait(window, 32 * 60)
    press(window, K.Key_PageDown, K.Key_R)
    window.conductor.is_going = False  # killed: nothing more is kept
    window.close()
    hands.steady += 180
    again = live()
    assert again.conductor.phase is Phase.FOUND
    assert on(again) == ["A run of this workshop began at 09:30"]
    press(again, K.Key_Space)
    assert on(again) == ["Five splits"]
    assert seen(again).columns[0].digits == "22:00"
    assert "3 minutes went by, and they are counted" in seen(again).message
    assert seen(again).standing == "12 minutes behind, but ends in time"


def test_a_clock_set_back_while_it_was_closed_counts_on_from_where_it_was(live, wait, hands):
    window = live()
    press(window, K.Key_Space)
    wait(window, 600)
    window.close()
    hands.steady -= 540
    again = live()
    press(again, K.Key_Space)
    assert seen(again).columns[0].digits == "10:00"
    assert seen(again).message == BACKWARDS


def test_an_agenda_changed_in_the_middle_is_followed(live, wait, session, workshop):
    window = live()
    press(window, K.Key_Space)
    wait(window, 600)
    second = workshops.agenda(session.casebook, workshop.id)[1]
    session.run(workshops.set_block_field, second.id, "title", "Six splits")
    session.run(workshops.set_block_field, second.id, "script", "Say: six.")
    assert seen(window).columns[0].then == "Next at 09:50: Six splits, 25 minutes"
    assert seen(window).columns[0].digits == "10:00"
    press(window, K.Key_PageDown)
    assert window.conductor.notes()[0].script == "Say: six."
    for block in workshops.agenda(session.casebook, workshop.id):
        session.run(workshops.remove_block, block.id)
    assert window.conductor.phase is Phase.ON


def test_the_play_button_of_a_clicker_does_not_leave_by_itself(live):
    window = live()
    press(window, K.Key_F5, K.Key_Escape, K.Key_F5, K.Key_Escape)
    assert window.isVisible()


def test_a_found_run_can_be_started_anew(live, wait):
    window = live()
    press(window, K.Key_Space)
    wait(window, 600)
    window.close()
    again = live()
    press(again, K.Key_N, K.Key_Space)
    assert seen(again).columns[0].digits == "20:00"


def test_a_run_of_another_day_gives_its_minutes(live, wait, hands, session, workshop):
    window = live()
    press(window, K.Key_Space)
    wait(window, 1260)
    press(window, K.Key_PageDown)
    window.close()
    hands.on = ON.replace(day=9)
    again = live()
    assert on(again) == ["A run of this workshop began on 7 April at 09:30"]
    press(again, K.Key_Return)
    taken = [block.actual for block in workshops.agenda(session.casebook, workshop.id)]
    assert taken == [21, None, None, None, None, None, None]


def test_the_end_writes_the_minutes_in_one_step(live, hands, session, workshop, qtbot):
    window = live()
    press(window, K.Key_Space)
    for _ in range(7):
        hands.steady += 720
        window.conductor.look()
        press(window, K.Key_PageDown)
    assert window.conductor.phase is Phase.OVER
    with qtbot.waitSignal(window.left) as left:
        press(window, K.Key_Return)
    assert left.args == ["Kept how long 7 blocks took."]
    taken = [block.actual for block in workshops.agenda(session.casebook, workshop.id)]
    assert taken == [12, 12, 12, 12, 24, 12, 12]
    assert session.casebook.get(Workshop, workshop.id).held
    session.undo()
    assert workshops.agenda(session.casebook, workshop.id)[0].actual is None
    assert not session.casebook.get(Workshop, workshop.id).held


def test_a_run_that_was_only_tried_keeps_nothing_at_enter(live, session, workshop):
    window = live()
    press(window, K.Key_Space, *[K.Key_PageDown] * 8)
    assert seen(window).standing == "Only tried: no block took half a minute"
    assert seen(window).hint == "Press Enter to keep nothing."
    assert window.controls.buttons["start"].text() == "Keep nothing"
    press(window, K.Key_Y)
    assert window.conductor.phase is Phase.OVER
    press(window, K.Key_Return)
    assert session.casebook.find(LiveRun) == ()
    assert not session.casebook.get(Workshop, workshop.id).held


def test_a_run_on_another_day_is_a_rehearsal(live, wait, hands, session, workshop):
    hands.on = ON.replace(day=5)
    window = live()
    assert seen(window).hint == "Today is not its day: a rehearsal. Press Space to begin"
    press(window, K.Key_Space)
    wait(window, 300)
    press(window, K.Key_E)
    assert seen(window).standing == "A rehearsal: not on its day, 7 April"
    assert seen(window).hint == "Press Enter to keep nothing, Y to keep how long 1 block took."
    press(window, K.Key_Y)
    assert workshops.agenda(session.casebook, workshop.id)[0].actual == 5
    assert not session.casebook.get(Workshop, workshop.id).held


def test_a_rehearsal_found_on_its_day_makes_room(live, wait, hands, session, workshop):
    hands.on = ON.replace(day=5)
    window = live()
    press(window, K.Key_Space)
    wait(window, 300)
    window.close()
    hands.on = ON
    again = live()
    assert seen(again).hint == "A rehearsal. Press Space to start anew, Y to keep its minutes."
    press(again, K.Key_Space)
    assert again.conductor.phase is Phase.READY
    assert session.casebook.find(LiveRun) == ()


def test_nothing_can_be_kept_too(live, session):
    window = live()
    press(window, K.Key_Space, K.Key_E, K.Key_Delete)
    assert session.casebook.find(LiveRun) == ()


def test_leaving_takes_two_presses_and_the_run_goes_on(live, session, workshop, qtbot):
    window = live()
    press(window, K.Key_Space, K.Key_Escape)
    assert "Press Esc again" in seen(window).message
    with qtbot.waitSignal(window.left) as left:
        press(window, K.Key_Escape)
    assert left.args == ["The run of Who are we for? goes on."]
    assert live_runs.unfinished(session.casebook, workshop.id)


def test_an_agenda_that_does_not_fit_is_said_and_runs_all_the_same(live, session, workshop):
    blocks = workshops.agenda(session.casebook, workshop.id)
    workshops.set_block_field(session.casebook, blocks[1].id, "locked_start", "09:40")
    workshops.set_block_field(session.casebook, blocks[2].id, "minutes", 300)
    window = live()
    assert "is fixed at 09:40, 10 minutes before the agenda gets there" in seen(window).message
    assert "over" in seen(window).message
    press(window, K.Key_Space)
    assert on(window) == ["Arrive"]


def test_what_waits_for_a_locked_start_says_until_when(live, wait, session, workshop):
    second = workshops.agenda(session.casebook, workshop.id)[1]
    workshops.set_block_field(session.casebook, second.id, "locked_start", "10:00")
    window = live()
    press(window, K.Key_Space)
    wait(window, 1200)
    press(window, K.Key_PageDown)
    assert seen(window).columns[0].words == "“Five splits” begins at 10:00"
    wait(window, 605)
    assert on(window) == ["Five splits"]


def test_the_sheet_of_keys_goes_at_the_next_key(live):
    window = live()
    press(window, K.Key_K)
    assert window.sheet.isVisible()
    press(window, K.Key_Escape)
    assert not window.sheet.isVisible()
    assert window.isVisible()


def test_the_casebook_does_not_lock_while_a_run_goes_on(live, hands, monkeypatch):
    window = live()
    touches = Touches(window)
    monkeypatch.setattr(touches, "_last", (0.0, 0.0))
    window.arrange()
    assert touches.idle() > 60
    press(window, K.Key_Space)
    assert touches.idle() < 1
    hands.steady += 4 * 3600
    window.conductor.look()
    monkeypatch.setattr(touches, "_last", (0.0, 0.0))
    assert touches.idle() > 60


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (3840, 2160)])
def test_every_screen_holds_the_window_and_a_third_of_it_is_digits(live, wait, size):
    window = live()
    window.resize(*size)
    press(window, K.Key_Space)
    wait(window, 5)
    window.grab()
    assert (window.width(), window.height()) == size
    assert window.face.digit_height >= size[1] / 3


def test_the_face_reads_itself_out_but_not_every_second(live, wait):
    window = live()
    press(window, K.Key_Space)
    wait(window, 10)
    said = window.face.accessibleDescription()
    assert "Arrive. 19:5" in said
    wait(window, 10)
    assert window.face.accessibleDescription() == said
    wait(window, 60)
    assert window.face.accessibleDescription() != said
