"""Planning workshops: the front sheet and the timed blocks of the agenda."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from facilitator import content
from facilitator.domain import agenda as times
from facilitator.domain.deliver_records import Guest, HarvestItem, LiveRun
from facilitator.domain.materials import Thing
from facilitator.domain.methods import MaterialPer, WorkshopMethod
from facilitator.domain.nameless import TEXTS, nameless, names_of
from facilitator.domain.records import (
    FEEDBACK,
    Block,
    Feedback,
    Link,
    Milestone,
    Person,
    Workshop,
)
from facilitator.domain.review_records import Receipt
from facilitator.domain.shortening import cuts
from facilitator.errors import UserError
from facilitator.formspec import load
from facilitator.formspec.validate import clean, validate
from facilitator.operations import editions, holding, live_runs, thread
from facilitator.operations.fields import parse
from facilitator.operations.fields import set_field as set_any_field
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id

LONGEST_BLOCK = 600


def add(
    casebook: Casebook, network_id: str, title: str, on: date | None = None, **front: Any
) -> Workshop:
    """Add a workshop; `front` holds fields of the front sheet. UserError without a title."""
    if not title.strip():
        raise UserError("A workshop needs a title.", "The question it answers makes a good one.")
    with casebook.step("Add workshop"):
        return casebook.insert(Workshop(new_id(), network_id, title.strip(), date=on, **front))


def plan_for_milestone(casebook: Casebook, milestone_id: str) -> Workshop:
    """Add the workshop of a milestone such as Event 1, on its date and tied to it."""
    milestone = casebook.get(Milestone, milestone_id)
    return add(
        casebook, milestone.network_id, milestone.title, milestone.due, milestone_id=milestone.id
    )


def set_field(casebook: Casebook, workshop_id: str, name: str, value: object) -> Workshop:
    """Set one field of the front sheet; UserError for no title or a time that is none."""
    if name == "title" and not str(value or "").strip():
        raise UserError("A workshop needs a title.", "The question it answers makes a good one.")
    parsed = clock_time(str(value)) if name in ("starts", "ends") and value else value
    return set_any_field(casebook, Workshop, workshop_id, name, parsed)


def set_held(casebook: Casebook, workshop_id: str, held: bool) -> Workshop:
    """Say that a workshop has taken place, or that it has not.

    The event of the plan it is tied to is done on its day, and open again if it was done that day.
    """
    if held:
        return holding.hold(casebook, workshop_id, casebook.get(Workshop, workshop_id).date)
    return holding.put_off(casebook, workshop_id)


def remove(casebook: Casebook, workshop_id: str) -> None:
    """Remove a workshop with its agenda, guests, harvest, runs and feedback.

    Promises made there stay, and a file that its sheets came from may come in again.
    """
    workshop = casebook.get(Workshop, workshop_id)
    with casebook.step(f"Remove {workshop.title}"):
        for kind in (HarvestItem, Guest, LiveRun, Feedback, Block):
            for record in casebook.find(kind, workshop_id=workshop_id):
                casebook.delete(record)
        for receipt in casebook.find(Receipt, network_id=workshop.network_id, place_id=workshop_id):
            casebook.delete(receipt)
        casebook.delete(workshop)


def add_block(
    casebook: Casebook, workshop_id: str, title: str, *, at: int | None = None, **block: Any
) -> Block:
    """Add a block to the agenda, at the end or before position `at`."""
    workshop = casebook.get(Workshop, workshop_id)
    order = [b.id for b in agenda(casebook, workshop_id)]
    with casebook.step("Add block"):
        added = casebook.insert(
            Block(new_id(), workshop.network_id, workshop_id, title.strip() or "Block", **block)
        )
        order.insert(len(order) if at is None else at, added.id)
        renumber(casebook, order)
    return casebook.get(Block, added.id)


def add_method(
    casebook: Casebook,
    workshop_id: str,
    method_id: str,
    *,
    at: int | None = None,
    group: str | None = None,
) -> Block:
    """Add a method from the shelf as a block that carries its steps, materials and minutes.

    With a `group` it joins that track.
    """
    method = {m.id: m for m in content.workshop_methods()}[method_id]
    filled = block_of(method) | ({} if group is None else {"group": group})
    return add_block(casebook, workshop_id, method.title, at=at, **filled)


def duplicate_block(casebook: Casebook, block_id: str) -> Block:
    """Add a copy of a block after it, with its reasons but not its locked start."""
    block = casebook.get(Block, block_id)
    place = [b.id for b in agenda(casebook, block.workshop_id)].index(block_id) + 1
    with casebook.step("Duplicate block"):
        return paste_blocks(casebook, block.workshop_id, [block], at=place)[0]


def paste_blocks(
    casebook: Casebook, workshop_id: str, blocks: Sequence[Block], *, at: int | None = None
) -> tuple[Block, ...]:
    """Add copies of blocks, of this workshop or another, at the end or before position `at`.

    A copy keeps its reasons, but neither locked start nor the minutes it took. In another
    network it comes without its reasons and without anybody's name.
    """
    workshop = casebook.get(Workshop, workshop_id)
    order = [b.id for b in agenda(casebook, workshop_id)]
    place = len(order) if at is None else at
    with casebook.step("Paste block" if len(blocks) == 1 else f"Paste {len(blocks)} blocks"):
        copies = [casebook.insert(_copy(casebook, block, workshop)) for block in blocks]
        for block, copy in zip(blocks, copies, strict=True):
            if block.network_id == workshop.network_id:
                _tie_as(casebook, block.id, copy.id)
        order[place:place] = [copy.id for copy in copies]
        renumber(casebook, order)
    return tuple(casebook.get(Block, copy.id) for copy in copies)


def _copy(casebook: Casebook, block: Block, workshop: Workshop) -> Block:
    copy = replace(
        block,
        id=new_id(),
        network_id=workshop.network_id,
        workshop_id=workshop.id,
        locked_start="",
        actual=None,
    )
    at_home = block.network_id == workshop.network_id
    return copy if at_home else _without_names(casebook, block, copy)


def _without_names(casebook: Casebook, block: Block, copy: Block) -> Block:
    """A copy for another network than the block's, which names nobody of that one."""
    names = names_of([block], casebook.find(Person, network_id=block.network_id))
    texts: dict[str, Any] = {name: nameless(getattr(block, name), names) for name in TEXTS}
    return replace(copy, **texts, lead="", co_lead="")


