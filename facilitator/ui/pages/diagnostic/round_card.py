"""The card that opens a new round or changes one: inline, so that the page stays in sight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from facilitator.domain.records import Round, RoundKind
from facilitator.ui.pages.diagnostic.words import KINDS
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import Card, column, row
from facilitator.ui.widgets.choices import CheckRow, Choice
from facilitator.ui.widgets.dates import DateEdit
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.inputs import LineEdit, NumberEdit
from facilitator.ui.widgets.text import Muted, Problem, SectionTitle

WORDS_AT = 32
"""Where the words of a tick box begin, in pixels from its left."""


@dataclass(frozen=True)
class RoundFields:
    """What the card says of a round."""

    kind: RoundKind
    held_on: date
    rapid: bool
    title: str
    asked: int | None
    open_session: bool
    anonymous: bool = False


class RoundCard(Card):
    """`saved` carries RoundFields; `removed` and `left` nothing."""

    saved = Signal(object)
    removed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(accent="teal")
        self._title = SectionTitle()
        self.kind = Choice("Kind", {str(k): words for k, words in KINDS.items()})
        self.date = DateEdit("Date")
        self.length = Choice("Statements", {"rapid": "Rapid 12", "full": "All 36"})
        self.asked = NumberEdit("People asked", least=1, most=10_000, whole=True)
        self.name = LineEdit("Name")
        self.open_session = CheckRow("Open session in one room, consent recorded")
        self._open_note = Muted(
            "Everyone in the room agreed that averages may show from four answers instead of "
            "five. Tick this only if they did."
        )
        self.anonymous = CheckRow("Anonymous: no sheet is tied to a person")
        self._match_note = Muted(
            "Untick it only where people agreed to be matched from round to round. Ticked again, "
            "it takes their names off the sheets."
        )
        self._problem = Problem()
        self._save = Button("Start this round", Look.PRIMARY)
        self._leave = Button("Not now", Look.QUIET)
        self._remove = Button("Remove this round", Look.QUIET, "delete")
        self._build()
        self.length.edited.connect(self._on_length)
        self._save.clicked.connect(self._on_saved)
        self._leave.clicked.connect(self.left)
        self._remove.clicked.connect(self.removed)

    def _build(self) -> None:
        grid = QGridLayout()
        asked = Field("People asked", self.asked, "Counted for you as sheets go out.")
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Field("Kind", self.kind), 0, 0, 1, 2)
        grid.addWidget(Field("Statements", self.length), 1, 0)
        grid.addWidget(Field("Date", self.date), 1, 1)
        grid.addWidget(asked, 2, 0)
        grid.addWidget(Field("Name", self.name, "Made from the kind if left empty."), 2, 1)
        self.add(self._title)
        self.add(grid)
        self.add(_explained(self.open_session, self._open_note))
        self.add(_explained(self.anonymous, self._match_note))
        self.add(self._problem)
        self.add(row(self._save, self._leave, None, self._remove, gap=8))

    def begin(self, today: date, rounds: tuple[Round, ...], *, rapid: bool | None = None) -> None:
        """Offer a new round: the Rapid 12 first, then the baseline, then what follows."""
        held = {round_.kind for round_ in rounds if not round_.rapid}
        short = not rounds if rapid is None else rapid
        fresh = [kind for kind in RoundKind if kind not in held]
        kind = RoundKind.EXTRA if short and not rounds else fresh[0] if fresh else RoundKind.EXTRA
        name = "Rapid 12 with the coordinator" if short and not rounds else ""
        asked = 1 if name else None
        self._fill(RoundFields(kind, today, short, name, asked, False, anonymous=not short))
        self._show_as("New round", "Start this round", locked=False, removable=False)

    def change(self, round_: Round, *, has_sheets: bool) -> None:
        """Show a round's own fields; which statements it asked is fixed once sheets are in."""
        self._fill(
            RoundFields(
                round_.kind,
                round_.held_on,
                round_.rapid,
                round_.title,
                round_.asked,
                round_.open_session,
                round_.anonymous,
            )
        )
        self._show_as("About this round", "Save", locked=has_sheets, removable=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _fill(self, fields: RoundFields) -> None:
        self.kind.set_value(fields.kind)
        self.date.set_value(fields.held_on)
        self.length.set_value("rapid" if fields.rapid else "full")
        self.name.set_value(fields.title)
        self.asked.set_value(fields.asked)
        self.open_session.set_value(fields.open_session)
        self.anonymous.set_value(fields.anonymous)
        self._problem.show_problem("")

    def _show_as(self, title: str, button: str, *, locked: bool, removable: bool) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)
        self._save.setText(button)
        self._save.setAccessibleName(button)
        self.length.setEnabled(not locked)
        self._remove.setVisible(removable)
        self.show()
        self.kind.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_length(self, length: str) -> None:
        """The full survey is anonymous unless said otherwise; the Rapid 12 has one sheet."""
        if self._remove.isHidden():
            self.anonymous.set_value(length == "full")

    def _on_saved(self) -> None:
        held_on = self.date.value()
        if held_on is None or self.asked.problem():
            self._problem.show_problem(self.asked.problem() or "Say on which day it is held.")
            return
        asked = self.asked.value()
        self.saved.emit(
            RoundFields(
                RoundKind(self.kind.value()),
                held_on,
                self.length.value() == "rapid",
                self.name.value(),
                None if asked is None else int(asked),
                self.open_session.value(),
                self.anonymous.value(),
            )
        )


def _explained(tick: CheckRow, note: Muted) -> QVBoxLayout:
    """A tick box with its note below its words."""
    return column(tick, row(WORDS_AT, note), gap=0)
