"""Inviting people to a workshop, keeping their replies, and signing them in at the door."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from facilitator.domain import guests as reading
from facilitator.domain.deliver_records import Guest, Reply
from facilitator.domain.lanes import Reader
from facilitator.domain.records import Network, Person, Workshop
from facilitator.errors import UserError
from facilitator.operations import people
from facilitator.operations.fields import checked_text, chosen, parse
from facilitator.store import dossier
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id

MOST_ASKS = 31


def invite(
    casebook: Casebook, workshop_id: str, person_ids: Sequence[str], on: date, *, why: str = ""
) -> tuple[Guest, ...]:
    """Ask people to a workshop, in one step; who is asked already is left as they are.

    Whether each is new there is worked out, and can be changed.
    """
    workshop = casebook.get(Workshop, workshop_id)
    known = dossier.read(casebook, workshop.network_id, Reader.FACILITATOR, diagnosed=False)
    asked = {guest.person_id for guest in casebook.find(Guest, workshop_id=workshop_id)}
    fresh = [p for p in known.people if p.id in set(person_ids) - asked]
    label = f"Invite {fresh[0].name}" if len(fresh) == 1 else f"Invite {len(fresh)} people"
    if not fresh:
        return ()
    with casebook.step(label):
        return tuple(
            casebook.insert(
                Guest(
                    new_id(),
                    workshop.network_id,
                    workshop_id,
                    person.id,
                    invited_on=on,
                    is_new=reading.is_new(known, person, workshop),
                    why=checked_text(why.strip()),
                )
            )
            for person in fresh
        )


def set_reply(casebook: Casebook, guest_id: str, reply: str | None) -> Guest:
    """Keep what somebody replied, or None for nothing yet; UserError for an unknown word."""
    kept = chosen(Reply, reply) if reply else None
    with casebook.step("Set reply"):
        return casebook.update(casebook.get(Guest, guest_id), reply=kept)


def set_came(casebook: Casebook, guest_id: str, came: bool) -> Guest:
    """Say that somebody is there, or is not."""
    with casebook.step("Sign in" if came else "Take back sign-in"):
        return casebook.update(casebook.get(Guest, guest_id), came=came)


def set_new(casebook: Casebook, guest_id: str, is_new: bool) -> Guest:
    """Say that somebody is a new member here, or is not."""
    with casebook.step("Mark as new" if is_new else "Mark as not new"):
        return casebook.update(casebook.get(Guest, guest_id), is_new=is_new)


def set_why(casebook: Casebook, guest_id: str, why: str) -> Guest:
    """Keep why somebody is asked; it stays private."""
    with casebook.step("Change why somebody is asked", merge=f"{guest_id}.why"):
        return casebook.update(casebook.get(Guest, guest_id), why=checked_text(why.strip()))


def sign_in(casebook: Casebook, workshop_id: str, name: str, on: date) -> Guest:
    """Sign in whoever is at the door by name, in one step.

    One word is enough for somebody on the list whose names begin with it. A person who was not
    asked becomes a guest, and a name not known becomes a person, new here. UserError for an empty
    name, or one that could be more than one person's.
    """
    workshop = casebook.get(Workshop, workshop_id)
    wanted = " ".join(checked_text(name).split())
    found = _called(casebook, workshop, wanted)
    if len(found) > 1:
        names = " or ".join(sorted({person.name for person in found}))
        raise UserError(
            f"More than one person is called {wanted}: {names}.",
            "Write the whole name, or tick them on the list.",
        )
    is_known = bool(found)
    with casebook.step(f"Sign in {found[0].name if found else wanted}"):
        person = found[0] if found else people.add(casebook, workshop.network_id, wanted, joined=on)
        guest = _guest_of(casebook, workshop, person)
        return casebook.update(guest, came=True, is_new=guest.is_new if is_known else True)


def _called(casebook: Casebook, workshop: Workshop, wanted: str) -> list[Person]:
    """Who can be meant: whoever bears the name, best of all on the list, else by one word of it."""
    listed = {guest.person_id for guest in casebook.find(Guest, workshop_id=workshop.id)}
    known = casebook.find(Person, network_id=workshop.network_id)
    same = [person for person in known if person.name.casefold() == wanted.casefold()]
    if same:
        return [person for person in same if person.id in listed] or same
    if not wanted or " " in wanted:
        return []
    return [p for p in known if p.id in listed and _begins(p.name, wanted)]


def _begins(name: str, word: str) -> bool:
    """Whether a part of a name begins with a word."""
    return any(part.startswith(word.casefold()) for part in re.split(r"[\s-]+", name.casefold()))


def _guest_of(casebook: Casebook, workshop: Workshop, person: Person) -> Guest:
    kept = casebook.find(Guest, workshop_id=workshop.id, person_id=person.id)
    if kept:
        return kept[0]
    known = dossier.read(casebook, workshop.network_id, Reader.FACILITATOR, diagnosed=False)
    fresh = reading.is_new(known, person, workshop)
    return casebook.insert(
        Guest(new_id(), workshop.network_id, workshop.id, person.id, is_new=fresh)
    )


def remove(casebook: Casebook, guest_ids: Sequence[str]) -> None:
    """Take people off the list of a workshop, in one step; they stay in the network."""
    many = len(guest_ids) != 1
    with casebook.step(f"Take {len(guest_ids)} off the list" if many else "Take off the list"):
        for guest_id in guest_ids:
            casebook.delete(casebook.get(Guest, guest_id))


def set_most_asks(casebook: Casebook, network_id: str, most: object) -> Network:
    """Say how often a month one person may be asked; UserError for no number of 1 to 31."""
    number = parse(Network, "most_asks", most)
    if not 1 <= number <= MOST_ASKS:
        raise UserError(f"{number} asks a month cannot be kept to.", f"Use 1 to {MOST_ASKS}.")
    with casebook.step("Change most asks a month", merge=f"{network_id}.most_asks"):
        return casebook.update(casebook.get(Network, network_id), most_asks=number)