def _tie_as(casebook: Casebook, block_id: str, copy_id: str) -> None:
    """Give a copy the reasons of the block it was made from."""
    for link in casebook.find(Link, target_id=block_id):
        thread.tie(casebook, (link.source_kind, link.source_id), ("block", copy_id))


def block_of(method: WorkshopMethod) -> dict[str, Any]:
    """The fields of a block that a method fills."""
    return {
        "method": method.id,
        "minutes": method.minutes,
        "least": method.least,
        "category": method.category,
        "outcome": method.harvest,
        "group": f"groups of {method.small_group}" if method.small_group else "everyone",
        "participants": method.summary,
        "script": "\n".join(_step_words(s.minutes, s.text) for s in method.steps),
        "materials": "\n".join(_material_words(m.item, m.per, m.count) for m in method.materials),
    }


def _step_words(minutes: int, text: str) -> str:
    return f"{minutes} min: {text}" if minutes else text


def _material_words(item: str, per: MaterialPer, count: int) -> str:
    return Thing(item, count, per).words


def set_block_field(casebook: Casebook, block_id: str, name: str, value: object) -> Block:
    """Set one field of a block; UserError for minutes or times out of range."""
    if name in ("minutes", "least") and not 0 <= parse(Block, name, value or 0) <= LONGEST_BLOCK:
        raise UserError(
            f"A block of {value} minutes does not fit a day.", f"Use 0 to {LONGEST_BLOCK}."
        )
    parsed: object = value
    if name == "locked_start" and value:
        parsed = clock_time(str(value))
    return set_any_field(casebook, Block, block_id, name, parsed)


def move_block(casebook: Casebook, block_id: str, to: int) -> None:
    """Move a block to position `to` of its agenda; the times roll."""
    move_blocks(casebook, [block_id], to)


def move_blocks(
    casebook: Casebook, block_ids: Sequence[str], to: int, *, group: str | None = None
) -> None:
    """Move blocks of one agenda together, in their order, to stand before what is left at `to`.

    With a `group` they join that track.
    """
    first = casebook.get(Block, block_ids[0])
    order = [b.id for b in agenda(casebook, first.workshop_id)]
    held = [block_id for block_id in order if block_id in set(block_ids)]
    rest = [block_id for block_id in order if block_id not in set(block_ids)]
    rest[to:to] = held
    with casebook.step("Move block" if len(held) == 1 else f"Move {len(held)} blocks"):
        renumber(casebook, rest)
        for block_id in held if group is not None else ():
            casebook.update(casebook.get(Block, block_id), group=group)


