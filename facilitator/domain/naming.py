"""Finds a person's name in free text: whole names for certain, parts of a name perhaps."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cached_property

from facilitator.domain.value import value

REMOVED = "[name removed]"
TITLES = frozenset(
    {"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady"}
    | {"sister", "rev", "reverend"}
)
SHORTEST_PART = 3
FEWEST_DIGITS = 6


@value
class Names:
    """What a person is called.

    `whole` names, addresses and numbers, `parts` of names that stand out, and `every` word of one.
    """

    whole: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    every: tuple[str, ...] = ()

    @cached_property
    def _whole(self) -> re.Pattern[str] | None:
        return _pattern(self.whole, re.IGNORECASE)

    @cached_property
    def _parts(self) -> re.Pattern[str] | None:
        return _pattern(self.parts, 0)

    @cached_property
    def _every(self) -> re.Pattern[str] | None:
        return _pattern(self.whole + self.every, re.IGNORECASE)

    def certain_in(self, text: str) -> bool:
        """Whether the text has a whole name, an address or a number of theirs."""
        return bool(self._whole and self._whole.search(text))

    def perhaps_in(self, text: str) -> bool:
        """Whether the text has at least a part of their name, written as they write it."""
        return self.certain_in(text) or bool(self._parts and self._parts.search(text))

    def any_in(self, text: str) -> bool:
        """Whether the text has any word of their name, however short or common."""
        return bool(self._every and self._every.search(text))

    def cleared(self, text: str) -> str:
        """The text without their whole names, addresses and numbers."""
        return self._whole.sub(REMOVED, text) if self._whole else text


def names_of(
    names: Iterable[str],
    addresses: Iterable[str] = (),
    *,
    shared: Collection[str] = (),
) -> Names:
    """What to look for, given all a person was ever called and reached by.

    A name of one word is a part only. What is in `shared` (casefolded) is somebody else's too,
    so it counts as nothing certain.
    """
    called = [form for name in names for form in _forms(name)]
    own = [name for name in called if name and name.casefold() not in shared]
    reached = [address.strip() for address in addresses if _tells_apart(address)]
    whole = [name for name in own if " " in name]
    whole += [address for address in reached if address.casefold() not in shared]
    every = {part for name in called for part in name.split()}
    parts = {part for part in every if len(part) >= SHORTEST_PART and not _is_title(part)}
    return Names(_longest_first(whole), _longest_first(parts), _longest_first(every))


def _forms(name: str) -> list[str]:
    """A name as it is written, and without the titles before it."""
    words = name.split()
    bare = words
    while bare and _is_title(bare[0]):
        bare = bare[1:]
    return [" ".join(words)] if bare in (words, []) else [" ".join(words), " ".join(bare)]


def _tells_apart(address: str) -> bool:
    return "@" in address or sum(sign.isdigit() for sign in address) >= FEWEST_DIGITS


def _is_title(word: str) -> bool:
    return word.rstrip(".").casefold() in TITLES


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


def _pattern(words: tuple[str, ...], flags: int) -> re.Pattern[str] | None:
    if not words:
        return None
    spaced = (r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", flags)
