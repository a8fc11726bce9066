"""Reads blocks out of a line or a pasted list, such as "Welcome 10" or "12:30 Lunch 1 h"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest

from facilitator.domain.agenda import minutes_of
from facilitator.domain.records import BlockCategory
from facilitator.domain.value import value

DEFAULT_MINUTES = 20
LONGEST = 600
MOST_LETTERS = 200
"""Of a longer line only the beginning is read."""

_TIME = r"(?:[01]?\d|2[0-3])[:.][0-5]\d"
_STARTS = re.compile(
    rf"(?P<start>{_TIME})(?:\s*(?:-|–|—|to)\s*(?P<end>{_TIME}))?[\s,:;|–—-]+(?=\S)", re.IGNORECASE
)
_LONG = r"(?P<hours>\d{1,2})\s*(?:h|hrs?|hours?)\s*(?P<rest>[0-5]?\d)?(?:\s*m(?:in(?:ute)?s?)?)?"
_SHORT = r"(?P<minutes>\d{1,3})\s*(?:m(?:in(?:ute)?s?)?|['′])?"
_LENGTH = re.compile(rf"(?:{_LONG}|{_SHORT})\.?", re.IGNORECASE)
_ENDS = re.compile(rf"(?:[\s,;|(–—-]|(?<!\d):)+{_LENGTH.pattern}\s*\)?\s*\Z", re.IGNORECASE)
_BULLET = re.compile(r"\A\s*(?:[-•*–·]|\d{1,2}[.)])\s+")
_KINDS = (
    (BlockCategory.ARRIVE, r"arriv\w*|registration|sign(?:ing)?[ -]in"),
    (BlockCategory.PAUSE, r"break|coffee|tea|lunch|pause"),
    (BlockCategory.CLOSE, r"clos(?:e|ing)|goodbye|farewell|check[ -]?out"),
)


@value
class QuickBlock:
    """A block as it was typed: title, minutes and, where one was named, its fixed start.

    `named` says whether its minutes were.
    """

    title: str
    minutes: int = DEFAULT_MINUTES
    locked_start: str = ""
    named: bool = False

    @property
    def category(self) -> BlockCategory:
        """Its kind, as far as the title gives it away."""
        for kind, words in _KINDS:
            if re.search(rf"\b(?:{words})\b", self.title, re.IGNORECASE):
                return kind
        return BlockCategory.FRAME


def minutes_said(text: str) -> int | None:
    """Minutes of "45", "1h30", "1:30" or "2 h"; None for anything else or none that fit a day."""
    said = text.strip()
    if (clock := minutes_of(said)) is not None:
        return clock if clock <= LONGEST else None
    found = _LENGTH.fullmatch(said)
    minutes = _minutes(found) if found else -1
    return minutes if 0 <= minutes <= LONGEST else None


def quick_blocks(text: str) -> tuple[QuickBlock, ...]:
    """One block for each line that says anything.

    In a list whose lines begin with times, each runs until the next begins; only a time that
    stands alone fixes a start.
    """
    lines = [line for line in text.splitlines() if line.strip(" •-*–·\t")]
    made = [_block(line) for line in lines]
    if len(made) < 2:
        return tuple(made)
    return tuple(_until(one, after) for one, after in zip_longest(made, made[1:]))


def _block(line: str) -> QuickBlock:
    words = " ".join(_BULLET.sub("", line[:MOST_LETTERS], count=1).split())
    start = _STARTS.match(words)
    words = words[start.end() :] if start else words
    length = _ENDS.search(words)
    minutes = _minutes(length) if length else 0
    if length and words[: length.start()].strip() and 0 < minutes <= LONGEST:
        words = words[: length.start()]
    else:
        minutes = _span(start["start"], start["end"]) if start and start["end"] else 0
    title = words.strip(" ,;:|–—")
    fixed = _clock(start["start"]) if start else ""
    return QuickBlock(title, minutes or DEFAULT_MINUTES, fixed, bool(minutes))


def _until(one: QuickBlock, after: QuickBlock | None) -> QuickBlock:
    """A line of a list: its minutes reach to the next start, and it rolls with the others."""
    if not one.locked_start or after is None or not after.locked_start:
        return replace(one, locked_start="")
    minutes = one.minutes if one.named else _span(one.locked_start, after.locked_start)
    return replace(one, minutes=minutes or DEFAULT_MINUTES, locked_start="")


def _clock(time: str) -> str:
    hours, _, minutes = time.replace(".", ":").partition(":")
    return f"{int(hours):02d}:{minutes}"


def _span(start: str, end: str) -> int:
    between = (minutes_of(end) or 0) - (minutes_of(start) or 0)
    return between if 0 < between <= LONGEST else 0


def _minutes(found: re.Match[str]) -> int:
    if found["minutes"]:
        return int(found["minutes"])
    return int(found["hours"]) * 60 + int(found["rest"] or 0)
