"""Turns the rows of a spreadsheet into sheets, whether it is laid out as ours or as a survey's.

Ours has a column for each answer, named by its id: `role` and `when` where the form asks for
them, `sheet` if sheets are numbered, `q1.evidence` beside a weighed choice and one column for
each cell of a grid, `orientations.meetings.now`; several choices stand in one cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from facilitator.errors import UserError
from facilitator.exchange import cells, layout
from facilitator.exchange import columns as headings
from facilitator.exchange.columns import ColumnMatch
from facilitator.exchange.sheets import RawSheet, error, near
from facilitator.formspec.answer import shown
from facilitator.formspec.model import Field, Form, Kind

MOST_COLUMNS = 300
"""Columns a spreadsheet may have: more than any form has, with all a survey program adds."""

Row = list[str]
LAYOUT_HINT = "One row for each respondent, under a row of column names."
_FULL_WORDS = "Export it with the questions' full text as headings, or rename the columns."


class UnmatchedError(UserError):
    """A spreadsheet whose columns do not answer the form; `match` shows how far they do."""

    def __init__(self, match: ColumnMatch, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.match = match


@dataclass(frozen=True)
class Table:
    """The sheets of a spreadsheet and how its columns were understood."""

    sheets: list[RawSheet]
    match: ColumnMatch


def read(
    rows: Sequence[Row],
    name: str,
    form: Form,
    chosen: Mapping[str, Sequence[str]],
    role: str = "",
) -> Table:
    """Each row under the heading that holds anything, as a sheet. Raises UserError.

    `chosen` has what each column answers for the headers that somebody decided about, by
    their digest; with a `role` the spreadsheet need not have one.
    """
    heading = _heading(rows[0] if rows else [], name)
    decided = chosen.get(headings.digest(heading), ())
    ours = not decided and _is_ours(heading, form)
    match = _strict(heading, name, form) if ours else headings.match(heading, form, decided)
    given = [*(["role"] if role else []), *headings.by_target(match)]
    match = ColumnMatch(match.header, match.columns, _missing(given, form))
    _check_missing(match, name, ours)
    reader = _Reader(form, match, heading)
    found = [
        reader.sheet(row, f"{name}, row {number}")
        for number, row in enumerate(rows[1:], 2)
        if any(cell.strip() for cell in row)
    ]
    if not found:
        raise error(name, "has no answers under its row of column names", LAYOUT_HINT)
    return Table(found, match)


def _heading(row: Row, name: str) -> Row:
    heading = list(row)
    while heading and not heading[-1].strip():
        heading.pop()
    if len(heading) > MOST_COLUMNS:
        what = f"has {len(heading):,} columns, and a form has at most {MOST_COLUMNS}"
        raise error(f"{name}, row 1", what, "Is it the right file?")
    return heading


def _is_ours(heading: Row, form: Form) -> bool:
    """Whether the headings are meant to be ids: at least half are, and none is a survey's."""
    allowed = set(layout.columns(form))
    names = [cell.strip().lower() for cell in heading]
    known = sum(name in allowed for name in names)
    foreign = [name for name in names if name not in allowed and headings.is_survey(name)]
    return not foreign and 2 * known >= len(names)


def _strict(heading: Row, name: str, form: Form) -> ColumnMatch:
    allowed, seen = layout.columns(form), set[str]()
    for place, cell in enumerate(heading, 1):
        column = cell.strip().lower()
        if column not in allowed:
            what = f"column {place} is “{shown(column)}”, which {form.id} does not have"
            raise error(f"{name}, row 1", what, near(column, allowed))
        if column in seen:
            raise error(f"{name}, row 1", f"has the column {column} twice", "Keep one of them.")
        seen.add(column)
    return headings.match(heading, form)


def _missing(given: Sequence[str], form: Form) -> tuple[str, ...]:
    """What the form needs and no column gives: of the whole form, or of its reduced one."""
    needed, reduced = layout.needed(form), form.rapid()
    starred = layout.needed(reduced)
    if reduced.fields and not (set(needed) - set(starred)) & set(given):
        needed = starred
    if "sheet" in given:  # the code on a numbered sheet names the role
        needed = [name for name in needed if name != "role"]
    return tuple(name for name in needed if name not in given)


def _check_missing(match: ColumnMatch, name: str, ours: bool) -> None:
    if not match.missing:
        return
    first, more = match.missing[0], len(match.missing) - 1
    also = f" (and {more} more)" if more else ""
    if ours:
        raise UnmatchedError(match, f"{name}: the column {first}{also} is missing.", LAYOUT_HINT)
    hint = "Say whose sheets these are." if match.missing == ("role",) else _FULL_WORDS
    raise UnmatchedError(match, f"{name}: no column answers {first}{also}.", hint)


class _Reader:
    """Reads rows under one heading."""

    def __init__(self, form: Form, match: ColumnMatch, heading: Row) -> None:
        self._form, self._width = form, len(heading)
        self._places = headings.by_target(match)
        self._marks = [n for n, text in enumerate(heading) if headings.is_row_mark(text)]
        taken = set(self._places.values())
        self._marks = [place for place in self._marks if place not in taken]

    def sheet(self, row: Row, where: str) -> RawSheet:
        """The sheet in a row."""
        while len(row) > self._width and not row[-1].strip():
            row.pop()
        if len(row) != self._width:
            what = f"has {len(row)} cells, where row 1 names {self._width} columns"
            raise error(where, what, "Was the file cut short, or a comma left unquoted?")
        given = {name: row[n] for name, n in self._places.items() if row[n].strip()}
        about = {name: given[name] for name in layout.ABOUT if name in given}
        for name, options in (("role", self._form.roles), ("when", self._form.whens)):
            if name in about:
                about[name] = cells.chosen(options, about[name])
        data = {"form": self._form.id, "version": self._form.version, **about}
        data["answers"] = self._answers(given)
        return RawSheet(where, data, mark=self._mark(row, given))

    def _answers(self, given: Mapping[str, str]) -> dict[str, object]:
        answers: dict[str, object] = {}
        for field in self._form.fields:
            for column, path in layout.columns_of(field).items():
                if column in given:
                    layout.put(
                        answers, path, cells.answer(self._form, field, column, given[column])
                    )
            if field.kind is Kind.CHOICES and field.id not in answers:
                answers |= _ticked(field, given)
        return answers

    def _mark(self, row: Row, given: Mapping[str, str]) -> str:
        """What tells this response from others, though its file grew; "" where nothing does."""
        marks = [row[place] for place in self._marks]
        if not any(mark.strip() for mark in marks):
            return ""
        answers = [f"{name}={given[name]}" for name in sorted(given)]
        return sha256("\x1f".join([self._form.id, *marks, *answers]).encode()).hexdigest()


def _ticked(field: Field, given: Mapping[str, str]) -> dict[str, object]:
    """What a survey gives as a column for each option."""
    ticked = [o.id for o in field.options if cells.is_yes(given.get(f"{field.id}.{o.id}", ""))]
    return {field.id: ticked} if ticked else {}
