"""Types the minutes of blocks where they stand in the agenda."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from facilitator.domain.quick_block import LONGEST, minutes_said

HELP = f"Write minutes from 0 to {LONGEST}, such as 45 or 1h30."
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_Return: 0,
    Qt.Key.Key_Enter: 0,
}


class MinutesEdit(QLineEdit):
    """A small field over the minutes of a block; it hides when it is done.

    `said` carries block ids and minutes. `stepped` says how many blocks further to go on
    typing, or 0 to go back to the agenda.
    """

    said = Signal(list, int)
    stepped = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Minutes of the block")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(12)
        self.setTextMargins(-6, 0, -6, 0)
        self.block_ids: list[str] = []
        self._before = ""
        self.hide()

    def begin(self, block_ids: list[str], minutes: int, area: QRect, typed: str = "") -> None:
        """Take the minutes of these blocks in hand; `typed` is what has been typed already."""
        self.block_ids, self._before = block_ids, str(minutes)
        self.setGeometry(area)
        self.setText(typed or self._before)
        if not typed:
            self.selectAll()
        self.show()
        self.setFocus()

    def give_up(self) -> None:
        """Leave the minutes as they were."""
        self.block_ids = []
        self.hide()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                if self._keep():
                    self.stepped.emit(step)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
            self.stepped.emit(0)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and not self._keep():
            self.give_up()

    def _keep(self) -> bool:
        """Save what was typed, and say whether it was minutes."""
        typed, block_ids = self.text().strip(), self.block_ids
        if not block_ids:
            return True
        minutes = minutes_said(typed)
        if minutes is None:
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), HELP, self)
            self.selectAll()
            return False
        self.give_up()
        if typed != self._before:
            self.said.emit(block_ids, minutes)
        return True
