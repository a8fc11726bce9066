"""Says what to take from an agenda so that fixed starts have room and the day ends in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator.domain.agenda import Agenda, clock, room_before, trim
from facilitator.domain.agenda import agenda as rolled
from facilitator.domain.records import Block


def cuts(planned: Agenda) -> tuple[tuple[Block, int], ...]:
    """The blocks to shorten and by how much: for each fixed start in turn, then for the end.

    Where all that can be taken is not enough, it is taken all the same.
    """
    if planned.starts is None or planned.fits:
        return ()
    before = [timed.block for timed in planned.blocks]
    now = planned
    for number in (*range(len(before)), None):
        offers, over = _short(now, number)
        if taken := trim(offers, over):
            now = _shortened(now, {block.id: minutes for block, minutes in taken})
    after = [timed.block for timed in now.blocks]
    pairs = zip(before, after, strict=True)
    return tuple((b, b.minutes - a.minutes) for b, a in pairs if a.minutes < b.minutes)


def _short(now: Agenda, number: int | None) -> tuple[Sequence[tuple[Block, int]], int]:
    """What could give minutes to the start of a block, or to the end, and how many it needs."""
    if number is None:
        over = -(now.slack or 0)
        return (now.savings if over > 0 else ()), over
    over = now.blocks[number].overrun
    room = room_before(now, number) if over else None
    return (room.savings if room else ()), over


def _shortened(now: Agenda, by: dict[str, int]) -> Agenda:
    blocks = [timed.block for timed in now.blocks]
    shorter = [replace(block, minutes=block.minutes - by.get(block.id, 0)) for block in blocks]
    ends = "" if now.ends is None else clock(now.ends)
    return rolled(clock(now.starts or 0), ends, shorter)
