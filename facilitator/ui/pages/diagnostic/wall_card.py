"""Typing in a wall chart: for each statement the lowest, the highest and what was agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen

from facilitator.domain.instrument import Instrument, Statement, number_of
from facilitator.domain.review_records import WallMark
from facilitator.operations import wall_charts
from facilitator.ui import theme
from facilitator.ui.pages.diagnostic.statement_line import StatementLine
from facilitator.ui.pages.diagnostic.words import Shown, asked_in
from facilitator.ui.session import Session
from facilitator.ui.theme import Size
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.row_list import PlainRow, Row, RowList, paint_words
from facilitator.ui.widgets.text import Muted

CELLS = ("Low", "High", "Agreed")
CELL, GAP = 52, 8
TEACHES = (
    "For each statement three keys: the lowest mark, the highest, and what the group agreed. "
    "Space leaves it open. Backspace goes back, Delete clears a line."
)


class WallCard(Card):
    """The charts of an open session, one for each group; hidden for any other round."""

    def __init__(self, session: Session) -> None:
        super().__init__("Wall chart")
        self._session = session
        self._round_id = ""
        self.group = LineEdit("Group", width=320)
        self._known = Choice("Group's chart", {"": ""}, as_list=True)
        self._known.edited.connect(self._on_group_chosen)
        self.grid = WallGrid()
        self.add(Muted(TEACHES))
        self._known_field = Field("Charts so far", self._known, "Choose one to go on with it.")
        named = Field("Group", self.group, "Name it where there were several.")
        self.add(row(named, self._known_field, None, gap=24))
        self.add(self.grid)
        self.group.edited.connect(lambda _: self._show_marks())
        self.grid.marked.connect(self._on_marked)
        self.grid.cleared.connect(self._on_cleared)

    def show_round(self, shown: Shown) -> None:
        """Show the chart of the group in front; nothing where the round was no open session."""
        round_ = shown.round
        self.setVisible(round_.open_session)
        if not round_.open_session:
            return
        if self._round_id != round_.id:
            self._round_id = round_.id
            self.grid.ask(asked_in(round_))
            self.group.set_value("")
        groups = wall_charts.groups(self._session.casebook, round_.id)
        self._known_field.setVisible(any(groups))
        self._known.set_options({name: name or "Without a name" for name in groups} or {"": ""})
        self._show_marks()

    def _show_marks(self) -> None:
        name = " ".join(self.group.value().split())
        kept = self._session.casebook.find(WallMark, round_id=self._round_id, group=name)
        self.grid.show_marks({one.statement: (one.low, one.high, one.agreed) for one in kept})
        self._known.set_value(name)

    def _on_group_chosen(self, name: str) -> None:
        self.group.set_value(name)
        self._show_marks()

    def _on_marked(self, statement: str, low: int, high: int, agreed: int | None) -> None:
        done = self._session.run(
            wall_charts.mark, self._round_id, statement, low, high, agreed, self.group.value()
        )
        if done is None:
            self._show_marks()

    def _on_cleared(self, statement: str) -> None:
        self._session.run(wall_charts.clear, self._round_id, statement, self.group.value())


Marks = tuple[int | None, int | None, int | None]


class WallGrid(RowList):
    """Three cells a line. `marked` carries statement, low, high and agreed, None left open."""

    marked = Signal(str, int, int, object)
    cleared = Signal(str)

    def __init__(self) -> None:
        super().__init__("Marks on the wall chart")
        self.cell = 0
        self.pressed_part.connect(self._on_pressed)

    def ask(self, instrument: Instrument) -> None:
        """Show these statements without marks."""
        self.cell = 0
        self.set_rows(list(self._made(instrument)))

    def show_marks(self, marks: Mapping[str, Marks]) -> None:
        """Show other marks on the same statements; a line begun stays as it is typed."""
        for number, line in self._lines():
            there = marks.get(line.id, (None, None, None))
            if line.marks != there and not line.begun:
                line.marks = there
                self.repaint_row(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, typed = self._line(self.current()), event.text()
        if line is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif typed in ("1", "2", "3", "4", "5"):
            self._put(line, int(typed))
        elif event.key() == Qt.Key.Key_Space and self.cell == 2:
            self._put(line, None)
        elif event.key() == Qt.Key.Key_Backspace:
            self._back()
        elif event.key() == Qt.Key.Key_Delete:
            line.marks, self.cell = (None, None, None), 0
            self.repaint_row(self.current())
            self.cleared.emit(line.id)
        else:
            before = self.current()
            super().keyPressEvent(event)
            if self.current() != before:
                self.cell = 0

    def _put(self, line: _Line, point: int | None) -> None:
        marks = list(line.marks)
        marks[self.cell] = point
        if self.cell == 0:
            marks[1:] = [None, None]
        line.marks = (marks[0], marks[1], marks[2])
        if self.cell:
            low, high = sorted((marks[0] or 1, marks[1] or marks[0] or 1))
            line.marks = (low, high, marks[2])
            given = line.marks
            self.marked.emit(line.id, low, high, marks[2])
            if line.marks != given:  # refused: the same cell again
                return
        self._advance()

    def _advance(self) -> None:
        number = self.current()
        self.cell = (self.cell + 1) % 3
        if self.cell == 0:
            self.go_to(self._beyond(number, 1))
        self.repaint_row(number)
        self.repaint_row(self.current())

    def _back(self) -> None:
        if self.cell:
            self.cell -= 1
        elif (before := self._beyond(self.current(), -1)) != self.current():
            self.go_to(before)
            self.cell = 2
        self.repaint_row(self.current())

    def _on_pressed(self, number: int, part: str) -> None:
        if part:
            self.go_to(number)
            self.cell = int(part)
            self.repaint_row(number)

    def _made(self, instrument: Instrument) -> Iterator[Row]:
        for dimension in instrument.dimensions:
            yield _Head(dimension.title)
            for statement in dimension.statements:
                yield _Line(statement, self)

    def _line(self, number: int) -> _Line | None:
        rows = self.rows()
        found = rows[number] if 0 <= number < len(rows) else None
        return found if isinstance(found, _Line) else None

    def _lines(self) -> Iterator[tuple[int, _Line]]:
        return ((n, line) for n, line in enumerate(self.rows()) if isinstance(line, _Line))


class _Head(PlainRow):
    chosen_by_keys = False

    def __init__(self, title: str) -> None:
        self.words = title

    def height(self, width: int) -> int:
        """One line with air above."""
        return 36

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """The dimension's name, and the names of the cells."""
        place = area.adjusted(8, 10, 0, 0)
        paint_words(painter, place, self.words, size=Size.SMALL, colour="quiet", strong=True)
        for words, cell in zip(CELLS, cells(area), strict=True):
            middle = Qt.AlignmentFlag.AlignHCenter
            top = QRectF(cell.left() - 8, area.top() + 10, CELL + 16, 24)
            paint_words(painter, top, words, size=Size.SMALL, colour="quiet", align=middle)


