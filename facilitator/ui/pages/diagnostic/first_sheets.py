"""What a round without sheets shows: the four ways in which answers come into it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from facilitator.domain.records import Round
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card
from facilitator.ui.widgets.text import Heading, Muted, Text

MEMBERS = (
    "Each sheet that comes back is one person's answers. From {} sheets on, the eight "
    "dimensions show here with what to talk about first."
)
COORDINATORS = (
    "Twelve statements, answered together with the coordinator in an hour. That one sheet draws a "
    "first profile, and is laid beside the members' later on."
)


class FirstSheets(Card):
    """Each way has its button: send sheets out, print blanks, type sheets, take in files."""

    send_wanted = Signal()
    add_wanted = Signal()
    import_wanted = Signal()
    blank_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box.setContentsMargins(32, 32, 32, 32)
        self.add(Heading("No sheet is in yet"))
        self._why = Muted(size=Size.BODY)
        self.add(self._why)
        ways = QGridLayout()
        ways.setContentsMargins(0, 12, 0, 0)
        ways.setHorizontalSpacing(20)
        ways.setVerticalSpacing(14)
        ways.setColumnStretch(1, 1)
        self.add(ways)
        self.send = Button("Send sheets out", icon_name="people")
        self.blank = Button("Print blank sheet", icon_name="print")
        self.type_in = Button("Type a sheet", icon_name="edit")
        self.take_in = Button("Import files", icon_name="folder")
        told = (
            (self.send, "Numbered, on paper or as PDFs by e-mail, so that you know what is back."),
            (self.blank, "To fill in with a pen: copy it for everyone you ask, unnamed."),
            (self.type_in, "One key an answer: a sheet takes about a minute."),
            (
                self.take_in,
                "Or drop files or a folder on this page: each is checked before it counts.",
            ),
        )
        middle = Qt.AlignmentFlag.AlignVCenter
        for line, (button, words) in enumerate(told):
            ways.addWidget(button, line, 0)
            ways.addWidget(Text(words, colour="ink_2"), line, 1, middle)
        self.send.clicked.connect(self.send_wanted)
        self.type_in.clicked.connect(self.add_wanted)
        self.take_in.clicked.connect(self.import_wanted)
        self.blank.clicked.connect(self.blank_wanted)

    def show_round(self, round_: Round) -> None:
        """Say what the first sheets of this round will show."""
        alone = round_.rapid and round_.asked == 1
        few = "four" if round_.open_session else "five"
        self._why.setText(COORDINATORS if alone else MEMBERS.format(few))
