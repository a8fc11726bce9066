"""Takes out of records what a reader may not see, and counts what was taken out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import MISSING, Field, fields, replace
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from facilitator.domain.lane_rules import RULES, counted
from facilitator.domain.lanes import Lane, Reader, may_read
from facilitator.domain.value import value

Record = TypeVar("Record")


class Why(StrEnum):
    """Why something is withheld, in words for the facilitator."""

    PRIVATE = "For you alone"
    COACHING = "Said in coaching"
    ANOTHER = "Of another person's coaching"
    NETWORK = "For the network, not its sponsor"
    ADDED_UP = "Told only added up, never one alone"
    OWN_SLIP = "Told only to the one who gave it, by sheet number"


@value
class Withheld:
    """What one reader does not get of one kind of record: whole records, or `parts` of them."""

    kind: type
    count: int
    why: Why
    parts: str = ""

    @property
    def words(self) -> str:
        """Such as "9 coaching sessions" or "private notes on 9 coaching sessions"."""
        return f"{self.parts} {counted(self.kind, self.count)}".strip()


def redact(found: Iterable[Record], reader: Reader, person_id: str | None) -> tuple[Record, ...]:
    """The records this reader may see, with the fields they may not see left empty."""
    return tuple(
        _emptied(record, reader) for record in found if _why_not(record, reader, person_id) is None
    )


def withheld(
    found: Iterable[object], reader: Reader, person_id: str | None
) -> tuple[Withheld, ...]:
    """What is taken out of these records, counted by kind and reason, in the order met."""
    counts: Counter[tuple[type, Why, str]] = Counter()
    for record in found:
        why = _why_not(record, reader, person_id)
        if why is not None:
            counts[type(record), why, ""] += 1
            continue
        for lane in sorted(_lanes_lost(record, reader)):
            counts[type(record), _why(lane), RULES[type(record)].parts[lane]] += 1
    return tuple(Withheld(kind, n, why, parts) for (kind, why, parts), n in counts.items())


def _why_not(record: object, reader: Reader, person_id: str | None) -> Why | None:
    """Why this reader gets nothing of a record; None where they may read it."""
    rule = RULES[type(record)]
    lane = rule.lane_of(record)
    if not may_read(reader, lane):
        return _why_added_up(reader) if rule.added_up else _why(lane)
    if lane is not Lane.COACHEE or reader is Reader.FACILITATOR:
        return None
    of = getattr(record, rule.whose) if rule.whose else None
    return None if of is not None and of == person_id else Why.ANOTHER


def _why_added_up(reader: Reader) -> Why:
    return Why.OWN_SLIP if reader is Reader.RESPONDENT else Why.ADDED_UP


def _why(lane: Lane) -> Why:
    match lane:
        case Lane.PRIVATE:
            return Why.PRIVATE
        case Lane.COACHEE:
            return Why.COACHING
        case _:
            return Why.NETWORK


def _emptied(record: Record, reader: Reader) -> Record:
    kind: Any = type(record)
    empty = {f.name: _empty(f) for f in _closed(kind, reader)}
    return replace(record, **empty) if empty else record  # type: ignore[type-var]


def _lanes_lost(record: Any, reader: Reader) -> set[Lane]:
    """The lanes of the fields that hold something and that this reader may not see."""
    kind: Any = type(record)
    lanes = RULES[kind].fields()
    return {
        lanes.get(f.name, Lane.PRIVATE)
        for f in _closed(kind, reader)
        if getattr(record, f.name) != _empty(f)
    }


@cache
def _closed(kind: Any, reader: Reader) -> tuple[Field[Any], ...]:
    """The fields of a kind of record that this reader may not see; unknown ones are private."""
    lanes = RULES[kind].fields()
    return tuple(f for f in fields(kind) if not may_read(reader, lanes.get(f.name, Lane.PRIVATE)))


def _empty(field: Field[Any]) -> Any:
    """What a field holds when nobody filled it in."""
    if field.default_factory is not MISSING:
        return field.default_factory()
    if field.default is MISSING:
        raise TypeError(f"{field.name} cannot be withheld: it cannot be empty")
    return field.default
