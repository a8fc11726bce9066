"""Keeps what is being typed where it is while the page above it grows or shrinks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

ROUNDS = 4
"""So often is looked again: a card that opens finds its height in more than one round."""


@contextmanager
def kept_place(scroll: QScrollArea) -> Iterator[None]:
    """Scroll by as much as the control with the focus was moved by what is done within."""
    focus = QApplication.focusWidget()
    if focus is None or not scroll.viewport().isAncestorOf(focus):
        yield
        return
    before = _height(scroll, focus)
    yield
    _put_back(scroll, focus, before)


def _put_back(scroll: QScrollArea, focus: QWidget, height: int, rounds: int = ROUNDS) -> None:
    if not shiboken6.isValid(focus) or not focus.hasFocus():
        return
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    bar = scroll.verticalScrollBar()
    bar.setValue(bar.value() + _height(scroll, focus) - height)
    if rounds:
        QTimer.singleShot(0, scroll, lambda: _put_back(scroll, focus, height, rounds - 1))


def _height(scroll: QScrollArea, part: QWidget) -> int:
    return part.mapTo(scroll.viewport(), QPoint()).y()
