"""Keeping what a workshop produced, line by line, and turning commitments into promises."""

from __future__ import annotations

from datetime import date

from facilitator.domain.deliver_records import Gift, HarvestItem
from facilitator.domain.records import Promise, Workshop
from facilitator.errors import UserError
from facilitator.operations import promises, thread
from facilitator.operations.fields import checked_text, chosen
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id


def add(
    casebook: Casebook,
    workshop_id: str,
    gift: str,
    text: str,
    *,
    who: str = "",
    block_id: str | None = None,
) -> HarvestItem:
    """Keep one line; `who` names the person who gave it.

    A name not known stays in the line's words. UserError for an empty line.
    """
    workshop = casebook.get(Workshop, workshop_id)
    person_id, other = promises.named(casebook, workshop.network_id, who)
    words = _words(f"{text.strip()} ({other})" if other and text.strip() else text)
    with casebook.step(f"Add {chosen(Gift, gift)}"):
        return casebook.insert(
            HarvestItem(
                new_id(),
                workshop.network_id,
                workshop_id,
                chosen(Gift, gift),
                words,
                block_id=block_id,
                person_id=person_id,
            )
        )


def set_text(casebook: Casebook, item_id: str, text: str) -> HarvestItem:
    """Change the words of a line; UserError where they would be empty."""
    words = _words(text)
    with casebook.step("Change harvest", merge=f"{item_id}.text"):
        return casebook.update(casebook.get(HarvestItem, item_id), text=words)


def set_gift(casebook: Casebook, item_id: str, gift: str) -> HarvestItem:
    """Say what kind of thing a line is."""
    with casebook.step("Change kind of harvest"):
        item = casebook.get(HarvestItem, item_id)
        return casebook.update(item, gift=chosen(Gift, gift))


def set_person(casebook: Casebook, item_id: str, name: str) -> HarvestItem:
    """Say who gave it, "" for nobody named; UserError for somebody who is not in the network."""
    item = casebook.get(HarvestItem, item_id)
    person_id, other = promises.named(casebook, item.network_id, name)
    if other:
        raise UserError(f"{other} is not among the people.", "Add them on the people page first.")
    with casebook.step("Change who gave it", merge=f"{item_id}.person"):
        return casebook.update(item, person_id=person_id)


def set_block(casebook: Casebook, item_id: str, block_id: str | None) -> HarvestItem:
    """Say in which block it came up; None for the workshop as a whole."""
    with casebook.step("Change block of harvest"):
        return casebook.update(casebook.get(HarvestItem, item_id), block_id=block_id)


def promise(
    casebook: Casebook,
    item_id: str,
    due: date,
    *,
    owner: str | None = None,
    made_on: date | None = None,
) -> Promise:
    """Make a line a promise of whoever gave it, or of `owner`, in one step.

    It is tied to the workshop, and to the block it came up in. UserError where it is one already.
    """
    item = casebook.get(HarvestItem, item_id)
    if item.promise_id:
        raise UserError("This is a promise already.", "Change it in the list of promises.")
    owner_id, other = (
        (item.person_id, "")
        if owner is None
        else promises.named(casebook, item.network_id, checked_text(owner))
    )
    with casebook.step("Make promise"):
        made = promises.make(
            casebook,
            item.network_id,
            item.text,
            owner_id=owner_id,
            owner=other,
            due=due,
            made_in=("workshop", item.workshop_id),
            made_on=made_on,
            lane=item.lane,
        )
        if item.block_id:
            thread.tie(casebook, ("block", item.block_id), ("promise", made.id))
        casebook.update(item, promise_id=made.id)
    return made


def remove(casebook: Casebook, item_id: str) -> None:
    """Remove one line; a promise made from it stays."""
    with casebook.step("Remove from harvest"):
        casebook.delete(casebook.get(HarvestItem, item_id))


def _words(text: str) -> str:
    words = " ".join(checked_text(text).split())
    if not words:
        raise UserError("There is nothing to keep yet.", "Write what was said, in a line.")
    return words
