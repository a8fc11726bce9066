"""Tells two pictures of the plan apart in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from facilitator.domain.plan_moves import days_words
from facilitator.domain.plan_picture import Part
from facilitator.domain.saying import day_words
from facilitator.domain.unit import with_unit

Entry = Mapping[str, Any]
Content = Mapping[str, Any]

LONG = 60
"""A text longer than this is only said to be reworded; side by side it stands whole."""


class Kind(StrEnum):
    """What became of an entry; `DONE` is one that is as it was, but done, held, met or kept."""

    ADDED = "added"
    CHANGED = "changed"
    DONE = "done"
    GONE = "gone"


_SINGLE = {
    Part.GOALS: "goal",
    Part.MILESTONES: "milestone",
    Part.WORKSHOPS: "workshop",
    Part.PROMISES: "promise",
    Part.NEEDS: "digital need",
    Part.CHANNELS: "channel",
}
_DONE = {
    Part.GOALS: "met",
    Part.MILESTONES: "done",
    Part.WORKSHOPS: "held",
    Part.PROMISES: "kept",
}
_LABELS: Mapping[Part, Mapping[str, str]] = {
    Part.GOALS: {
        "title": "title",
        "aim": "aim",
        "measure": "measure",
        "baseline": "baseline",
        "target": "target",
        "owner": "owner",
        "due": "date",
        "status": "standing",
    },
    Part.MILESTONES: {
        "title": "title",
        "due": "date",
        "deliverable": "deliverable",
        "decision": "decision",
        "done": "done",
    },
    Part.WORKSHOPS: {
        "title": "title",
        "due": "date",
        "hours": "hours",
        "place": "place",
        "question": "question",
        "done": "held",
    },
    Part.PROMISES: {"title": "words", "owner": "owner", "due": "date", "done": "kept"},
    Part.NEEDS: {
        "title": "words",
        "side": "serves",
        "tool": "tool",
        "owner": "owner",
        "barrier": "in the way",
        "consent": "consent",
        "exit": "way out",
        "due": "check",
    },
    Part.CHANNELS: {
        "title": "name",
        "side": "serves",
        "purpose": "purpose",
        "owner": "owner",
        "reach": "reach",
    },
}


@dataclass(frozen=True)
class Fact:
    """One thing said of an entry, before and after; "" where nothing was said."""

    name: str
    label: str
    was: str
    now: str
    days: int = 0

    @property
    def words(self) -> str:
        """Such as "date 5 Oct 2026 instead of 3 Aug 2026, 9 weeks later"."""
        if max(len(self.was), len(self.now)) > LONG:
            return f"{self.label} {'reworded' if self.was and self.now else _came(self)}"
        if not self.was:
            return f"{self.label} {self.now}, where there was none"
        if not self.now:
            return f"no {self.label} any more, it was {self.was}"
        shift = f", {days_words(self.days)}" if self.days else ""
        return f"{self.label} {self.now} instead of {self.was}{shift}"

    @property
    def now_words(self) -> str:
        """Such as "done 5 Oct 2026"."""
        return self.now if self.label == self.now else f"{self.label} {self.now}"


@dataclass(frozen=True)
class Difference:
    """What became of one entry, such as a goal or a channel, between two versions."""

    part: Part
    kind: Kind
    id: str
    title: str
    facts: tuple[Fact, ...] = ()

    @property
    def words(self) -> str:
        """What became of it, in a sentence without its title."""
        match self.kind:
            case Kind.ADDED:
                return "New."
            case Kind.GONE:
                return "No longer in the plan."
            case _:
                done = self.kind is Kind.DONE
                told = joined(fact.now_words if done else fact.words for fact in self.facts)
                return f"{told[:1].upper()}{told[1:]}."


def joined(told: Iterable[str]) -> str:
    """What is told in one line, whose parts may have been written as sentences or questions."""
    line = ""
    for words in (part.strip().removesuffix(".") for part in told):
        asked = line.endswith(("?", "!"))
        between = " " if asked else "; " if line else ""
        line += between + (words[:1].upper() + words[1:] if asked else words)
    return line


def differences(before: Content, after: Content) -> tuple[Difference, ...]:
    """What was added, changed, done or dropped, part by part, in the order of the newer plan.

    A part that one of them does not know, as it was frozen by an earlier program, is not told.
    """
    known = [part for part in Part if part in before and part in after]
    return tuple(found for part in known for found in _of_part(part, before, after))


def counts_words(found: Sequence[Difference]) -> str:
    """How much changed: "1 goal changed, 2 milestones added, 9 promises kept"; "" for nothing."""
    counted = Counter((one.part, one.kind) for one in found)
    told = [_count(part, kind, counted[part, kind]) for part in Part for kind in Kind]
    return ", ".join(words for words in told if words)


def _of_part(part: Part, before: Content, after: Content) -> Iterator[Difference]:
    old, new = _by_id(before, part), _by_id(after, part)
    for key, entry in new.items():
        title = _told(entry.get("title"))
        if key not in old:
            yield Difference(part, Kind.ADDED, key, title, _facts(part, {}, entry))
        elif facts := _facts(part, old[key], entry):
            yield Difference(part, _kind(part, facts), key, title, facts)
    for key, entry in old.items():
        if key not in new:
            yield Difference(
                part, Kind.GONE, key, _told(entry.get("title")), _facts(part, entry, {})
            )


def _by_id(content: Content, part: Part) -> dict[str, Entry]:
    return {str(entry.get("id")): entry for entry in content.get(part, ())}


def _facts(part: Part, old: Entry, new: Entry) -> tuple[Fact, ...]:
    return tuple(
        _fact(name, label, old, new)
        for name, label in _LABELS[part].items()
        if _told(old.get(name)) != _told(new.get(name))
    )


def _fact(name: str, label: str, old: Entry, new: Entry) -> Fact:
    first, second = _day(old.get(name)), _day(new.get(name))
    days = (second - first).days if name == "due" and first and second else 0
    return Fact(name, label, _amount(name, old), _amount(name, new), days)


def _amount(name: str, entry: Entry) -> str:
    """What an entry says, a number of its measure with the unit."""
    told, unit = _told(entry.get(name)), str(entry.get("unit") or "")
    if name not in ("baseline", "target") or not told or not unit:
        return told
    return with_unit(told, unit)


def _kind(part: Part, facts: Sequence[Fact]) -> Kind:
    """Done, where that is all that happened; a decision belongs to the day it was made."""
    names = {fact.name for fact in facts}
    if part is Part.GOALS:
        return Kind.DONE if [fact.now for fact in facts] == ["met"] else Kind.CHANGED
    done = "done" in names and names <= {"done", "decision"}
    return Kind.DONE if done and all(fact.now for fact in facts) else Kind.CHANGED


def _count(part: Part, kind: Kind, number: int) -> str:
    if not number:
        return ""
    name = _SINGLE[part] + ("" if number == 1 else "s")
    return f"{number} {name} {_DONE[part] if kind is Kind.DONE else kind}"


def _told(value: object) -> str:
    """A value as people write it: days as "5 Oct 2026", whole numbers without decimals."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    day = _day(value)
    return day_words(day) if day else " ".join(str(value).split())


def _day(value: object) -> date | None:
    text = str(value or "")
    if len(text) != 10 or text[4:5] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _came(fact: Fact) -> str:
    return "added" if fact.now else "taken out"
