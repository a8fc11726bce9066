"""The coach's log of hours, as bodies that credential coaches ask for it: no word of coaching."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from facilitator.documents import page
from facilitator.documents.flow import bold, flat, heading, keep, para
from facilitator.documents.opening import footer, opening
from facilitator.documents.tables import signature_lines, table
from facilitator.documents.words import counted, day, number
from facilitator.domain.coaching_told import Client, Talk, called
from facilitator.domain.dossier import Dossier

TITLE = "Log of coaching hours"
_HOLDS = (
    "Dates and hours only; nothing of what was said. Names and contacts stand here as far as each "
    "person agreed in their coaching agreement."
)
_NONE = "No conversation has been logged yet. Each one that is will stand here with its hours."


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the log of hours. Raises UserError for a target that can't be written."""
    page.build(
        flat(story(dossier)),
        target,
        title=f"{TITLE}: {dossier.network.name}",
        subject="Clients, dates and hours of coaching, paid and pro bono",
        footer=footer(TITLE, dossier.network, _upto(dossier.clients)),
    )


def story(dossier: Dossier) -> list[Any]:
    """The log's parts in reading order."""
    coach = f"Coach: {dossier.facilitator.strip()}" if dossier.facilitator.strip() else ""
    top = [*opening(TITLE, dossier.network, [coach]), para(_HOLDS)]
    if not dossier.clients:
        return [*top, para(_NONE, "quiet")]
    names = called(dossier.clients)
    return [
        *top,
        keep(heading("Clients"), para(_total(dossier.clients), "lead")),
        *_clients(dossier.clients, names),
        heading("Conversations"),
        *_talks(dossier.clients, names),
        keep(
            para("I confirm that these hours were held as written here.", "body"),
            *signature_lines(["Coach"]),
        ),
    ]


def _upto(clients: Sequence[Client]) -> str:
    held = [talk.on for client in clients for talk in client.talks]
    return f"to {day(max(held))}" if held else ""


def _total(clients: Sequence[Client]) -> str:
    paid = sum(client.minutes(pro_bono=False) for client in clients)
    given = sum(client.minutes(pro_bono=True) for client in clients)
    people = counted(len(clients), "client")
    return f"{people}: {hours_words(paid)} paid and {hours_words(given)} pro bono."


def _clients(clients: Sequence[Client], names: dict[str, str]) -> list[Any]:
    rows: list[list[Any]] = [["Client", "Contact", "First", "Last", "Paid", "Pro bono"]]
    rows += [_client(client, names[client.id]) for client in clients]
    return table(rows, [0.23, 0.27, 0.15, 0.15, 0.1, 0.1], align="llllrr", row_heads=1)


def _client(client: Client, name: str) -> list[Any]:
    contact = client.contact.strip() or "not agreed"
    first, last = (day(client.talks[at].on) for at in (0, -1))
    paid, given = (client.minutes(pro_bono=kind) for kind in (False, True))
    return [bold(name), contact, first, last, hours(paid), hours(given)]


def _talks(clients: Sequence[Client], names: dict[str, str]) -> list[Any]:
    held = [(talk, names[client.id]) for client in clients for talk in client.talks]
    rows: list[list[Any]] = [["Date", "Client", "Hours", "Paid or pro bono"]]
    rows += [_talk(talk, name) for talk, name in sorted(held, key=lambda one: one[0].on)]
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
