"""What is done to several blocks of an agenda at once, each act one step."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.quick_block import QuickBlock
from facilitator.domain.records import Block, Workshop
from facilitator.domain.tracks import fresh_names, stretches, track_of
from facilitator.errors import UserError
from facilitator.operations import workshops
from facilitator.operations.fields import checked_text, label
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id

STEP = 5
"""Minutes by which a block grows or shrinks at a time."""

MOST_LINES = 100


def add_quick(
    casebook: Casebook, workshop_id: str, lines: Sequence[QuickBlock], *, at: int | None = None
) -> tuple[Block, ...]:
    """Add blocks as they were typed or pasted, at the end or before position `at`, in one step.

    UserError for more lines than a workshop can have blocks.
    """
    if len(lines) > MOST_LINES:
        raise UserError(
            f"That is {len(lines)} lines, more than any agenda has.",
            f"Paste up to {MOST_LINES}, a line for each block.",
        )
    workshop = casebook.get(Workshop, workshop_id)
    order = [block.id for block in workshops.agenda(casebook, workshop_id)]
    made = [_block(workshop, line) for line in lines]
    with casebook.step("Add block" if len(lines) == 1 else f"Add {len(lines)} blocks"):
        for block in made:
            casebook.insert(block)
        place = len(order) if at is None else at
        order[place:place] = [block.id for block in made]
        workshops.renumber(casebook, order)
    return tuple(casebook.get(Block, block.id) for block in made)


def _block(workshop: Workshop, line: QuickBlock) -> Block:
    return Block(
        new_id(),
        workshop.network_id,
        workshop.id,
        checked_text(line.title) or "Block",
        minutes=line.minutes,
        least=max(min(STEP, line.minutes), line.minutes // 2),
        category=line.category,
        locked_start=line.locked_start,
    )


def set_field(casebook: Casebook, block_ids: Sequence[str], name: str, value: object) -> None:
    """Set one field of these blocks; UserError as for one block."""
    with casebook.step(_changed(name, block_ids), merge=_merged(name, block_ids)):
        for block_id in block_ids:
            workshops.set_block_field(casebook, block_id, name, value)


def shift_minutes(casebook: Casebook, block_ids: Sequence[str], *, longer: bool) -> None:
    """Make these blocks longer or shorter, each to the next five minutes and never below five."""
    step = STEP if longer else -STEP
    with casebook.step(_changed("minutes", block_ids), merge=_merged("minutes", block_ids)):
        for block_id in block_ids:
            block = casebook.get(Block, block_id)
            minutes = max(STEP, (block.minutes + step) // STEP * STEP)
            casebook.update(block, minutes=min(minutes, workshops.LONGEST_BLOCK))


def side_by_side(casebook: Casebook, block_ids: Sequence[str]) -> None:
    """Let these blocks run at the same time, gathered at the first; each without a track gets one.

    UserError for fewer than two.
    """
    if len(block_ids) < 2:
        raise UserError("One block has nothing beside it.", "Choose two or more first.")
    blocks = _agenda_of(casebook, block_ids[0])
    held = [block for block in blocks if block.id in block_ids]
    names, taken = fresh_names(blocks), set[str]()
    with casebook.step("Run side by side"):
        workshops.move_blocks(casebook, [block.id for block in held], blocks.index(held[0]))
        for block in held:
            own = track_of(block.group)
            if not own or own.casefold() in taken:
                own = next(names)
                casebook.update(casebook.get(Block, block.id), group=own)
            taken.add(own.casefold())


def one_after_other(casebook: Casebook, block_ids: Sequence[str]) -> None:
    """Let what runs beside these blocks, and they themselves, follow each other again."""
    with casebook.step("Run one after the other"):
        for part in stretches(_agenda_of(casebook, block_ids[0])):
            if len(part) > 1 and any(block.id in block_ids for block in part):
                for block in part:
                    casebook.update(block, group="")


def move_into(
    casebook: Casebook, block_ids: Sequence[str], workshop_id: str, *, at: int | None = None
) -> tuple[Block, ...]:
    """Move blocks that were cut into an agenda, at the end or before position `at`, in one step.

    In another workshop they lose their fixed start and the minutes they took; in one of another
    network also their reasons and everybody's name.
    """
    held = [block for block in _agenda_of(casebook, block_ids[0]) if block.id in block_ids]
    order = [block.id for block in workshops.agenda(casebook, workshop_id)]
    place = len(order) if at is None else at
    if held[0].workshop_id == workshop_id:
        before = sum(1 for block_id in order[:place] if block_id in block_ids)
        workshops.move_blocks(casebook, [block.id for block in held], place - before)
        return tuple(casebook.get(Block, block.id) for block in held)
    with casebook.step("Move block" if len(held) == 1 else f"Move {len(held)} blocks"):
        target = casebook.get(Workshop, workshop_id)
        if held[0].network_id != target.network_id:
            made = workshops.paste_blocks(casebook, workshop_id, held, at=place)
            workshops.remove_blocks(casebook, block_ids)
            return made
        for block in held:
            workshops.let_go(casebook, block)
            casebook.update(block, workshop_id=workshop_id, locked_start="", actual=None)
        order[place:place] = [block.id for block in held]
        workshops.renumber(casebook, order)
    return tuple(casebook.get(Block, block.id) for block in held)


def _agenda_of(casebook: Casebook, block_id: str) -> tuple[Block, ...]:
    return workshops.agenda(casebook, casebook.get(Block, block_id).workshop_id)


def _changed(name: str, block_ids: Sequence[str]) -> str:
    return label(Block, name) + ("s" if len(block_ids) > 1 else "")


def _merged(name: str, block_ids: Sequence[str]) -> str:
    return f"{' '.join(block_ids)}.{name}"
