"""Widgets are found in the order of their layout, and nothing is kept of what Qt deletes."""

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QListWidget, QListWidgetItem, QWidget

from facilitator.ui.widgets.card import column, row
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.laid_out import widgets

MANY = 30


def words(layout):
    return [part.text() for part in widgets(layout)]


def labels(said):
    return [QLabel(each) for each in said]


def test_inner_layouts_are_read_where_they_stand(qtbot):
    home = QWidget()
    qtbot.addWidget(home)
    a, b, c, d = labels("abcd")
    inner = row(b, c)
    box = column(a, inner, d)
    box.insertStretch(1)
    assert words(inner) == []
    home.setLayout(box)
    QLabel("beside", home)
    assert (words(box), words(inner)) == (["a", "b", "c", "d"], ["b", "c"])


def test_grids_and_flows_are_read_in_the_order_in_which_they_were_filled(qtbot):
    home, grid, flow = QWidget(), QGridLayout(), FlowLayout()
    qtbot.addWidget(home)
    home.setLayout(grid)
    for at, label in enumerate(labels("abcd")):
        grid.addWidget(label, *divmod(at, 2))
    grid.addLayout(flow, 2, 0)
    for label in labels("ef"):
        flow.addWidget(label)
    assert (words(grid), words(flow)) == (["a", "b", "c", "d", "e", "f"], ["e", "f"])


def test_reading_a_layout_leaves_nothing_behind_that_takes_a_later_item_for_its_own(qtbot):
    home, found = QWidget(), QListWidget()
    qtbot.addWidget(home)
    qtbot.addWidget(found)
    box = column(*(QWidget() for _ in range(MANY)))
    home.setLayout(box)
    for part in widgets(box):
        part.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    later = [QListWidgetItem(str(n)) for n in range(MANY * 2)]
    for item in later:
        found.addItem(item)
    addresses = {shiboken6.getCppPointer(item) for item in later}
    same = [
        each
        for each in shiboken6.getAllValidWrappers()
        if type(each).__name__ in ("QWidgetItem", "QSpacerItem")
        and shiboken6.getCppPointer(each) in addresses
    ]
    assert same == []
