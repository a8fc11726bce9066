"""How a promise stands in the list: its words, whose it is, where it was made, and its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from facilitator.domain import diary
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Lane
from facilitator.domain.promise_reading import is_late
from facilitator.domain.records import Promise
from facilitator.domain.thread import sources_of
from facilitator.ui.theme import Size
from facilitator.ui.widgets.dates import date_words
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
    Lane.COACHEE: "coachee",
    Lane.NETWORK: "",
    Lane.SPONSOR: "sponsor may read",
}
LANE_PILLS = {Lane.PRIVATE: "violet", Lane.COACHEE: "violet"}
_LEFT, _PAD = 34, 8


@dataclass(frozen=True)
class Origin:
    """Where a promise was made: words, and the page and record to open for it."""

    words: str
    page: str = ""
    record_id: str = ""


def origin(dossier: Dossier, promise: Promise) -> Origin:
    """Where a promise was made, as far as the thread tells."""
    sources = set(sources_of(dossier, promise.id))
    for workshop in dossier.workshops:
        if workshop.id in sources:
            return Origin(workshop.title, "workshops", workshop.id)
    for session in dossier.sessions:
        if session.id in sources:
            person = dossier.person(session.person_id)
            name = f" with {person.name}" if person else ""
            return Origin(f"Coaching{name}", "coaching", session.id)
    for goal in dossier.goals:
        if goal.id in sources:
            return Origin(goal.title, "goals", goal.id)
    for milestone in dossier.milestones:
        if milestone.id in sources:
            return Origin(milestone.title, "plan", milestone.id)
    places = {"digital": "Digital plan", "workshop": "A workshop", "coaching": "Coaching"}
    pages = {"digital": "digital", "workshop": "workshops", "coaching": "coaching"}
    return Origin(places.get(promise.made_in, ""), pages.get(promise.made_in, ""))


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
        parts = (promise.text, state, self._note, self._trail, self._lane)
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
    return " · ".join(filter(None, (owner, origin(dossier, promise).words)))


def _trail(promise: Promise, today: date) -> tuple[str, str]:
    if promise.done_on:
        return f"kept {date_words(promise.done_on)}", ""
    words = diary.due_words(promise.due, today)
    return words, "coral" if is_late(promise, today) else ""
