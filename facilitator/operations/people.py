"""The people of a network and the organisations they come from."""

from __future__ import annotations

from datetime import date

from facilitator.domain.deliver_records import Guest
from facilitator.domain.records import Agreement, Organisation, Person, Session
from facilitator.domain.review_records import Receipt
from facilitator.domain.scale import Role
from facilitator.errors import UserError
from facilitator.operations import promises
from facilitator.operations.fields import checked_text, chosen
from facilitator.operations.fields import set_field as set_any_field
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id

ONE_OF_A_KIND = (Role.LEADER, Role.COORDINATOR, Role.SPONSOR)


def add(
    casebook: Casebook,
    network_id: str,
    name: str,
    *,
    role: str = Role.MEMBER,
    job: str = "",
    organisation: str = "",
    interests: str = "",
    email: str = "",
    joined: date | None = None,
    note: str = "",
) -> Person:
    """Add a person; an organisation not known yet is added with them.

    Raises UserError for an empty name or an unknown role.
    """
    named, known_role = _name(name), chosen(Role, role)
    with casebook.step(f"Add {named}"):
        place = _organisation(casebook, network_id, organisation) if organisation else None
        return casebook.insert(
            Person(
                new_id(),
                network_id,
                named,
                role=known_role,
                job=job,
                organisation_id=place.id if place else None,
                interests=interests,
                email=email,
                joined=joined,
                note=note,
            )
        )


def set_field(casebook: Casebook, person_id: str, name: str, value: object) -> Person:
    """Set one field of a person; UserError for an empty name or an unknown role."""
    if name == "name":
        value = _name(str(value or ""))
    if name == "role":
        value = chosen(Role, value)
    return set_any_field(casebook, Person, person_id, name, value)


def set_role(casebook: Casebook, person_id: str, role: str) -> Person:
    """Give a person a role; UserError for an unknown one."""
    known_role = chosen(Role, role)
    with casebook.step("Change role"):
        return casebook.update(casebook.get(Person, person_id), role=known_role)


def set_organisation(casebook: Casebook, person_id: str, name: str) -> Person:
    """Say where a person comes from; an empty name means nowhere in particular."""
    person = casebook.get(Person, person_id)
    with casebook.step("Change organisation", merge=f"{person_id}.organisation"):
        place = _organisation(casebook, person.network_id, name) if name.strip() else None
        changed = casebook.update(person, organisation_id=place.id if place else None)
        _drop_empty(casebook, person.organisation_id)
    return changed


def remove(casebook: Casebook, person_id: str) -> None:
    """Remove a person with their coaching; what else they gave stays, without a name.

    That is their promises outside coaching, their sheets, what they gave to a harvest and the
    notes of what they said in the rapid review. Their invitations go with them.
    """
    person = casebook.get(Person, person_id)
    with casebook.step(f"Remove {person.name}"):
        promises.remove_of_coaching(casebook, person_id)
        named_in = (
            ("promise", "owner_id"),
            ("response", "person_id"),
            ("harvest_item", "person_id"),
            ("review_note", "person_id"),
        )
        for table, column in named_in:
            rows = casebook.database.table(table)
            for (key,) in casebook.connection.execute(
                f"SELECT id FROM {table} WHERE {column} = ?", (person_id,)
            ).fetchall():
                rows.update(key, {column: None})
        for kept in (Session, Agreement, Guest):
            for record in casebook.find(kept, person_id=person_id):
                casebook.delete(record)
        for receipt in casebook.find(Receipt, network_id=person.network_id, place_id=person_id):
            casebook.delete(receipt)
        casebook.delete(person)
        _drop_empty(casebook, person.organisation_id)


def _organisation(casebook: Casebook, network_id: str, name: str) -> Organisation:
    wanted = " ".join(checked_text(name).split())
    known = casebook.find(Organisation, network_id=network_id)
    found = [place for place in known if place.name.casefold() == wanted.casefold()]
    return found[0] if found else casebook.insert(Organisation(new_id(), network_id, wanted))


def _drop_empty(casebook: Casebook, organisation_id: str | None) -> None:
    if organisation_id and not casebook.find(Person, organisation_id=organisation_id):
        casebook.delete(casebook.get(Organisation, organisation_id))


def _name(name: str) -> str:
    named = " ".join(checked_text(name).split())
    if not named:
        raise UserError("A person needs a name.", "A first name or a role will do.")
    return named
