"""The organisations people come from: renamed here, made and dropped with their people."""

from __future__ import annotations

from facilitator.domain.records import Organisation, Person
from facilitator.errors import UserError
from facilitator.operations.fields import checked_text
from facilitator.store.casebook import Casebook


def rename(casebook: Casebook, organisation_id: str, name: str) -> Organisation:
    """Give an organisation another name; where one has that name already, the two become one.

    Raises UserError for an empty name.
    """
    place = casebook.get(Organisation, organisation_id)
    wanted = " ".join(checked_text(name).split())
    if not wanted:
        raise UserError("An organisation needs a name.", "Use the name its own people use.")
    other = _called(casebook, place, wanted)
    if other is None:
        with casebook.step("Rename organisation"):
            return casebook.update(place, name=wanted)
    with casebook.step(f"Merge {place.name} with {other.name}"):
        for person in casebook.find(Person, organisation_id=place.id):
            casebook.update(person, organisation_id=other.id)
        casebook.delete(place)
    return other


def _called(casebook: Casebook, place: Organisation, name: str) -> Organisation | None:
    known = casebook.find(Organisation, network_id=place.network_id)
    same = (other for other in known if other.name.casefold() == name.casefold())
    return next((other for other in same if other.id != place.id), None)
