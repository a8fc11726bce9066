"""The statements of one sheet in a list that takes an answer a key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen

from facilitator.domain.instrument import Instrument, Statement, number_of
from facilitator.domain.scale import Answer
from facilitator.ui import theme
from facilitator.ui.pages.diagnostic.statement_line import StatementLine
from facilitator.ui.theme import Size
from facilitator.ui.widgets.row_list import PlainRow, Row, RowList, paint_words
from facilitator.ui.widgets.scale import POINTS
from facilitator.ui.widgets.text import SEMIBOLD

KEYS: Mapping[str, Answer] = {
    **{str(point): point for point in range(1, 6)},
    **{"?": "?", "0": "?", "/": "?", "-": "-", "–": "-"},
}
ROLE_KEYS = {
    "m": "member",
    "c": "coordinator",
    "l": "leader",
    "s": "sponsor",
    "p": "patient-partner",
}
CIRCLE, GAP, APART = 27, 4, 8


class SheetGrid(RowList):
    """One key an answer, then on to the next; Backspace and the arrows go back.

    `answered` carries statement and answer (None taken out), `role_typed` a role;
    `ended` follows the last statement and Enter.
    """

    answered = Signal(str, object)
    role_typed = Signal(str)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__("Statements of this sheet", scrolls=True)
        self.pressed_part.connect(self._on_pressed)

    def ask(
        self,
        instrument: Instrument,
        answers: Mapping[str, object],
        notes: Mapping[str, str] | None = None,
    ) -> None:
        """Show these statements with the answers given so far, the first open one in front.

        With `notes`, only the statements that have one are asked, each with its note.
        """
        self.set_rows(list(_rows(instrument, answers, notes)))
        self.go_to(self.first_open())

    def show_answers(self, answers: Mapping[str, object]) -> None:
        """Show other answers to the same statements."""
        for number, line in self._lines():
            if line.answer != answers.get(line.id):
                line.answer = answers.get(line.id)
                self.repaint_row(number)

    def asked(self) -> list[str]:
        """The ids of the statements shown."""
        return [line.id for _, line in self._lines()]

    def first_open(self) -> int:
        """The first row without an answer, else the first statement."""
        lines = list(self._lines())
        return next((n for n, line in lines if line.answer is None), lines[0][0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed = Qt.Key(event.key()), event.text().lower()
        if event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            event.ignore()
        elif typed and typed in KEYS:
            self._answer(self.current(), KEYS[typed])
            self._go_on()
        elif typed and typed in ROLE_KEYS:
            self.role_typed.emit(ROLE_KEYS[typed])
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Left):
            self.go_to(self._beyond(self.current(), -1))
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Space):
            self._go_on()
        elif key == Qt.Key.Key_Delete:
            self._answer(self.current(), None, told=True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        following = self._beyond(self.current(), 1)
        if following == self.current():
            self.ended.emit()
        else:
            self.go_to(following)

    def _on_pressed(self, number: int, part: str) -> None:
        line = self.rows()[number]
        answer = KEYS[part]
        if isinstance(line, _Line):
            self._answer(number, None if line.answer == answer else answer)

    def _answer(self, number: int, answer: Answer | None, *, told: bool = False) -> None:
        line = self.rows()[number] if number >= 0 else None
        if isinstance(line, _Line) and (told or line.answer != answer):
            line.answer = answer
            self.repaint_row(number)
            self.answered.emit(line.id, answer)

    def _lines(self) -> Iterator[tuple[int, _Line]]:
        return ((n, line) for n, line in enumerate(self.rows()) if isinstance(line, _Line))


def _rows(
    instrument: Instrument, answers: Mapping[str, object], notes: Mapping[str, str] | None
) -> Iterator[Row]:
    for dimension in instrument.dimensions:
        asked = [s for s in dimension.statements if notes is None or s.id in notes]
        if asked:
            yield _Head(dimension.title)
        for statement in asked:
            note = notes[statement.id] if notes else ""
            yield _Line(statement, answers.get(statement.id), note)


class _Head(PlainRow):
    chosen_by_keys = False

    def __init__(self, title: str) -> None:
        self._title = title

    @property
    def words(self) -> str:
        """The dimension's name."""
        return self._title

    def height(self, width: int) -> int:
        """One line with air above."""
        return 34

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """The dimension's name."""
        place = area.adjusted(8, 10, 0, 0)
        paint_words(painter, place, self._title, size=Size.SMALL, colour="quiet", strong=True)


class _Line(StatementLine):
    beside = 7 * (CIRCLE + GAP) + APART + 24

    def __init__(self, statement: Statement, answer: object, note: str) -> None:
        super().__init__(statement, note)
        self.answer = answer

    @property
    def words(self) -> str:
        """Number, statement and answer."""
        said = next((f"{m}, {w}" for v, m, w in POINTS if v == self.answer), "no answer")
        return f"{number_of(self.id)}. {self.label} {said}"

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Number and label at the left, seven circles at the right."""
        self.paint_statement(painter, area)
        for (point, mark, _), circle in zip(POINTS, self._circles(area), strict=True):
            _paint_circle(painter, circle, mark, point == self.answer)

    def part_at(self, area: QRectF, point: QPointF) -> str:
        """The answer under the mouse, as its key."""
        places = zip(POINTS, self._circles(area), strict=True)
        return next((str(v) for (v, *_), place in places if place.contains(point)), "")

    def tip(self, area: QRectF, point: QPointF) -> str:
        """What the answer under the mouse means."""
        part = self.part_at(area, point)
        return next((f"{mark}  {words}" for v, mark, words in POINTS if str(v) == part), "")

    def _circles(self, area: QRectF) -> list[QRectF]:
        left = area.right() - 7 * (CIRCLE + GAP) - APART - 4
        top = area.center().y() - CIRCLE / 2
        return [
            QRectF(left + n * (CIRCLE + GAP) + (APART if n >= 5 else 0), top, CIRCLE, CIRCLE)
            for n in range(7)
        ]


def _paint_circle(painter: QPainter, circle: QRectF, mark: str, chosen: bool) -> None:
    t = theme.tokens()
    painter.setPen(QPen(QColor(t.teal if chosen else t.edge), 1.1))
    painter.setBrush(QColor(t.teal if chosen else t.field))
    painter.drawEllipse(circle)
    painter.setFont(theme.font(Size.SMALL, SEMIBOLD if chosen else theme.font().weight()))
    painter.setPen(QColor(t.on_teal if chosen else t.ink_2))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, mark)
