"""The eight dimensions as rows: score, band and n, beside what core and members say."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from facilitator.domain.reading import DimensionReading, GapReading, RoundReading
from facilitator.ui import theme
from facilitator.ui.pages.diagnostic.words import BANDS
from facilitator.ui.theme import Size
from facilitator.ui.widgets.row_list import (
    PlainRow,
    Row,
    paint_pill,
    paint_rule,
    paint_words,
    words_height,
)

RIGHT = Qt.AlignmentFlag.AlignRight
_WIDE = 640


def table_rows(reading: RoundReading) -> list[Row]:
    """A heading, then a row for each dimension."""
    gaps = {gap.id: gap for gap in reading.gap}
    return [
        _Head(),
        *(DimensionRow(dimension, gaps[dimension.id]) for dimension in reading.dimensions),
    ]


def _columns(area: QRectF) -> dict[str, QRectF]:
    """Where each column lies; the bar stands only where there is room."""
    wide = area.width() >= _WIDE
    widths = {"gap": 62, "members": 66, "core": 46, "n": 34, "band": 92, "score": 40}
    if wide:
        widths |= {"bar": 104}
    right, found = area.right(), {}
    for name, width in widths.items():
        found[name] = QRectF(right - width, area.top(), width, area.height())
        right -= width + (14 if wide else 6)
    found["title"] = QRectF(area.left(), area.top(), right - area.left(), area.height())
    return found


class _Head(PlainRow):
    words = "Dimension, score, band, n, core, members, gap"
    chosen_by_keys = False

    def height(self, width: int) -> int:
        """One line of small words."""
        return 30

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """The columns' names."""
        names = {
            "title": "Dimension",
            "score": "Score",
            "band": "Band",
            "n": "n",
            "core": "Core",
            "members": "Members",
            "gap": "Gap",
        }
        for name, place in _columns(area).items():
            if name in names:
                align = Qt.AlignmentFlag.AlignLeft if name in ("title", "band") else RIGHT
                shifted = place.adjusted(10, 0, 0, 0) if name == "band" else place
                words = names[name]
                paint_words(painter, shifted, words, size=Size.SMALL, colour="quiet", align=align)
        paint_rule(painter, area)


class DimensionRow(PlainRow):
    """One dimension; a click anywhere opens its statements."""

    def __init__(self, dimension: DimensionReading, gap: GapReading) -> None:
        self._dimension, self._gap = dimension, gap

    @property
    def id(self) -> str:
        """The dimension's id."""
        return self._dimension.id

    def part_at(self, area: QRectF, point: QPointF) -> str:
        """All of it opens."""
        return "open"

    def tip(self, area: QRectF, point: QPointF) -> str:
        """What a click brings."""
        return "Opens its statements"

    @property
    def words(self) -> str:
        """The row as a sentence."""
        d, gap = self._dimension, self._gap
        if d.score is None or d.band is None:
            return f"{d.title}: hidden, {d.n} answered"
        said = f"{d.title}: {d.score:.0f}, {BANDS[d.band][0].lower()}, {d.n} answered"
        if gap.core is None or gap.members is None or gap.gap is None:
            return f"{said}; core and members not shown apart"
        wide = ", a wide gap" if gap.flagged else ""
        return f"{said}; core {gap.core:.1f}, members {gap.members:.1f}{wide}"

    def height(self, width: int) -> int:
        """The title's lines and some air."""
        title = _columns(QRectF(0, 0, width, 10))["title"]
        return max(40, words_height(self._dimension.title, title.width()) + 16)

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Title, bar, score, band, n, and both sides."""
        d, places = self._dimension, _columns(area)
        title = places["title"]
        high = words_height(d.title, title.width())
        inside = QRectF(title.left(), area.center().y() - high / 2, title.width(), high + 2)
        paint_words(painter, inside, d.title, wrap=True)
        if d.score is None or d.band is None:
            self._number(painter, places["score"], "–")
            paint_words(
                painter, places["band"].adjusted(10, 0, 20, 0), "hidden", colour="quiet", size=13
            )
        else:
            if "bar" in places:
                _paint_bar(painter, places["bar"], d.score)
            self._number(painter, places["score"], f"{d.score:.0f}", strong=True)
            words, kind = BANDS[d.band]
            paint_pill(painter, places["band"].right(), area.center().y() - 11, words, kind)
        self._number(painter, places["n"], str(d.n), colour="quiet")
        self._paint_sides(painter, places, area)
        paint_rule(painter, area)

    def _paint_sides(self, painter: QPainter, places: dict[str, QRectF], area: QRectF) -> None:
        gap = self._gap
        if gap.core is None or gap.members is None or gap.gap is None:
            for name in ("core", "members", "gap"):
                self._number(painter, places[name], "–", colour="quiet")
            return
        self._number(painter, places["core"], f"{gap.core:.1f}")
        self._number(painter, places["members"], f"{gap.members:.1f}")
        if gap.flagged:
            words = f"{gap.gap:+.1f}"
            paint_pill(painter, places["gap"].right(), area.center().y() - 11, words, "violet")
        else:
            self._number(painter, places["gap"], f"{gap.gap:+.1f}", colour="quiet")

    def _number(
        self,
        painter: QPainter,
        place: QRectF,
        words: str,
        colour: str = "ink",
        strong: bool = False,
    ) -> None:
        paint_words(painter, place, words, colour=colour, strong=strong, align=RIGHT)


def _paint_bar(painter: QPainter, place: QRectF, score: float) -> None:
    t = theme.tokens()
    line = QRectF(place.left(), place.center().y() - 4, place.width(), 8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(t.teal_soft))
    painter.drawRoundedRect(line, 4, 4)
    painter.setBrush(QColor(t.teal))
    painter.drawRoundedRect(
        QRectF(line.left(), line.top(), max(line.width() * score / 100, 4), 8), 4, 4
    )
