"""Reads a spreadsheet saved as CSV: a row for each respondent, a column for each answer.

Columns are `role` and `when` where the form asks for them, `sheet` if sheets are numbered, and
the fields' ids. A weighed choice has a second column, `q1.evidence`; a grid has one for each
cell, `orientations.meetings.now`; several choices stand in one cell with spaces between.
"""

from __future__ import annotations

import csv
import io
from typing import Any

from facilitator.exchange.sheets import RawSheet, error, near
from facilitator.formspec.answer import shown
from facilitator.formspec.model import Field, Form, Kind

_DELIMITERS = ",;\t"
_LAYOUT_HINT = "One row for each respondent, under a row of column names."


def columns(form: Form) -> tuple[str, ...]:
    """The column names of a form's full spreadsheet."""
    return (*_about(form), *(name for field in form.fields for name in columns_of(field)))


def sheets(data: bytes, name: str, form: Form) -> list[RawSheet]:
    """Each row that holds anything, as a sheet of this form. Raises UserError."""
    rows = _rows(_text(data, name), name, form)
    heading = _heading(rows[0], name, form)
    found = [
        _sheet(row, heading, f"{name}, row {number}", form)
        for number, row in enumerate(rows[1:], 2)
        if any(cell.strip() for cell in row)
    ]
    if not found:
        raise error(name, "has no answers under its row of column names", _LAYOUT_HINT)
    return found


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _windows(data, name)


def _windows(data: bytes, name: str) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as failed:
        raise error(name, "is not text in UTF-8", "Save it as “CSV UTF-8”.") from failed


def _rows(text: str, name: str, form: Form) -> list[list[str]]:
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(lines)
    except csv.Error as failed:
        where = f"{name}, row {len(rows) + 1}"
        what = "has a quotation mark that is not closed, or a cell that is far too long"
        raise error(where, what) from failed
    return rows


def _heading(row: list[str], name: str, form: Form) -> list[str]:
    heading = [cell.strip().lower() for cell in row]
    while heading and not heading[-1]:
        heading.pop()
    allowed = columns(form)
    for place, column in enumerate(heading, 1):
        if column not in allowed:
            what = f"column {place} is “{shown(column)}”, which {form.id} does not have"
            raise error(f"{name}, row 1", what, near(column, allowed))
        if column in heading[: place - 1]:
            raise error(f"{name}, row 1", f"has the column {column} twice", "Keep one of them.")
    _check_missing(heading, name, form)
    return heading


def _check_missing(heading: list[str], name: str, form: Form) -> None:
    needed, reduced = _needed(form), form.rapid()
    starred = _needed(reduced)
    if reduced.fields and not (set(needed) - set(starred)) & set(heading):
        needed = starred
    missing = [column for column in needed if column not in heading]
    if missing:
        more = f" (and {len(missing) - 1} more)" if len(missing) > 1 else ""
        raise error(name, f"the column {missing[0]}{more} is missing", _LAYOUT_HINT)


def _needed(form: Form) -> list[str]:
    """The columns a spreadsheet must have, though their cells may be empty."""
    about = [name for name in _about(form) if name != "sheet"]
    fields = (field for field in form.fields if field.number or field.required)
    return about + [name for field in fields for name in columns_of(field)]


def _about(form: Form) -> list[str]:
    asked = {"role": form.roles, "when": form.whens, "sheet": True}
    return [name for name, wanted in asked.items() if wanted]


def _sheet(row: list[str], heading: list[str], where: str, form: Form) -> RawSheet:
    while len(row) > len(heading) and not row[-1].strip():
        row.pop()
    if len(row) != len(heading):
        what = f"has {len(row)} cells, where row 1 names {len(heading)} columns"
        raise error(where, what, "Was the file cut short, or a comma left unquoted?")
    cells = {column: cell for column, cell in zip(heading, row, strict=True) if cell.strip()}
    about = {column: cells[column] for column in _about(form) if column in cells}
    data = {"form": form.id, "version": form.version, **about, "answers": _answers(cells, form)}
    return RawSheet(where, data)


def _answers(cells: dict[str, str], form: Form) -> dict[str, object]:
    answers: dict[str, object] = {}
    for field in form.fields:
        for column, path in columns_of(field).items():
            if column in cells:
                cell = cells[column]
                _put(answers, path, cell.split() if field.kind is Kind.CHOICES else cell)
    return answers


def _put(answers: dict[str, object], path: tuple[str, ...], value: object) -> None:
    """Puts a value at its path, such as ("orientations", "meetings", "now")."""
    table: Any = answers
    for step in path[:-1]:
        table = table.setdefault(step, {})
    table[path[-1]] = value


def columns_of(field: Field) -> dict[str, tuple[str, ...]]:
    """Each column of a field, and the path of its value in the answers."""
    if field.kind is Kind.GRID:
        paths = [(field.id, row.id, column.id) for row in field.rows for column in field.columns]
        return {".".join(path): path for path in paths}
    if field.weighed:
        return {field.id: (field.id, "choice"), f"{field.id}.evidence": (field.id, "evidence")}
    return {field.id: (field.id,)}
