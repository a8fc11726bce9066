"""What each key and each button of a clicker does while a workshop runs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_K = Qt.Key

ACTS: dict[Qt.Key, str] = {
    _K.Key_PageDown: "next",
    _K.Key_Right: "next",
    _K.Key_Down: "next",
    _K.Key_PageUp: "back",
    _K.Key_Left: "back",
    _K.Key_Up: "back",
    _K.Key_Backspace: "back",
    _K.Key_Space: "pause",
    _K.Key_B: "pause",
    _K.Key_Period: "pause",
    _K.Key_1: "add-1",
    _K.Key_Plus: "add-1",
    _K.Key_5: "add-5",
    _K.Key_Minus: "less-1",
    _K.Key_R: "rescue",
    _K.Key_U: "take-back",
    _K.Key_Z: "take-back",
    _K.Key_X: "drop",
    _K.Key_T: "track",
    _K.Key_S: "notes",
    _K.Key_D: "dark",
    _K.Key_M: "swap",
    _K.Key_H: "room",
    _K.Key_F11: "full",
    _K.Key_F5: "start",
    _K.Key_Return: "start",
    _K.Key_Enter: "start",
    _K.Key_N: "anew",
    _K.Key_E: "end",
    _K.Key_Delete: "discard",
    _K.Key_Y: "keep",
    _K.Key_K: "keys",
    _K.Key_Question: "keys",
    _K.Key_F1: "keys",
    _K.Key_Escape: "leave",
}

SHEET = (
    ("Page Down, Right", "Next"),
    ("Page Up, Left", "Back"),
    ("Space, B or .", "Pause, go on"),
    ("1, 5, -", "Add 1 or 5, take 1"),
    ("R", "Do what the rescue says"),
    ("U", "Take back the last key"),
    ("X", "Leave out what is next"),
    ("T", "Choose the track to move"),
    ("S", "Your notes"),
    ("Ctrl+Up, Down", "Scroll your notes"),
    ("Ctrl++, Ctrl+-", "Larger or smaller script"),
    ("D", "Dark or light"),
    ("M", "Swap the screens"),
    ("H", "Hide the timer for slides"),
    ("F11", "Whole screen"),
    ("E", "End now"),
    ("Esc twice", "Leave; the run goes on"),
)


_WITH_CONTROL: dict[Qt.Key, str] = {
    _K.Key_Z: "take-back",
    _K.Key_Down: "notes-down",
    _K.Key_Up: "notes-up",
    _K.Key_Plus: "larger",
    _K.Key_Equal: "larger",
    _K.Key_Minus: "smaller",
}


def act_of(event: QKeyEvent) -> str:
    """What a key does here; "" where it does nothing, or is only held down."""
    held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    act = (_WITH_CONTROL if held else ACTS).get(Qt.Key(event.key()), "")
    return "" if event.isAutoRepeat() and not act.startswith("notes-") else act
