"""All statements of a round: how each was answered, and how far the facilitator found it so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QScrollArea, QVBoxLayout, QWidget

from facilitator.domain.instrument import number_of, statement_words
from facilitator.domain.lights import TROUBLE_LIGHTS
from facilitator.domain.records import Response
from facilitator.domain.review_records import FormEdition
from facilitator.formspec import load
from facilitator.operations import review_notes, rounds, wall_charts
from facilitator.store import own_questions
from facilitator.ui.pages.diagnostic.added_questions import AddedCard
from facilitator.ui.pages.diagnostic.dots import dots_figure
from facilitator.ui.pages.diagnostic.round_view import RoundView
from facilitator.ui.pages.diagnostic.statement_rows import (
    TAKE,
    Beside,
    HeadRow,
    StatementRow,
    statement_rows,
)
from facilitator.ui.pages.diagnostic.words import Shown, counted
from facilitator.ui.session import Session
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.row_list import RowList
from facilitator.ui.widgets.text import Muted, Text

ABOVE = 16


class Statements(RoundView):
    """The second view of a round; what is rated there is the facilitator's evidence."""

    def _build(self) -> None:
        self._round_id = ""
        self._shown: Shown | None = None
        self._marked: tuple[str, ...] = ()
        self._only: tuple[str, ...] = ()
        self._behind = Card(accent="teal")
        self._why, self.all = Text(), Button("Show all statements")
        self._behind.add(row(self._why, self.all))
        self._behind.hide()
        self._list = StatementList()
        self._heard, self._editions = Muted(), Muted()
        card = Card("All statements")
        card.add(
            Muted(
                "Dots are answers from 1 to 5, the red tick is the median, the bar the middle "
                "half. Evidence is what you found yourself: 0 none, 1 told, 2 seen, "
                "3 corroborated. It never changes what members said. Press 0 to 3 on a row, "
                "Delete to take it back."
            )
        )
        card.add(self._heard)
        card.add(self._editions)
        card.add(self._list)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        box.addWidget(self._behind)
        box.addWidget(card)
        self.added = AddedCard()
        box.addWidget(self.added)
        self._connect()

    def _connect(self) -> None:
        run = self.session.run
        self._list.rated.connect(
            lambda statement, level: run(rounds.rate, self._round_id, statement, level)
        )
        self._list.taken.connect(
            lambda statement: run(review_notes.take_over, self._round_id, [statement])
        )
        self._list.save_wanted.connect(self._on_save)
        self.all.clicked.connect(self._on_all)

    def show_round(self, shown: Shown) -> None:
        """Show a round's statements, by dimension."""
        self._round_id, self._shown = shown.round.id, shown
        self.added.show_questions(own_questions.of_round(self.session.casebook, shown.round))
        self._fill()

    def show_record(self, record_id: str) -> QWidget | None:
        """Mark a statement or a dimension's; of a light, show those behind it and no others."""
        light = next((light for light in TROUBLE_LIGHTS if light.id == record_id), None)
        self._only = self._asked(light.statements) if light else ()
        self._marked = () if light else self._asked(self._of(record_id))
        if light:
            self._why.setText(f"Behind “{light.title}”: {statement_words(self._only)}.")
        self._behind.setVisible(bool(self._only))
        self._fill()
        if record_id:
            self._list.setFocus()
            QTimer.singleShot(0, self, lambda: self._list.show_first(record_id, self._marked))
        return None

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._marked = self._only = ()
            self._behind.hide()

    def _fill(self) -> None:
        if self._shown is None:
            return
        beside = _beside(self.session, self._shown, self._marked, self._only)
        lines = list(statement_rows(self._shown, beside))
        self._list.set_rows(lines)
        number = sum(isinstance(one, StatementRow) and one.suggestion is not None for one in lines)
        self._say(self._heard, _heard_words(number))
        self._say(self._editions, editions_words(self.session, self._shown.responses))

    def _say(self, label: Muted, words: str) -> None:
        label.setText(words)
        label.setHidden(not words)

    def _asked(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        asked = self._shown.reading.statements if self._shown else ()
        return tuple(reading.id for reading in asked if reading.id in ids)

    def _of(self, record_id: str) -> tuple[str, ...]:
        asked = self._shown.reading.statements if self._shown else ()
        return tuple(r.id for r in asked if record_id in (r.id, r.dimension))

    def _on_all(self) -> None:
        marked, self._only = self._only, ()
        self._marked = marked
        self._behind.hide()
        self._fill()
        self._list.setFocus()
        QTimer.singleShot(0, self, lambda: self._list.show_first("", marked))

    def _on_save(self, line: StatementRow) -> None:
        from facilitator.ui import figure_saving

        if figure := dots_figure(line.reading):
            title = self._shown.round.title if self._shown else ""
            name = f"Statement {number_of(line.id)}, {title}"
            figure_saving.save(self.window(), self.session, figure, name)


class StatementList(RowList):
    """The rows; keys 0 to 3 rate the one in front and go on to the next.

    `taken` carries a statement whose suggestion is taken over, `save_wanted` the row whose dots
    are to be saved.
    """

    rated = Signal(str, object)
    taken = Signal(str)
    save_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("Statements")
        self.pressed_part.connect(self._on_pressed)

    def show_first(self, head: str, statements: tuple[str, ...]) -> None:
        """Put the first of these in front, below the top of the page with its heading if any."""
        rows = self.rows()
        heads = [n for n, line in enumerate(rows) if isinstance(line, HeadRow) and line.id == head]
        lines = [n for n, line in enumerate(rows) if _id(line) in statements] or [1]
        self.go_to(lines[0])
        around: QWidget | None = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        content = around.widget() if around is not None else None
        if around is not None and content is not None:
            area = self.row_area((heads or lines)[0])
            top = self.viewport().mapTo(content, area.topLeft().toPoint())
            around.verticalScrollBar().setValue(top.y() - ABOVE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self._line(self.current())
        if line is None:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Save):
            self.save_wanted.emit(line)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(line)
        elif event.text() in ("0", "1", "2", "3"):
            self.rated.emit(line.id, int(event.text()))
            self.go_to(self._beyond(self.current(), 1))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.rated.emit(line.id, None)
        else:
            super().keyPressEvent(event)

    def _take(self, line: StatementRow) -> None:
        if line.suggestion:
            self.taken.emit(line.id)
            self.go_to(self._beyond(self.current(), 1))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        number = self.indexAt(event.pos()).row() if by_mouse else self.current()
        line = self._line(number)
        if line is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Save figure", lambda: self.save_wanted.emit(line))
        menu.popup(event.globalPos())

    def _on_pressed(self, number: int, part: str) -> None:
        line = self._line(number)
        if line and part == TAKE:
            self.taken.emit(line.id)
        elif line:
            level = int(part)
            self.rated.emit(line.id, None if level == line.evidence else level)

    def _line(self, number: int) -> StatementRow | None:
        rows = self.rows()
        found = rows[number] if 0 <= number < len(rows) else None
        return found if isinstance(found, StatementRow) else None


def editions_words(session: Session, sheets: tuple[Response, ...]) -> str:
    """How many sheets answered other words than those shown, or ""."""
    now = load.load("diagnostic").edition
    others = Counter(sheet.form_edition for sheet in sheets if sheet.form_edition != now)
    if not others:
        return ""
    kept = session.casebook.find(FormEdition, form="diagnostic")
    days = {edition.edition: edition.taken_on for edition in kept}
    told = list(_told(others, days))
    return (
        f"{' and '.join(told)} of {counted(len(sheets), 'sheet', 'sheets')} answered other words "
        "than those shown here. Compare them before you read much into a statement."
    )


def _told(others, days) -> Iterator[str]:  # type: ignore[no-untyped-def]
    for edition, number in others.items():
        day = days.get(edition)
        own = f"your wording kept on {date_words(day)}" if day else "a wording of your own"
        yield f"{number} ({own if edition else 'the program’s own wording'})"


def _beside(
    session: Session, shown: Shown, marked: tuple[str, ...], only: tuple[str, ...]
) -> Beside:
    casebook, round_ = session.casebook, shown.round
    charts = wall_charts.reading(casebook, round_.id) if round_.open_session else ()
    return Beside(
        {chart.statement: chart for chart in charts},
        review_notes.suggested(casebook, round_.network_id),
        marked,
        only,
    )


def _heard_words(number: int) -> str:
    if not number:
        return ""
    of = counted(number, "statement", "statements")
    return (
        f"Interviews and documents suggest a rating for {of}. Enter or a click takes it over; its "
        "tooltip says where it comes from."
    )


def _id(line: object) -> str:
    return line.id if isinstance(line, StatementRow) else ""
