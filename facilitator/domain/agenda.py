"""Rolls a workshop's blocks forward from its start, and says whether they fit the day.

Times are whole minutes since midnight. A block whose start is locked begins then, whatever
comes before it; every other block begins when the one before it ends. Blocks of different
tracks that stand together begin together, and what follows waits for the longest track.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from facilitator.domain.records import Block
from facilitator.domain.tracks import stretches, track_of

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)\Z", re.ASCII)
_DAY = 24 * 60
MOST_TOLD = 4
"""Where even this many shorter blocks are not enough, they are not named one by one."""


@dataclass(frozen=True)
class TimedBlock:
    """A block with its times; `gap` is free time before it, `overrun` what runs into it.

    `track` names its column where it runs beside others, and `stretch` numbers the parts of
    the agenda that follow each other.
    """

    block: Block
    start: int
    end: int
    gap: int = 0
    overrun: int = 0
    track: str = ""
    stretch: int = 0

    @property
    def locked(self) -> bool:
        """Whether it begins at a time of its own."""
        return minutes_of(self.block.locked_start) is not None


@dataclass(frozen=True)
class Agenda:
    """Timed blocks against the planned end; `starts` and `ends` are None where not known.

    Without a start the times count from 0, and locked starts are left aside.
    """

    blocks: tuple[TimedBlock, ...]
    starts: int | None
    ends: int | None

    @property
    def finish(self) -> int:
        """When everything is over; the start where there is no block."""
        return _finish(self.blocks) if self.blocks else self.starts or 0

    @property
    def minutes(self) -> int:
        """The length of all blocks one after the other, those side by side counted once."""
        blocks = [timed.block for timed in self.blocks]
        return _finish(_rolled(0, blocks, [None] * len(blocks))) if blocks else 0

    @property
    def slack(self) -> int | None:
        """Minutes left before the planned end, negative when over; None without both times."""
        if self.starts is None or self.ends is None or self.ends <= self.starts:
            return None
        return self.ends - self.finish

    @cached_property
    def savings(self) -> tuple[tuple[Block, int], ...]:
        """The blocks that could be shorter and bring the end forward, the most minutes first."""
        if any(timed.track or timed.overrun for timed in self.blocks):
            return _wins(self)
        return savings([timed.block for timed in _last_stretch(self.blocks)])

    @property
    def fits(self) -> bool:
        """Whether the blocks end in time and none runs into a locked start."""
        return (self.slack or 0) >= 0 and not any(timed.overrun for timed in self.blocks)

    @property
    def advice(self) -> tuple[str, ...]:
        """How the day stands, a sentence or two each: the end first, then what runs over."""
        return (_end_words(self), *_overrun_words(self))

    @property
    def warning(self) -> str:
        """What does not fit, in a line; "" where all does."""
        late = -(self.slack or 0)
        short = sum(1 for timed in self.blocks if timed.overrun)
        starts = "One fixed start has" if short == 1 else f"{short} fixed starts have"
        said = (
            f"Ends {_late_clock(self.finish)}, {late} minutes over." if late > 0 else "",
            f"{starts} no room." if short else "",
        )
        return " ".join(filter(None, said))

    def clock(self, minute: int) -> str:
        """A time on this agenda: "09:30", or "+0:20" from the beginning where no start is known."""
        return clock(minute) if self.starts is not None else f"+{minute // 60}:{minute % 60:02d}"


def minutes_of(time: str) -> int | None:
    """Minutes since midnight of a time such as "09:30"; None for anything else."""
    found = _CLOCK.match(time.strip())
    return int(found[1]) * 60 + int(found[2]) if found else None


def clock(minute: int) -> str:
    """Minutes since midnight as "09:30"; past midnight the clock starts again."""
    return f"{minute % _DAY // 60:02d}:{minute % 60:02d}"


def roll(starts: str | int, blocks: Sequence[Block]) -> tuple[TimedBlock, ...]:
    """The blocks with their times; raises ValueError for a start that is no time."""
    begins = minutes_of(starts) if isinstance(starts, str) else starts
    if begins is None:
        raise ValueError(f"{starts!r} is not a time of day")
    return _rolled(begins, blocks, [minutes_of(block.locked_start) for block in blocks])


def agenda(starts: str, ends: str, blocks: Sequence[Block]) -> Agenda:
    """The blocks of a workshop against its start and planned end; either may be unknown."""
    begins = minutes_of(starts)
    if begins is None:
        return Agenda(_rolled(0, blocks, [None] * len(blocks)), None, minutes_of(ends))
    return Agenda(roll(begins, blocks), begins, minutes_of(ends))


def savings(blocks: Sequence[Block]) -> tuple[tuple[Block, int], ...]:
    """What each block could give up, most minutes first: all of one that can be cut, else
    what it has above its least."""
    offers = ((block, block.minutes - (0 if block.cuttable else block.least)) for block in blocks)
    return tuple(sorted(((b, spare) for b, spare in offers if spare > 0), key=lambda o: -o[1]))


def trim(offers: Sequence[tuple[Block, int]], over: int) -> tuple[tuple[Block, int], ...]:
    """Which blocks to shorten, and by how much, to win so many minutes, or as many as can be."""
    taken: list[tuple[Block, int]] = []
    for block, spare in offers:
        if over <= 0:
            break
        taken.append((block, min(spare, over)))
        over -= spare
    return tuple(taken)


def room_before(agenda: Agenda, number: int) -> Agenda | None:
    """What runs before the block of this number and could give it room; None for nothing that can.

    Nothing can where the block before is fixed too, or the workshop has not begun.
    """
    timed = agenda.blocks[number]
    before = _before(agenda, number)
    if timed.start < (agenda.starts or 0) or not before or before[-1].locked:
        return None
    return Agenda(before, agenda.starts, None)


def _rolled(
    now: int, blocks: Sequence[Block], locks: Sequence[int | None]
) -> tuple[TimedBlock, ...]:
    made: list[TimedBlock] = []
    locked_starts = iter(locks)
    for number, part in enumerate(stretches(blocks)):
        ends: dict[str, int] = {}
        for block in part:
            track = track_of(block.group) if len(part) > 1 else ""
            before = ends.get(track.casefold(), now)
            locked = next(locked_starts)
            start = before if locked is None else locked
            end = start + max(block.minutes, 0)
            gap, overrun = max(start - before, 0), max(before - start, 0)
            made.append(TimedBlock(block, start, end, gap, overrun, track, number))
            ends[track.casefold()] = end
        now = max(ends.values())
    return tuple(made)


def _finish(blocks: Sequence[TimedBlock]) -> int:
    return max(timed.end for timed in blocks)


def _last_stretch(blocks: Sequence[TimedBlock]) -> Sequence[TimedBlock]:
    """The blocks from the last locked one on: those before it cannot bring the end forward.

    Where tracks run side by side, a lock in one of them holds up nobody in another.
    """
    for number in range(len(blocks) - 1, -1, -1):
        if blocks[number].locked and not blocks[number].track:
            return blocks[number:]
    return blocks


def _wins(agenda: Agenda) -> tuple[tuple[Block, int], ...]:
    """What each block alone brings the end forward by, the most first, taken one by one.

    Of tracks that run side by side, and of blocks that overlap, only the longest holds the end up.
    """
    blocks = [timed.block for timed in agenda.blocks]
    offers = dict((block.id, spare) for block, spare in savings(blocks))
    first = {block.id: block for block in blocks}
    taken: list[tuple[Block, int]] = []
    while offers:
        now = _end_of(agenda, blocks)
        won = {key: now - _end_of(agenda, _shorter(blocks, key, by)) for key, by in offers.items()}
        best = max(won, key=lambda key: won[key])
        if won[best] <= 0:
            break
        taken.append((first[best], won[best]))
        blocks = _shorter(blocks, best, won[best])
        del offers[best]
    return tuple(taken)


def _end_of(agenda: Agenda, blocks: Sequence[Block]) -> int:
    known = agenda.starts is not None
    locks = [minutes_of(block.locked_start) if known else None for block in blocks]
    return _finish(_rolled(agenda.starts or 0, blocks, locks))


def _shorter(blocks: Sequence[Block], block_id: str, by: int) -> list[Block]:
    return [replace(b, minutes=b.minutes - by) if b.id == block_id else b for b in blocks]


def _late_clock(minute: int) -> str:
    """A time with the day it falls on, where that is not the workshop's own."""
    days = minute // _DAY
    later = "" if not days else " the next day" if days == 1 else f" {days} days later"
    return clock(minute) + later


