"""Reads the lines of what a workshop needs, such as "Pens × 1 per person", and adds them up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from math import ceil

from facilitator.domain.agenda import TimedBlock
from facilitator.domain.methods import MaterialPer
from facilitator.domain.tracks import group_size
from facilitator.domain.value import value

_PERSON = r"(?:(?:per|a|for each|for every|each)\s+(?:person|participant|member)|each)"
_GROUP = r"(?:per|a|for each|for every|each)\s+(?:small\s+)?(?:group|table|circle|team|pair)"
_PER = rf"(?:\s*,?\s*(?:(?P<person>{_PERSON})|(?P<group>{_GROUP})))?"
_AFTER = re.compile(
    rf"(?P<item>.+?)\s*(?:×|:|\s[x*])\s*(?P<count>\d{{1,4}}){_PER}\Z", re.IGNORECASE
)
_BEFORE = re.compile(rf"(?P<count>\d{{1,4}})\s*(?:×|[x*]\s)\s*(?P<item>.+?){_PER}\Z", re.IGNORECASE)
_WORDS = {MaterialPer.PERSON: " per person", MaterialPer.GROUP: " per group", MaterialPer.EVENT: ""}


@value
class Thing:
    """One thing to bring: so many for the event, a person or a group; None where not said."""

    item: str
    count: int | None = None
    per: MaterialPer = MaterialPer.EVENT

    @property
    def words(self) -> str:
        """The line as it is written: "Pens × 1 per person"."""
        return self.item if self.count is None else f"{self.item} × {self.count}{_WORDS[self.per]}"


@value
class Use:
    """A thing in one block, with how many it takes; None where that cannot be said."""

    thing: Thing
    count: int | None
    timed: TimedBlock | None = None


@value
class Needed:
    """A thing over the whole day: `total` of all its uses, `most` of them in use at one time.

    Both are None where a number is not known. Bring `total` of what is used up, `most` of what
    is used again.
    """

    item: str
    uses: tuple[Use, ...]
    total: int | None = None
    most: int | None = None

    @property
    def words(self) -> str:
        """How many, in words: "12", "1 per person", or "" where no number was written."""
        if self.total is not None:
            return str(self.total)
        said = dict.fromkeys(
            f"{use.thing.count}{_WORDS[use.thing.per]}"
            for use in self.uses
            if use.thing.count is not None
        )
        return " and ".join(said)


def parse(line: str) -> Thing:
    """The thing a line names; a line without a number is a thing without one."""
    plain = " ".join(line.split()).strip("•- ").rstrip(".")
    found = _AFTER.match(plain) or _BEFORE.match(plain)
    if not found:
        return Thing(plain)
    person, group = found["person"], found["group"]
    per = MaterialPer.PERSON if person else MaterialPer.GROUP if group else MaterialPer.EVENT
    return Thing(found["item"].strip(), int(found["count"]), per)


def things(text: str) -> tuple[Thing, ...]:
    """One thing for each line that says anything."""
    return tuple(parse(line) for line in text.splitlines() if line.strip(" •-."))


def to_bring(
    front: str, blocks: Sequence[TimedBlock], people: int | None = None
) -> tuple[Needed, ...]:
    """Everything the front sheet and the blocks need, each thing once, in the order of the day.

    `people` are those expected. Tracks that run side by side share them evenly.
    """
    found: dict[str, list[Use]] = {}
    for use in (*_all_day(front, people), *_in_blocks(blocks, people)):
        found.setdefault(use.thing.item.casefold(), []).append(use)
    return tuple(_needed(uses) for uses in found.values())


def _all_day(front: str, people: int | None) -> Iterator[Use]:
    for thing in things(front):
        yield Use(thing, _count(thing, people, None))


def _in_blocks(blocks: Sequence[TimedBlock], people: int | None) -> Iterator[Use]:
    for _, part in groupby(blocks, key=lambda timed: timed.stretch):
        beside = list(part)
        tracks = len({timed.track.casefold() for timed in beside})
        there = None if people is None else ceil(people / tracks)
        for timed in beside:
            for thing in things(timed.block.materials):
                yield Use(thing, _count(thing, there, group_size(timed.block.group)), timed)


def _count(thing: Thing, people: int | None, size: int | None) -> int | None:
    if thing.count is None or thing.per is MaterialPer.EVENT:
        return thing.count
    if people is None:
        return None
    if thing.per is MaterialPer.PERSON:
        return thing.count * people
    return thing.count * ceil(people / size) if size else None


def _needed(uses: Sequence[Use]) -> Needed:
    item, counts = uses[0].thing.item, [use.count for use in uses]
    known = [count for count in counts if count is not None]
    if len(known) < len(counts):
        return Needed(item, tuple(uses))
    return Needed(item, tuple(uses), sum(known), max(_at_once(uses).values()))


def _at_once(uses: Sequence[Use]) -> Mapping[int, int]:
    """How many are in use at one time, by part of the day: what is needed all day comes on top."""
    all_day = sum(use.count or 0 for use in uses if use.timed is None)
    tracks: dict[tuple[int, str], int] = {}
    for use in uses:
        if use.timed is not None:
            key = (use.timed.stretch, use.timed.track.casefold())
            tracks[key] = max(tracks.get(key, 0), use.count or 0)
    found = {-1: all_day}
    for (stretch, _), count in tracks.items():
        found[stretch] = found.get(stretch, all_day) + count
    return found
