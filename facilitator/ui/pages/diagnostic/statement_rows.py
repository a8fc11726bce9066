"""The rows of the statements view: how each was answered, rated, marked on the wall, borne out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from facilitator import content
from facilitator.domain.evidence_coding import Suggestion
from facilitator.domain.instrument import number_of
from facilitator.domain.reading import DimensionReading, StatementReading
from facilitator.domain.wall_chart import WallReading
from facilitator.ui import theme
from facilitator.ui.pages.diagnostic.dots import (
    HEIGHT,
    WIDTH,
    dots_words,
    paint_dots,
    paint_wall,
)
from facilitator.ui.pages.diagnostic.words import AGREEMENT, BANDS, EVIDENCE, Shown
from facilitator.ui.theme import Size
from facilitator.ui.widgets.row_list import (
    PlainRow,
    Row,
    paint_pill,
    paint_rule,
    paint_words,
    pill_width,
    words_height,
    words_width,
)
from facilitator.ui.widgets.text import SEMIBOLD

NUMBER, CHIP, BELOW = 34, 26, 30
TAKE = "take"


@dataclass(frozen=True)
class Beside:
    """What stands beside the answers, by statement: wall charts, and what interviews suggest.

    `marked` are the statements somebody came for; `only` leaves out all others where it has any.
    """

    wall: Mapping[str, WallReading] = field(default_factory=dict)
    suggested: Mapping[str, Suggestion] = field(default_factory=dict)
    marked: Collection[str] = ()
    only: Collection[str] = ()


def statement_rows(shown: Shown, beside: Beside) -> Iterator[Row]:
    """A heading for each dimension, then its statements."""
    instrument = content.instrument()
    for dimension in shown.reading.dimensions:
        lines = [
            StatementRow(reading, instrument.statement(reading.id).evidence, beside)
            for reading in shown.reading.statements
            if reading.dimension == dimension.id and (not beside.only or reading.id in beside.only)
        ]
        if lines:
            yield HeadRow(dimension)
            yield from lines


def wall_words(wall: WallReading) -> str:
    """Such as "Wall chart: from 2 to 4, agreed on 3"."""
    span = f"from {wall.low} to {wall.high}" if wall.low != wall.high else f"all on {wall.low}"
    groups = f", {wall.groups} groups" if wall.groups > 1 else ""
    if wall.agreed is not None:
        return f"Wall chart: {span}{groups}, agreed on {wall.agreed}"
    if wall.groups_differ:
        settled = sorted({mark.agreed for mark in wall.marks if mark.agreed is not None})
        return f"Wall chart: {span}{groups}, agreed on {' or '.join(map(str, settled))}"
    return f"Wall chart: {span}{groups}, left open"


class HeadRow(PlainRow):
    """A dimension above its statements."""

    chosen_by_keys = False

    def __init__(self, dimension: DimensionReading) -> None:
        self._dimension = dimension

    @property
    def id(self) -> str:
        """The dimension's id."""
        return self._dimension.id

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


