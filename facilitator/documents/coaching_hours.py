"""The coach's log of hours, as bodies that credential coaches ask for it: no word of coaching."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from facilitator.documents import page
from facilitator.documents.flow import bold, flat, heading, keep, para
from facilitator.documents.opening import INVENTED
from facilitator.documents.tables import signature_lines, table
from facilitator.documents.words import counted, day, number
from facilitator.domain import hours_log
from facilitator.domain.coaching_told import Client, Talk
from facilitator.domain.dossier import Dossier
from facilitator.domain.hours_log import HoursLog

TITLE = "Log of coaching hours"
_HOLDS = (
    "Dates and hours only; nothing of what was said. Names and contacts stand here as far as each "
    "person agreed in their coaching agreement; where somebody stands by role only, their network "
    "is not named either."
)
_NONE = "No conversation has been logged yet. Each one that is will stand here with its hours."


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the log of one network. Raises UserError for a target that can't be written."""
    write_log(hours_log.of_network(dossier), target)


def write_log(log: HoursLog, target: BinaryIO | Path) -> None:
    """Write a log of hours. Raises UserError for a target that can't be written."""
    page.build(
        flat(story(log)),
        target,
        title=_joined(": ", TITLE, log.about),
        subject="Clients, dates and hours of coaching, paid and pro bono",
        footer=_joined(" · ", log.about, TITLE, _upto(log)),
    )


def story(log: HoursLog) -> list[Any]:
    """The log's parts in reading order."""
    coach = f"Coach: {log.coach}" if log.coach else ""
    facts = [coach, INVENTED if log.invented else ""]
    top = [
        heading(TITLE, 1),
        *([para(log.about, "subtitle")] if log.about else []),
        *(para(fact, "quiet") for fact in facts if fact),
        para(_HOLDS),
    ]
    if not log.clients:
        return [*top, para(_NONE, "quiet")]
    return [
        *top,
        keep(heading("Clients"), para(_total(log.clients), "lead")),
        *_clients(log),
        heading("Conversations"),
        *_talks(log),
        keep(
            para("I confirm that these hours were held as written here.", "body"),
            *signature_lines(["Coach"]),
        ),
    ]


def _joined(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)


def _upto(log: HoursLog) -> str:
    held = log.talks()
    return f"to {day(held[-1][0].on)}" if held else ""


def _total(clients: Sequence[Client]) -> str:
    paid = sum(client.minutes(pro_bono=False) for client in clients)
    given = sum(client.minutes(pro_bono=True) for client in clients)
    people = counted(len(clients), "client")
    return f"{people}: {hours_words(paid)} paid and {hours_words(given)} pro bono."


def _clients(log: HoursLog) -> list[Any]:
    rows: list[list[Any]] = [["Client", "Contact", "First", "Last", "Paid", "Pro bono"]]
    names = log.names
    rows += [_client(client, names[client.id]) for client in log.clients]
    return table(rows, [0.23, 0.27, 0.15, 0.15, 0.1, 0.1], align="llllrr", row_heads=1)


def _client(client: Client, name: str) -> list[Any]:
    contact = client.contact or "not agreed"
    first, last = (day(client.talks[at].on) for at in (0, -1))
    paid, given = (client.minutes(pro_bono=kind) for kind in (False, True))
    return [bold(name), contact, first, last, hours(paid), hours(given)]


def _talks(log: HoursLog) -> list[Any]:
    names = log.names
    rows: list[list[Any]] = [["Date", "Client", "Hours", "Paid or pro bono"]]
    rows += [_talk(talk, names[client.id]) for talk, client in log.talks()]
    return table(rows, [0.25, 0.4, 0.13, 0.22], align="llrl")


def _talk(talk: Talk, name: str) -> list[Any]:
    length = hours(talk.minutes) if talk.minutes else "not noted"
    return [day(talk.on), name, length, "pro bono" if talk.pro_bono else "paid"]


def hours(minutes: int) -> str:
    """Minutes as hours, such as "1.5"."""
    return number(round(minutes / 60, 2))


def hours_words(minutes: int) -> str:
    """Minutes as hours in a sentence: "1 hour", "1.5 hours"."""
    told = hours(minutes)
    return f"{told} hour{'' if told == '1' else 's'}"
