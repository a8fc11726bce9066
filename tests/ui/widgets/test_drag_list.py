from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from facilitator.ui.widgets.card import Card
from facilitator.ui.widgets.drag_list import DragList


def _shown(qtbot) -> DragList:
    rows = DragList("Blocks")
    qtbot.addWidget(rows)
    rows.set_rows([Card("One"), Card("Two"), Card("Three")], ["One", "Two", "Three"])
    rows.resize(400, 240)
    rows.show()
    QApplication.processEvents()
    return rows


def test_alt_down_moves_a_row_and_keeps_the_focus(qtbot):
    rows = _shown(qtbot)
    with qtbot.waitSignal(rows.moved) as moved:
        qtbot.keyClick(rows._rows[0].handle, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    rows.set_rows([Card("Two"), Card("One"), Card("Three")])
    assert moved.args == [0, 1]
    assert rows.focusWidget() is rows._rows[1].handle
    rows.hide()


def test_the_first_row_goes_no_higher(qtbot):
    rows = _shown(qtbot)
    with qtbot.assertNotEmitted(rows.moved):
        qtbot.keyClick(rows._rows[0].handle, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    rows.hide()


def test_a_dragged_row_lands_where_it_is_let_go(qtbot):
    rows = _shown(qtbot)
    handle = rows._rows[0].handle
    end = QPoint(5, rows.height())
    with qtbot.waitSignal(rows.moved) as moved:
        qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        qtbot.mouseMove(handle, end)
        handle.mouseMoveEvent(_move(end))
        qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=end)
    assert moved.args == [0, 2]
    rows.hide()


def _move(point: QPoint):
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QMouseEvent(QEvent.Type.MouseMove, QPointF(point), QPointF(point), left, left, none)
