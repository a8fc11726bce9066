"""Reads who is asked to a workshop: who could be, who is new, and who is asked too often."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from facilitator.domain.deliver_records import Guest, Reply
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Person, Workshop
from facilitator.domain.scale import Role
from facilitator.domain.value import value

NEW_FOR = timedelta(days=183)
"""Somebody who joined longer before a workshop than this is no new member there."""

KNOWN_ROLES = (Role.LEADER, Role.COORDINATOR, Role.SPONSOR)
_BETWEEN = re.compile(r"\s*[,;\n]\s*(?:and\s+)?")
_TIMES = {1: "once", 2: "twice"}


class Whom(StrEnum):
    """Which guests to write to: all who may come, who has not replied, who will, or who came."""

    LISTED = "listed"
    SILENT = "silent"
    COMING = "coming"
    CAME = "came"


@value
class Wanted:
    """Whom a list is for; "" does not mind. An interest is found anywhere in a person's own."""

    role: str = ""
    organisation_id: str = ""
    interest: str = ""


@value
class Tally:
    """How an invitation stands: all `listed`, and those `asked` before, of whom some are `silent`.

    `new` are new members listed, `new_came` those of them who came.
    """

    listed: int = 0
    asked: int = 0
    yes: int = 0
    maybe: int = 0
    no: int = 0
    came: int = 0
    new: int = 0
    new_came: int = 0
    silent: int = 0


def guests_of(dossier: Dossier, workshop_id: str) -> tuple[tuple[Guest, Person], ...]:
    """The guests of a workshop with who they are, by name."""
    people = {person.id: person for person in dossier.people}
    found = [
        (guest, people[guest.person_id])
        for guest in dossier.guests
        if guest.workshop_id == workshop_id and guest.person_id in people
    ]
    return tuple(sorted(found, key=lambda pair: pair[1].name.casefold()))


def tally(guests: Iterable[Guest]) -> Tally:
    """How these invitations stand."""
    kept = tuple(guests)
    asked = tuple(guest for guest in kept if guest.invited_on or guest.reply)
    return Tally(
        listed=len(kept),
        asked=len(asked),
        yes=sum(guest.reply is Reply.YES for guest in kept),
        maybe=sum(guest.reply is Reply.MAYBE for guest in kept),
        no=sum(guest.reply is Reply.NO for guest in kept),
        came=sum(guest.came for guest in kept),
        new=sum(guest.is_new for guest in kept),
        new_came=sum(guest.is_new and guest.came for guest in kept),
        silent=sum(guest.reply is None and not guest.came for guest in asked),
    )


def addressed(guests: Iterable[tuple[Guest, Person]], whom: Whom) -> tuple[Person, ...]:
    """Those of the guests to write to."""
    return tuple(person for guest, person in guests if _is_meant(guest, whom))


def _is_meant(guest: Guest, whom: Whom) -> bool:
    match whom:
        case Whom.LISTED:
            return guest.reply is not Reply.NO
        case Whom.SILENT:
            return guest.reply is None and not guest.came
        case Whom.COMING:
            return guest.reply in (Reply.YES, Reply.MAYBE)
        case Whom.CAME:
            return guest.came
    assert_never(whom)


def addresses(people: Iterable[Person]) -> tuple[str, ...]:
    """Their e-mail addresses, each once."""
    written = (person.email.strip() for person in people)
    return tuple(dict.fromkeys(address for address in written if address))


def expected(dossier: Dossier, workshop: Workshop) -> int | None:
    """How many to reckon with: those who came, else who said yes or maybe, else all listed.

    None where nobody is asked and the front sheet gives no number.
    """
    told = tally(guest for guest, _ in guests_of(dossier, workshop.id))
    return told.came or (told.yes + told.maybe) or told.listed or workshop.invited


def candidates(dossier: Dossier, workshop_id: str, wanted: Wanted) -> tuple[Person, ...]:
    """Who could still be asked: people who have not left and are not guests, by name."""
    asked = {guest.person_id for guest in dossier.guests if guest.workshop_id == workshop_id}
    found = [
        person
        for person in dossier.people
        if person.id not in asked and person.left_on is None and _fits(person, wanted)
    ]
    return tuple(sorted(found, key=lambda person: person.name.casefold()))


def _fits(person: Person, wanted: Wanted) -> bool:
    return (
        wanted.role in ("", person.role)
        and wanted.organisation_id in ("", person.organisation_id or "")
        and wanted.interest.casefold() in person.interests.casefold()
    )


def interests(dossier: Dossier) -> tuple[str, ...]:
    """Every interest of those in the network, each once, the most common first."""
    found: dict[str, tuple[str, int]] = {}
    for person in dossier.people:
        if person.left_on is None:
            for part in _BETWEEN.split(person.interests):
                words = " ".join(part.split()).rstrip(".")
                first, count = found.get(words.casefold(), (words, 0))
                found[words.casefold()] = (first, count + 1)
    found.pop("", None)
    ranked = sorted(found.values(), key=lambda entry: (-entry[1], entry[0].casefold()))
    return tuple(words for words, _ in ranked)


def is_new(dossier: Dossier, person: Person, workshop: Workshop) -> bool:
    """Whether a person is a new member here: never came to an earlier workshop, joined lately.

    Whose joining is not dated counts as new once attendance has been kept at an earlier one.
    """
    if person.role in KNOWN_ROLES:
        return False
    day = workshop.date or date.max
    earlier = {w.id for w in dossier.workshops if w.id != workshop.id and (w.date or day) < day}
    came = {g.person_id for g in dossier.guests if g.came and g.workshop_id in earlier}
    if person.id in came:
        return False
    if person.joined is None:
        return bool(came)
    return workshop.date is None or person.joined + NEW_FOR >= workshop.date


def asks(dossier: Dossier, person_id: str, month: date) -> int:
    """How often a person has been asked to something in the month of this day."""
    return sum(
        guest.person_id == person_id
        and guest.invited_on is not None
        and (guest.invited_on.year, guest.invited_on.month) == (month.year, month.month)
        for guest in dossier.guests
    )


def cap_words(dossier: Dossier, person_id: str, month: date, *, to_come: int = 0) -> str:
    """What to say beside a name that is asked more often than the network wants, or "".

    `to_come` counts asks that are about to be made.
    """
    asked, most = asks(dossier, person_id, month), dossier.network.most_asks
    if asked + to_come <= most:
        return ""
    times = _TIMES.get(asked, f"{asked} times")
    already = " already" if to_come else ""
    return f"asked {times}{already} in {month:%B}; the most is {most}"