def shorten(casebook: Casebook, workshop_id: str) -> None:
    """Take the minutes that are over from the blocks that can give them, as the agenda advises.

    A block that may be left out goes when all of it is taken.
    """
    workshop = casebook.get(Workshop, workshop_id)
    rolled = times.agenda(workshop.starts, workshop.ends, agenda(casebook, workshop_id))
    with casebook.step("Shorten to fit"):
        for block, taken in cuts(rolled):
            if taken == block.minutes:
                _take_out(casebook, block)
            else:
                minutes = block.minutes - taken
                casebook.update(block, minutes=minutes, least=min(block.least, minutes))


def remove_block(casebook: Casebook, block_id: str) -> None:
    """Take a block out of the agenda; what was harvested in it stays with the workshop."""
    remove_blocks(casebook, [block_id])


def remove_blocks(casebook: Casebook, block_ids: Sequence[str]) -> None:
    """Take blocks out of the agenda, in one step."""
    many = len(block_ids) != 1
    with casebook.step(f"Remove {len(block_ids)} blocks" if many else "Remove block"):
        for block_id in block_ids:
            _take_out(casebook, casebook.get(Block, block_id))


def _take_out(casebook: Casebook, block: Block) -> None:
    let_go(casebook, block)
    casebook.delete(block)


def let_go(casebook: Casebook, block: Block) -> None:
    """Untie what a workshop keeps from a block that leaves its agenda, inside a step."""
    for item in casebook.find(HarvestItem, block_id=block.id):
        casebook.update(item, block_id=None)
    live_runs.forget(casebook, block)


def earlier_minutes(casebook: Casebook, besides: str = "") -> Mapping[str, tuple[int, ...]]:
    """The minutes each method took when it was run, in any workshop, the last time first.

    `besides` is the id of a workshop that is left out.
    """
    found: dict[str, tuple[int, ...]] = {}
    for method, minutes in casebook.connection.execute(
        "SELECT block.method, block.actual FROM block JOIN workshop "
        "ON workshop.id = block.workshop_id WHERE block.method != '' "
        "AND block.actual IS NOT NULL AND workshop.id != ? "
        "ORDER BY workshop.date DESC, block.id DESC",
        (besides,),
    ):
        found[method] = (*found.get(method, ()), minutes)
    return found


def agenda(casebook: Casebook, workshop_id: str) -> tuple[Block, ...]:
    """The blocks of a workshop in order."""
    return casebook.find(Block, order="position id", workshop_id=workshop_id)


def serve(casebook: Casebook, goal_id: str, workshop_id: str, serves: bool) -> None:
    """Say that a workshop serves a goal, or that it does not."""
    thread.tie(casebook, ("goal", goal_id), ("workshop", workshop_id), tied=serves)


def record_feedback(
    casebook: Casebook, workshop_id: str, answers: Mapping[str, object], *, form_id: str = FEEDBACK
) -> Feedback:
    """Record one filled feedback or follow-up form; UserError where an answer does not fit."""
    workshop = casebook.get(Workshop, workshop_id)
    form = load.load(form_id)
    problems = validate(form, answers)
    if problems:
        raise UserError(problems[0].message, "Correct the sheet and record it again.")
    with casebook.step("Record feedback" if form_id == FEEDBACK else "Record follow-up"):
        return casebook.insert(
            Feedback(
                new_id(),
                workshop.network_id,
                workshop_id,
                clean(form, answers),
                form_version=form.version,
                form_edition=editions.keep(casebook, form),
                form=form_id,
            )
        )


def remove_feedback(casebook: Casebook, feedback_id: str) -> None:
    """Remove one recorded feedback sheet."""
    with casebook.step("Remove feedback sheet"):
        casebook.delete(casebook.get(Feedback, feedback_id))


def clock_time(text: str) -> str:
    """A time of day as HH:MM from 9, 9.30, 0930 or 09:30; UserError for anything else."""
    digits = text.strip().replace(".", ":").replace(" ", "")
    hours, colon, minutes = digits.partition(":")
    if not colon and len(digits) > 2:
        hours, minutes = digits[:-2], digits[-2:]
    try:
        hour, minute = int(hours), int(minutes or 0)
    except ValueError:
        hour = minute = -1
    if not (0 <= hour < 24 and 0 <= minute < 60):
        raise UserError(f"“{text}” is not a time of day.", "Write it as 09:30.")
    return f"{hour:02d}:{minute:02d}"


def renumber(casebook: Casebook, block_ids: Sequence[str]) -> None:
    """Give the blocks of an agenda their positions in this order, inside a step."""
    for position, block_id in enumerate(block_ids):
        block = casebook.get(Block, block_id)
        if block.position != position:
            casebook.update(block, position=position)
