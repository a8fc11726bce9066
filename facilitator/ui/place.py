"""How large the window opens and where, kept from one start to the next."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.store.casebook import Casebook

LEAST = (1100, 700)
USUAL = (1360, 860)
TITLE_BAR = 36
GEOMETRY = "geometry"


def restore(window: QWidget, casebook: Casebook) -> None:
    """Give the window its least size, and the place it was left in or one that fits the screen."""
    window.setMinimumSize(*LEAST)
    window.resize(fitting(window.screen().availableSize()))
    if kept := casebook.setting(GEOMETRY):
        window.restoreGeometry(base64.b64decode(kept))


def keep(window: QWidget, casebook: Casebook) -> None:
    """Remember where the window is now."""
    casebook.remember(GEOMETRY, base64.b64encode(window.saveGeometry().data()).decode())


def fitting(room: QSize) -> QSize:
    """The usual size, or what a smaller screen leaves of it below a title bar."""
    least, usual = QSize(*LEAST), QSize(*USUAL)
    if least.boundedTo(room) != least:
        return usual
    return usual.boundedTo(room - QSize(0, TITLE_BAR)).expandedTo(least)