def _end_words(agenda: Agenda) -> str:
    if not agenda.blocks:
        return "The agenda is empty."
    if agenda.starts is None:
        return f"{agenda.minutes} minutes in all. No start time is set."
    ends = f"Ends {_late_clock(agenda.finish)}"
    if agenda.ends is None:
        return f"{ends}. No end time is set."
    if agenda.slack is None:
        return f"{ends}. The planned end, {clock(agenda.ends)}, is not after the start."
    if agenda.slack > 0:
        return f"{ends}. {agenda.slack} minutes of slack before {clock(agenda.ends)}."
    if agenda.slack == 0:
        return f"{ends}. No slack: {_spare_words(agenda.savings)}"
    words = _trim_words(agenda.savings, -agenda.slack, _tied(agenda))
    return f"{ends}, {-agenda.slack} minutes over. {words}"


def _tied(agenda: Agenda) -> bool:
    """Whether no block alone brings the end forward though some in tracks could be shorter."""
    last = _last_stretch(agenda.blocks)
    beside = [timed.block for timed in last if timed.track]
    return bool(savings(beside)) and not agenda.savings


def _spare_words(offers: Sequence[tuple[Block, int]]) -> str:
    if not offers:
        return "every block is as short as it can be."
    block, spare = offers[0]
    return f"{spare} minutes could come from “{block.title}”."


