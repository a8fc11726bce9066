"""Reads one answer, from a keyboard, a sheet or a file, into the shape the casebook keeps."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import assert_never

from facilitator.formspec.model import CANT_SAY, NOT_RELEVANT, POINTS, Field, Form, Kind, Option

LONGEST = 100_000
"""Characters one text may have."""

NOT_KNOWN = "unknown"
"""How well a weighed answer is known when the sheet does not say."""

_FURTHEST = 1e12
_DASHES = frozenset("-–—−‐‑")
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}(\.0+)?\Z")
_DECIMAL = re.compile(r"[+-]?([0-9]{1,15}(\.[0-9]{0,15})?|\.[0-9]{1,15})\Z")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?\Z")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])\Z")
_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})\Z")
_LONE = re.compile("[\ud800-\udfff]")


class RefusedError(Exception):
    """An answer the field does not take; `rule` ends a sentence that begins with its name.

    `kept` is what can still be kept of it, if anything.
    """

    def __init__(self, rule: str, kept: object = None) -> None:
        super().__init__(rule)
        self.rule = rule
        self.kept = kept


def read(form: Form, field: Field, value: object) -> object:
    """The answer as it is kept, or None when nothing was answered. Raises RefusedError."""
    if _is_empty(value):
        return None
    match field.kind:
        case Kind.TEXT | Kind.PARAGRAPH | Kind.SIGNATURE:
            return _text(field, value)
        case Kind.NUMBER:
            return _number(field, value)
        case Kind.DATE:
            return _date(value)
        case Kind.CHOICE:
            return _weighed(form, field, value) if field.weighed else _choice(field, value)
        case Kind.CHOICES:
            return _choices(field, value)
        case Kind.SCALE:
            return _scale(value)
        case Kind.GRID:
            return _grid(field, value)
    assert_never(field.kind)


def tidy(text: str) -> str:
    """The text fit to be kept: no NUL, no lone surrogate, plain line ends, at most LONGEST."""
    plain = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return _LONE.sub("\ufffd", plain).strip()[:LONGEST].rstrip()


def shown(value: object) -> str:
    """A wrong value as an error may quote it: short, on one line, whatever it is."""
    if isinstance(value, str):
        line = " ".join(tidy(value[:200]).split())
        return line if len(line) <= 40 else f"{line[:39]}…"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**15 else "a very large number"
    if isinstance(value, float | date | time):
        return str(value)
    return "a table" if isinstance(value, Mapping) else "a list"


def _is_empty(value: object) -> bool:
    if isinstance(value, str):
        return not value.replace("\0", "").strip()
    return value is None or value == [] or value == {}


def _refuse(takes: str, value: object) -> RefusedError:
    return RefusedError(f"takes {takes}; this says {shown(value)}.")


def _text(field: Field, value: object) -> str:
    if field.clock:
        return _clock(value)
    if not isinstance(value, str):
        raise _refuse("words", value)
    text = tidy(value)
    text = text if field.kind is Kind.PARAGRAPH else " ".join(text.split())
    if len(value) > LONGEST:
        raise RefusedError(f"takes up to {LONGEST:,} characters; this has {len(value):,}.", text)
    return text


def _clock(value: object) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    found = _CLOCK.match(value.strip()) if isinstance(value, str) else None
    if not found:
        raise _refuse("a time such as 09:30", value)
    return f"{int(found[1]):02}:{found[2]}"


def _number(field: Field, value: object) -> int | float:
    number = _plain_number(value)
    takes = _number_rule(field)
    if number is None or (field.whole and number != int(number)):
        raise _refuse(takes, value)
    low = -_FURTHEST if field.low is None else field.low
    high = _FURTHEST if field.high is None else field.high
    if not low <= number <= high:
        raise _refuse(takes, value)
    return int(number) if number == int(number) else number


def _plain_number(value: object) -> int | float | None:
    """A finite number of sensible size, or None."""
    if isinstance(value, str):
        text = value.strip()
        if _THOUSANDS.match(text):
            text = text.replace(",", "")
        return float(text) if _DECIMAL.match(text) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if abs(value) <= _FURTHEST else None


def _number_rule(field: Field) -> str:
    what = "a whole number" if field.whole else "a number"
    match field.low, field.high:
        case None, None:
            return what
        case low, None:
            return f"{what}, {low:g} or more"
        case None, high:
            return f"{what}, {high:g} or less"
        case low, high:
            return f"{what} from {low:g} to {high:g}"


def _date(value: object) -> str:
    day = _day(value.strip()) if isinstance(value, str) else value
    if isinstance(day, datetime):
        day = day.date()
    if not isinstance(day, date) or not 1900 <= day.year <= 2199:
        raise _refuse("a date such as 2026-03-09", value)
    return day.isoformat()


def _day(text: str) -> date | None:
    """The day in an ISO date, or in one written the British way, such as 9/3/2026."""
    written = _DAY.match(text)
    try:
        if written:
            return date(int(written[3]), int(written[2]), int(written[1]))
        return date.fromisoformat(text) if len(text) == len("2026-03-09") else None
    except ValueError:
        return None


def _choice(field: Field, value: object) -> str:
    return _one_of(field.options, value)


def _one_of(options: tuple[Option, ...], value: object) -> str:
    chosen = value.strip() if isinstance(value, str) else None
    for option in options:
        if option.id == chosen:
            return option.id
    raise _refuse(_listed(options), value)


def _weighed(form: Form, field: Field, value: object) -> dict[str, str] | None:
    if not isinstance(value, Mapping) or set(value) - {"choice", "evidence"}:
        raise _refuse("a choice and its evidence", value)
    choice, evidence = value.get("choice"), value.get("evidence")
    if _is_empty(choice) and _is_empty(evidence):
        return None
    if _is_empty(choice):
        raise RefusedError("says how it is known, but has no choice.")
    chosen = _choice(field, choice)
    return {
        "choice": chosen,
        "evidence": NOT_KNOWN if _is_empty(evidence) else _evidence(form, evidence),
    }


def _evidence(form: Form, value: object) -> str:
    try:
        return _one_of(form.evidence, value)
    except RefusedError as refused:
        raise RefusedError(f"{refused.rule.replace('takes', 'takes as evidence', 1)}") from None


def _choices(field: Field, value: object) -> list[str] | None:
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        raise _refuse("a list of choices", value)
    chosen = {_choice(field, item) for item in value}
    return [option.id for option in field.options if option.id in chosen] or None


def _scale(value: object) -> int | str:
    if isinstance(value, str):
        text = value.strip()
        if text == CANT_SAY:
            return CANT_SAY
        if text in _DASHES:
            return NOT_RELEVANT
        number = int(float(text)) if _WHOLE.match(text) else None
    else:
        number = int(value) if _is_whole(value) else None  # type: ignore[call-overload]
    if number not in POINTS:
        raise _refuse("1 to 5, ? or –", value)
    return number


def _is_whole(value: object) -> bool:
    plain = None if isinstance(value, str) else _plain_number(value)
    return plain is not None and plain == int(plain)


def _grid(field: Field, value: object) -> dict[str, dict[str, int]] | None:
    if not isinstance(value, Mapping):
        raise _refuse("a table of rows", value)
    _known(field.rows, value, "row")
    rows = {
        row.id: _row(field, row, value[row.id])
        for row in field.rows
        if not _is_empty(value.get(row.id))
    }
    return {row: cells for row, cells in rows.items() if cells} or None


def _row(field: Field, row: Option, value: object) -> dict[str, int]:
    if not isinstance(value, Mapping):
        raise RefusedError(f"takes a value for each column of {row.id}; this says {shown(value)}.")
    _known(field.columns, value, "column")
    return {
        column.id: _level(field, row, column, value[column.id])
        for column in field.columns
        if not _is_empty(value.get(column.id))
    }


def _level(field: Field, row: Option, column: Option, value: object) -> int:
    number = _plain_number(value)
    last = len(field.levels) - 1
    if number is None or number != int(number) or not 0 <= number <= last:
        raise RefusedError(
            f"takes 0 to {last} for {row.id}, {column.id}; this says {shown(value)}."
        )
    return int(number)


def _known(options: tuple[Option, ...], value: Mapping[object, object], what: str) -> None:
    ids = {option.id for option in options}
    for key in value:
        if key not in ids:
            raise RefusedError(f"has no {what} called {shown(key)}.")


def _listed(options: tuple[Option, ...]) -> str:
    ids = [option.id for option in options]
    return ids[0] if len(ids) == 1 else f"{', '.join(ids[:-1])} or {ids[-1]}"
