"""The menu of a figure: to save it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget


def offer_save(over: QWidget, event: QContextMenuEvent, save: Callable[[], None]) -> None:
    """Open the menu where the mouse or the menu key asked for it."""
    menu = QMenu(over)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction("Save figure", save)
    menu.popup(event.globalPos())
