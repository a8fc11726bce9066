"""Promises: who took what on, by when, wherever it was said."""

from __future__ import annotations

from datetime import date

from facilitator.domain.lanes import Lane
from facilitator.domain.records import Promise
from facilitator.errors import UserError
from facilitator.operations import thread
from facilitator.operations.fields import set_field as set_any_field
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id

MADE_IN = {"workshop": "workshop", "session": "coaching", "milestone": "plan", "goal": "goals"}


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

    One made in coaching stays in the coachee's lane unless `lane` says otherwise.
    """
    if not text.strip():
        raise UserError("A promise needs words.", "Say what will be done.")
    kind = made_in[0] if made_in else ""
    chosen = lane or (Lane.COACHEE if kind == "session" else Lane.NETWORK)
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
    """Set the words, owner or due date of a promise."""
    return set_any_field(casebook, Promise, promise_id, name, value)


def keep(casebook: Casebook, promise_id: str, on: date | None) -> Promise:
    """Mark a promise as kept on a day, or as open again."""
    with casebook.step("Promise kept" if on else "Promise open again"):
        return casebook.update(casebook.get(Promise, promise_id), done_on=on)


def remove(casebook: Casebook, promise_id: str) -> None:
    """Remove a promise."""
    with casebook.step("Remove promise"):
        casebook.delete(casebook.get(Promise, promise_id))
