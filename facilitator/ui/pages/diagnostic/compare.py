"""Two rounds side by side: both profiles, and which changes are likely to be real."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator import content
from facilitator.domain.change import Change, compare_dimensions, compare_rounds
from facilitator.domain.instrument import number_of
from facilitator.domain.reading import RoundReading, StatementReading, read_round
from facilitator.domain.records import Round
from facilitator.store import readings
from facilitator.ui import figure_saving
from facilitator.ui.pages.diagnostic.dots import HEIGHT, WIDTH, paint_dots
from facilitator.ui.pages.diagnostic.results import (
    OPENS,
    RADAR_HEIGHT,
    RADAR_ROOM,
    RADAR_WIDTH,
    SPOKE,
    Scores,
    scores,
)
from facilitator.ui.pages.diagnostic.round_view import RoundView
from facilitator.ui.pages.diagnostic.words import Shown, round_words
from facilitator.ui.theme import Size
from facilitator.ui.widgets.card import Card, clear, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.figure_view import FigureView
from facilitator.ui.widgets.row_list import (
    PlainRow,
    Row,
    RowList,
    paint_pill,
    paint_rule,
    paint_words,
    pill_width,
    words_height,
)
from facilitator.ui.widgets.text import Muted, Text
from facilitator.ui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from facilitator.store.casebook import Casebook

CAUTION = (
    "This is a conversation tool, not a validated measure. “Likely real” means half a point or "
    "more, and more than chance alone would often bring. Ask people what they think changed."
)


@dataclass(frozen=True)
class Comparison:
    """Two rounds over the statements both asked."""

    before: RoundReading
    after: RoundReading
    dimensions: tuple[Change, ...]
    statements: tuple[Change, ...]


def compare(casebook: Casebook, before: Round, after: Round) -> Comparison:
    """Read both rounds over the statements both asked, and compare them."""
    whole = content.instrument()
    asked = whole.rapid if before.rapid or after.rapid else whole
    earlier, later = (readings.responses_of(casebook, round_) for round_ in (before, after))
    strict = readings.privacy_of(after if before.open_session else before)
    return Comparison(
        read_round(asked, earlier, privacy=readings.privacy_of(before)),
        read_round(asked, later, privacy=readings.privacy_of(after)),
        compare_dimensions(asked, earlier, later, strict),
        compare_rounds(asked, earlier, later, strict),
    )


class CompareRounds(RoundView):
    """The view of two rounds; it asks which and reads them itself."""

    def _build(self) -> None:
        self._casebook = self.session.casebook
        self._rounds: tuple[Round, ...] = ()
        self._labels: dict[str, str] = {}
        self._before = self._after = Choice("Earlier round", {"": ""}, as_list=True)
        self._choosers = QVBoxLayout()
        self._few = Text(colour="ink_2")
        self._radar = FigureView(
            "Both profiles", width=RADAR_WIDTH, height=RADAR_HEIGHT, opens=OPENS, reach=SPOKE
        )
        self._dimensions, self._statements = RowList("Dimensions"), RowList("Statements")
        choosing = Card("Rounds side by side")
        choosing.add(self._choosers)
        choosing.add(self._few)
        choosing.add(Muted(CAUTION))
        profile = Card("Profile then and now")
        profile.add(self._radar)
        dimensions = Card("Dimensions")
        dimensions.add(self._dimensions)
        statements = Card("Statements")
        statements.add(self._statements)
        self._results = QWidget()
        inside = QVBoxLayout(self._results)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(16)
        inside.addWidget(Tiles([profile, dimensions], least=340, shares=(9, 11)))
        inside.addWidget(statements)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        box.addWidget(choosing)
        box.addWidget(self._results)
        self._radar.clicked.connect(lambda spot: self._open(spot.id))
        self._dimensions.opened.connect(self._on_dimension)
        self._dimensions.pressed_part.connect(lambda number, _: self._on_dimension(number))
        figure_saving.offer(self._radar, self.session, lambda: "Both profiles")

    def show_round(self, shown: Shown) -> None:
        """Offer the rounds that many were asked in, and compare the two chosen."""
        rounds, returned = shown.rounds, shown.returned
        labels = {r.id: round_words(r, returned.get(r.id, 0)) for r in rounds}
        self._rounds = rounds
        if labels != self._labels:
            self._labels = labels
            self._offer(labels)
        enough = len(rounds) > 1
        self._few.setText("" if enough else "With a second round, the two stand side by side here.")
        self._few.setHidden(enough)
        self._results.setVisible(enough)
        if enough:
            self._show()

    def _offer(self, labels: dict[str, str]) -> None:
        clear(self._choosers)
        if len(labels) < 2:
            return
        pair = readings.comparable(self._rounds) or (self._rounds[0], self._rounds[-1])
        kept = (self._before.value(), self._after.value())
        chosen = kept if all(id in labels for id in kept) else (pair[0].id, pair[1].id)
        self._before = Choice("Earlier round", labels, as_list=True)
        self._after = Choice("Later round", labels, as_list=True)
        for choice, value in zip((self._before, self._after), chosen, strict=True):
            choice.set_value(value)
            choice.edited.connect(lambda _: self._show())
        self._choosers.addLayout(row(self._before, self._after, gap=12))

    def _show(self) -> None:
        by_id = {round_.id: round_ for round_ in self._rounds}
        before, after = by_id[self._before.value()], by_id[self._after.value()]
        found = compare(self._casebook, before, after)
        self._dimensions.set_rows(_dimension_rows(found))
        self._statements.set_rows(_statement_rows(found))
        now, then, names = scores(found.after), scores(found.before), (after.title, before.title)

        def make(palette):  # type: ignore[no-untyped-def]
            from facilitator.documents.figures_diagnostic import radar

            return radar(now, then, palette, names=names, width=RADAR_WIDTH, room=RADAR_ROOM)

        self._radar.set_figure(make)
        same = before.id == after.id
        self._few.setText("Choose two different rounds." if same else "")
        self._few.setHidden(not same)

    def _on_dimension(self, number: int) -> None:
        line = self._dimensions.rows()[number]
        if isinstance(line, _ChangeRow):
            self._open(line.id)

    def _open(self, dimension: str) -> None:
        """Go to the first of a dimension's statements, in the list below."""
        for number, line in enumerate(self._statements.rows()):
            if isinstance(line, _ChangeRow) and line.dimension == dimension:
                self._statements.setFocus(Qt.FocusReason.OtherFocusReason)
                self._statements.go_to(number)
                return


