"""What each key does in the agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from facilitator.ui.pages.workshops.agenda_view import AgendaView

MODIFIERS = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ACTS = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
)
_UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_LEFT_RIGHT = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PAGE = {Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


def press(view: AgendaView, event: QKeyEvent) -> bool:
    """Do what this key asks of the chosen blocks; False where it asks nothing."""
    return _act(view, event) or _walk(view, event) or _change(view, event)


def _act(view: AgendaView, event: QKeyEvent) -> bool:
    held, key = list(view.selection.held), QKeySequence.StandardKey
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if event.matches(key.Copy):
        view.copied.emit(held)
    elif event.matches(key.Cut):
        view.cut.emit(held)
    elif event.matches(key.SelectAll):
        view.choose(view.selection.ids)
    elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        view.removed.emit(held)
    elif event.key() == Qt.Key.Key_D and control:
        view.duplicated.emit(held)
    elif event.key() == Qt.Key.Key_Insert or (event.key() == Qt.Key.Key_B and control):
        view.break_wanted.emit(view.next_place)
    else:
        return False
    return True


def _walk(view: AgendaView, event: QKeyEvent) -> bool:
    key, at = Qt.Key(event.key()), view.selection.current
    with_alt, _, with_shift = (bool(event.modifiers() & modifier) for modifier in MODIFIERS)
    if with_alt and key in _UP_DOWN:
        view.step(_UP_DOWN[key])
    elif with_alt and key in _LEFT_RIGHT:
        view.step_aside(_LEFT_RIGHT[key])
    elif key in _LEFT_RIGHT:
        view.go_aside(_LEFT_RIGHT[key])
    elif key in _UP_DOWN or key in _PAGE:
        view.go(at + (_UP_DOWN | _PAGE)[key], extend=with_shift)
    elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        to = 0 if key == Qt.Key.Key_Home else len(view.selection.ids) - 1
        view.go(to, extend=with_shift)
    elif key == Qt.Key.Key_Space:
        view.toggle()
    else:
        return False
    return True


def _change(view: AgendaView, event: QKeyEvent) -> bool:
    key, words = Qt.Key(event.key()), event.text()
    if event.modifiers() & (MODIFIERS[0] | MODIFIERS[1]):
        return False
    if words in ("+", "=", "-", "–"):
        view.minutes_shifted.emit(list(view.selection.held), words in "+=")
    elif words.isdecimal() and words.isascii():
        view.edit_minutes(words)
    elif key == Qt.Key.Key_L:
        view.toggle_fixed()
    elif key == Qt.Key.Key_N:
        view.block_wanted.emit(view.next_place)
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
        view.opened.emit(view.current_id)
    else:
        return False
    return True
