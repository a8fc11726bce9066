"""Which screen the room looks at, and which one the facilitator keeps to herself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication, QScreen

SETTING = "live_screen"
_BUILT_IN = re.compile(r"(eDP|LVDS|DSI)\b|built-in|color lcd", re.IGNORECASE)
"""What systems call the panel of a laptop."""


@dataclass(frozen=True)
class Places:
    """Where the facilitator's notes stand, and where the timer; `room` is None with one screen."""

    notes: QScreen
    room: QScreen | None = None


def distinct() -> tuple[QScreen, ...]:
    """The screens that show pictures of their own: of two that show the same, the first."""
    found: list[QScreen] = []
    for screen in QGuiApplication.screens():
        if not any(screen.geometry().intersects(other.geometry()) for other in found):
            found.append(screen)
    return tuple(found)


def choose(near: QScreen, remembered: str) -> Places:
    """The room gets the screen it had last, else one that is not the laptop's.

    `near` is where the facilitator works now: her screen where no panel of a laptop is known.
    """
    found = distinct()
    if len(found) < 2:
        return Places(found[0])
    near = near if near in found else found[0]
    built_in = [screen for screen in found if _BUILT_IN.search(screen.name())]
    own = [*built_in, near, *found]
    named = [screen for screen in found if name_of(screen) == remembered]
    room = named[0] if named else next(screen for screen in found if screen is not own[0])
    return Places(next(screen for screen in own if screen is not room), room)


def swapped(places: Places) -> Places:
    """The room on the next screen; where the notes stood there, they go where the room was."""
    found = distinct()
    if places.room is None or len(found) < 2:
        return places
    at = found.index(places.room) if places.room in found else -1
    room = found[(at + 1) % len(found)]
    return on(places, room)


def on(places: Places, room: QScreen) -> Places:
    """The room on this screen, and the notes on another."""
    if room is not places.notes:
        return Places(places.notes, room)
    others: Sequence[QScreen] = [screen for screen in distinct() if screen is not room]
    free = places.room if places.room in others else next(iter(others), None)
    return Places(free, room) if free else Places(room)


def name_of(screen: QScreen) -> str:
    """What tells a screen from the others, also after a restart."""
    place = screen.geometry()
    return f"{screen.name()} {place.width()}x{place.height()}"


def words_of(screen: QScreen) -> str:
    """A screen as it is called on a menu."""
    place = screen.geometry()
    made = " ".join(filter(None, (screen.manufacturer(), screen.model()))) or screen.name()
    return f"{made}, {place.width()} × {place.height()}"
