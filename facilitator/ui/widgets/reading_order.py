"""Lets the Tab key go through a part of the window as it is read, also after rows came later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def keep(part: QWidget) -> None:
    """Make the Tab key follow the layouts of `part`; nothing is done while it does already."""
    read = list(_controls(part))
    wanted = {id(control) for control in read}
    if [id(c) for c in _chain(part) if id(c) in wanted] != [id(control) for control in read]:
        for before, after in pairwise(read):
            QWidget.setTabOrder(before, after)


def _chain(part: QWidget) -> Iterator[QWidget]:
    each = part.nextInFocusChain()
    while each is not None and each is not part:
        yield each
        each = each.nextInFocusChain()


def _controls(widget: QWidget) -> Iterator[QWidget]:
    """Those that take the focus; what is inside one is its own affair."""
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
        return
    laid_out: list[QWidget] = []
    if isinstance(widget, QScrollArea) and (inner := widget.widget()):
        laid_out = [inner]
    elif layout := widget.layout():
        laid_out = list(_widgets(layout))
    held = [c for c in widget.children() if isinstance(c, QWidget) and not c.isWindow()]
    for child in (*laid_out, *(c for c in held if c not in laid_out)):
        yield from _controls(child)


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item and (widget := item.widget()):
            yield widget
        elif item and (inner := item.layout()):
            yield from _widgets(inner)
