"""How people stand in the list: which, in what order, and how each row is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Person
from facilitator.domain.scale import Role
from facilitator.ui import theme
from facilitator.ui.theme import Size
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.row_list import PlainRow, paint_pill, paint_words, pill_width

ROLES: dict[str, str] = {
    Role.LEADER: "Leader",
    Role.COORDINATOR: "Coordinator",
    Role.SPONSOR: "Sponsor",
    Role.PATIENT_PARTNER: "Patient partner",
    Role.MEMBER: "Member",
}
PILLS: dict[str, str] = {
    Role.LEADER: "teal",
    Role.COORDINATOR: "violet",
    Role.SPONSOR: "amber",
    Role.PATIENT_PARTNER: "green",
}
SORTS = {
    "role": "By role",
    "name": "By name",
    "organisation": "By organisation",
    "newest": "Newest first",
}


@dataclass(frozen=True)
class Filter:
    """What the list shows, and in which order."""

    words: str = ""
    role: str = ""
    organisation_id: str = ""
    sort: str = "role"


def chosen(dossier: Dossier, wanted: Filter) -> list[Person]:
    """The people the list shows; those who left come last."""
    places = {place.id: place.name for place in dossier.organisations}
    shown = [p for p in dossier.people if _fits(p, places.get(p.organisation_id or "", ""), wanted)]
    order = _orders(places)[wanted.sort]
    return sorted(shown, key=lambda person: (person.left_on is not None, order(person)))


def _fits(person: Person, place: str, wanted: Filter) -> bool:
    if wanted.role and person.role != wanted.role:
        return False
    if wanted.organisation_id and person.organisation_id != wanted.organisation_id:
        return False
    text = " ".join((person.name, person.job, place, person.interests, ROLES[person.role]))
    return all(word in text.casefold() for word in wanted.words.casefold().split())


def _orders(places: Mapping[str, str]) -> dict[str, Callable[[Person], tuple[object, ...]]]:
    ranks = list(ROLES)
    return {
        "role": lambda p: (ranks.index(p.role), p.name.casefold()),
        "name": lambda p: (p.name.casefold(),),
        "organisation": lambda p: (
            not p.organisation_id,
            places.get(p.organisation_id or "", "").casefold(),
            p.name.casefold(),
        ),
        "newest": lambda p: (-(p.joined.toordinal() if p.joined else 0), p.name.casefold()),
    }


def joined_since(people: Iterable[Person], dossier: Dossier) -> list[Person]:
    """Those who joined after the day the 18 months began."""
    return [p for p in people if p.joined and p.joined > dossier.network.start]


class PersonRow(PlainRow):
    """One person: name, role, job and organisation, interests."""

    def __init__(self, person: Person, place: str, is_chosen: Callable[[str], bool]) -> None:
        self.person = person
        self._is_chosen = is_chosen
        self._work = ", ".join(filter(None, (person.job, place)))
        self._role = ROLES[person.role] if person.role != Role.MEMBER else ""
        left = f"left {date_words(person.left_on)}" if person.left_on else ""
        joined = f"joined {date_words(person.joined)}" if person.joined and not left else ""
        self._when = left or joined
        parts = (person.name, self._role or "Member", self._work, person.interests, self._when)
        self.words = ", ".join(filter(None, parts))

    def height(self, width: int) -> int:
        return 30 + 22 * (bool(self._work or self._role) + bool(self._below(width)))

    def part_at(self, area: QRectF, point: QPointF) -> str:
        return "open"

    def tip(self, area: QRectF, point: QPointF) -> str:
        return self.words

    def paint(self, painter: QPainter, area: QRectF) -> None:
        if self._is_chosen(self.person.id):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tokens().teal_soft))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        line = QRectF(area.left() + 10, area.top() + 4, area.width() - 20, 22)
        name = "quiet" if self.person.left_on else "ink"
        paint_words(painter, line, self.person.name, strong=True, colour=name)
        if self._work or self._role:
            line.translate(0, 22)
            self._paint_work(painter, line)
        if below := self._below(round(area.width())):
            line.translate(0, 22)
            paint_words(painter, line, below, size=Size.SMALL, colour="quiet")

    def _paint_work(self, painter: QPainter, line: QRectF) -> None:
        room = QRectF(line)
        if self._role:
            width = pill_width(self._role)
            paint_pill(
                painter, line.left() + width, line.top(), self._role, PILLS[self.person.role]
            )
            room.setLeft(line.left() + width + 8)
        paint_words(painter, room, self._work, size=Size.SMALL, colour="ink_2")

    def _below(self, width: int) -> str:
        return " · ".join(filter(None, (self.person.interests, self._when)))
