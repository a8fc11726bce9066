"""Reads the promises of a network: which are open, late or kept, and who holds how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from facilitator.domain.diary import how_late, is_late, open_promises, owner_of
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Lane
from facilitator.domain.records import Promise
from facilitator.domain.thread import sources_of
from facilitator.domain.value import value

LEAST_OPEN = 3
MOST_SHARE = 1 / 3


class Show(StrEnum):
    """Which promises are listed."""

    OPEN = "open"
    LATE = "late"
    KEPT = "kept"
    ALL = "all"


class By(StrEnum):
    """What promises are listed by."""

    DUE = "due"
    PERSON = "person"
    PLACE = "place"


@value
class Origin:
    """Where a promise was made: words, and the page and record to open for it."""

    words: str
    page: str = ""
    record_id: str = ""


@value
class Group:
    """Promises that stand together under a title."""

    title: str
    promises: tuple[Promise, ...]


_PLACES = {
    "digital": Origin("Digital plan", "digital"),
    "workshop": Origin("A workshop", "workshops"),
    "coaching": Origin("Coaching", "coaching"),
    "plan": Origin("The plan", "plan"),
    "goals": Origin("A goal", "goals"),
}
_DAYS_SOON = 14
_KNOWN = (Lane.NETWORK, Lane.SPONSOR)
"""The lanes of promises that a whole network knows of."""


def chosen(dossier: Dossier, show: Show, owner: str, today: date) -> tuple[Promise, ...]:
    """The promises to list: open ones by due date, then kept ones, the newest first.

    `owner` is a name as shown; "" takes everyone's.
    """

    def theirs(promise: Promise) -> bool:
        return not owner or owner_of(dossier, promise) == owner

    still_open = list(filter(theirs, open_promises(dossier)))
    done = filter(theirs, (p for p in dossier.promises if p.done_on))
    kept = sorted(done, key=lambda p: (p.done_on, p.id), reverse=True)
    if show is Show.KEPT:
        return tuple(kept)
    if show is Show.LATE:
        return tuple(p for p in still_open if is_late(p, today))
    return tuple(still_open + kept if show is Show.ALL else still_open)


def owners(dossier: Dossier) -> tuple[str, ...]:
    """Everybody who made a promise, by name."""
    names = {owner_of(dossier, promise) for promise in dossier.promises} - {""}
    return tuple(sorted(names, key=str.casefold))


def of_coaching(dossier: Dossier, person_id: str) -> tuple[Promise, ...]:
    """What was promised in a person's coaching, also in a conversation that was removed since."""
    held = {session.id for session in dossier.sessions if session.person_id == person_id}
    made = {link.target_id for link in dossier.links if link.source_id in held}
    return tuple(
        promise
        for promise in dossier.promises
        if promise.id in made or (promise.owner_id == person_id and promise.lane is Lane.COACHEE)
    )


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
    for need in dossier.needs:
        if need.id in sources:
            return Origin("Digital plan", "digital", need.id)
    for goal in dossier.goals:
        if goal.id in sources:
            return Origin(goal.title, "goals", goal.id)
    for milestone in dossier.milestones:
        if milestone.id in sources:
            return Origin(milestone.title, "plan", milestone.id)
    return _PLACES.get(promise.made_in, Origin(""))


def grouped(
    dossier: Dossier, promises: Iterable[Promise], by: By, today: date
) -> tuple[Group, ...]:
    """Promises under the titles of their due date, person or place, their order kept within.

    Groups by due date run late, soon, later, without date, kept; others by the alphabet.
    """
    found: dict[str, list[Promise]] = {}
    for promise in promises:
        found.setdefault(_title(dossier, promise, by, today), []).append(promise)
    order = list(_DUE_TITLES) if by is By.DUE else sorted(found, key=_named_first)
    return tuple(Group(title, tuple(found[title])) for title in order if title in found)


_LATE, _SOON, _LATER, _NO_DATE, _KEPT = "Late", "Within two weeks", "Later", "No date", "Kept"
_DUE_TITLES = (_LATE, _SOON, _LATER, _NO_DATE, _KEPT)
_NOBODY, _HERE = "Nobody named", "Written in this list"


def _title(dossier: Dossier, promise: Promise, by: By, today: date) -> str:
    match by:
        case By.PERSON:
            return owner_of(dossier, promise) or _NOBODY
        case By.PLACE:
            return origin(dossier, promise).words or _HERE
        case By.DUE:
            return _due_title(promise, today)


def _due_title(promise: Promise, today: date) -> str:
    if promise.done_on:
        return _KEPT
    if promise.due is None:
        return _NO_DATE
    if promise.due < today:
        return _LATE
    return _SOON if (promise.due - today).days <= _DAYS_SOON else _LATER


def _named_first(title: str) -> tuple[bool, str]:
    return title in (_NOBODY, _HERE), title.casefold()


def past_words(due: date | None, today: date) -> str:
    """What to say of a day that is past when a promise is given it; "" for any other."""
    if due is None or due >= today:
        return ""
    return f"That day is past, so it is {how_late(due, today)} already."


def counts_words(dossier: Dossier, today: date) -> str:
    """How the promises stand: "8 open, 3 of them late; 12 kept"."""
    kept = sum(1 for p in dossier.promises if p.done_on)
    still_open = len(dossier.promises) - kept
    late = sum(1 for p in dossier.promises if is_late(p, today))
    told = f"{still_open} open" + (f", {late} of them late" if late else "")
    return f"{told}; {kept} kept" if kept else told


def burden(dossier: Dossier) -> str:
    """Who holds more than a third of the open promises, in a sentence; "" for nobody.

    Promises made in coaching are not counted: nobody else knows of them.
    """
    total, heavy = _heavy(dossier)
    told = " and ".join(f"{name} holds {n}" for n, name in heavy)
    others = any(p.lane not in _KNOWN and p.done_on is None for p in dossier.promises)
    beside = " outside coaching" if others else ""
    return f"{told} of {total} open promises{beside}." if heavy else ""


def remark(dossier: Dossier) -> str:
    """The same without names, as the light "too few carrying it" gives it among its reasons."""
    total, heavy = _heavy(dossier)
    if not heavy:
        return ""
    held = sum(n for n, _ in heavy)
    people = "one person" if len(heavy) == 1 else "two people"
    return f"{held} of {total} open promises sit with {people}."


def _heavy(dossier: Dossier) -> tuple[int, list[tuple[int, str]]]:
    """How many promises are open, and who holds more than a third of them, most first."""
    known = (p for p in dossier.promises if p.lane in _KNOWN)
    held = Counter(owner_of(dossier, p) for p in known if p.done_on is None)
    total = held.total()
    heavy = [(n, name) for name, n in held.items() if name and n > total * MOST_SHARE and n > 1]
    return total, sorted(heavy, reverse=True) if total >= LEAST_OPEN else []