class _Line(StatementLine):
    beside = 3 * (CELL + GAP) + 16
    lowest = 44

    def __init__(self, statement: Statement, grid: WallGrid) -> None:
        super().__init__(statement)
        self._grid = grid
        self.marks: Marks = (None, None, None)

    @property
    def begun(self) -> bool:
        """Whether only the lowest mark was typed so far."""
        return self.marks[0] is not None and self.marks[1] is None

    @property
    def words(self) -> str:
        """The line as a sentence."""
        named = zip(CELLS, self.marks, strict=True)
        said = ", ".join(f"{name.lower()} {mark or 'open'}" for name, mark in named)
        return f"{number_of(self.id)}. {self.label} {said}"

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Number and label at the left, three cells at the right."""
        self.paint_statement(painter, area)
        in_front = self._grid.hasFocus() and self._grid._line(self._grid.current()) is self
        for place, (cell, mark) in enumerate(zip(cells(area), self.marks, strict=True)):
            _paint_cell(painter, cell, mark, in_front and place == self._grid.cell)

    def part_at(self, area: QRectF, point: QPointF) -> str:
        """The cell under the mouse."""
        return next((str(n) for n, cell in enumerate(cells(area)) if cell.contains(point)), "")


def cells(area: QRectF) -> list[QRectF]:
    """The three cells of a row, 30 pixels high."""
    left, top = area.right() - 3 * (CELL + GAP), area.center().y() - 15
    return [QRectF(left + n * (CELL + GAP), top, CELL, 30) for n in range(3)]


def _paint_cell(painter: QPainter, cell: QRectF, mark: int | None, in_front: bool) -> None:
    t = theme.tokens()
    painter.setPen(QPen(QColor(t.teal if in_front else t.edge), 2 if in_front else 1))
    painter.setBrush(QColor(t.field))
    painter.drawRoundedRect(cell, 6, 6)
    painter.setFont(theme.font(Size.BODY))
    painter.setPen(QColor(t.ink))
    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(mark) if mark else "")
