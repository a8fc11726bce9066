"""Asks when, how long and for how many, and shows the workshop a round would become."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from facilitator import content
from facilitator.domain import agenda_building as building
from facilitator.domain.agenda import clock, minutes_of
from facilitator.domain.agenda_building import Plan
from facilitator.errors import UserError
from facilitator.operations import agendas, workshops
from facilitator.ui.pages.diagnostic.words import Shown
from facilitator.ui.session import UNDO, Session
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.dates import DateEdit
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.inputs import LineEdit, NumberEdit
from facilitator.ui.widgets.record_list import Line, RecordList
from facilitator.ui.widgets.text import Heading, Muted, Problem, SectionTitle
from facilitator.ui.widgets.tiles import Tiles

LENGTHS = {90: "1½ hours", 120: "2 hours", 180: "3 hours", 240: "4 hours"}
HIGH = 700
TEACHES = (
    "What to talk about first becomes timed blocks, each with a method that fits it. Everything "
    "can be changed afterwards on the Workshops page."
)


class AgendaDialog(QDialog):
    """Builds the workshop itself, so that what does not fit can be put right in place."""

    def __init__(self, parent: QWidget | None, session: Session, shown: Shown) -> None:
        super().__init__(parent)
        self.setWindowTitle("Build agenda")
        self._session, self._round = session, shown.round
        self._methods = {method.id: method.title for method in content.workshop_methods()}
        self.workshop_id = ""
        self.day = DateEdit("Date")
        self.starts = LineEdit("Start", agendas.STARTS, width=96)
        self.length = Choice("Length", {str(n): _long(n) for n in agendas.LENGTHS})
        self.people = NumberEdit("People", least=building.FEWEST, most=building.MOST, whole=True)
        answered = shown.reading.responses
        self.people.set_value(min(max(answered, building.FEWEST), building.MOST))
        self.blocks = RecordList("The agenda", lead_width=56, scrolls=True)
        self._total, self.left_out, self._problem = SectionTitle(), Muted(), Problem()
        self.make = Button("Build agenda", Look.PRIMARY)
        self._cancel = Button("Cancel", Look.QUIET)
        self._build()
        self._connect()
        self._preview()

    def _build(self) -> None:
        self.starts.set_value(agendas.STARTS)
        self.length.set_value(str(agendas.USUAL_MINUTES))
        self.make.setDefault(True)
        self.blocks.setMinimumHeight(190)
        fields = (
            Field("Date", self.day),
            Field("Start", self.starts),
            Field("People", self.people),
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 22, 24, 20)
        box.setSpacing(12)
        for part in (
            Heading("A first workshop from these answers"),
            Muted(TEACHES),
            Tiles(list(fields), least=130, gap=12),
            Field("Length", self.length),
            self._total,
        ):
            box.addWidget(part)
        box.addWidget(self.blocks, 1)
        box.addWidget(self.left_out)
        box.addWidget(self._problem)
        box.addLayout(row(None, self._cancel, self.make, gap=8))
        over = self.parentWidget()
        self.resize(680, min(HIGH, over.height() - 40) if over else HIGH)

    def _connect(self) -> None:
        self.length.edited.connect(lambda _: self._preview())
        self.starts.textChanged.connect(lambda _: self._preview())
        self.people.textChanged.connect(lambda _: self._preview())
        self.make.clicked.connect(self._on_make)
        self._cancel.clicked.connect(self.reject)

    def _preview(self) -> None:
        try:
            self._refuse_no_number()
            planned = agendas.plan(
                self._session.casebook,
                self._round.id,
                minutes=int(self.length.value()),
                people=self._people(),
            )
            begins = minutes_of(workshops.clock_time(self.starts.value() or agendas.STARTS))
        except UserError as error:
            self._problem.show_problem(str(error))
            self.make.setEnabled(False)
            return
        self._problem.show_problem("")
        self.make.setEnabled(True)
        self.blocks.set_lines(list(self._lines(planned, begins or 0)))
        ends = clock((begins or 0) + planned.minutes)
        self._total.setText(f"{len(planned.blocks)} blocks, {planned.minutes} minutes, to {ends}")
        self.left_out.setText(_left_words(planned))
        self.left_out.setHidden(not planned.left_out)

    def _lines(self, planned: Plan, begins: int) -> Iterator[Line]:
        for number, block in enumerate(planned.blocks):
            method = self._methods.get(block.method, "")
            note = method if method != block.title else ""
            trail = f"{block.minutes} min"
            yield Line(str(number), block.title, clock(begins), trail, note=note)
            begins += block.minutes

    def _refuse_no_number(self) -> None:
        if problem := self.people.problem():
            raise UserError(f"Look at the number of people again. {problem}")

    def _people(self) -> int | None:
        people = self.people.value()
        return None if people is None else int(people)

    def _on_make(self) -> None:
        if problem := self.day.problem():
            self._problem.show_problem(problem)
            self.day.setFocus(Qt.FocusReason.TabFocusReason)
            return
        try:
            made = agendas.build_from_round(
                self._session.casebook,
                self._round.id,
                date=self.day.value(),
                starts=self.starts.value() or agendas.STARTS,
                minutes=int(self.length.value()),
                people=self._people(),
            )
        except UserError as error:
            self._problem.show_problem(str(error))
            return
        self.workshop_id = made.id
        self.accept()


def ask(parent: QWidget, session: Session, shown: Shown) -> str:
    """Ask, build the workshop in one step and say so; its id, or "" where it was called off."""
    dialog = AgendaDialog(parent.window(), session, shown)
    dialog.exec()
    dialog.deleteLater()
    if dialog.workshop_id:
        session.notice.emit("Agenda built", UNDO)
    return dialog.workshop_id


def _long(minutes: int) -> str:
    return LENGTHS.get(minutes, f"{minutes} minutes")


def _left_words(planned: Plan) -> str:
    told = "; ".join(line.rstrip(".") for line in agendas.statements_left_out(planned))
    return f"No time for: {told}." if told else ""
