"""Takes people's names out of an agenda that goes to other networks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from facilitator.domain.records import Block, Person

TEXTS = ("title", "outcome", "participants", "script", "materials", "group", "harvest")
"""The fields of a block in which somebody may be named, besides those for who leads."""

_LEAD, _OTHER = "the lead", "a member"
_PARTS = re.compile(r"\s*(?:,|&|/|\band\b)\s*")
_LEAST_NAME = 3


def names_of(agenda: Sequence[Block], people: Iterable[Person]) -> Mapping[str, str]:
    """Each name to take out with the words that take its place."""
    return dict(_names(agenda, people))


def _names(agenda: Sequence[Block], people: Iterable[Person]) -> Iterator[tuple[str, str]]:
    for person in people:
        yield person.name, _OTHER
    for block in agenda:
        for name in (*_PARTS.split(block.lead), *_PARTS.split(block.co_lead)):
            yield name.strip(), _LEAD
            yield name.strip().partition(" ")[0], _LEAD


def nameless(text: str, names: Mapping[str, str]) -> str:
    """A text without these names, whole words only and the longest first."""
    known = sorted((name for name in names if len(name) >= _LEAST_NAME), key=len, reverse=True)
    if not known:
        return text
    pattern = rf"\b(?:{'|'.join(re.escape(name) for name in known)})\b"
    return re.sub(pattern, lambda found: names[found[0]], text)
