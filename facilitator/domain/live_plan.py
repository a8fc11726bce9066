"""Makes the run of a workshop from its agenda: blocks for everyone, and tracks side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from facilitator.domain.agenda import TimedBlock, agenda
from facilitator.domain.live_run import Leg, Part, Run
from facilitator.domain.records import Block, Workshop


def plan(workshop: Workshop, blocks: Sequence[Block]) -> Run:
    """The run of an agenda that has not begun."""
    rolled = agenda(workshop.starts, workshop.ends, blocks)
    legs = _timed(tuple(_legs(rolled.blocks, rolled.starts is not None)), (rolled.starts or 0) * 60)
    finish = max((part.ends for leg in legs for track in leg for part in track), default=None)
    ends = rolled.ends if rolled.slack is not None else None
    deadline = finish if ends is None else ends * 60.0
    return Run(workshop.title, legs, deadline, rolled.starts is not None)


def _legs(blocks: Sequence[TimedBlock], has_clock: bool) -> Iterator[Leg]:
    """Each part of the agenda, parted into its tracks where there are several."""
    for _, stretch in groupby(blocks, key=lambda timed: timed.stretch):
        tracks: dict[str, list[Part]] = {}
        for timed in stretch:
            named = tracks.setdefault(timed.track.casefold(), [])
            part = _part(timed, has_clock)
            named.append(replace(part, track=named[0].track) if named else part)
        yield tuple(map(tuple, tracks.values()))


def _part(timed: TimedBlock, has_clock: bool) -> Part:
    block = timed.block
    return Part(
        block.id,
        block.title,
        max(block.minutes, 0),
        max(block.least, 0),
        block.cuttable,
        timed.start * 60.0 if timed.locked and has_clock else None,
        timed.track,
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
