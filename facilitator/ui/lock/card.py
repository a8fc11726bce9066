"""The passphrase in Settings: what it protects, set, change, remove, and when it locks."""

from __future__ import annotations

import sys

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from facilitator.ui.lock import dialogs, steps
from facilitator.ui.lock.watch import AUTO_LOCK, MINUTES, minutes_of
from facilitator.ui.session import Session
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.text import Muted, Text


class PassphraseCard(Card):
    """Shows the buttons that fit: to set one, or to change, print, lock and remove."""

    def __init__(self, session: Session) -> None:
        super().__init__("Passphrase")
        self._session = session
        self._state, self._meaning = Text(), Muted()
        self.set = Button("Set a passphrase", Look.SECONDARY, "lock")
        self.change = Button("Change it")
        self.code = Button("Recovery code", Look.SECONDARY, "print")
        self.lock = Button("Lock now", Look.SECONDARY, "lock")
        self.remove = Button("Remove it", Look.QUIET)
        self.minutes = Choice("Lock after", {str(n): f"{n} minutes" for n in MINUTES})
        self._when = Field("Lock after", self.minutes, "Without a key or the mouse being touched.")
        self._with: tuple[QWidget, ...] = (self.change, self.code, self.lock, self.remove)
        self._build()
        self._connect()

    def _build(self) -> None:
        for part in (self._state, self._meaning, self._when):
            self.add(part)
        self.add(row(self.set, *self._with, None, gap=8))

    def _connect(self) -> None:
        self.set.clicked.connect(lambda: self._ask(dialogs.ask_set, "Passphrase set"))
        self.change.clicked.connect(lambda: self._ask(dialogs.ask_change, "Passphrase changed"))
        self.remove.clicked.connect(lambda: self._ask(dialogs.ask_remove, "Passphrase removed"))
        self.code.clicked.connect(lambda: steps.show_page(self.window(), self._session))
        self.lock.clicked.connect(self._session.lock_requested)
        self.minutes.edited.connect(lambda value: self._session.remember(AUTO_LOCK, value))

    def refresh(self) -> None:
        """Show how things stand."""
        casebook = self._session.casebook
        has = casebook.has_passphrase
        self._state.setText(
            "The casebook opens with your passphrase." if has else "There is no passphrase."
        )
        self._meaning.setText(lock_words(sys.platform) if has else steps.WITHOUT)
        self.minutes.set_value(str(minutes_of(casebook)))
        self.set.setHidden(has)
        for part in (self._when, *self._with):
            part.setHidden(not has)

    def _ask(self, ask, words: str) -> None:  # type: ignore[no-untyped-def]
        if ask(self.window(), self._session):
            self._session.notice.emit(words, "")
            self.refresh()


def lock_words(platform: str) -> str:
    """When the casebook locks here: macOS does not tell programs like ours that its screen does."""
    keys = QKeySequence("Ctrl+L").toString(QKeySequence.SequenceFormat.NativeText)
    heard = "" if platform == "darwin" else "when the screen locks "
    when = f"It locks when you leave it, {heard}and when the computer sleeps."
    return f"{when} {keys} locks it at once."
