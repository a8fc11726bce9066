"""What only the facilitator sees of a run: the notes of what is on, and what is still to come.

They are read from the agenda's blocks and never enter a `Run`, which is what the room is shown of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from facilitator.domain.live_run import (
    Leg,
    Part,
    Run,
    Track,
    actual_minutes,
    leg_fronts,
    projected,
)
from facilitator.domain.records import Block
from facilitator.domain.value import value


@value
class Note:
    """One block for whoever leads it; `is_on` is false while it waits for its time."""

    track: str
    title: str
    is_on: bool
    people: str = ""
    script: str = ""
    participants: str = ""
    materials: tuple[str, ...] = ()
    outcome: str = ""


@value
class Coming:
    """A block to come, and when it will begin if nothing is changed; `fixed` where locked."""

    at: float
    title: str
    minutes: int
    track: str = ""
    people: str = ""
    fixed: bool = False
    may_go: bool = False


@value
class Took:
    """How long a block that was held took, beside its planned minutes."""

    title: str
    minutes: int
    planned: int


def notes(run: Run, blocks: Mapping[str, Block]) -> tuple[Note, ...]:
    """The notes of what is on, or is next where nothing is, for each track side by side."""
    leg = run.leg if run.began is not None else next(iter(run.legs), ())
    return tuple(_note(part, blocks[part.id]) for part in leg_fronts(leg) if part.id in blocks)


def coming(run: Run, now: float, blocks: Mapping[str, Block]) -> tuple[Coming, ...]:
    """Every block that has not begun and is not left out, in the order it will begin."""
    found = [_coming(part, at, blocks.get(part.id)) for part, at in _begins(run, now)]
    return tuple(sorted(found, key=lambda one: one.at))


def took(run: Run) -> tuple[Took, ...]:
    """Every block that was held, in the order of the agenda."""
    minutes = actual_minutes(run)
    return tuple(
        Took(part.title, minutes[part.id], round((part.ends - part.starts) / 60))
        for part in run.parts
        if part.id in minutes
    )


def people(block: Block) -> str:
    """Who leads a block: "Aled with Nia"."""
    return " with ".join(filter(None, (block.lead.strip(), block.co_lead.strip())))


def _begins(run: Run, now: float) -> Iterator[tuple[Part, float]]:
    """What has not begun, with when it will: as planned as long as nothing has."""
    if run.began is None:
        yield from ((part, part.starts) for part in run.parts)
        return
    for leg, begins, _ in projected(run, now):
        yield from _starts(leg, begins, now)


def _starts(leg: Leg, begins: float, now: float) -> Iterator[tuple[Part, float]]:
    for track in leg:
        yield from _in_track(track, begins, now)


def _in_track(track: Track, then: float, now: float) -> Iterator[tuple[Part, float]]:
    for part in track:
        if part.is_over:
            continue
        if part.is_on:
            then = now + max(part.left(now), 0)
            continue
        then = then if part.lock is None else max(then, part.lock)
        yield part, then
        then += part.minutes * 60


def _note(part: Part, block: Block) -> Note:
    lines = (line.strip() for line in block.materials.splitlines())
    return Note(
        part.track,
        part.title,
        part.is_on,
        people(block),
        block.script.strip(),
        block.participants.strip(),
        tuple(filter(None, lines)),
        block.outcome.strip(),
    )


def _coming(part: Part, at: float, block: Block | None) -> Coming:
    return Coming(
        at,
        part.title,
        part.minutes,
        part.track,
        people(block) if block else "",
        part.lock is not None,
        part.cuttable and part.lock is None,
    )
