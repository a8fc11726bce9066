"""A list that is filled anew keeps the place of the keyboard, and the page does not jump."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from facilitator.ui.widgets.card import ScrollPage, clear, column
from facilitator.ui.widgets.laid_out import widgets


@pytest.fixture
def page(qtbot):
    scroll = ScrollPage()
    qtbot.addWidget(scroll)
    scroll.rows = column(*(QPushButton(str(n)) for n in range(3)))
    scroll.add(scroll.rows)
    for n in range(40):
        scroll.add(QPushButton(f"far {n}"))
    scroll.resize(400, 300)
    scroll.show()
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 300)
    return scroll


def fill_anew(page, number):
    clear(page.rows)
    for n in range(number):
        page.rows.addWidget(QPushButton(f"new {n}"))


@pytest.mark.parametrize(("number", "at"), [(3, "new 1"), (1, "new 0")])
def test_the_keyboard_goes_on_at_the_same_place(qtbot, page, number, at):
    widgets(page.rows)[1].setFocus()
    fill_anew(page, number)
    qtbot.waitUntil(lambda: page.focusWidget() and page.focusWidget().text() == at)


def test_where_nothing_is_left_the_page_stays_where_it_is(qtbot, page):
    widgets(page.rows)[2].setFocus()
    fill_anew(page, 0)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert page.verticalScrollBar().value() == 0


def test_focus_that_is_elsewhere_stays_there(qtbot, page):
    elsewhere = page.findChildren(QPushButton)[-1]
    elsewhere.setFocus()
    fill_anew(page, 2)
    assert elsewhere.hasFocus()


def test_the_page_stays_where_it_is_when_a_pressed_button_goes(page):
    button, *others = page.findChildren(QPushButton)
    for other in others[:-1]:
        other.setEnabled(False)
    button.setFocus()
    button.hide()
    assert others[-1].hasFocus()
    assert page.verticalScrollBar().value() == 0


def test_the_page_follows_the_tab_key(qtbot, page):
    button, *others = page.findChildren(QPushButton)
    for other in others[:-1]:
        other.setEnabled(False)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Tab)
    assert others[-1].hasFocus()
    assert page.verticalScrollBar().value() > 0
