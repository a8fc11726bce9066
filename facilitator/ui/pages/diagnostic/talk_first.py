"""The five statements to talk about first, each one click away from being a finding."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.talk_first import HOW_MANY, TalkFirst
from facilitator.ui.pages.diagnostic.dots import DotsStrip
from facilitator.ui.pages.diagnostic.words import AGREEMENT, Shown
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.text import Muted, Pill, Text


class TalkFirstCard(Card):
    """Statements with dots and agreement; `wanted` makes a finding, `opened` shows it.

    `statement_opened` carries a statement whose dots were pressed, `save_wanted` one whose dots
    are to be saved; `agenda_wanted` asks for a workshop of them all.
    """

    wanted = Signal(object)
    opened = Signal(str)
    statement_opened = Signal(str)
    save_wanted = Signal(str)
    agenda_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Talk about these first")
        self._none = Muted("When enough sheets are in, five statements to talk about stand here.")
        self.add(self._none)
        self._rows = [_TalkRow() for _ in range(HOW_MANY)]
        for line in self._rows:
            self.add(line)
            line.wanted.connect(self.wanted)
            line.opened.connect(self.opened)
            line.statement_opened.connect(self.statement_opened)
            line.save_wanted.connect(self.save_wanted)
        self.build = Button("Build agenda", icon_name="workshops")
        self._about = Muted("A first workshop of these, each as a timed block with a method.")
        self._on = QWidget()
        self._on.setLayout(row(self._about, self.build, gap=12))
        self.add(self._on)
        self.build.clicked.connect(self.agenda_wanted)

    def show_round(self, shown: Shown) -> None:
        """Fill the rows from a reading."""
        talk = shown.reading.talk_first
        self._none.setVisible(not talk)
        self._on.setVisible(bool(talk))
        for number, line in enumerate(self._rows):
            line.setVisible(number < len(talk))
            if number < len(talk):
                line.show_item(shown, talk[number])


class _TalkRow(QWidget):
    wanted = Signal(object)
    opened = Signal(str)
    statement_opened = Signal(str)
    save_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._item: TalkFirst | None = None
        self._finding = ""
        self._label, self._reason = Text(), Muted()
        self._dots, self._agreement = DotsStrip(), Pill()
        self._make = Button("Make a finding", Look.QUIET)
        self._make.clicked.connect(self._on_clicked)
        self._dots.clicked.connect(lambda: self._say(self.statement_opened))
        self._dots.save_wanted.connect(lambda: self._say(self.save_wanted))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 4)
        box.setSpacing(2)
        box.addWidget(self._label)
        box.addWidget(self._reason)
        box.addLayout(row(self._dots, self._agreement, None, self._make, gap=10))

    def show_item(self, shown: Shown, item: TalkFirst) -> None:
        self._item = item
        reading = shown.reading.statement(item.statement)
        finding = shown.finding_on(item.statement)
        self._finding = finding.id if finding else ""
        self._label.setText(reading.label)
        self._reason.setText(item.reason)
        self._dots.set_reading(reading)
        self._agreement.set(*AGREEMENT[reading.agreement or "mixed"])
        words = "See the finding" if finding else "Make a finding"
        self._make.setText(words)
        self._make.setAccessibleName(f"{words}: {reading.label}")

    def _say(self, signal: SignalInstance) -> None:
        if self._item:
            signal.emit(self._item.statement)

    def _on_clicked(self) -> None:
        if self._finding:
            self.opened.emit(self._finding)
        else:
            self.wanted.emit(self._item)
