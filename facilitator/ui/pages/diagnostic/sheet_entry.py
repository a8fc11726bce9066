"""Typing in a paper sheet: its number, one key an answer, Enter at the end, Esc to leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from facilitator.domain.instrument import number_of
from facilitator.domain.records import Response, Round
from facilitator.domain.sheet_code import parse, round_mark
from facilitator.domain.typing_check import Difference, differences, running_check
from facilitator.ui.pages.diagnostic.added_questions import added_view
from facilitator.ui.pages.diagnostic.draft import Draft, Numbers
from facilitator.ui.pages.diagnostic.sheet_grid import SheetGrid
from facilitator.ui.pages.diagnostic.words import ROLES, asked_in
from facilitator.ui.theme import Size
from facilitator.ui.widgets.autosave import PAUSE_MS
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import Card, clear, column, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.inputs import LineEdit, TextEdit
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Problem, Text

HINT = (
    "1 to 5 answers, ? is can't say, - is not relevant. Backspace goes back, Space skips. "
    "M, C, L, S or P sets the role. Esc leaves; what you typed is kept."
)
AGAIN = "Type the sheet a second time, without looking at the first. Then the two are compared."
SETTLE = "The two entries differ here. Look at the paper and press its answer; Delete for none."


class SheetEntry(QWidget):
    """A sheet being typed, or a recorded one being corrected.

    `drafted` carries the round's id and the Draft after each pause, `recorded` the Draft;
    while correcting, `answer_corrected` and `field_corrected` carry the response's id, what
    is corrected, and its value. `confirmed` carries it with what two entries settled.
    """

    drafted = Signal(str, object)
    recorded = Signal(object)
    answer_corrected = Signal(str, str, object)
    field_corrected = Signal(str, str, object)
    confirmed = Signal(str, object)
    again_wanted = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.round_id = self.response_id = ""
        self._draft, self._auto, self._asked = Draft(), "1", 36
        self._numbers = Numbers()
        self._first: Mapping[str, object] | None = None
        self._settled: dict[str, object] | None = None
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._later.timeout.connect(self._keep)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._about = Muted()
        self._number = LineEdit("Sheet number or code", width=132)
        self._odd = Problem()
        self._role = Choice("Role", _role_words(), as_list=False)
        self._count = Text(wrap=False, colour="ink_2")
        self._running = Muted()
        self._again = Button("Type it a second time", Look.QUIET, "edit")
        self._progress = QProgressBar(textVisible=False)
        self._progress.setFixedHeight(8)
        self.grid = SheetGrid()
        self.comment = TextEdit("Comment", "Comment, if any. Enter records the sheet.", lines=1)
        self._person = Choice("Matched to", {"": "Nobody"}, as_list=True)
        self._person_place = QHBoxLayout()
        self._problem = Problem()
        self._record = Button("Record sheet", Look.PRIMARY)
        self._leave = Button("Leave", Look.QUIET)
        self._hint = Muted(HINT)
        sheet = Text("Sheet", size=Size.HEADING, weight=SEMIBOLD, wrap=False)
        card = Card()
        card.box.setContentsMargins(8, 8, 8, 8)
        card.add(self.grid, 1)
        inside = QWidget()
        inside.setMaximumWidth(1000)
        said = row(self.comment, self._person_place, gap=12)
        said.setStretch(0, 1)
        top = row(sheet, self._number, self._about, self._odd, None, self._again, gap=10)
        top.setStretchFactor(self._odd, 1)
        parts = column(
            top,
            self._role,
            row(self._progress, self._count, gap=12),
            self._running,
            card,
            said,
            self._problem,
            row(self._record, self._leave, self._hint, gap=8),
        )
        parts.setStretch(4, 1)
        self._more = added_view(self._on_answered)
        if self._more:
            parts.insertWidget(6, self._more)
        inside.setLayout(parts)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(24, 18, 24, 14)
        outside.addWidget(inside, 1)
        outside.addStretch(0)

    def _connect(self) -> None:
        self.grid.answered.connect(self._on_answered)
        self.grid.role_typed.connect(self._on_role)
        self.grid.ended.connect(self._on_ended)
        self._role.edited.connect(self._on_role)
        self._number.edited.connect(self._on_number)
        self._number.returnPressed.connect(self.grid.setFocus)
        self._again.clicked.connect(lambda: self.again_wanted.emit(self._again_id()))
        self.comment.edited.connect(lambda value: self._on_field("comment", value))
        self.comment.installEventFilter(self)
        self._record.clicked.connect(self._on_record)
        self._leave.clicked.connect(self._on_leave)

    def begin(
        self,
        round_: Round,
        draft: Draft,
        number: str,
        people: Mapping[str, str],
        numbers: Numbers | None = None,
    ) -> None:
        """Type a sheet of a round, going on with a draft; `number` is the next one.

        Where numbered sheets went out, the number on the paper is asked first.
        """
        self.round_id, self.response_id = round_.id, ""
        self._numbers = numbers or Numbers()
        self._about.setText(round_.title)
        self._show(round_, draft, people)
        self.count_as(number)
        self._say_buttons("Record sheet")
        self.grid.setFocus()
        if self._numbers.sent and not draft.begun:
            self._number.setFocus(Qt.FocusReason.TabFocusReason)
            self._number.selectAll()

    def again(self, round_: Round, response: Response) -> None:
        """Type a recorded sheet a second time, unseen; what differs is settled at the end."""
        self.round_id, self.response_id = round_.id, response.id
        self._about.setText(f"{round_.title}, second entry")
        self._show(round_, Draft(response.role, sheet=response.sheet), {})
        self._first = dict(response.answers)
        self._say_buttons("Compare")
        self.grid.setFocus()

    def correct(self, round_: Round, response: Response, people: Mapping[str, str]) -> None:
        """Correct a recorded sheet; each change is saved when made."""
        same = self.response_id == response.id
        self.round_id, self.response_id = round_.id, response.id
        if same and self._first is not None:
            return
        draft = Draft(
            response.role,
            dict(response.answers),
            response.comment,
            response.sheet,
            response.person_id or "",
        )
        self._about.setText(f"{round_.title}, recorded")
        if same:
            self._draft = draft
            self.grid.show_answers(draft.answers)
            self._fill(draft)
            return
        self._show(round_, draft, people)
        self._say_buttons("Done")
        self.grid.setFocus()

    def count_as(self, number: str) -> None:
        """The number this sheet gets unless another was typed."""
        self._auto = number
        if not self._draft.sheet:
            self._number.set_value(number)

    def draft(self) -> Draft:
        """What has been typed, with its number."""
        return replace(self._draft, sheet=self._draft.sheet or self._auto)

    def flush(self) -> None:
        """Keep at once what was typed."""
        if self._later.isActive():
            self._later.stop()
            self._keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_leave()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if entered and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._on_record()
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.comment.toPlainText():
                self.grid.setFocus()
                return True
        return False

    def _show(self, round_: Round, draft: Draft, people: Mapping[str, str]) -> None:
        self._draft, self._first, self._settled = draft, None, None
        asked = asked_in(round_)
        self._instrument, self._asked = asked, len(asked.statements)
        self._problem.show_problem("")
        self._odd.show_problem("")
        self._offer(people)
        self._fill(draft)
        self.grid.ask(asked, draft.answers)

    def _offer(self, people: Mapping[str, str]) -> None:
        """People are offered only for matching rounds, which each must have agreed to."""
        clear(self._person_place)
        self._person = Choice("Matched to", {"": "Not matched", **people}, as_list=True)
        if people:
            self._person.setMinimumWidth(190)
            self._person.setToolTip("Only for people who agreed to be matched between rounds")
            self._person.edited.connect(lambda value: self._on_field("person", value))
            self._person_place.addWidget(self._person, 0, Qt.AlignmentFlag.AlignTop)

    def _fill(self, draft: Draft) -> None:
        self._role.set_value(draft.role)
        self._number.set_value(draft.sheet or self._auto)
        self.comment.set_value(draft.comment)
        if self._more:
            self._more.set_values(draft.answers)
        self._person.set_value(draft.person)
        self._count_answers()

    def _say_buttons(self, words: str) -> None:
        """What the sheet ends with tells whether it is new, recorded, or typed again."""
        self._record.setText(words)
        self._record.setAccessibleName(words)
        self._leave.setVisible(words != "Done")
        is_new, is_again = words == "Record sheet", self._first is not None
        self._again.setVisible(words == "Done")
        self._hint.setText({"Compare": AGAIN, "Save the sheet": SETTLE}.get(words, HINT))
        for part in (self._number, self._role, self.comment):
            part.setEnabled(not is_again)
        self._running.setVisible(is_new or words == "Compare")

    def _count_answers(self) -> None:
        done = sum(one.id in self._draft.answers for one in self._instrument.statements)
        self._count.setText(f"{done} of {self._asked} answered")
        self._progress.setRange(0, self._asked)
        self._progress.setValue(done)
        self._progress.setAccessibleName(f"{done} of {self._asked} answered")
        asked = [statement.id for statement in self._instrument.statements]
        self._running.setText(running_check(asked, self._draft.answers))

    def _on_answered(self, statement: str, answer: object) -> None:
        if self._settled is not None:
            self._settled[statement] = answer
            return
        answers = {k: v for k, v in self._draft.answers.items() if k != statement}
        if answer is not None:
            answers[statement] = answer
        self._draft = replace(self._draft, answers=answers)
        self._problem.show_problem("")
        self._count_answers()
        if self._first is not None:
            return
        if self.response_id:
            self.answer_corrected.emit(self.response_id, statement, answer)
        else:
            self._later.start()

    def _on_number(self, typed: str) -> None:
        """Take a number, or a code, which says the role too; tell what cannot be right."""
        code = parse(typed)
        self._odd.show_problem("")
        if code and self._numbers.round_id and code.round != round_mark(self._numbers.round_id):
            self._odd.show_problem("This is the code of another round's sheet.")
            return
        number = str(code.number) if code else typed
        if code:
            self._number.set_value(number)
        known = int(number) if number.isascii() and number.isdigit() else 0
        if role := (str(code.role) if code else self._numbers.sent.get(known, "")):
            self._role.set_value(role)
            self._on_field("role", role)
        self._doubt(known)
        self._on_field("sheet", number)

    def _doubt(self, number: int) -> None:
        """Say what is odd about a sheet's number; it may be right all the same."""
        kept = self._numbers.taken.get(number, self.response_id)
        self._again.setVisible(bool(kept))
        if kept != self.response_id:
            self._odd.show_problem(f"Sheet {number} is in already. Is it the right number?")
        elif number and self._numbers.sent and number not in self._numbers.sent:
            self._odd.show_problem(f"No sheet {number} went out. Is it the right number?")

    def _again_id(self) -> str:
        """The recorded sheet that is to be typed again: this one, or the one of its number."""
        number = self._draft.sheet
        known = int(number) if number.isascii() and number.isdigit() else 0
        return self.response_id or self._numbers.taken.get(known, "")

    def _on_role(self, role: str) -> None:
        if self._first is not None:
            return
        self._role.set_value(role)
        self._on_field("role", role)
        self.grid.setFocus()

    def _on_field(self, name: str, value: object) -> None:
        if getattr(self._draft, name) == value:
            return
        self._draft = replace(self._draft, **{name: value})  # type: ignore[arg-type]
        if self.response_id:
            column_name = "person_id" if name == "person" else name
            self.field_corrected.emit(self.response_id, column_name, value)
        else:
            self._later.start()

    def _on_ended(self) -> None:
        """The last statement is answered: the comment is next, or the comparison."""
        if self._first is not None:
            self._record.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.comment.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_record(self) -> None:
        self.comment.flush()
        self._number.flush()
        if self._first is not None:
            self._on_compare(self._first)
        elif self.response_id:
            self._on_leave()
        elif not self._draft.answers:
            self._problem.show_problem("Answer at least one statement first.")
            self.grid.setFocus()
        else:
            self.flush()
            self.recorded.emit(self.draft())

    def _on_compare(self, first: Mapping[str, object]) -> None:
        """Settle what differs, if anything, then keep the sheet as entered twice."""
        if self._settled is None:
            asked = [statement.id for statement in self._instrument.statements]
            found = differences(asked, first, self._draft.answers)
            self._settled = {}
            if found:
                notes = {d.statement: _both(d) for d in found}
                self.grid.ask(self._instrument, {}, notes)
                self._say_buttons("Save the sheet")
                self._count.setText(f"{len(found)} of {self._asked} differ")
                self.grid.setFocus()
                return
        elif left := [line for line in self.grid.asked() if line not in self._settled]:
            words = f"Statement {number_of(left[0])} is still open: press its answer, or Delete."
            self._problem.show_problem(words)
            self.grid.setFocus()
            return
        settled = {**self._draft.answers, **self._settled}
        kept = {id: answer for id, answer in settled.items() if answer is not None}
        self._first = None
        self.confirmed.emit(self.response_id, kept)

    def _on_leave(self) -> None:
        self._first = None
        self.comment.flush()
        self._number.flush()
        self.flush()
        self.left.emit()

    def _keep(self) -> None:
        if self.round_id and not self.response_id:
            self.drafted.emit(self.round_id, self._draft)


def _both(difference: Difference) -> str:
    first, second = (
        "nothing" if answer is None else "–" if answer == "-" else str(answer)
        for answer in (difference.first, difference.second)
    )
    return f"(first {first}, then {second})"


def _role_words() -> dict[str, str]:
    return {str(role): one.capitalize() for role, (one, _) in ROLES.items()}
