"""Reads what a block's group says: a track of its own beside others, or how people sit together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

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
