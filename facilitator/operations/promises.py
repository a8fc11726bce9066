"""Promises: who took what on, by when, wherever it was said."""

from __future__ import annotations

from datetime import date

from facilitator.domain.deliver_records import HarvestItem
from facilitator.domain.lanes import Lane
from facilitator.domain.records import Link, Person, Promise, Session
from facilitator.errors import UserError
from facilitator.operations import thread
from facilitator.operations.fields import checked_text
from facilitator.operations.fields import set_field as set_any_field
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id

MADE_IN = {
    "workshop": "workshop",
    "session": "coaching",
    "milestone": "plan",
    "goal": "goals",
    "need": "digital",
}


def make(
    casebook: Casebook,
    network_id: str,
    text: str,
    *,
    owner_id: str | None = None,
    owner: str = "",
    due: date | None = None,
    made_in: thread.Knot | None = None,
    made_on: date | None = None,
    lane: Lane | None = None,
) -> Promise:
    """Write a promise down, tied to the record it was made in.

    One made in coaching stays in the coachee's lane unless `lane` says otherwise. Raises
    UserError where somebody else would then read it, or for no words.
    """
    _refuse_empty(text)
    kind = made_in[0] if made_in else ""
    chosen = lane or (Lane.COACHEE if kind == "session" else Lane.NETWORK)
    if made_in and kind == "session" and chosen is Lane.COACHEE:
        _refuse_another(owner_id, casebook.get(Session, made_in[1]).person_id)
    with casebook.step("Add promise"):
        promise = casebook.insert(
            Promise(
                new_id(),
                network_id,
                text.strip(),
                owner_id=owner_id,
                owner=owner,
                due=due,
                lane=chosen,
                made_in=MADE_IN.get(kind, ""),
                made_on=made_on,
            )
        )
        if made_in:
            thread.tie(casebook, made_in, ("promise", promise.id))
    return promise


def set_field(casebook: Casebook, promise_id: str, name: str, value: object) -> Promise:
    """Set the words or due date of a promise; UserError where the words would be empty."""
    if name == "text":
        _refuse_empty(str(value or ""))
    return set_any_field(casebook, Promise, promise_id, name, value)


def set_owner(casebook: Casebook, promise_id: str, name: str) -> Promise:
    """Say whose promise it is: a person of the network where the name is theirs, or any words.

    Raises UserError where one made in coaching would pass to somebody else of the network, who
    would then read it.
    """
    promise = casebook.get(Promise, promise_id)
    owner_id, owner = named(casebook, promise.network_id, name)
    if promise.lane is Lane.COACHEE:
        coachee_id = _coachee_of(casebook, promise) or promise.owner_id
        if coachee_id or promise.made_in == MADE_IN["session"]:
            _refuse_another(owner_id, coachee_id)
    with casebook.step("Change owner of promise", merge=f"{promise_id}.owner"):
        return casebook.update(promise, owner_id=owner_id, owner=owner)


def set_lane(casebook: Casebook, promise_id: str, lane: Lane) -> Promise:
    """Say who may read a promise; UserError where one of coaching would be somebody else's."""
    promise = casebook.get(Promise, promise_id)
    coachee_id = _coachee_of(casebook, promise)
    if lane is Lane.COACHEE and coachee_id:
        _refuse_another(promise.owner_id, coachee_id)
    with casebook.step("Change who may read a promise"):
        return casebook.update(promise, lane=lane)


def named(casebook: Casebook, network_id: str, name: str) -> tuple[str | None, str]:
    """Id of the one person with this name, else None and the words as they are."""
    wanted = " ".join(checked_text(name).split())
    people = casebook.find(Person, network_id=network_id)
    found = [p.id for p in people if wanted and p.name.casefold() == wanted.casefold()]
    return (found[0], "") if len(found) == 1 else (None, wanted)


def keep(casebook: Casebook, promise_id: str, on: date | None) -> Promise:
    """Mark a promise as kept on a day, or as open again."""
    with casebook.step("Promise kept" if on else "Promise open again"):
        return casebook.update(casebook.get(Promise, promise_id), done_on=on)


def remove_of_coaching(casebook: Casebook, person_id: str) -> None:
    """Remove what only a coachee and the facilitator read of promises, with the coachee.

    For what removes them, inside its step; what the network may read stays.
    """
    network_id = casebook.get(Person, person_id).network_id
    held = {session.id for session in casebook.find(Session, person_id=person_id)}
    links = casebook.find(Link, network_id=network_id, source_kind="session")
    made = {link.target_id for link in links if link.source_id in held}
    for promise in casebook.find(Promise, network_id=network_id, lane=Lane.COACHEE):
        if promise.id in made or promise.owner_id == person_id:
            remove(casebook, promise.id)


def remove(casebook: Casebook, promise_id: str) -> None:
    """Remove a promise; the commitment it was made from stays."""
    with casebook.step("Remove promise"):
        for item in casebook.find(HarvestItem, promise_id=promise_id):
            casebook.update(item, promise_id=None)
        casebook.delete(casebook.get(Promise, promise_id))


def _refuse_another(owner_id: str | None, coachee_id: str | None) -> None:
    """UserError where a promise of the coachee's lane would be another person's to read."""
    if owner_id not in (None, coachee_id):
        raise UserError(
            "This promise was made in coaching, so only the coachee and you may read it.",
            "If the coachee agrees, first choose that the network may read it.",
        )


def _coachee_of(casebook: Casebook, promise: Promise) -> str | None:
    """Whose coaching it was made in, as far as the thread tells."""
    for link in casebook.find(Link, target_id=promise.id, source_kind="session"):
        return casebook.get(Session, link.source_id).person_id
    return None


def _refuse_empty(text: str) -> None:
    if not text.strip():
        raise UserError("A promise needs words.", "Say what will be done.")
