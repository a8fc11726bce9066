"""Names every answer of a form: the columns of its spreadsheet and the fields of its PDF."""

from __future__ import annotations

from typing import Any

from facilitator.formspec.model import Field, Form, Kind

Path = tuple[str, ...]
ABOUT = ("role", "when", "sheet")


def columns(form: Form) -> tuple[str, ...]:
    """The column names of a form's full spreadsheet."""
    return (*about(form), *(name for field in form.fields for name in columns_of(field)))


def columns_of(field: Field) -> dict[str, Path]:
    """Each column of a field, and the path of its value in the answers."""
    if field.kind is Kind.GRID:
        paths = [(field.id, row.id, column.id) for row in field.rows for column in field.columns]
        return {".".join(path): path for path in paths}
    if field.weighed:
        return {field.id: (field.id, "choice"), f"{field.id}.evidence": (field.id, "evidence")}
    return {field.id: (field.id,)}


def about(form: Form) -> list[str]:
    """The columns that tell of a sheet rather than answer: role, when, sheet."""
    asked = {"role": form.roles, "when": form.whens, "sheet": True}
    return [name for name in ABOUT if asked[name]]


def needed(form: Form) -> list[str]:
    """The columns a spreadsheet must have, though their cells may be empty."""
    fields = (field for field in form.fields if field.number or field.required)
    return [
        *(name for name in about(form) if name != "sheet"),
        *(name for field in fields for name in columns_of(field)),
    ]


def put(answers: dict[str, object], path: Path, value: object) -> None:
    """Put a value at its path, such as ("orientations", "meetings", "now")."""
    table: Any = answers
    for step in path[:-1]:
        table = table.setdefault(step, {})
    table[path[-1]] = value
