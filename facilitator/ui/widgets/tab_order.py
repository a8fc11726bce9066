"""Lets the Tab key go through a page in the order it is read, also after rows were made anew."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def as_read(*roots: QWidget) -> list[QWidget]:
    """Every widget below these that takes the focus, in the order of the layouts."""
    parts = (part for root in roots for part in _parts(root))
    return [part for part in parts if part.focusPolicy() != Qt.FocusPolicy.NoFocus]


def set_tab_order(parts: list[QWidget]) -> None:
    """Make Tab follow this order."""
    for before, after in pairwise(parts):
        QWidget.setTabOrder(before, after)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    if isinstance(widget, QScrollArea) and (inner := widget.widget()):
        yield from _parts(inner)
    elif layout := widget.layout():
        yield from _parts_of(layout)


def _parts_of(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item and (widget := item.widget()):
            yield from _parts(widget)
        elif item and (inner := item.layout()):
            yield from _parts_of(inner)
