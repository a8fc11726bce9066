"""How guests and those who could be asked stand in their lists."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from facilitator.domain.deliver_records import Guest, Reply
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Person
from facilitator.domain.scale import Role
from facilitator.ui.theme import Size
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

ROLES: dict[str, str] = {
    Role.LEADER: "Leader",
    Role.COORDINATOR: "Coordinator",
    Role.SPONSOR: "Sponsor",
    Role.PATIENT_PARTNER: "Patient partner",
    Role.MEMBER: "Member",
}
REPLIES: dict[str, str] = {Reply.YES: "Yes", Reply.MAYBE: "Maybe", Reply.NO: "No"}
NEW, TICK, ASK, REMOVE = "new", "tick", "ask", "remove"
_KINDS = {Reply.YES: "green", Reply.MAYBE: "amber", Reply.NO: "coral"}
_LEFT, _PAD, _GAP, _LINE = 36, 8, 6, 22
_PARTS = (*REPLIES.items(), (NEW, "New"))


class GuestRow(PlainRow):
    """One guest: a box for who came, the name, replies to press, and what is said of the asks."""

    def __init__(self, guest: Guest, person: Person, about: str, cap: str) -> None:
        self.guest, self.person = guest, person
        self._about, self._cap = about, cap
        said = (
            person.name,
            "came" if guest.came else "not signed in",
            f"replied {REPLIES[guest.reply].lower()}" if guest.reply else "no reply",
            "new member" if guest.is_new else "",
            about,
            cap,
        )
        self.words = ", ".join(filter(None, said))

    def height(self, width: int) -> int:
        room = self._room(width)
        below = sum(words_height(w, room, Size.SMALL) for w in (self._about, self._cap) if w)
        return 2 * _PAD + words_height(self.person.name, room, strong=True) + below

    def part_at(self, area: QRectF, point: QPointF) -> str:
        if point.x() < area.left() + _LEFT:
            return TICK
        for name, place in self._places(area).items():
            if place.contains(point):
                return name
        return ""

    def paint(self, painter: QPainter, area: QRectF) -> None:
        top = area.top() + _PAD
        paint_box(painter, area.left() + 8, top + 1, self.guest.came)
        room = QRectF(area.left() + _LEFT, top, self._room(int(area.width())), 999)
        lines = (
            (self.person.name, Size.BODY, "ink", True),
            (self._about, Size.SMALL, "quiet", False),
            (self._cap, Size.SMALL, "amber_ink", True),
        )
        for words, size, colour, strong in lines:
            if words:
                paint_words(
                    painter, room, words, size=size, colour=colour, strong=strong, wrap=True
                )
                room.translate(0, words_height(words, room.width(), size, strong=strong))
        self._paint_parts(painter, area)
        paint_rule(painter, area.adjusted(_LEFT, 0, -6, 0))

    def _paint_parts(self, painter: QPainter, area: QRectF) -> None:
        for name, place in self._places(area).items():
            words = dict(_PARTS)[name]
            chosen = name == self.guest.reply or (name == NEW and self.guest.is_new)
            if chosen:
                kind = "teal" if name == NEW else _KINDS[Reply(name)]
                paint_pill(painter, place.right(), place.top(), words, kind)
            else:
                middle = Qt.AlignmentFlag.AlignHCenter
                paint_words(painter, place, words, size=Size.SMALL, colour="quiet", align=middle)

    def _places(self, area: QRectF) -> dict[str, QRectF]:
        """Where each part at the right can be pressed."""
        right, found = area.right() - 6, dict[str, QRectF]()
        for name, words in reversed(_PARTS):
            width = pill_width(words)
            found[name] = QRectF(right - width, area.top() + _PAD, width, _LINE)
            right -= width + (3 * _GAP if name == NEW else _GAP)
        return found

    def _room(self, width: int) -> float:
        parts = sum(pill_width(words) + _GAP for _, words in _PARTS) + 2 * _GAP
        return max(width - _LEFT - parts - 12, 90)


class CandidateRow(PlainRow):
    """Somebody who could be asked, with what speaks against it and a word to press."""

    def __init__(self, person: Person, about: str, cap: str) -> None:
        self.person, self._about, self.cap = person, about, cap
        self.words = ", ".join(filter(None, (person.name, about, cap)))

    def height(self, width: int) -> int:
        room = self._room(width)
        below = sum(words_height(w, room, Size.SMALL) for w in (self._about, self.cap) if w)
        return 2 * _PAD + words_height(self.person.name, room) + below

    def part_at(self, area: QRectF, point: QPointF) -> str:
        return ASK if point.x() > area.right() - 60 else ""

    def paint(self, painter: QPainter, area: QRectF) -> None:
        room = QRectF(area.left() + 8, area.top() + _PAD, self._room(int(area.width())), 999)
        paint_words(painter, room, self.person.name, wrap=True)
        room.translate(0, words_height(self.person.name, room.width()))
        for words, colour in ((self._about, "quiet"), (self.cap, "amber_ink")):
            if words:
                paint_words(painter, room, words, size=Size.SMALL, colour=colour, wrap=True)
                room.translate(0, words_height(words, room.width(), Size.SMALL))
        place = QRectF(area.right() - 50, area.top() + _PAD, words_width("Ask") + 6, _LINE)
        paint_words(painter, place, "Ask", colour="teal_ink", strong=True)
        paint_rule(painter, area.adjusted(8, 0, -6, 0))

    def _room(self, width: int) -> float:
        return max(width - 70, 90)


def about(dossier: Dossier, person: Person) -> str:
    """A person's role, job, organisation and interests in a line."""
    places = {place.id: place.name for place in dossier.organisations}
    role = ROLES.get(person.role, "") if person.role != Role.MEMBER else ""
    place = places.get(person.organisation_id or "", "")
    return " · ".join(filter(None, (role, person.job, place, person.interests)))
