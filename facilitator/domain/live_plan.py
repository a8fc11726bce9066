"""Makes the run of a workshop from its agenda: blocks for everyone, and tracks side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from facilitator.domain.agenda import TimedBlock, agenda
from facilitator.domain.live_run import Leg, Part, Run
from facilitator.domain.records import Block, Workshop

_EVERYONE = frozenset({"", "everyone", "all", "everybody", "plenary", "whole group"})


def plan(workshop: Workshop, blocks: Sequence[Block]) -> Run:
    """The run of an agenda that has not begun."""
    rolled = agenda(workshop.starts, workshop.ends, blocks)
    legs = _timed(tuple(_legs(rolled.blocks, rolled.starts is not None)), (rolled.starts or 0) * 60)
    finish = max((part.ends for leg in legs for track in leg for part in track), default=None)
    ends = rolled.ends if rolled.slack is not None else None
    deadline = finish if ends is None else ends * 60.0
    return Run(workshop.title, legs, deadline, rolled.starts is not None)


def _legs(blocks: Sequence[TimedBlock], has_clock: bool) -> Iterator[Leg]:
    """Blocks of different groups whose times overlap run side by side; all else is for everyone."""
    at = 0
    while at < len(blocks):
        count = _side_by_side(blocks[at:])
        parts = [_part(timed, has_clock) for timed in blocks[at : at + count]]
        names = list(dict.fromkeys(part.track for part in parts)) if count > 1 else [""]
        if count > 1:
            yield tuple(tuple(p for p in parts if p.track == name) for name in names)
        else:
            yield ((replace(parts[0], track=""),),)
        at += count


def _side_by_side(blocks: Sequence[TimedBlock]) -> int:
    """How many blocks from the first on share one stretch of time in tracks; 1 for a plain one."""
    named = list(takewhile(lambda timed: _track(timed) not in _EVERYONE, blocks))
    joined, last = {0}, 0
    while True:
        more = {
            n
            for n, timed in enumerate(named)
            if n not in joined and any(_overlap(timed, named[m]) for m in joined if m < len(named))
        }
        joined |= more | set(range(last, max(more, default=last)))
        last = max(joined)
        if not more:
            return last + 1


def _track(timed: TimedBlock) -> str:
    return timed.block.group.strip().casefold()


def _overlap(one: TimedBlock, other: TimedBlock) -> bool:
    """Whether two blocks of different tracks run at the same time."""
    apart = one.start >= other.end or other.start >= one.end
    return _track(one) != _track(other) and not apart


def _part(timed: TimedBlock, has_clock: bool) -> Part:
    block = timed.block
    return Part(
        block.id,
        block.title,
        max(block.minutes, 0),
        max(block.least, 0),
        block.cuttable,
        timed.start * 60.0 if timed.locked and has_clock else None,
        block.group.strip(),
        block.script.strip() or block.participants.strip(),
        block.lead.strip(),
    )


def _timed(legs: tuple[Leg, ...], now: float) -> tuple[Leg, ...]:
    """The legs with their planned times; a locked start is kept to whatever comes before it."""
    made = []
    for leg in legs:
        tracks = []
        for track in leg:
            then, timed = now, []
            for part in track:
                begins = then if part.lock is None else part.lock
                then = begins + part.minutes * 60
                timed.append(replace(part, starts=begins, ends=then))
            tracks.append(tuple(timed))
        now = max((track[-1].ends for track in tracks), default=now)
        made.append(tuple(tracks))
    return tuple(made)
