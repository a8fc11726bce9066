"""Takes in a list of people as a spreadsheet's clipboard has it: lines, and tabs between cells."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from facilitator.domain.records import Person
from facilitator.domain.scale import Role
from facilitator.errors import UserError
from facilitator.operations import people
from facilitator.operations.fields import checked_text

if TYPE_CHECKING:
    from facilitator.store.casebook import Casebook

MOST_LINES = 2_000


@dataclass(frozen=True)
class Line:
    """One person of a pasted list."""

    name: str
    role: str = Role.MEMBER
    job: str = ""
    organisation: str = ""
    interests: str = ""
    email: str = ""


_USUAL = ("name", "role", "job", "organisation")
_HEADINGS = {
    "name": "name",
    "full name": "name",
    "role": "role",
    "job": "job",
    "job title": "job",
    "title": "job",
    "profession": "job",
    "organisation": "organisation",
    "organization": "organisation",
    "employer": "organisation",
    "trust": "organisation",
    "workplace": "organisation",
    "interests": "interests",
    "interest": "interests",
    "email": "email",
    "e-mail": "email",
    "email address": "email",
}
_ROLES = {
    **{role.value: role for role in Role},
    "lead": Role.LEADER,
    "chair": Role.LEADER,
    "patient partner": Role.PATIENT_PARTNER,
    "patient": Role.PATIENT_PARTNER,
}


def read(text: str) -> tuple[Line, ...]:
    """The people on the lines of a pasted text, each once.

    Cells are name, role, job and organisation, unless a first line names them otherwise.
    A role that is none of ours is taken as the job where no job is given.
    """
    rows = [[cell.strip() for cell in line.split("\t")] for line in _lines(text)]
    columns = _columns(rows[0]) if rows else ()
    told = rows[1:] if columns else rows
    lines = (_line(row, columns or _USUAL) for row in told)
    return tuple({line.name.casefold(): line for line in lines if line.name}.values())


def new_ones(known: tuple[Person, ...], lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines whose person is not known by name yet."""
    names = {person.name.casefold() for person in known}
    return tuple(line for line in lines if line.name.casefold() not in names)


def add_many(casebook: Casebook, network_id: str, text: str) -> tuple[Person, ...]:
    """Add everyone on a pasted list who is not there yet, as one step.

    Raises UserError where nobody is new, or the list is too long to be taken whole.
    """
    if len(_lines(text)) > MOST_LINES:
        raise UserError(
            f"That list has more than {MOST_LINES:,} lines.", "Paste it in several parts."
        )
    lines = new_ones(casebook.find(Person, network_id=network_id), read(text))
    if not lines:
        raise UserError("There is nobody new on that list.", "Copy the lines, names first.")
    with casebook.step("Add 1 person" if len(lines) == 1 else f"Add {len(lines)} people"):
        return tuple(people.add(casebook, network_id, **_given(line)) for line in lines)


def _given(line: Line) -> dict[str, Any]:
    return {field.name: getattr(line, field.name) for field in fields(line)}


def _lines(text: str) -> list[str]:
    lines = [line for line in checked_text(text).splitlines() if line.strip()]
    return lines[: MOST_LINES + 1]


def _columns(first: list[str]) -> tuple[str, ...]:
    """What the cells of the first line name, or nothing where it names no columns."""
    named = tuple(_HEADINGS.get(cell.casefold(), "") for cell in first)
    return named if "name" in named and (len(first) == 1 or len(set(named) - {""}) > 1) else ()


def _line(row: list[str], columns: tuple[str, ...]) -> Line:
    cells = {column: cell for column, cell in zip(columns, row, strict=False) if column and cell}
    said = cells.pop("role", "")
    role = _ROLES.get(said.casefold())
    if said and role is None:
        cells.setdefault("job", said)
    name = " ".join(cells.pop("name", "").split())
    return Line(name, role or Role.MEMBER, **cells)
