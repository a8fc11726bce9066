"""Reads what a block's group says: a track of its own beside others, or how people sit together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import count

from facilitator.domain.records import Block

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)}
_PLURALS = {"pairs": 2, "pair": 2, "twos": 2, "threes": 3, "trios": 3, "triads": 3, "fours": 4}
_PLURALS |= {"fives": 5, "sixes": 6, "sevens": 7, "eights": 8, "nines": 9, "tens": 10}
_SITTING = re.compile(
    r"(?:every(?:one|body)|all|whole|the whole|together|plenary|alone|each|individual(?:ly|s)?"
    rf"|mixed|by|(?:in )?(?:{'|'.join(_NUMBERS)}|{'|'.join(_PLURALS)})"
    r"|(?:in |small |large |mixed )*(?:groups|tables|circles|rooms|rows|teams)|\w+ of)\b|\d+ \w",
    re.IGNORECASE,
)
_SIZE = re.compile(rf"\bof (\d+|{'|'.join(_NUMBERS)})\b", re.IGNORECASE)
_WORD = re.compile(rf"({'|'.join(_PLURALS)})\b", re.IGNORECASE)


@lru_cache(1024)
def track_of(group: str) -> str:
    """The name of a track, such as "Room A" or "Clinics"; "" for words on how people sit.

    Ways to sit are "everyone", "threes, mixed by site", "tables of 6" and the like.
    """
    named = " ".join(group.split())
    return "" if _SITTING.match(named) else named


def group_size(group: str) -> int | None:
    """How many sit together: 3 of "groups of 3" or "threes"; None where it is not said."""
    if found := _SIZE.search(group):
        said = found[1].casefold()
        return _NUMBERS.get(said) or int(said) or None
    word = _WORD.match(group.strip())
    return _PLURALS[word[1].casefold()] if word else None


def stretches(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """The agenda in parts that follow each other: one block, or those that run side by side.

    Blocks of two or more tracks that stand together run side by side.
    """
    run: list[Block] = []
    for block in (*blocks, None):
        if block is not None and track_of(block.group):
            run.append(block)
            continue
        yield from _parted(run)
        run = []
        if block is not None:
            yield (block,)


def _parted(run: list[Block]) -> Iterator[tuple[Block, ...]]:
    if len({track_of(block.group).casefold() for block in run}) > 1:
        yield tuple(run)
    else:
        yield from ((block,) for block in run)


def stepped(blocks: Sequence[Block], held: Collection[str], by: int) -> int | None:
    """Where among the others the blocks of these ids stand one step up (-1) or down (1).

    A step is the least that changes anything: within a track past its neighbour, and past tracks
    that run side by side as a whole, which are never torn apart. Blocks that do not stand
    together are gathered at the first. None at the end of the agenda.
    """
    moving = [block for block in blocks if block.id in held]
    others = [block for block in blocks if block.id not in held]
    at = blocks.index(moving[0])
    if list(blocks[at : at + len(moving)]) != moving:
        return at
    now, plain = _shape(blocks), any(not track_of(block.group) for block in moving)
    while 0 <= at + by <= len(others):
        at += by
        torn = plain and _within_tracks(others, at)
        if not torn and _shape((*others[:at], *moving, *others[at:])) != now:
            return at
    return None


def fresh_names(blocks: Sequence[Block]) -> Iterator[str]:
    """Names for new tracks that no block of these has: "Group A", "Group B" and on."""
    used = {track_of(block.group).casefold() for block in blocks}
    letters = (chr(ord("A") + number % 26) * (number // 26 + 1) for number in count())
    return (
        name for name in (f"Group {letter}" for letter in letters) if name.casefold() not in used
    )


def _shape(blocks: Sequence[Block]) -> list[dict[str, tuple[str, ...]]]:
    """What follows what, and in which track; the order among the tracks does not count."""
    made = []
    for part in stretches(blocks):
        tracks: dict[str, tuple[str, ...]] = {}
        for block in part:
            name = track_of(block.group).casefold() if len(part) > 1 else ""
            tracks[name] = (*tracks.get(name, ()), block.id)
        made.append(tracks)
    return made


def _within_tracks(blocks: Sequence[Block], at: int) -> bool:
    before = 0
    for part in stretches(blocks):
        if before < at < before + len(part):
            return True
        before += len(part)
    return False
