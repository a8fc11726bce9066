import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.choices import CheckRow, Choice

STATES = {"active": "Active", "parked": "Parked", "met": "Met"}
MANY = {str(number): f"Choice number {number}" for number in range(8)}


def test_a_press_chooses(qtbot):
    choice = Choice("Status", STATES)
    qtbot.addWidget(choice)
    choice.set_value("parked")
    with qtbot.waitSignal(choice.edited) as saved:
        choice._inner._buttons["met"].click()
    assert (saved.args, choice.value()) == (["met"], "met")


def test_a_choice_once_made_stays_when_pressed_again(qtbot):
    choice = Choice("Status", STATES)
    qtbot.addWidget(choice)
    choice._inner._buttons["met"].click()
    choice._inner._buttons["met"].click()
    assert choice.value() == "met"


def test_an_optional_choice_is_taken_back_by_a_second_press(qtbot):
    choice = Choice("Status", STATES, optional=True)
    qtbot.addWidget(choice)
    choice._inner._buttons["met"].click()
    choice._inner._buttons["met"].click()
    assert choice.value() == ""


def test_many_options_are_a_list(qtbot):
    choice = Choice("Method", MANY, optional=True)
    qtbot.addWidget(choice)
    choice.set_value("3")
    assert choice.value() == "3"
    choice.set_value(None)
    assert choice.value() == ""


def test_showing_a_choice_is_not_an_edit(qtbot):
    for options in (STATES, MANY):
        choice = Choice("Which", options)
        qtbot.addWidget(choice)
        with qtbot.assertNotEmitted(choice.edited):
            choice.set_value(next(iter(options)))


def test_tab_stops_once_at_what_is_chosen_and_arrows_lead_on(qtbot):
    choice = Choice("Status", STATES)
    qtbot.addWidget(choice)
    choice.set_value("parked")
    active, parked, met = choice._inner._buttons.values()
    assert _stops(choice) == [parked]
    choice.show()
    choice.setFocus()
    QTest.keyClick(parked, Qt.Key.Key_Right)
    assert (choice.value(), _stops(choice)) == ("parked", [met])
    assert choice.window().focusWidget() is met
    QTest.keyClick(met, Qt.Key.Key_Right)
    QTest.keyClick(active, Qt.Key.Key_Space)
    assert (choice.value(), _stops(choice)) == ("active", [active])


def _stops(choice):
    buttons = choice._inner._buttons.values()
    return [each for each in buttons if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_a_tick_is_told(qtbot):
    tick = CheckRow("Held")
    qtbot.addWidget(tick)
    with qtbot.waitSignal(tick.edited) as saved:
        QTest.keyClick(tick, Qt.Key.Key_Space)
    assert saved.args == [True]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_segment_is_chosen_with_enter_as_with_space(qtbot, key):
    choice = Choice("Side", {"in": "Inside", "out": "Outside"})
    qtbot.addWidget(choice)
    with qtbot.waitSignal(choice.edited) as chosen:
        qtbot.keyClick(choice._inner._buttons["in"], key)
    assert chosen.args == ["in"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_button_of_an_icon_only_is_pressed_with_enter_as_with_space(qtbot, key):
    button = IconButton("close", "Close")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)
