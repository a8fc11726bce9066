"""Decides what may be told of coaching to whom: hours, contacts and themes, never what was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from facilitator.domain.value import value

if TYPE_CHECKING:
    from facilitator.domain.records import Agreement, Person, Session

Word = TypeVar("Word", bound=StrEnum)
PRO_BONO = "pro-bono"
FEWEST_TOGETHER = 3
"""How many people the added-up line needs, so that nobody in it can be worked out."""
COUNTED = ("talks", "minutes")


class SponsorHears(StrEnum):
    """How much of one person's coaching the sponsor may hear, as the three agreed."""

    ADDED_UP = "added-up"
    HOURS = "hours"
    THEMES = "themes"


class InHoursLog(StrEnum):
    """How a person may stand in the coach's log of hours."""

    ROLE = "role"
    NAME = "name"
    CONTACT = "contact"


@value
class Talk:
    """One conversation as a log of hours has it; `minutes` is None where nobody noted them."""

    on: date
    minutes: int | None
    pro_bono: bool = False


@value
class Client:
    """One person's line in the log of hours: no contact unless they agreed to it."""

    id: str
    name: str
    role: str
    contact: str
    talks: tuple[Talk, ...]

    def minutes(self, *, pro_bono: bool) -> int:
        """The minutes that were paid for, or those that were given."""
        return sum(talk.minutes or 0 for talk in self.talks if talk.pro_bono is pro_bono)


@value
class Coached:
    """How much coaching one person had, or several `people` added up (then `name` is "")."""

    name: str
    role: str
    people: int
    talks: int
    minutes: int
    hours_agreed: float | None


@value
class CoachingStory:
    """What a reader is told: hours by person as agreed, and themes of `voices` people together."""

    lines: tuple[Coached, ...] = ()
    themes: tuple[str, ...] = ()
    voices: int = 0


def sponsor_hears(answers: Mapping[str, object]) -> SponsorHears:
    """What an agreement lets the sponsor hear; only added up until the coachee has signed."""
    if not answers.get("coachee"):
        return SponsorHears.ADDED_UP
    return _chosen(SponsorHears, answers.get("sponsor_hears"), SponsorHears.ADDED_UP)


def in_hours_log(answers: Mapping[str, object]) -> InHoursLog:
    """How a person stands in the log of hours; by role only until they have chosen and signed."""
    if not answers.get("coachee"):
        return InHoursLog.ROLE
    return _chosen(InHoursLog, answers.get("hours_log"), InHoursLog.ROLE)


def clients(
    people: Iterable[Person], agreements: Iterable[Agreement], sessions: Sequence[Session]
) -> tuple[Client, ...]:
    """Everyone coached, in the order of people, each with the hours of their conversations."""
    agreed = {agreement.person_id: agreement.answers for agreement in agreements}
    found = (_client(person, agreed.get(person.id, {}), sessions) for person in people)
    return tuple(client for client in found if client.talks)


def called(found: Sequence[Client]) -> dict[str, str]:
    """What each client is called in the log, by id: their name, else their role with a number."""
    nameless = [client for client in found if not client.name]
    words = {client.id: client.name for client in found if client.name}
    for client in nameless:
        alike = [other.id for other in nameless if other.role == client.role]
        role = client.role.replace("-", " ").capitalize()
        words[client.id] = f"{role} {alike.index(client.id) + 1}" if len(alike) > 1 else role
    return words


def sponsor_story(
    people: Iterable[Person], agreements: Iterable[Agreement], sessions: Sequence[Session]
) -> CoachingStory:
    """What the sponsor may hear: each person as their agreement allows, others added up.

    Others are left out altogether where they are fewer than FEWEST_TOGETHER. Themes stand in
    the order of the alphabet, without person or date.
    """
    agreed = {agreement.person_id: agreement.answers for agreement in agreements}
    coached = {session.person_id for session in sessions}
    here = [person for person in people if person.id in coached]
    hears = {person.id: sponsor_hears(agreed.get(person.id, {})) for person in here}
    named = [p for p in here if hears[p.id] is not SponsorHears.ADDED_UP]
    others = [p for p in here if hears[p.id] is SponsorHears.ADDED_UP]
    lines = [_coached(p, agreed.get(p.id, {}), sessions) for p in named]
    if len(others) >= FEWEST_TOGETHER:
        lines.append(_together(others, sessions))
    told = _with_themes(agreed, sessions)
    return CoachingStory(tuple(lines), _themes(told), len({s.person_id for s in told}))


def speaks_alone(
    agreements: Iterable[Agreement], sessions: Iterable[Session], person_id: str
) -> bool:
    """Whether all themes that the sponsor hears are this person's, who is known by them."""
    agreed = {agreement.person_id: agreement.answers for agreement in agreements}
    return {session.person_id for session in _with_themes(agreed, sessions)} == {person_id}


def _with_themes(
    agreed: Mapping[str, Mapping[str, object]], sessions: Iterable[Session]
) -> list[Session]:
    """The conversations whose themes the sponsor may hear."""
    return [
        session
        for session in sessions
        if sponsor_hears(agreed.get(session.person_id, {})) is SponsorHears.THEMES
        and _themes([session])
    ]


def network_story(told: CoachingStory) -> CoachingStory:
    """What the network may hear: the sponsor's lines in one, where they are of enough people.

    The total is the sponsor's own, so that nobody can be worked out from both.
    """
    people = sum(line.people for line in told.lines)
    if people < FEWEST_TOGETHER:
        return CoachingStory()
    talks, minutes = (sum(getattr(one, part) for one in told.lines) for part in COUNTED)
    return CoachingStory((Coached("", "", people, talks, minutes, None),))


def _client(person: Person, answers: Mapping[str, object], sessions: Sequence[Session]) -> Client:
    allowed = in_hours_log(answers)
    own = sorted((s for s in sessions if s.person_id == person.id), key=lambda s: (s.date, s.id))
    reached = (person.email or person.phone).strip()
    contact = reached if allowed is InHoursLog.CONTACT else ""
    name = "" if allowed is InHoursLog.ROLE else person.name
    talks = tuple(Talk(s.date, s.minutes, s.pro_bono) for s in own)
    return Client(person.id, name, person.role, contact, talks)


def _coached(person: Person, answers: Mapping[str, object], sessions: Sequence[Session]) -> Coached:
    own = [session for session in sessions if session.person_id == person.id]
    hours = answers.get("hours")
    agreed = float(hours) if isinstance(hours, int | float) else None
    return Coached(person.name, person.role, 1, len(own), _minutes(own), agreed)


def _together(people: Sequence[Person], sessions: Sequence[Session]) -> Coached:
    ids = {person.id for person in people}
    own = [session for session in sessions if session.person_id in ids]
    return Coached("", "", len(people), len(own), _minutes(own), None)


def _minutes(sessions: Iterable[Session]) -> int:
    return sum(session.minutes or 0 for session in sessions)


def _themes(sessions: Iterable[Session]) -> tuple[str, ...]:
    """The themes, each once however it was written, in the order of the alphabet."""
    parts = (part.strip().rstrip(".") for s in sessions for part in _split(s.themes))
    once = {part.casefold(): part for part in parts if part}
    return tuple(once[key] for key in sorted(once))


def _split(themes: str) -> list[str]:
    return themes.replace("\n", ";").split(";")


def _chosen(kind: type[Word], wanted: object, otherwise: Word) -> Word:
    return next((word for word in kind if word == wanted), otherwise)
