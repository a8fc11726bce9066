"""Keeps the place of the keyboard in a list that is filled anew, and the page where it is.

Hiding a widget that has the focus makes Qt pass it on, and a page scrolls to whatever gets it.
"""

from __future__ import annotations

from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from facilitator.ui.widgets.laid_out import widgets

TRIES, PAUSE_MS = 10, 10


def keep(box: QLayout) -> None:
    """Before `box` is emptied: give the focus to the control at the same place afterwards.

    Whoever sets the focus in between has it. Where nothing is left to take it, the nearest
    part that is still shown does.
    """
    focus, home = QApplication.focusWidget(), box.parentWidget()
    if focus is None or home is None or not home.isAncestorOf(focus):
        return
    controls = list(_controls(box))
    if focus in controls:
        at = controls.index(focus)
        focus.clearFocus()
        QTimer.singleShot(0, home, lambda: _go_on(box, home, at))


def _go_on(box: QLayout, home: QWidget, at: int, tries: int = TRIES) -> None:
    if QApplication.focusWidget() is not None or not shiboken6.isValid(box):
        return
    new = list(_controls(box))
    if left := [control for control in new if control.isVisible()]:
        left[min(at, len(left) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        return
    if new and tries and home.isVisible():  # Qt shows what was added a little later
        QTimer.singleShot(PAUSE_MS, home, lambda: _go_on(box, home, at, tries - 1))
        return
    from facilitator.ui.focus import enter

    shown: QWidget | None = home
    while shown and not shown.isVisible():
        shown = shown.parentWidget()
    if shown:
        enter(shown)


def _controls(box: QLayout) -> Iterator[QWidget]:
    for widget in widgets(box):
        within = (widget, *widget.findChildren(QWidget))
        yield from (one for one in within if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
