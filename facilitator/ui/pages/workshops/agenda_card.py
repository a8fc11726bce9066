"""The agenda with the line to add blocks quickly and how the day stands, in words."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from facilitator.domain.agenda import Agenda
from facilitator.ui.pages.workshops.agenda_layout import LEFT
from facilitator.ui.pages.workshops.agenda_view import AgendaView
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, column, row
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.inputs import FIELD_HEIGHT
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Text

DEFAULT_MINUTES = 20
_QUICK = re.compile(r"(.*?)[\s,]*\b(\d{1,3})\s*(?:m|min|mins|minutes)?\.?\s*$", re.IGNORECASE)


class AgendaCard(Card):
    """The agenda and what stands below it. `block_wanted` carries title and minutes."""

    block_wanted = Signal(str, int)
    break_wanted = Signal(int)
    paste_wanted = Signal(int)
    templates_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Agenda")
        self.box.setContentsMargins(12, 14, 14, 14)
        self.view = AgendaView()
        self.ends = Text(weight=SEMIBOLD)
        self.overruns = Text(weight=SEMIBOLD, colour="coral_ink")
        self._start = Muted(
            "Name the first block below, or take a method from the shelf. Times follow by "
            "themselves: a block begins when the one before it ends."
        )
        self.quick = QLineEdit()
        self.quick.setAccessibleName("Add a block: title and minutes")
        self.quick.setPlaceholderText("Add a block: Welcome 10")
        self.quick.setMinimumHeight(FIELD_HEIGHT)
        self.insert_break = Button("Insert break", "secondary")
        self.paste = Button("Paste", "secondary")
        self.paste.hide()
        self.templates = Button("Templates", "quiet")
        self.add(self._start)
        self.add(self.view)
        self.shorten = Button("Shorten to fit", "secondary")
        self.shorten.setToolTip("Takes these minutes from these blocks; undo brings them back")
        indented = column(self.ends, self.overruns, row(self.shorten, None), gap=6)
        indented.setContentsMargins(LEFT, 2, 0, 4)
        self.add(indented)
        self.add(self.quick)
        more = FlowLayout(gap=6)
        for button in (self.insert_break, self.paste, self.templates):
            more.addWidget(button)
        self.add(more)
        self._keys = Muted(
            "Drag or Alt+Up and Alt+Down to move, + and – for minutes, Enter to edit. Choose "
            "several with Shift or Ctrl; Ctrl+C and Ctrl+V copy them, into other workshops too."
        )
        self.add(self._keys)
        self.box.setStretch(0, 0)
        self.quick.returnPressed.connect(self._on_quick)
        self.insert_break.clicked.connect(lambda: self.break_wanted.emit(self.view.next_place))
        self.paste.clicked.connect(lambda: self.paste_wanted.emit(self.view.next_place))
        self.templates.clicked.connect(self.templates_wanted)

    def offer_paste(self, count: int) -> None:
        """Say how many blocks wait to be pasted; the button is there while there are any."""
        words = "Paste 1 block" if count == 1 else f"Paste {count} blocks"
        self.view.can_paste = bool(count)
        self.paste.setText(words)
        self.paste.setAccessibleName(words)
        self.paste.setVisible(bool(count))

    def say(self, agenda: Agenda) -> None:
        """How the day stands: the end first, coral only when something does not fit."""
        empty = not agenda.blocks
        self._start.setVisible(empty)
        self.view.setHidden(empty)
        self._keys.setHidden(empty)
        self.ends.setHidden(empty)
        ends, *overruns = agenda.advice
        worry = agenda.slack is not None and agenda.slack <= 0
        self.ends.setText(ends)
        self.overruns.setText("\n".join(overruns))
        self.overruns.setHidden(not overruns)
        over = agenda.slack is not None and agenda.slack < 0
        self.shorten.setVisible(over and bool(agenda.savings))
        self.ends.set_colour("coral_ink" if worry else "ink_2")

    def _on_quick(self) -> None:
        title, minutes = quick_block(self.quick.text())
        if title:
            self.quick.clear()
            self.block_wanted.emit(title, minutes)


def quick_block(text: str) -> tuple[str, int]:
    """Title and minutes of "Welcome 10" or "Case clinic, 60 min"; 20 minutes unless said."""
    found = _QUICK.match(text.strip())
    if found and found[1].strip() and 0 < int(found[2]) <= 600:
        return found[1].strip(" ,"), int(found[2])
    return text.strip(), DEFAULT_MINUTES
