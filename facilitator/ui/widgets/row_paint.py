"""How a row paints itself and how high it is: words, pills and rules without a list around them."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from facilitator.ui import theme
from facilitator.ui.theme import Size
from facilitator.ui.widgets.text import SEMIBOLD, pill_colours

KNOWN = 4096
"""How many words' sizes are remembered: to measure costs as much as to paint."""


class Row(Protocol):
    """One row: its words for a screen reader, its height at a width, and how it is painted."""

    @property
    def words(self) -> str:
        """What a screen reader says."""

    @property
    def chosen_by_keys(self) -> bool:
        """Whether the arrows stop here; a heading's row is passed over."""

    def height(self, width: int) -> int:
        """The pixels it needs."""

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Draw it."""

    def part_at(self, area: QRectF, point: QPointF) -> str:
        """The part that can be pressed here, or ""."""

    def tip(self, area: QRectF, point: QPointF) -> str:
        """What a tooltip says here, or ""."""


class PlainRow:
    """What most rows share: nothing in them can be pressed."""

    chosen_by_keys = True

    def part_at(self, area: QRectF, point: QPointF) -> str:
        """Nothing can be pressed."""
        return ""

    def tip(self, area: QRectF, point: QPointF) -> str:
        """No tooltip."""
        return ""


def paint_words(
    painter: QPainter,
    area: QRectF,
    words: str,
    *,
    size: int = Size.BODY,
    colour: str = "ink",
    strong: bool = False,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    wrap: bool = False,
) -> None:
    """Words in a rectangle: one line in its middle that elides, or wrapped from its top."""
    painter.setFont(theme.font(size, SEMIBOLD if strong else theme.font().weight()))
    painter.setPen(QColor(getattr(theme.tokens(), colour)))
    if wrap:
        flags = int(align | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap.value)
        painter.drawText(area, flags, words)
        return
    room = int(area.width()) + 1
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.drawText(area, int(align | Qt.AlignmentFlag.AlignVCenter), shown)


@lru_cache(KNOWN)
def words_height(words: str, width: float, size: int = Size.BODY, *, strong: bool = False) -> int:
    """How high wrapped words are at a width."""
    metrics = QFontMetrics(theme.font(size, SEMIBOLD if strong else theme.font().weight()))
    room = QRectF(0, 0, max(width, 40), 10_000).toRect()
    return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap.value), words).height()


@lru_cache(KNOWN)
def words_width(words: str, size: int = Size.BODY, *, strong: bool = False) -> int:
    """How wide words are on one line."""
    font = theme.font(size, SEMIBOLD if strong else theme.font().weight())
    return QFontMetrics(font).horizontalAdvance(words)


def pill_width(words: str) -> int:
    """How wide a painted pill is."""
    return words_width(words, Size.SMALL, strong=True) + 20


def paint_pill(painter: QPainter, right: float, top: float, words: str, kind: str) -> None:
    """A pill that ends at `right`, as `Pill` draws it."""
    ground, ink = pill_colours(kind)
    width = pill_width(words)
    area = QRectF(right - width, top, width, 22)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(area, 11, 11)
    painter.setFont(theme.font(Size.SMALL, SEMIBOLD))
    painter.setPen(ink)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)


def paint_rule(painter: QPainter, area: QRectF) -> None:
    """The fine line that parts a row from the next."""
    painter.setPen(QPen(QColor(theme.tokens().line), 1))
    y = area.bottom() - 0.5
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
