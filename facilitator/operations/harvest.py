"""Keeping what a workshop produced, line by line, and turning commitments into promises."""

from __future__ import annotations

from datetime import date

from facilitator.domain import harvest as reading
from facilitator.domain.deliver_records import Gift, HarvestItem
from facilitator.domain.lanes import Lane
from facilitator.domain.records import FEEDBACK, Feedback, Promise, Workshop
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


def take_from_sheets(casebook: Casebook, workshop_id: str) -> tuple[HarvestItem, ...]:
    """Keep what the feedback sheets offer and ask for, in one step; what is kept already stays."""
    workshop = casebook.get(Workshop, workshop_id)
    sheets = casebook.find(Feedback, workshop_id=workshop_id, form=FEEDBACK)
    kept = casebook.find(HarvestItem, workshop_id=workshop_id)
    found = reading.gifts_on((sheet.answers for sheet in sheets), kept)
    with casebook.step(f"Put {reading.gifts_words(g for g, _ in found)} into the harvest"):
        return tuple(
            casebook.insert(HarvestItem(new_id(), workshop.network_id, workshop_id, gift, text))
            for gift, text in found
        )


def change(
    casebook: Casebook,
    item_id: str,
    gift: str,
    text: str,
    *,
    who: str = "",
    block_id: str | None = None,
) -> HarvestItem:
    """Say a line anew: its kind, words, who gave it and where; UserError for an empty line.

    A promise made of it that still says the same says the new words too, and passes to whoever
    gave it; one that only the coachee may read stays theirs.
    """
    item = casebook.get(HarvestItem, item_id)
    person_id, other = promises.named(casebook, item.network_id, who)
    words = _words(f"{text.strip()} ({other})" if other and text.strip() else text)
    with casebook.step("Change harvest"):
        for made in casebook.find(Promise, id=item.promise_id or "", text=item.text):
            passes = made.owner_id == item.person_id and not made.owner
            passes = passes and made.lane is not Lane.COACHEE
            casebook.update(made, text=words, owner_id=person_id if passes else made.owner_id)
        return casebook.update(
            item, gift=chosen(Gift, gift), text=words, person_id=person_id, block_id=block_id
        )


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
