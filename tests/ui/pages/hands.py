"""What a hand on the mouse does to the timeline of the plan."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.MouseButton.NoButton


def mouse(widget, kind, at, button=LEFT):
    """Press, move or let go of a button at a place."""
    changed = NONE if kind == QEvent.Type.MouseMove else button
    where = widget.mapToGlobal(at.toPoint()).toPointF()
    event = QMouseEvent(kind, at, where, changed, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def pull(widget, start, there, *, drop=True):
    """Press, pull to another place, and let go."""
    mouse(widget, QEvent.Type.MouseButtonPress, start)
    mouse(widget, QEvent.Type.MouseMove, (start + there) / 2)
    mouse(widget, QEvent.Type.MouseMove, there)
    if drop:
        mouse(widget, QEvent.Type.MouseButtonRelease, there)


def drag(timeline, milestone_id, day, *, drop=True):
    """Pull the mark of a step to a day."""
    start = QPointF(timeline.mark_of(milestone_id))
    pull(timeline, start, QPointF(timeline.x_of(day), start.y()), drop=drop)


def wheel(widget, turn, modifiers):
    """Turn the wheel over the timeline."""
    at = QPointF(widget.width() - 60, 120)
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, widget.mapToGlobal(at), QPoint(), turn, NONE, modifiers, phase, False)
    QApplication.sendEvent(widget, event)
