"""Lists of a network for a spreadsheet: its people, their promises, and hours of coaching."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from facilitator.domain import hours_log
from facilitator.domain.diary import owner_of
from facilitator.domain.dossier import Dossier
from facilitator.domain.hours_log import HoursLog
from facilitator.domain.lanes import Reader
from facilitator.exchange import csv_out


@dataclass(frozen=True)
class List:
    """A kind of list, as documents have kinds; one is always of the whole network."""

    id: str
    title: str
    table: Callable[[Dossier], bytes]
    reader: Reader = Reader.NETWORK
    about: str = ""


def written(chosen: List, dossier: Dossier) -> bytes:
    """The list as CSV, from a dossier redacted for its reader."""
    if dossier.reader is not chosen.reader:
        raise ValueError(f"{chosen.title} is for {chosen.reader}, not for {dossier.reader}")
    return chosen.table(dossier)


def _people(dossier: Dossier) -> bytes:
    places = {place.id: place.name for place in dossier.organisations}
    return csv_out.table(
        ("Name", "Role", "Job", "Organisation", "Interests", "Joined", "Left"),
        (
            (
                person.name,
                person.role.replace("-", " "),
                person.job,
                places.get(person.organisation_id or "", ""),
                person.interests,
                _day(person.joined),
                _day(person.left_on),
            )
            for person in dossier.people
        ),
    )


def _promises(dossier: Dossier) -> bytes:
    return csv_out.table(
        ("Promise", "Owner", "Made", "Due", "Done"),
        (
            (
                promise.text,
                owner_of(dossier, promise),
                _day(promise.made_on),
                _day(promise.due),
                _day(promise.done_on),
            )
            for promise in dossier.promises
        ),
    )


def _hours(dossier: Dossier) -> bytes:
    return hours(hours_log.of_network(dossier))


def hours(log: HoursLog) -> bytes:
    """One line for each conversation, as bodies that credential coaches ask for it."""
    names = log.names
    return csv_out.table(
        ("Client", "Contact", "Date", "Hours", "Paid or pro bono"),
        (
            (
                names[client.id],
                client.contact,
                _day(talk.on),
                f"{round(talk.minutes / 60, 2):g}" if talk.minutes else "",
                "pro bono" if talk.pro_bono else "paid",
            )
            for talk, client in log.talks()
        ),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


LISTS = {
    one.id: one
    for one in (
        List("people", "People", _people),
        List("promises", "Promises", _promises),
        List("hours", "Hours of coaching", _hours, Reader.ASSESSOR),
    )
}