def _dimension_rows(found: Comparison) -> list[Row]:
    then: Scores = scores(found.before)
    now: Scores = scores(found.after)
    titles = {d.id: d.title for d in found.after.dimensions}
    return [
        _ChangeRow(titles[change.id], change, _two(before, after, "{:.0f}"))
        for change, (_, _, before), (_, _, after) in zip(found.dimensions, then, now, strict=True)
    ]


def _statement_rows(found: Comparison) -> list[Row]:
    return [
        _ChangeRow(
            f"{number_of(before.id)}. {before.label}",
            change,
            _two(before.mean, after.mean, "{:.1f}"),
            (before, after),
        )
        for change, before, after in zip(
            found.statements, found.before.statements, found.after.statements, strict=True
        )
    ]


def _two(before: float | None, after: float | None, shape: str) -> str:
    if before is None or after is None:
        return ""
    return f"{shape.format(before)} to {shape.format(after)}"


class _ChangeRow(PlainRow):
    def __init__(
        self,
        title: str,
        change: Change,
        values: str,
        both: tuple[StatementReading, StatementReading] | None = None,
    ) -> None:
        self._title, self._change, self._values, self._both = title, change, values, both
        self.id = change.id
        self.dimension = both[0].dimension if both else ""

    def part_at(self, area: QRectF, point: QPointF) -> str:
        """A dimension opens; a statement does not."""
        return "" if self._both else "open"

    @property
    def words(self) -> str:
        """The row as a sentence."""
        return f"{self._title} {self._figures()}. {self._verdict()[0]}."

    def height(self, width: int) -> int:
        """The title's lines, then the numbers, with dots for a statement."""
        below = HEIGHT + 4 if self._both else 24
        return 10 + max(words_height(self._title, self._room(width)), 22) + below + 8

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Title and verdict; below them both distributions and the numbers."""
        title = QRectF(area.left() + 4, area.top() + 10, self._room(int(area.width())), 300)
        painter.save()
        painter.setClipRect(area)
        paint_words(painter, title, self._title, wrap=True)
        painter.restore()
        paint_pill(painter, area.right() - 4, area.top() + 9, *self._verdict())
        left, top = area.left() + 4, area.bottom() - 32
        if self._both:
            top = area.bottom() - HEIGHT - 8
            for reading in self._both:
                paint_dots(painter, QRectF(left - 6, top, WIDTH - 24, HEIGHT), reading)
                left += WIDTH - 12
            left, top = left + 4, top + 14
        figures = QRectF(left, top, area.right() - left - 4, 24)
        paint_words(painter, figures, self._figures(), size=Size.SMALL, colour="ink_2")
        paint_rule(painter, area)

    def tip(self, area: QRectF, point: QPointF) -> str:
        """All the numbers, where they are cut, and what a click brings."""
        return self._figures() if self._both else f"{self._figures()}. {OPENS}"

    def _room(self, width: int) -> float:
        return width - pill_width(self._verdict()[0]) - 20

    def _verdict(self) -> tuple[str, str]:
        change = self._change
        if change.delta is None:
            return "Too few", "plain"
        if not change.likely_real:
            return "Could be chance", "plain"
        return ("Likely real, up", "green") if change.delta > 0 else ("Likely real, down", "coral")

    def _figures(self) -> str:
        change = self._change
        matched = f", {change.matched} matched" if change.matched else ""
        moved = "" if change.delta is None else f" ({change.delta:+.1f} points)"
        values = f"{self._values}{moved}, " if self._values else ""
        return f"{values}n {change.n_before} to {change.n_after}{matched}"
