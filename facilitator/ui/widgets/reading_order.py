"""Lets the Tab key go through a part of the window as it is read, also after rows came later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from facilitator.ui.widgets.laid_out import widgets


def keep(*parts: QWidget) -> None:
    """Make the Tab key follow the layouts of these parts, one part after the other.

    Nothing is done while it does already. Tab stops at a control with a focus proxy wherever
    that stands, so a row of controls is better without one.
    """
    read = [control for part in parts for control in _controls(part)]
    if read and not _is_followed(read):
        for before, after in pairwise(read):
            QWidget.setTabOrder(before, after)


def _is_followed(read: list[QWidget]) -> bool:
    """Whether Tab goes from the first of these to the last and to nothing else between."""
    known, left = {id(control) for control in read}, read[:0:-1]
    each: QWidget | None = read[0].nextInFocusChain()
    while left and each and each is not read[0]:
        if each is left[-1]:
            left.pop()
        elif each.focusPolicy() & Qt.FocusPolicy.TabFocus and not _is_within(each, known):
            return False
        each = each.nextInFocusChain()
    return not left


def _is_within(widget: QWidget, known: set[int]) -> bool:
    outer: QWidget | None = widget
    while outer and id(outer) not in known:
        outer = outer.parentWidget()
    return outer is not None


def _controls(widget: QWidget) -> Iterator[QWidget]:
    """Those that take the focus; what is inside one is its own affair."""
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
        return
    inside: list[QWidget] = []
    if isinstance(widget, QScrollArea) and (inner := widget.widget()):
        inside = [inner]
    elif layout := widget.layout():
        inside = widgets(layout)
    held = [c for c in widget.children() if isinstance(c, QWidget) and not c.isWindow()]
    for child in (*inside, *(c for c in held if c not in inside)):
        yield from _controls(child)
