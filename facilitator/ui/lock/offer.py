"""Offers a passphrase once, after the first network was made; starting without one is as easy."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.lock.steps import PROTECTS, WITHOUT, PassphraseSteps
from facilitator.ui.session import Session
from facilitator.ui.theme import Size
from facilitator.ui.widgets.card import Card, ScrollPage
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Text

OFFERED = "passphrase_offered"


class Offer(QWidget):
    """One calm page; `settled` when the passphrase is set, or none is wanted for now."""

    settled = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.steps = PassphraseSteps(session, decline="Start without one")
        card = Card(accent="teal")
        card.box.setContentsMargins(32, 28, 32, 28)
        card.add(Text("Keep the casebook to yourself", size=Size.TITLE, weight=SEMIBOLD))
        for words in (PROTECTS, WITHOUT):
            meaning = Muted(words, size=Size.BODY)
            card.add(meaning)
            self.steps.turned.connect(meaning.setHidden)
        card.box.addSpacing(6)
        card.add(self.steps)
        card.box.addSpacing(6)
        card.add(Muted("You can set, change or remove a passphrase in Settings at any time."))
        page = ScrollPage(widest=720)
        page.add(card)
        page.finish()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)
        self.steps.done.connect(self.settled)
        self.steps.declined.connect(self.settled)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.steps.new.setFocus()
