"""What is coming up and what is late, in the order of the days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Need, Promise, Workshop
from facilitator.domain.value import value

FOLLOW_UP = timedelta(days=30)
ASKED_BY = timedelta(days=14)
"""How long a follow-up stands in the diary after its day."""
_FORTNIGHT = 14


@value
class Entry:
    """Something with a date: what it is, and the page and record to open for it."""

    on: date
    title: str
    page: str
    record_id: str


def coming_up(dossier: Dossier, today: date) -> tuple[Entry, ...]:
    """Open milestones (late ones too), workshops to come and to follow up, what coaching waits for.

    That is the next conversations, and the reviews by all three. Then what members rely on and is
    to be checked, late ones too.
    """
    entries = [
        Entry(w.date, w.title, "workshops", w.id)
        for w in dossier.workshops
        if w.date and not w.held and w.date >= today
    ]
    told = {(entry.on, entry.title) for entry in entries}
    entries += [
        Entry(m.due, m.title, "reviews" if m.kind == "gate" else "plan", m.id)
        for m in dossier.milestones
        if m.done_on is None and (m.due, m.title) not in told
    ]
    entries += _follow_ups(dossier, today)
    entries += _next_sessions(dossier, today)
    entries += _coaching_reviews(dossier, today)
    entries += _checks(dossier)
    return tuple(sorted(entries, key=lambda entry: (entry.on, entry.title)))


def follow_up_on(workshop: Workshop) -> date | None:
    """The day to ask what was used: thirty days after; None without a date."""
    return workshop.date + FOLLOW_UP if workshop.date else None


def _follow_ups(dossier: Dossier, today: date) -> list[Entry]:
    """What became of workshops that were held: until sheets are back or a fortnight too late."""
    return [
        Entry(on, f"Thirty days on: {w.title}", "workshops", w.id)
        for w in dossier.workshops
        for on in [follow_up_on(w)]
        if on
        and w.held
        and w.id not in dossier.followed_up
        and on - FOLLOW_UP <= today <= on + ASKED_BY
    ]


def _next_sessions(dossier: Dossier, today: date) -> list[Entry]:
    newest = {session.person_id: session for session in dossier.sessions}
    found = []
    for person_id, session in newest.items():
        person = dossier.person(person_id)
        if person and session.next_date and session.next_date >= today:
            title = f"Coaching with {person.name}"
            found.append(Entry(session.next_date, title, "coaching", person_id))
    return found


def _coaching_reviews(dossier: Dossier, today: date) -> list[Entry]:
    found = ((a.person_id, review_of(a.answers)) for a in dossier.agreements)
    return [
        Entry(on, f"Coaching review with {person.name}", "coaching", person.id)
        for person_id, on in found
        for person in [dossier.person(person_id)]
        if person and on and on >= today
    ]


def _checks(dossier: Dossier) -> list[Entry]:
    return [
        Entry(need.check_on, check_words(need), "digital", need.id)
        for need in dossier.needs
        if need.check_on
    ]


def check_words(need: Need) -> str:
    """What is to be looked at, by its tool or else the need: "Check: Ward page"."""
    return f"Check: {need.tool.strip() or need.need}"


def review_of(answers: Mapping[str, object]) -> date | None:
    """The day that an agreement on coaching is looked at again by all three, where one is set."""
    try:
        return date.fromisoformat(str(answers.get("review_date", "")))
    except ValueError:
        return None


def open_promises(dossier: Dossier) -> tuple[Promise, ...]:
    """Promises not yet kept, the earliest due first and those without a date last."""
    still_open = (promise for promise in dossier.promises if promise.done_on is None)
    return tuple(sorted(still_open, key=lambda p: (p.due or date.max, p.id)))


def owner_of(dossier: Dossier, promise: Promise) -> str:
    """Who made a promise, by name where it is known."""
    person = dossier.person(promise.owner_id)
    return person.name if person else promise.owner


def is_late(promise: Promise, today: date) -> bool:
    """Whether it is open past its day."""
    return promise.done_on is None and promise.due is not None and promise.due < today


def due_words(due: date | None, today: date) -> str:
    """How a due date stands to today: "4 days late", "due today", "due 9 April"."""
    if due is None:
        return "no date"
    if due < today:
        return how_late(due, today)
    return "due today" if due == today else f"due {due.day} {due:%b}"


def how_late(due: date, today: date) -> str:
    """How late something is: "9 days late", from a fortnight on "2 weeks late"; "" if it is not."""
    days = (today - due).days
    if days <= 0:
        return ""
    if days >= _FORTNIGHT:
        return f"{days // 7} weeks late"
    return f"{days} day{'s' if days > 1 else ''} late"
