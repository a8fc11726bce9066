"""Tab goes through a page as it is read, rows that came later included."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from facilitator.ui.widgets.card import ScrollPage, clear, column, row
from facilitator.ui.widgets.laid_out import widgets


def test_rows_that_came_later_are_reached_where_they_stand(qtbot):
    page = ScrollPage()
    qtbot.addWidget(page)
    first, last, rows = QPushButton("first"), QPushButton("last"), column()
    for part in (first, rows, last):
        page.add(part)
    page.show()
    for words in ("old", "new"):
        clear(rows)
        rows.addWidget(QPushButton(words))
    qtbot.waitUntil(widgets(rows)[0].isVisible)
    first.setFocus()
    reached = []
    for _ in range(3):
        reached.append(page.focusWidget().text())
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert reached == ["first", "new", "last"]


def test_what_was_made_last_comes_before_the_rest_of_the_window(qtbot):
    window, page, beside = QWidget(), ScrollPage(), QPushButton("beside")
    qtbot.addWidget(window)
    window.setLayout(row(page, beside))
    first, late = QPushButton("first"), QPushButton("late")
    page.add(first)
    window.show()
    page.add(late)
    qtbot.waitUntil(late.isVisible)
    first.setFocus()
    reached = []
    for _ in range(2):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(window.focusWidget().text())
    assert reached == ["late", "beside"]
