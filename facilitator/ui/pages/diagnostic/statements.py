"""All statements of a round: how each was answered, and how far the facilitator found it so."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout

from facilitator import content
from facilitator.domain.instrument import number_of
from facilitator.domain.reading import DimensionReading, StatementReading
from facilitator.operations import rounds
from facilitator.ui import theme
from facilitator.ui.pages.diagnostic.dots import HEIGHT, WIDTH, dots_words, paint_dots
from facilitator.ui.pages.diagnostic.round_view import RoundView
from facilitator.ui.pages.diagnostic.words import AGREEMENT, BANDS, EVIDENCE, Shown
from facilitator.ui.theme import Size
from facilitator.ui.widgets.card import Card
from facilitator.ui.widgets.row_list import (
    PlainRow,
    Row,
    RowList,
    paint_pill,
    paint_rule,
    paint_words,
    pill_width,
    words_height,
    words_width,
)
from facilitator.ui.widgets.text import Muted

NUMBER, CHIP = 34, 26


class Statements(RoundView):
    """The second view of a round; what is rated there is the facilitator's evidence."""

    def _build(self) -> None:
        self._round_id = ""
        self._list = StatementList()
        card = Card("All statements")
        card.add(
            Muted(
                "Dots are answers from 1 to 5, the red tick is the median, the bar the middle "
                "half. Evidence is what you found yourself: 0 none, 1 told, 2 seen, "
                "3 corroborated. It never changes what members said. Press 0 to 3 on a row, "
                "Delete to take it back."
            )
        )
        card.add(self._list)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        self._list.rated.connect(
            lambda statement, level: self.session.run(rounds.rate, self._round_id, statement, level)
        )

    def show_round(self, shown: Shown) -> None:
        """Show a round's statements, by dimension."""
        self._round_id = shown.round.id
        self._list.set_rows(list(_rows(shown)))


