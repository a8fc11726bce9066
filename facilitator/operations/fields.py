"""Sets one field of one record: what every form on screen does when somebody types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from facilitator.domain import deliver_records, records
from facilitator.domain.lanes import Lane
from facilitator.domain.review_records import Heard
from facilitator.domain.typed_number import plain
from facilitator.errors import UserError
from facilitator.store.casebook import Casebook
from facilitator.store.rows import TABLES, Record
from facilitator.store.rows import checked_day as checked_day
from facilitator.store.rows import checked_text as checked_text

Word = TypeVar("Word", bound=StrEnum)
_ENUMS: dict[str, type[StrEnum]] = {
    enum.__name__: enum
    for enum in (
        Heard,
        Lane,
        records.BlockCategory,
        records.Decision,
        records.GoalStatus,
        records.RoundKind,
        records.Side,
        deliver_records.DriverKind,
        deliver_records.Gift,
        deliver_records.Reply,
        deliver_records.Verdict,
    )
}


def set_field(
    casebook: Casebook, kind: type[Record], record_id: str, name: str, value: object
) -> Record:
    """Set one field of a record; typing on in the same field stays one step.

    Raises UserError for a date or word that is none, a number out of place or text past a
    megabyte.
    """
    record = casebook.get(kind, record_id)
    parsed = parse(kind, name, value)
    with casebook.step(label(kind, name), merge=f"{record_id}.{name}"):
        return casebook.update(record, **{name: parsed})


def set_answer(
    casebook: Casebook, kind: type[Record], record_id: str, field_id: str, value: object
) -> Record:
    """Set one answer of a record that keeps a whole form in `answers`; None takes it out."""
    record = casebook.get(kind, record_id)
    answers = with_answer(record.answers, field_id, value)  # type: ignore[attr-defined]
    words = f"Answer {_words(field_id)} in {_words(TABLES[kind])}"
    with casebook.step(words, merge=f"{record_id}.{field_id}"):
        return casebook.update(record, answers=answers)


def with_answer(answers: Mapping[str, object], field_id: str, value: object) -> dict[str, object]:
    """The answers with one of them changed, or taken out where it is None or empty."""
    changed = {key: answer for key, answer in answers.items() if key != field_id}
    if value not in (None, "", [], {}):
        changed[field_id] = checked_text(value) if isinstance(value, str) else value
    return changed


def label(kind: type, name: str) -> str:
    """What undo calls a change of this field."""
    return f"Change {_words(name)} of {_words(TABLES[kind])}"


def _words(name: str) -> str:
    return name.removesuffix("_id").replace("_", " ").replace("-", " ")


def parse(kind: type, name: str, value: object) -> Any:
    """The value as the field keeps it; the field's own declaration says which type that is."""
    declared = _declared(kind)[name]
    if value is None or value == "":
        return _nothing(declared)
    if declared.startswith("Day"):
        return _day(value)
    if enum := _ENUMS.get(declared.removesuffix(" | None")):
        return chosen(enum, value)
    if declared == "bool":
        return _yes_or_no(value)
    if declared.startswith(("int", "float")):
        return _number(value, whole=declared.startswith("int"))
    return checked_text(value) if isinstance(value, str) and declared.startswith("str") else value


def chosen(enum: type[Word], value: object) -> Word:
    """The word as its enum has it; UserError listing those there are."""
    try:
        return enum(str(value))
    except ValueError:
        raise UserError(
            f"There is no “{str(value)[:60]}” to choose here.",
            "Choose one of: " + ", ".join(word.value for word in enum) + ".",
        ) from None


def _nothing(declared: str) -> str | None:
    if declared.endswith("| None"):
        return None
    if declared == "str":
        return ""
    raise UserError("This field cannot be left empty.", "Enter a value, or undo the change.")


@cache
def _declared(kind: type[Any]) -> dict[str, str]:
    return {f.name: str(f.type) for f in fields(kind)}


def _day(value: object) -> date:
    if isinstance(value, date):
        return checked_day(value)
    try:
        return checked_day(date.fromisoformat(str(value)))
    except ValueError:
        raise UserError(f"“{value}” is not a date.", "Write it as 2026-03-09.") from None


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise UserError(f"“{value}” is neither yes nor no.", "Tick it, or leave it unticked.")
    return value


def _number(value: object, *, whole: bool) -> int | float:
    try:
        number = float(plain(str(value)))
    except ValueError:
        raise UserError(f"“{value}” is not a number.", "Use figures only, such as 31.") from None
    if number != number or abs(number) > 1e12:
        raise UserError(f"“{value}” is out of range.", "Use a number below a million million.")
    if whole and number != int(number):
        raise UserError(f"“{value}” is not a whole number.", "Leave out the part after the point.")
    if whole and number < 0:
        raise UserError(f"“{value}” is below nought.", "Use 0 or more.")
    return int(number) if whole else number
