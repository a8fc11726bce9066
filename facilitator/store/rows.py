"""Between records and rows: which table keeps which record, and how each field is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, Protocol, TypeVar

from facilitator.domain import deliver_records, records, review_records
from facilitator.domain.lanes import Lane
from facilitator.errors import UserError

LONGEST_TEXT = 1_000_000
YEARS = range(1900, 2200)
"""The years a date may lie in; any other is a slip of the hand."""


class Kept(Protocol):
    """A record of any kind, as the store sees it."""

    @property
    def id(self) -> str:
        """Its time-ordered UUID."""


Record = TypeVar("Record", bound=Kept)

TABLES: dict[type, str] = {
    records.Network: "network",
    records.Organisation: "organisation",
    records.Person: "person",
    records.Round: "round",
    review_records.Receipt: "receipt",
    records.Response: "response",
    records.EvidenceRating: "evidence",
    records.TypeSheetRecord: "type_sheet",
    records.Finding: "finding",
    records.Goal: "goal",
    records.Reading: "reading",
    records.Story: "story",
    records.Milestone: "milestone",
    records.Workshop: "workshop",
    records.Block: "block",
    records.Feedback: "feedback",
    records.Agreement: "agreement",
    records.Session: "session",
    records.Promise: "promise",
    records.DigitalPlan: "digital_plan",
    records.Need: "need",
    records.Link: "link",
    deliver_records.Objective: "objective",
    deliver_records.Driver: "driver",
    deliver_records.QuietPeriod: "quiet_period",
    deliver_records.FrozenPlan: "frozen_plan",
    deliver_records.Guest: "guest",
    deliver_records.HarvestItem: "harvest_item",
    deliver_records.AgendaTemplate: "agenda_template",
    deliver_records.LiveRun: "live_run",
    deliver_records.Channel: "channel",
    review_records.Batch: "batch",
    review_records.WallMark: "wall_mark",
    review_records.ReviewNote: "review_note",
    review_records.Excerpt: "excerpt",
    review_records.FormEdition: "form_edition",
}
KINDS: dict[str, type] = {table: record for record, table in TABLES.items()}

Read = Callable[[Any], Any]


def _plain(value: Any) -> Any:
    return value


def _enum(kind: Callable[[str], Any]) -> Read:
    return lambda value: None if value is None else kind(value)


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


_READS: dict[str, Read] = {
    "str": _plain,
    "str | None": _plain,
    "int": _plain,
    "int | None": _plain,
    "float": _plain,
    "float | None": _plain,
    "bool": bool,
    "Day": _day,
    "Day | None": _day,
    "Answers": json.loads,
    "tuple[str, ...]": lambda value: tuple(json.loads(value)),
    "Lane": Lane,
    "RoundKind": records.RoundKind,
    "GoalStatus": records.GoalStatus,
    "Decision | None": _enum(records.Decision),
    "BlockCategory": records.BlockCategory,
    "Side": records.Side,
    "Heard": review_records.Heard,
    "Verdict | None": _enum(deliver_records.Verdict),
    "DriverKind": deliver_records.DriverKind,
    "Gift": deliver_records.Gift,
    "Reply | None": _enum(deliver_records.Reply),
}


@cache
def _readers(kind: Any) -> tuple[Read, ...]:
    return tuple(_READS[kept_as] for kept_as in kind.__annotations__.values())


@cache
def columns(kind: Any) -> str:
    """The column list of a record's table, in the order of its fields, ready for SELECT."""
    return ", ".join(f'"{name}"' for name in kind.__match_args__)


def from_row(kind: type[Record], row: tuple[Any, ...]) -> Record:
    """The record that a row holds; its columns are in the order of `columns(kind)`."""
    return kind(*[read(value) for read, value in zip(_readers(kind), row, strict=True)])


def to_row(record: Any) -> dict[str, Any]:
    """The row that keeps a record, column by column; UserError as `checked`."""
    return {name: checked(getattr(record, name)) for name in record.__match_args__}


def checked(value: Any) -> Any:
    """One field as it may be written; UserError for a day or a text that cannot be meant."""
    if isinstance(value, date):
        return checked_day(value).isoformat()
    return checked_text(value) if isinstance(value, str) else to_column(value)


def checked_day(day: date) -> date:
    """The day as it is; UserError for one of a year that cannot be meant."""
    if day.year not in YEARS:
        years = f"{YEARS[0]} to {YEARS[-1]}"
        raise UserError(f"The year {day.year} cannot be right.", f"Use a year from {years}.")
    return day


def checked_text(value: str) -> str:
    """The text without NUL and lone surrogates; UserError past a megabyte."""
    if len(value) > LONGEST_TEXT:
        raise UserError("That text is longer than a million characters.", "Paste a part of it.")
    return _plain_text(value)


def to_column(value: Any) -> Any:
    """One field as SQLite keeps it: text, whole number, real or null."""
    if isinstance(value, str):
        return _plain_text(value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return json.dumps([str(part) for part in value], ensure_ascii=True)
    if isinstance(value, Mapping):
        return json.dumps(dict(value), ensure_ascii=True, sort_keys=True)
    return value


def _plain_text(value: str) -> str:
    return str(value).replace("\0", "").encode("utf-8", "replace").decode("utf-8")