class StatementList(RowList):
    """The rows; keys 0 to 3 rate the one in front and go on to the next."""

    rated = Signal(str, object)

    def __init__(self) -> None:
        super().__init__("Statements")
        self.pressed_part.connect(self._on_pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self._line(self.current())
        if line and event.text() in ("0", "1", "2", "3"):
            self.rated.emit(line.id, int(event.text()))
            self.go_to(self._beyond(self.current(), 1))
        elif line and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.rated.emit(line.id, None)
        else:
            super().keyPressEvent(event)

    def _on_pressed(self, number: int, part: str) -> None:
        line = self._line(number)
        if line:
            level = int(part)
            self.rated.emit(line.id, None if level == line.evidence else level)

    def _line(self, number: int) -> _Line | None:
        rows = self.rows()
        found = rows[number] if 0 <= number < len(rows) else None
        return found if isinstance(found, _Line) else None


def _rows(shown: Shown) -> Iterator[Row]:
    instrument = content.instrument()
    for dimension in shown.reading.dimensions:
        yield _Head(dimension)
        for reading in shown.reading.statements:
            if reading.dimension == dimension.id:
                yield _Line(reading, instrument.statement(reading.id).evidence)


class _Head(PlainRow):
    chosen_by_keys = False

    def __init__(self, dimension: DimensionReading) -> None:
        self._dimension = dimension

    @property
    def words(self) -> str:
        """The dimension's name."""
        return self._dimension.title

    def height(self, width: int) -> int:
        """Air above, one line."""
        return 46

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Title at the left, score and band at the right."""
        line = QRectF(area.left(), area.bottom() - 32, area.width(), 28)
        right = line.right()
        if self._dimension.score is not None and self._dimension.band is not None:
            words, kind = BANDS[self._dimension.band]
            paint_pill(painter, right, line.top() + 3, words, kind)
            right -= pill_width(words) + 10
            score = QRectF(line.left(), line.top(), right - line.left(), 28)
            paint_words(
                painter,
                score,
                f"{self._dimension.score:.0f}",
                strong=True,
                align=Qt.AlignmentFlag.AlignRight,
            )
            right -= 40
        title = QRectF(line.left(), line.top(), right - line.left(), 28)
        paint_words(painter, title, self._dimension.title, strong=True, colour="teal_ink")
        paint_rule(painter, area)


class _Line(PlainRow):
    def __init__(self, reading: StatementReading, shows_it: str) -> None:
        self._reading, self._shows_it = reading, shows_it

    @property
    def id(self) -> str:
        """The statement's id."""
        return self._reading.id

    @property
    def evidence(self) -> int | None:
        """The level it was rated."""
        return self._reading.evidence

    @property
    def words(self) -> str:
        """The row as a sentence."""
        r = self._reading
        rated = "not rated" if r.evidence is None else EVIDENCE[r.evidence]
        agreement = f" {AGREEMENT[r.agreement][0]}." if r.agreement else ""
        return (
            f"{number_of(r.id)}. {r.label} {self._figures()}.{agreement} "
            f"{dots_words(r).capitalize()}. Evidence: {rated}."
        )

    def height(self, width: int) -> int:
        """The label's lines, then the line of dots."""
        return (
            10 + max(words_height(self._reading.label, self._label_width(width)), 22) + HEIGHT + 8
        )

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Number, label and agreement; below them dots, figures and evidence."""
        r, t = self._reading, theme.tokens()
        label = QRectF(
            area.left() + NUMBER, area.top() + 10, self._label_width(int(area.width())), 400
        )
        number = QRectF(area.left() + 4, area.top() + 10, NUMBER - 8, 22)
        paint_words(painter, number, number_of(r.id), colour="quiet", size=Size.SMALL)
        painter.save()
        painter.setClipRect(area)
        paint_words(painter, label, r.label, wrap=True)
        painter.restore()
        if r.agreement:
            paint_pill(painter, area.right() - 4, area.top() + 9, *AGREEMENT[r.agreement])
        top = area.bottom() - HEIGHT - 8
        paint_dots(painter, QRectF(area.left() + NUMBER - 16, top, WIDTH, HEIGHT), r)
        chips = self._chips(area)
        left = area.left() + NUMBER + WIDTH
        figures = QRectF(left, top + 14, chips[0].left() - left - 12, 26)
        paint_words(painter, figures, self._figures(), size=Size.SMALL, colour="ink_2")
        self._paint_note(painter, figures)
        for level, chip in enumerate(chips):
            chosen = r.evidence == level
            painter.setPen(QPen(QColor(t.teal if chosen else t.edge), 1))
            painter.setBrush(QColor(t.teal if chosen else t.field))
            painter.drawRoundedRect(chip, 6, 6)
            painter.setFont(theme.font(Size.SMALL))
            painter.setPen(QColor(t.on_teal if chosen else t.ink_2))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(level))
        paint_rule(painter, area)

    def part_at(self, area: QRectF, point: QPointF) -> str:
        """The evidence level under the mouse."""
        chips = enumerate(self._chips(area))
        return next((str(level) for level, chip in chips if chip.contains(point)), "")

    def tip(self, area: QRectF, point: QPointF) -> str:
        """The level's word, or what would show the statement to be so."""
        if level := self.part_at(area, point):
            return f"{level} {EVIDENCE[int(level)]}"
        return f"{dots_words(self._reading).capitalize()}. What would show it: {self._shows_it}"

    def _paint_note(self, painter: QPainter, figures: QRectF) -> None:
        """What would show it, or that a strength is unproven, where there is room."""
        words = f"Look for: {self._shows_it}"
        left = figures.left() + words_width(self._figures(), Size.SMALL) + 18
        place = QRectF(left, figures.top(), figures.right() - left, figures.height())
        if self._reading.unproven and place.width() > 70:
            words, colour = "Unproven strength", "amber_ink"
        else:
            colour = "quiet"
        if place.width() > 70:
            paint_words(painter, place, words, size=Size.SMALL, colour=colour)

    def _figures(self) -> str:
        r = self._reading
        unsure = f", {r.cant_say:.0%} can't say" if r.cant_say else ""
        if r.n == 0:
            return f"No answers{unsure}"
        if r.mean is None or r.median is None:
            return f"From {r.low} to {r.high}, n {r.n}{unsure}"
        return f"Mean {r.mean:.1f}, median {r.median:g}, n {r.n}{unsure}"

    def _label_width(self, width: int) -> float:
        pill = pill_width(AGREEMENT[self._reading.agreement][0]) if self._reading.agreement else 0
        return width - NUMBER - pill - 16

    def _chips(self, area: QRectF) -> list[QRectF]:
        left = area.right() - 4 * CHIP - 3 * 4 - 4
        top = area.bottom() - HEIGHT + 6
        return [QRectF(left + level * (CHIP + 4), top, CHIP, CHIP) for level in range(4)]
