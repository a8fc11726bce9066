"""How a promise stands in the list: its words, whose it is, where it was made, and its day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from facilitator.domain import diary
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Lane
from facilitator.domain.promise_reading import Group, origin
from facilitator.domain.records import Promise
from facilitator.domain.thread_words import goal_numbers
from facilitator.ui.theme import Size
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.icons import Icon
from facilitator.ui.widgets.record_list import paint_box
from facilitator.ui.widgets.row_list import (
    PlainRow,
    paint_pill,
    paint_rule,
    paint_words,
    pill_width,
    words_height,
    words_width,
)

LANES: dict[str, str] = {
    Lane.PRIVATE: "Only me",
    Lane.COACHEE: "The coachee and me",
    Lane.NETWORK: "The network",
    Lane.SPONSOR: "Also the sponsor",
}
LANE_WORDS: dict[str, str] = {
    Lane.PRIVATE: "only you",
    Lane.COACHEE: "in coaching",
    Lane.NETWORK: "",
    Lane.SPONSOR: "sponsor may read",
}
LANE_PILLS = {Lane.PRIVATE: "violet", Lane.COACHEE: "violet"}
LOCKED = {
    Lane.PRIVATE: "Only you read this promise; it is in no export.",
    Lane.COACHEE: "Made in coaching: only the coachee and you read it; nobody else gets it.",
}
_LEFT, _PAD, _GROUP, _LOCK = 34, 8, 40, 14


class GroupRow(PlainRow):
    """The title of promises that stand together; the arrows pass over it."""

    chosen_by_keys = False

    def __init__(self, group: Group, today: date) -> None:
        self._title, self._note = group.title, _group_words(group, today)
        self.words = f"{self._title}: {self._note}"

    def height(self, width: int) -> int:
        return _GROUP

    def paint(self, painter: QPainter, area: QRectF) -> None:
        room = area.adjusted(6, 10, -6, 0)
        wide = min(words_width(self._title, strong=True), room.width() - 90)
        title = QRectF(room.left(), room.top(), wide + 2, room.height())
        paint_words(painter, title, self._title, strong=True)
        note = room.adjusted(wide + 12, 0, 0, 0)
        paint_words(painter, note, self._note, size=Size.SMALL, colour="quiet")


class PromiseRow(PlainRow):
    """One promise with its box; `room_below` leaves space for the editor of an open one."""

    def __init__(
        self, dossier: Dossier, promise: Promise, today: date, *, room_below: int = 0
    ) -> None:
        self.promise, self._below = promise, room_below
        self._note = _note(dossier, promise)
        self._trail, self._kind = _trail(promise, today)
        self._lane = LANE_WORDS[promise.lane]
        state = "kept" if promise.done_on else "open"
        locked = LOCKED.get(promise.lane, self._lane)
        parts = (promise.text, state, self._note, self._trail, locked)
        self.words = ", ".join(filter(None, parts))

    def height(self, width: int) -> int:
        return self.head_height(width) + self._below

    def head_height(self, width: int) -> int:
        """The pixels without the editor."""
        return 2 * _PAD + words_height(self.promise.text, self._room(width)) + 21

    def part_at(self, area: QRectF, point: QPointF) -> str:
        if point.y() > area.top() + self.head_height(int(area.width())):
            return ""
        return "tick" if point.x() < area.left() + _LEFT else "open"

    def tip(self, area: QRectF, point: QPointF) -> str:
        return LOCKED.get(self.promise.lane, "")

    def paint(self, painter: QPainter, area: QRectF) -> None:
        top, kept = area.top() + _PAD, self.promise.done_on is not None
        paint_box(painter, area.left() + 6, top + 1, kept)
        room = QRectF(area.left() + _LEFT, top, self._room(int(area.width())), 999)
        colour = "quiet" if kept else "ink"
        paint_words(painter, room, self.promise.text, colour=colour, wrap=True)
        height = words_height(self.promise.text, room.width())
        self._paint_note(painter, QRectF(room.left(), top + height, area.width() - _LEFT - 8, 21))
        if self._kind:
            paint_pill(painter, area.right() - 6, top, self._trail, self._kind)
        else:
            left = area.right() - 6 - words_width(self._trail)
            place = QRectF(left, top, words_width(self._trail) + 4, 21)
            paint_words(painter, place, self._trail, colour="quiet")
        if not self._below:
            paint_rule(painter, area.adjusted(_LEFT, 0, -6, 0))

    def _paint_note(self, painter: QPainter, room: QRectF) -> None:
        if self.promise.lane in LANE_PILLS:
            lock = QRect(int(room.left()), int(room.top()) + 3, _LOCK, _LOCK)
            Icon("lock", "violet_ink").paint(painter, lock)
            room = room.adjusted(_LOCK + 5, 0, 0, 0)
        if self._lane:
            width = words_width(self._lane, Size.SMALL, strong=True)
            place = QRectF(room.left(), room.top(), width + 2, room.height())
            colour = "violet_ink" if self.promise.lane in LANE_PILLS else "teal_ink"
            paint_words(painter, place, self._lane, size=Size.SMALL, colour=colour, strong=True)
            room = room.adjusted(width + 10, 0, 0, 0)
        paint_words(painter, room, self._note, size=Size.SMALL, colour="quiet")

    def _room(self, width: int) -> float:
        trail = pill_width(self._trail) if self._kind else words_width(self._trail)
        return width - _LEFT - trail - 20


def _note(dossier: Dossier, promise: Promise) -> str:
    owner = diary.owner_of(dossier, promise) or "Nobody named"
    serves = goal_numbers(dossier, promise.id)
    return " · ".join(filter(None, (owner, origin(dossier, promise).words, serves)))


def _trail(promise: Promise, today: date) -> tuple[str, str]:
    if promise.done_on:
        return f"kept {date_words(promise.done_on)}", ""
    words = diary.due_words(promise.due, today)
    return words, "coral" if diary.is_late(promise, today) else ""


def _group_words(group: Group, today: date) -> str:
    """How many stand below, and how many of them are late: "3 promises, 1 late"."""
    number = len(group.promises)
    late = sum(1 for promise in group.promises if diary.is_late(promise, today))
    told = f"{number} promise{'' if number == 1 else 's'}"
    return f"{told}, {late} late" if late else told
