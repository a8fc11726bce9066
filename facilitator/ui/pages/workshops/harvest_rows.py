"""How lines of the harvest stand in their list, each kind under its heading."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from facilitator.domain.deliver_records import Gift, HarvestItem
from facilitator.ui.theme import Size
from facilitator.ui.widgets.row_list import (
    PlainRow,
    paint_pill,
    paint_rule,
    paint_words,
    pill_width,
    words_height,
)

GIFTS: dict[str, str] = {
    Gift.IDEA: "Ideas",
    Gift.OFFER: "Offers",
    Gift.REQUEST: "Requests",
    Gift.COMMITMENT: "Commitments",
}
PROMISE, OPEN = "promise", "open"
_PAD = 7


class KindRow(PlainRow):
    """The heading of a kind; the arrows pass over it."""

    chosen_by_keys = False

    def __init__(self, gift: Gift) -> None:
        self.words = GIFTS[gift]

    def height(self, width: int) -> int:
        return 32

    def paint(self, painter: QPainter, area: QRectF) -> None:
        room = area.adjusted(4, 8, 0, 0)
        paint_words(painter, room, self.words, size=Size.SMALL, colour="teal_ink", strong=True)


class HarvestRow(PlainRow):
    """One line with who gave it and where; `trail` says what became of it, or offers to promise."""

    def __init__(
        self, item: HarvestItem, note: str, trail: str, *, who: str = "", kept: bool = False
    ) -> None:
        self.item, self.who = item, who
        self._note, self._trail = note, trail
        self._kind = "green" if kept else "plain" if item.promise_id else "teal"
        self.words = ", ".join(filter(None, (item.text, note, trail)))

    def height(self, width: int) -> int:
        below = words_height(self._note, self._room(width), Size.SMALL) if self._note else 0
        return 2 * _PAD + max(words_height(self.item.text, self._room(width)) + below, 22)

    def part_at(self, area: QRectF, point: QPointF) -> str:
        if self._trail and point.x() > area.right() - pill_width(self._trail) - 12:
            return PROMISE
        return OPEN

    def paint(self, painter: QPainter, area: QRectF) -> None:
        room = QRectF(area.left() + 4, area.top() + _PAD, self._room(int(area.width())), 999)
        paint_words(painter, room, self.item.text, wrap=True)
        room.translate(0, words_height(self.item.text, room.width()))
        if self._note:
            paint_words(painter, room, self._note, size=Size.SMALL, colour="quiet", wrap=True)
        if self._trail:
            paint_pill(painter, area.right() - 6, area.top() + _PAD, self._trail, self._kind)
        paint_rule(painter, area.adjusted(4, 0, -6, 0))

    def _room(self, width: int) -> float:
        return max(width - (pill_width(self._trail) + 18 if self._trail else 12), 90)
