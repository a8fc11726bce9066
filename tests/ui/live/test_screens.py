"""Two screens: the timer for the room, the notes for whoever leads, and never the other way."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from facilitator.operations import workshops
from facilitator.ui import theme
from facilitator.ui.live import screens, stage
from facilitator.ui.live.conductor import Phase
from facilitator.ui.live.room import RoomWindow
from facilitator.ui.live.screens import Places
from facilitator.ui.live.stage import Layout
from facilitator.ui.live.window import GUARD

K = Qt.Key
PRIVATE = "Aled is on thin ice; let Nia answer"


def press(window, *keys):
    for key in keys:
        QTest.keyClick(window, key)


class Screen:
    def __init__(self, name, width, left=0):
        self._name, self._place = name, QRect(left, 0, width, 1080)

    def name(self):
        return self._name

    def geometry(self):
        return self._place


LAPTOP, BEAMER, WALL = (
    Screen("eDP-1", 1366),
    Screen("HDMI-1", 1920, 1366),
    Screen("DP-2", 2560, 3286),
)


@pytest.fixture
def plugged(monkeypatch):
    def plug(*found):
        monkeypatch.setattr(screens.QGuiApplication, "screens", lambda: list(found))

    return plug


def test_the_room_gets_the_screen_that_is_not_the_laptops(plugged):
    plugged(BEAMER, LAPTOP)
    assert screens.choose(BEAMER, "") == Places(LAPTOP, BEAMER)
    plugged(BEAMER, WALL)
    assert screens.choose(WALL, "") == Places(WALL, BEAMER)


def test_the_room_gets_the_screen_it_had_last(plugged):
    plugged(LAPTOP, BEAMER, WALL)
    assert screens.choose(LAPTOP, "") == Places(LAPTOP, BEAMER)
    assert screens.choose(LAPTOP, screens.name_of(WALL)) == Places(LAPTOP, WALL)
    assert screens.choose(LAPTOP, screens.name_of(LAPTOP)) == Places(BEAMER, LAPTOP)
    assert screens.choose(LAPTOP, "gone 800x600") == Places(LAPTOP, BEAMER)


def test_one_screen_is_for_both(plugged):
    plugged(LAPTOP)
    assert screens.choose(BEAMER, "") == Places(LAPTOP)


def test_two_screens_that_show_the_same_are_one(plugged):
    plugged(LAPTOP, Screen("HDMI-1", 1920))
    assert screens.choose(LAPTOP, "") == Places(LAPTOP)


def test_screens_are_swapped_and_taken_in_turn(plugged):
    plugged(LAPTOP, BEAMER)
    swapped = screens.swapped(Places(LAPTOP, BEAMER))
    assert swapped == Places(BEAMER, LAPTOP)
    assert screens.swapped(swapped) == Places(LAPTOP, BEAMER)
    plugged(LAPTOP, BEAMER, WALL)
    assert screens.swapped(Places(LAPTOP, BEAMER)) == Places(LAPTOP, WALL)


@pytest.fixture
def two(monkeypatch, live, session, workshop):
    """A run with a screen for each window; both are the one that tests have."""
    block = workshops.agenda(session.casebook, workshop.id)[0]
    for field in ("script", "materials", "participants", "lead", "outcome"):
        workshops.set_block_field(session.casebook, block.id, field, f"{PRIVATE} ({field})")
    only = QGuiApplication.primaryScreen()
    monkeypatch.setattr(stage.screens, "choose", lambda *_: Places(only, only))
    window = live()
    window.arrange()
    return window


@pytest.fixture
def unplug(monkeypatch):
    def pull(window):
        only = QGuiApplication.primaryScreen()
        monkeypatch.setattr(stage.screens, "choose", lambda *_: Places(only))
        QGuiApplication.instance().screenRemoved.emit(only)

    return pull


def shown_to_room(window):
    room = window.stage.room
    window.conductor.look()
    return repr(room.face.scene) + room.windowTitle() + room.face.accessibleDescription()


def test_the_notes_are_here_and_the_room_has_the_timer(two):
    press(two, K.Key_Space)
    assert two.shows_notes
    assert two.stage.room.isVisible()
    words = two.desk.notes.words()
    for field in ("script", "materials", "participants", "lead", "outcome"):
        assert f"{PRIVATE} ({field})" in words
    assert "Five splits" in two.desk.coming.words()


def test_nothing_private_is_ever_shown_to_the_room(two, wait, hands):
    room = two.stage.room
    assert room.findChildren(QLabel) == []
    seen = [shown_to_room(two)]
    press(two, K.Key_Space)
    wait(two, 32 * 60)
    seen.append(shown_to_room(two))
    hands.slept += 300
    press(two, K.Key_K, K.Key_K, K.Key_S, K.Key_Space)
    seen.append(shown_to_room(two))
    press(two, K.Key_Space, K.Key_Escape)
    seen.append(shown_to_room(two))
    press(two, K.Key_E)
    seen.append(shown_to_room(two))
    for words in seen:
        assert PRIVATE not in words
        assert "Press" not in words
        assert "Recover" not in words


def test_the_rescue_is_told_to_whoever_leads_alone(two, wait):
    press(two, K.Key_Space)
    wait(two, 32 * 60)
    press(two, K.Key_PageDown)
    two.conductor.look()
    assert two.desk.told.text().startswith("Recover 12 minutes")
    assert two.stage.room.face.scene.rescue == ""
    assert two.stage.room.face.scene.standing.startswith("12 minutes behind")


def test_keys_pressed_in_the_rooms_window_lead_too(two):
    press(two.stage.room, K.Key_Space, K.Key_PageDown)
    assert two.conductor.scene().columns[0].title == "Five splits"


def test_a_projector_unplugged_in_the_middle_loses_nothing(two, wait, unplug):
    press(two, K.Key_Space)
    wait(two, 300)
    unplug(two)
    assert not two.shows_notes  # at once: what is left may be what the room sees
    two.stage._on_screens_changed()
    assert two.stage.layout_now is Layout.ALONE
    assert not two.stage.room.isVisible()
    assert two.face.scene.columns[0].digits == "15:00"
    assert two.face.scene.message == stage.ONE_LEFT
    assert two.conductor.phase is Phase.ON


def test_a_projector_plugged_in_again_takes_the_timer(two, unplug, monkeypatch):
    press(two, K.Key_Space)
    unplug(two)
    two.stage._on_screens_changed()
    only = QGuiApplication.primaryScreen()
    monkeypatch.setattr(stage.screens, "choose", lambda *_: Places(only, only))
    two.stage._on_screens_changed()
    assert two.shows_notes
    assert two.stage.room.isVisible()


def test_with_one_screen_the_notes_are_shown_when_asked_for_twice(live):
    window = live()
    window.arrange()
    press(window, K.Key_Space)
    assert not window.shows_notes
    press(window, K.Key_S)
    assert not window.shows_notes
    assert window.face.scene.message == GUARD
    press(window, K.Key_S)
    assert window.desk.notes.words().startswith("Arrive\nSay: Arrive.")
    press(window, K.Key_S)
    assert not window.shows_notes
    press(window, K.Key_S)  # trusted from now on
    assert window.shows_notes


def test_a_screen_that_changes_puts_the_notes_away(live):
    window = live()
    window.arrange()
    press(window, K.Key_Space, K.Key_S, K.Key_S)
    window.stage._on_screens_changed()
    assert not window.shows_notes
    press(window, K.Key_S)
    assert not window.shows_notes


def test_the_timer_can_have_a_window_of_its_own_to_share(live):
    window = live()
    window.arrange()
    actions = {action.text(): action for action in window.stage.menu().actions()}
    assert not actions["Only one screen is found"].isEnabled()
    actions["Timer in a window of its own"].trigger()
    assert window.stage.layout_now is Layout.FLOATING
    assert window.shows_notes
    assert window.stage.room.isVisible()
    window.stage.room.put_away.emit()
    assert window.stage.layout_now is Layout.ALONE


def test_the_rooms_screen_can_be_free_for_slides(two, unplug):
    press(two, K.Key_Space, K.Key_H)
    assert two.shows_notes
    assert not two.stage.room.isVisible()
    assert two.face.scene.message == stage.HIDES
    press(two, K.Key_H)
    assert two.stage.room.isVisible()
    press(two, K.Key_H)
    unplug(two)
    two.stage._on_screens_changed()
    assert not two.shows_notes


def test_leaving_puts_the_rooms_window_away(two):
    room = two.stage.room
    press(two, K.Key_Escape)
    assert not room.isVisible()
    assert isinstance(room, RoomWindow)


def test_both_are_dark_together(two):
    press(two, K.Key_D)
    assert two.stage.room.face.tokens is two.desk.mirror.tokens is theme.DARK


def test_the_script_can_be_larger_and_stays_so(two, session):
    before = two.desk.notes.findChildren(QLabel)[2].font().pixelSize()
    QTest.keyClick(two, K.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    after = [part.font().pixelSize() for part in two.desk.notes.findChildren(QLabel)]
    assert max(after) > before
    assert session.casebook.setting("live_notes_size") == "2"


def test_the_copy_has_the_shape_of_what_it_copies(two):
    two.conductor.look()
    room, copy = two.stage.room.face.size(), two.desk.mirror.size()
    assert copy.width() / copy.height() == pytest.approx(room.width() / room.height(), abs=0.02)


def test_the_end_tells_how_long_each_block_took(two, wait):
    press(two, K.Key_Space)
    wait(two, 720)
    press(two, K.Key_E)
    two.conductor.look()
    assert "Arrive: 12 minutes, planned 20" in two.desk.notes.words()
