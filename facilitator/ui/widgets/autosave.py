"""Saves what is typed a moment after the last key, and at once when the field is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

PAUSE_MS = 400
LONGEST = 1_000_000


class Autosave(QObject):
    """Says `due` 400 ms after the last `touch`, and at once on `flush` or when focus goes."""

    due = Signal()

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.due)
        editor.installEventFilter(self)

    @property
    def pending(self) -> bool:
        """Whether something typed has not been saved yet."""
        return self._timer.isActive()

    def touch(self) -> None:
        """Something was typed."""
        self._timer.start()

    def flush(self) -> None:
        """Save now what is pending."""
        if self.pending:
            self._timer.stop()
            self.due.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.flush()
        return False


def clean(text: str) -> str:
    """Text that can be stored: no NUL, no lone surrogates, at most a million characters."""
    whole = text[:LONGEST].replace("\x00", "")
    return whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def leave_undo_to_window(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether this key is an undo the field has nothing for, so the window may take it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undo = event.matches(QKeySequence.StandardKey.Undo) and not can_undo
    redo = event.matches(QKeySequence.StandardKey.Redo) and not can_redo
    return undo or redo