class StatementRow(PlainRow):
    """One statement with what was answered, rated, marked and heard."""

    def __init__(self, reading: StatementReading, shows_it: str, beside: Beside) -> None:
        self.reading, self._shows_it = reading, shows_it
        self._wall = beside.wall.get(reading.id)
        found = beside.suggested.get(reading.id)
        self.suggestion = None if found and found.level == reading.evidence else found
        self._reasons = " ".join(found.reasons) if found else ""
        self.marked = reading.id in beside.marked

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.reading.id

    @property
    def evidence(self) -> int | None:
        """The level it was rated."""
        return self.reading.evidence

    @property
    def words(self) -> str:
        """The row as a sentence."""
        r = self.reading
        rated = "not rated" if r.evidence is None else EVIDENCE[r.evidence]
        agreement = f" {AGREEMENT[r.agreement][0]}." if r.agreement else ""
        wall = f" {wall_words(self._wall)}." if self._wall else ""
        heard = f" {self._suggested()}." if self.suggestion else ""
        return (
            f"{number_of(r.id)}. {r.label} {self._figures()}.{agreement} "
            f"{dots_words(r).capitalize()}.{wall} Evidence: {rated}.{heard}"
        )

    def height(self, width: int) -> int:
        """The label's lines, the line of dots, and one for what stands beside them."""
        label = max(words_height(self.reading.label, self._label_width(width)), 22)
        return 10 + label + HEIGHT + 8 + self._below()

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Number, label and agreement; below them dots, figures and evidence."""
        r, t = self.reading, theme.tokens()
        if self.marked:
            _paint_mark(painter, area)
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
        top = area.bottom() - HEIGHT - 8 - self._below()
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
        self._paint_below(painter, area)
        paint_rule(painter, area)

    def part_at(self, area: QRectF, point: QPointF) -> str:
        """The evidence level under the mouse, or what interviews suggest."""
        if self.suggestion and self._pill(area).contains(point):
            return TAKE
        chips = enumerate(self._chips(area))
        return next((str(level) for level, chip in chips if chip.contains(point)), "")

    def tip(self, area: QRectF, point: QPointF) -> str:
        """The level's word, or what would show the statement to be so."""
        part = self.part_at(area, point)
        if part == TAKE:
            return f"{self._reasons} Click or press Enter to take it over as your rating."
        if part:
            return f"{part} {EVIDENCE[int(part)]}"
        return f"{dots_words(self.reading).capitalize()}. What would show it: {self._shows_it}"

    def _paint_note(self, painter: QPainter, figures: QRectF) -> None:
        """What would show it, or that a strength is unproven, where there is room."""
        words = f"Look for: {self._shows_it}"
        left = figures.left() + words_width(self._figures(), Size.SMALL) + 18
        place = QRectF(left, figures.top(), figures.right() - left, figures.height())
        if self.reading.unproven and place.width() > 70:
            words, colour = "Unproven strength", "amber_ink"
        else:
            colour = "quiet"
        if place.width() > 70:
            paint_words(painter, place, words, size=Size.SMALL, colour=colour)

    def _figures(self) -> str:
        r = self.reading
        unsure = f", {r.cant_say:.0%} can't say" if r.cant_say else ""
        if r.n == 0:
            return f"No answers{unsure}"
        if r.mean is None or r.median is None:
            return f"From {r.low} to {r.high}, n {r.n}{unsure}"
        return f"Mean {r.mean:.1f}, median {r.median:g}, n {r.n}{unsure}"

    def _label_width(self, width: int) -> float:
        pill = pill_width(AGREEMENT[self.reading.agreement][0]) if self.reading.agreement else 0
        return width - NUMBER - pill - 16

    def _chips(self, area: QRectF) -> list[QRectF]:
        left = area.right() - 4 * CHIP - 3 * 4 - 4
        top = area.bottom() - HEIGHT + 6 - self._below()
        return [QRectF(left + level * (CHIP + 4), top, CHIP, CHIP) for level in range(4)]

    def _below(self) -> int:
        return BELOW if self._wall or self.suggestion else 0

    def _suggested(self) -> str:
        assert self.suggestion
        return f"Interviews suggest {int(self.suggestion.level)} {EVIDENCE[self.suggestion.level]}"

    def _pill(self, area: QRectF) -> QRectF:
        wide = pill_width(self._suggested())
        return QRectF(area.right() - 4 - wide, area.bottom() - BELOW - 2, wide, 22)

    def _paint_below(self, painter: QPainter, area: QRectF) -> None:
        """The wall chart under the dots, and the suggestion under the ratings."""
        right = area.right()
        if self.suggestion:
            pill = self._pill(area)
            _paint_offer(painter, pill, self._suggested())
            right = pill.left() - 12
        if self._wall:
            top = area.bottom() - BELOW - 4
            paint_wall(painter, QRectF(area.left() + NUMBER - 16, top, WIDTH, 24), self._wall)
            left = area.left() + NUMBER + WIDTH
            place = QRectF(left, top, right - left, 26)
            paint_words(painter, place, wall_words(self._wall), size=Size.SMALL, colour="ink_2")


def _paint_offer(painter: QPainter, area: QRectF, words: str) -> None:
    """What can be taken over, as a button with an edge."""
    t = theme.tokens()
    painter.setPen(QPen(QColor(t.teal), 1))
    painter.setBrush(QColor(t.card))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 10.5, 10.5)
    painter.setFont(theme.font(Size.SMALL, SEMIBOLD))
    painter.setPen(QColor(t.teal_ink))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)


def _paint_mark(painter: QPainter, area: QRectF) -> None:
    """The ground and the bar of a statement that somebody came for."""
    t = theme.tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(t.teal_soft))
    painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 5, 5)
    painter.setBrush(QColor(t.teal))
    painter.drawRect(QRectF(area.left(), area.top() + 2, 3, area.height() - 4))
