"""What whoever leads has at hand: a row of small buttons, and a card with the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from facilitator.ui.live.conductor import Phase
from facilitator.ui.live.desk import label
from facilitator.ui.live.keys import SHEET
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import row

_BUTTONS = {
    "start": ("Begin", "Space"),
    "anew": ("Start anew", "N"),
    "back": ("Back", "Page Up"),
    "pause": ("Pause", "Space"),
    "add-1": ("+1 min", "1"),
    "add-5": ("+5 min", "5"),
    "next": ("Next", "Page Down"),
    "rescue": ("Rescue", "R"),
    "take-back": ("Take back", "U"),
    "drop": ("Leave out next", "X"),
    "track": ("Track", "T"),
    "end": ("End now", "E"),
    "keep": ("Keep the minutes", "Y"),
    "discard": ("Keep nothing", "Delete"),
    "notes": ("Notes", "S"),
    "dark": ("Dark", "D"),
    "screens": ("Screens", "M swaps"),
    "keys": ("Keys", "K"),
    "leave": ("Leave", "Esc twice"),
}
_LEFT = list(_BUTTONS).index("notes")
_IN_PHASE = {
    Phase.READY: {"start"},
    Phase.FOUND: {"start", "anew"},
    Phase.ON: {"back", "pause", "add-1", "add-5", "next", "take-back", "drop", "end"},
    Phase.OVER: {"start", "take-back", "discard"},
}
_STARTS = {Phase.READY: "Begin", Phase.FOUND: "Go on", Phase.OVER: "Keep the minutes"}
_STARTS_TRIED = {Phase.FOUND: "Start anew", Phase.OVER: "Keep nothing"}
"""After a run that was only tried; the button that says the same then goes."""
_ALWAYS = {"dark", "screens", "keys", "leave"}
_FIRST_TO_GO = ("end", "drop", "take-back", "dark", "add-1", "keys", "add-5", "leave")
"""Buttons that a narrow screen does without, in this order; their keys work all the same."""


class Controls(QWidget):
    """A row of buttons; `pressed` carries the act of one."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {act: _button(*told) for act, told in _BUTTONS.items()}
        left = [self.buttons[act] for act in list(_BUTTONS)[:_LEFT]]
        right = [self.buttons[act] for act in list(_BUTTONS)[_LEFT:]]
        self._line = row(*left, None, *right, gap=6)
        self._line.setContentsMargins(16, 4, 16, 8)
        self.setLayout(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._shown: set[str] = set()
        for act, button in self.buttons.items():
            button.clicked.connect(lambda _=False, act=act: self.pressed.emit(act))

    def say(self, phase: Phase, extra: frozenset[str], *, paused: bool, tried: bool) -> None:
        """Show the buttons that can be of use now, with these; `tried` as for a rehearsal."""
        shown = _IN_PHASE[phase] | _ALWAYS | extra
        self._shown = shown - {"anew", "discard"} if tried else shown
        self._word("pause", "Go on" if paused else "Pause")
        self._word("start", (_STARTS_TRIED if tried else _STARTS).get(phase, "Begin"))
        self.buttons["rescue"].set_look(Look.PRIMARY)
        self.buttons["start"].set_look(Look.PRIMARY)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for act, button in self.buttons.items():
            button.setVisible(act in self._shown)
        for act in _FIRST_TO_GO:
            self._line.invalidate()
            if self._line.sizeHint().width() <= self.width():
                return
            self.buttons[act].hide()

    def _word(self, act: str, words: str) -> None:
        button = self.buttons[act]
        if button.text() != words:
            button.setText(words)
            button.setAccessibleName(words)


class KeySheet(QWidget):
    """The keys, in a card over the face; any key puts it away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("keySheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Keys")
        grid = QGridLayout(self)
        grid.setContentsMargins(36, 28, 36, 28)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(9)
        rows = (len(SHEET) + 1) // 2
        for number, (key, words) in enumerate(SHEET):
            side, place = divmod(number, rows)
            grid.addWidget(label(key, bold=True), place, side * 2)
            grid.addWidget(label(words), place, side * 2 + 1)
        self.hide()

    def toggle(self) -> None:
        """Show it in the middle, or put it away."""
        self.setVisible(not self.isVisible())
        if self.isVisible():
            self.adjustSize()
            self.move(self._over.rect().center() - self.rect().center())
            self.raise_()


def _button(words: str, key: str) -> Button:
    made = Button(words, Look.QUIET)
    made.setToolTip(f"{words} ({key})")
    return made
