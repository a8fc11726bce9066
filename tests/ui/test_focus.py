"""The keyboard that comes along to another page enters at its first field."""

import pytest
from PySide6.QtWidgets import QWidget

from facilitator.ui.focus import PageStack
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import column
from facilitator.ui.widgets.inputs import LineEdit


@pytest.fixture
def stack(qtbot):
    turned = PageStack()
    qtbot.addWidget(turned)
    for _ in range(2):
        page = QWidget()
        page.setLayout(column(Button("Print"), LineEdit("Name"), LineEdit("Place")))
        turned.addWidget(page)
    turned.show()
    return turned


def fields(stack, at):
    return stack.widget(at).findChildren(LineEdit)


def test_a_page_is_entered_at_its_first_field_and_not_at_a_button(stack):
    fields(stack, 0)[1].setFocus()
    stack.setCurrentWidget(stack.widget(1))
    assert fields(stack, 1)[0].hasFocus()


def test_a_page_is_entered_again_where_it_was_left(stack):
    fields(stack, 0)[1].setFocus()
    stack.setCurrentWidget(stack.widget(1))
    stack.setCurrentWidget(stack.widget(0))
    assert fields(stack, 0)[1].hasFocus()


def test_what_was_hidden_meanwhile_does_not_get_the_keyboard_back(stack):
    fields(stack, 0)[1].setFocus()
    stack.setCurrentWidget(stack.widget(1))
    fields(stack, 0)[1].hide()
    stack.setCurrentWidget(stack.widget(0))
    assert fields(stack, 0)[0].hasFocus()


def test_hidden_together_with_what_it_stands_in_neither(stack):
    folded = QWidget()
    folded.setLayout(column(within := LineEdit("Within")))
    stack.widget(0).layout().addWidget(folded)
    within.setFocus()
    stack.setCurrentWidget(stack.widget(1))
    folded.hide()
    stack.setCurrentWidget(stack.widget(0))
    assert fields(stack, 0)[0].hasFocus()
