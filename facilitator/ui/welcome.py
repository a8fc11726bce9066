"""What the window says while the casebook is empty: what to do, and two ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import Card, ScrollPage, row
from facilitator.ui.widgets.text import SEMIBOLD, Muted, SectionTitle, Text

STEPS = (
    ("Understand", "Describe the network, run the rapid diagnostic, and see what type it is."),
    ("Plan", "Agree at most three goals, each with a measure, and lay out 18 months."),
    ("Deliver", "Plan workshops, keep a coaching log, and settle the digital side."),
    ("Learn", "Follow the measures, hold the gates, and end well."),
)


class Welcome(QWidget):
    """Asks for a network or the worked example."""

    new_requested = Signal()
    example_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._new = Button("New network", Look.PRIMARY)
        self._example = Button("Open the worked example")
        self._build()
        self._new.clicked.connect(self.new_requested)
        self._example.clicked.connect(self.example_requested)

    def _build(self) -> None:
        card = Card(accent="teal")
        card.box.setContentsMargins(32, 28, 28, 28)
        card.add(Text("Begin with a network", size=Size.TITLE, weight=SEMIBOLD))
        words = "Give it a name and a start date. Its 18 months are laid out for you to change."
        card.add(Muted(words, size=Size.BODY))
        card.box.addSpacing(8)
        card.add(row(self._new, self._example, None, gap=8))
        note = "The example is an invented network in its tenth month. It can be removed again."
        card.add(Muted(note))
        page = ScrollPage(widest=820)
        page.add(card)
        for title, text in STEPS:
            step = Card()
            step.add(SectionTitle(title))
            step.add(Muted(text, size=Size.BODY))
            page.add(step)
        page.finish()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)
        self._new.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)
