"""Presses and pulls blocks of an agenda as a hand does."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication


def click(qtbot, view, block_id, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a block at its title."""
    area = view.area_of(block_id)
    at = QPoint(area.left() + 40, area.center().y())
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, modifier, at)


def drag(view, block_id, y, x=None):
    """Press on a block, pull it to a height and perhaps aside, and let go."""
    start = QPointF(view.area_of(block_id).left() + 30, view.area_of(block_id).center().y())
    x = start.x() if x is None else x
    for kind, at, button in (
        (QMouseEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton),
        (QMouseEvent.Type.MouseMove, QPointF(x, (start.y() + y) / 2 + 9), None),
        (QMouseEvent.Type.MouseMove, QPointF(x, y), None),
        (QMouseEvent.Type.MouseButtonRelease, QPointF(x, y), Qt.MouseButton.LeftButton),
    ):
        held = Qt.MouseButton.LeftButton
        where = view.mapToGlobal(at.toPoint()).toPointF()
        event = QMouseEvent(
            kind, at, where, button or Qt.MouseButton.NoButton, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(view, event)