def _trim_words(offers: Sequence[tuple[Block, int]], over: int, tied: bool = False) -> str:
    if tied:
        return "Tracks that run side by side end together: shorten each of them."
    if not offers:
        return "Every block is as short as it can be, so take one out."
    taken = trim(offers, over)
    won = sum(minutes for _, minutes in taken)
    words = ", ".join(f"{minutes} from “{block.title}”" for block, minutes in taken)
    if won < over:
        told = f" ({words})" if len(taken) <= MOST_TOLD else ""
        return f"Shorter blocks win {won}{told}; {over - won} more must go."
    return f"Take {words}."


def _overrun_words(agenda: Agenda) -> list[str]:
    return [_one_overrun(agenda, n) for n, timed in enumerate(agenda.blocks) if timed.overrun]


def _before(agenda: Agenda, number: int) -> tuple[TimedBlock, ...]:
    timed, earlier = agenda.blocks[number], agenda.blocks[:number]
    return tuple(e for e in earlier if e.stretch < timed.stretch or e.track == timed.track)


def _one_overrun(agenda: Agenda, number: int) -> str:
    timed, before = agenda.blocks[number], _before(agenda, number)
    fixed = f"“{timed.block.title}” is fixed at {clock(timed.start)}"
    if timed.start < (agenda.starts or 0) or not before:
        return f"{fixed}, before the workshop starts at {clock(agenda.starts or 0)}."
    last = before[-1]
    room = room_before(agenda, number)
    if room is None:
        other = f"“{last.block.title}” at {clock(last.start)} until {clock(last.end)}"
        return f"{fixed} and {other}: they overlap by {timed.overrun} minutes. Move one of them."
    words = _trim_words(room.savings, timed.overrun, _tied(room))
    return f"{fixed}, {timed.overrun} minutes before the agenda gets there. {words}"
