"""What stands below the timer's face: the script when it is wanted, and a row of small buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui import theme
from facilitator.ui.live.conductor import Phase
from facilitator.ui.live.keys import SHEET
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import row
from facilitator.ui.widgets.text import SEMIBOLD

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
    "discard": ("Keep nothing", "Delete"),
    "script": ("Script", "S"),
    "dark": ("Dark", "D"),
    "screen": ("Screen", "M"),
    "keys": ("Keys", "K"),
    "leave": ("Leave", "Esc twice"),
}
_IN_PHASE = {
    Phase.READY: {"start"},
    Phase.FOUND: {"start", "anew"},
    Phase.ON: {"back", "pause", "add-1", "add-5", "next", "take-back", "drop", "end", "script"},
    Phase.OVER: {"start", "take-back", "discard"},
}
_STARTS = {Phase.READY: "Begin", Phase.FOUND: "Go on", Phase.OVER: "Keep the minutes"}
_ALWAYS = {"dark", "keys", "leave"}
_FIRST_TO_GO = ("end", "drop", "take-back", "dark", "add-1", "script")
"""Buttons that a narrow screen does without, in this order; their keys work all the same."""
SCRIPT_SHARE = 0.13
"""Of the window's height that the script may take."""


class Controls(QWidget):
    """A row of buttons; `pressed` carries the act of one."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {act: _button(*told) for act, told in _BUTTONS.items()}
        left = [self.buttons[act] for act in list(_BUTTONS)[:13]]
        right = [self.buttons[act] for act in list(_BUTTONS)[13:]]
        self._line = row(*left, None, *right, gap=6)
        self._line.setContentsMargins(16, 4, 16, 8)
        self.setLayout(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._shown: set[str] = set()
        for act, button in self.buttons.items():
            button.clicked.connect(lambda _=False, act=act: self.pressed.emit(act))

    def say(self, phase: Phase, *, paused: bool, rescue: bool, tracks: bool, screens: bool) -> None:
        """Show the buttons that can be of use now."""
        shown = _IN_PHASE[phase] | _ALWAYS
        shown |= {"rescue"} if rescue else set()
        shown |= {"track"} if tracks else set()
        shown |= {"screen"} if screens else set()
        self._shown = shown
        self._word("pause", "Go on" if paused else "Pause")
        self._word("start", _STARTS.get(phase, "Begin"))
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


class Script(QScrollArea):
    """The facilitator's own words for what is on, small."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Script")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words = _words("", wrap=True)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(32, 8, 32, 8)
        box.addWidget(self._words)
        box.addStretch()
        self.setWidget(inner)

    def say(self, words: str) -> None:
        """Show these, or that there are none."""
        self._words.setText(words or "No script is written for this block.")

    def words(self) -> str:
        """What it shows."""
        return self._words.text()


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
        for place, (key, words) in enumerate(SHEET):
            grid.addWidget(_words(key, bold=True), place, 0)
            grid.addWidget(_words(words), place, 1)
        self.hide()

    def toggle(self) -> None:
        """Show it in the middle, or put it away."""
        self.setVisible(not self.isVisible())
        if self.isVisible():
            self.adjustSize()
            self.move(self._over.rect().center() - self.rect().center())
            self.raise_()


def _words(text: str, *, bold: bool = False, wrap: bool = False) -> QLabel:
    """A label in the ink of the window it stands in, which may be dark while others are light."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(theme.font(Size.HEADING, SEMIBOLD) if bold else theme.font(Size.HEADING))
    made.setWordWrap(wrap)
    return made


def _button(words: str, key: str) -> Button:
    made = Button(words, Look.QUIET)
    made.setToolTip(f"{words} ({key})")
    return made
