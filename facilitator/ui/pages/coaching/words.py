"""How the coaching page says things: hours, confidence, promises and dates."""

from __future__ import annotations

from datetime import date, timedelta

from facilitator.domain import promise_reading
from facilitator.domain.diary import is_late
from facilitator.domain.dossier import Dossier, Support
from facilitator.domain.records import Person, Promise, Session
from facilitator.ui.widgets.dates import date_words

WRITE_UP = timedelta(days=7)


def hours_words(support: Support | None) -> str:
    """Hours used of those agreed and what is left: "6 sessions, 7.5 of 12 hours used, 4.5 left"."""
    if support is None or not support.sessions:
        agreed = support.hours_agreed if support else None
        return f"No conversation yet; {agreed:g} hours agreed" if agreed else "No conversation yet"
    number = f"{support.sessions} session{'' if support.sessions == 1 else 's'}"
    used = f"{round(support.minutes / 60, 2):g}"
    if not support.minutes and not support.hours_agreed:
        return number
    if support.hours_agreed:
        left = left_words(support.hours_agreed - support.minutes / 60)
        return f"{number}, {used} of {support.hours_agreed:g} hours used, {left}"
    return f"{number}, {used} hours, no limit agreed"


def left_words(hours: float) -> str:
    """What is left of the hours agreed, or how far they are overdrawn."""
    figure = f"{round(abs(hours), 2):g}"
    if figure == "0":
        return "none left"
    if hours < 0:
        return f"{figure} more than was agreed"
    return f"{figure} left"


def next_words(sessions: tuple[Session, ...], today: date) -> str:
    """When the next conversation is, if it is known."""
    following = sessions[-1].next_date if sessions else None
    if following is None:
        return ""
    if following < today:
        return f"The next was set for {date_words(following)}; log it or set another day."
    return f"Next on {date_words(following)}."


def day_to_log(sessions: tuple[Session, ...], today: date) -> date:
    """The day of a conversation to write up: the one that was set, if a week ago or less."""
    newest = sessions[-1] if sessions else None
    planned = newest.next_date if newest else None
    if newest and planned and newest.date < planned <= today and today - planned <= WRITE_UP:
        return planned
    return today


def open_words(promised: tuple[Promise, ...], today: date) -> str:
    """How many of the promises made in coaching are open, to begin a conversation with."""
    waiting = [promise for promise in promised if promise.done_on is None]
    if not waiting:
        return ""
    late = sum(is_late(promise, today) for promise in waiting)
    told = f"{len(waiting)} promise{'' if len(waiting) == 1 else 's'} open"
    return f"{told}, {late} of them late." if late else f"{told}."


def confidence_words(session: Session) -> str:
    """Confidence at start and end: "4 to 7"; one of them alone where the other is unknown."""
    start, end = session.confidence_start, session.confidence_end
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return f"confidence {end if start is None else start}"
    return f"confidence {start} to {end}"


def role_words(person: Person) -> str:
    """A person's role in a sentence's middle."""
    return person.role.replace("-", " ")


def sessions_of(dossier: Dossier, person_id: str) -> tuple[Session, ...]:
    """A person's conversations, oldest first."""
    return tuple(session for session in dossier.sessions if session.person_id == person_id)


def promises_of(dossier: Dossier, person_id: str) -> tuple[Promise, ...]:
    """Promises made in a person's coaching, the open ones first."""
    found = promise_reading.of_coaching(dossier, person_id)
    return tuple(sorted(found, key=lambda p: (p.done_on is not None, p.due or date.max, p.id)))


def support_of(dossier: Dossier, person_id: str) -> Support | None:
    """Hours and rhythm of a person's coaching."""
    return next((s for s in dossier.support if s.person_id == person_id), None)
