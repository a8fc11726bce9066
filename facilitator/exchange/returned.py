"""Reads forms that came back as files, whole or not at all, and says where a file is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from facilitator.errors import UserError
from facilitator.exchange import files, returned_csv
from facilitator.exchange.sheets import RawSheet, error, near
from facilitator.formspec.answer import shown
from facilitator.formspec.load import known, load
from facilitator.formspec.model import Form, Option
from facilitator.formspec.validate import Problem, clean, validate

MOST_SHEETS = 2_000
"""Sheets one file may hold: more than any network has members."""

_TOO_DEEP = "is nested too deeply to be a filled form"
# tomllib takes minutes over a key of a hundred thousand parts
_ENDLESS_KEY = re.compile(r"""(\.[ \t]*+("[^"\n]*+"|'[^'\n]*+'|[\w-]++)[ \t]*+){50}""")
_KEYS = ("form", "version", "role", "when", "sheet", "answers")


@dataclass(frozen=True)
class ReturnedSheet:
    """One respondent's answers, checked and tidied; `role` and `when` are "" where not asked."""

    form: str
    version: int
    role: str
    when: str
    answers: Mapping[str, object]
    sheet: str
    source: str


def read(path: Path | str, form: Form | str) -> tuple[ReturnedSheet, ...]:
    """Every sheet in a .json, .toml or .csv file, in the file's order.

    Raises UserError naming the file, the row and the column, and then returns nothing.
    """
    form = load(form) if isinstance(form, str) else form
    sheets = _sheets(Path(path), form)
    if len(sheets) > MOST_SHEETS:
        what = f"holds {len(sheets):,} sheets, and a file may hold {MOST_SHEETS:,}"
        raise error(Path(path).name, what, "Is it the right file? If so, part it in several.")
    return tuple(_returned(sheet, form) for sheet in sheets)


def _sheets(path: Path, form: Form) -> list[RawSheet]:
    match path.suffix.lower():
        case ".json":
            return _json(files.read(path), path.name)
        case ".toml":
            return _toml(files.read(path), path.name)
        case ".csv":
            return returned_csv.sheets(files.read(path), path.name, form)
        case ".xlsx" | ".xlsm" | ".xls" | ".ods" | ".numbers":
            what = "is a spreadsheet, and those are read as CSV only"
            raise error(path.name, what, "Save it as “CSV UTF-8”.")
    raise error(path.name, "should end in .json, .toml or .csv", "Save it as one of these.")


def _json(data: bytes, name: str) -> list[RawSheet]:
    text = _utf8(data, name)
    once = partial(_once, name)
    try:
        value = json.loads(text, object_pairs_hook=once, parse_constant=_no_constant)
    except json.JSONDecodeError as failed:
        raise _broken(failed, text, name) from failed
    except RecursionError as failed:
        raise error(name, _TOO_DEEP) from failed
    except ValueError as failed:
        raise error(name, "has a number that no form takes") from failed
    return _each(value, name)


def _once(name: str, pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The table of these pairs; refuses one that says a thing twice."""
    table: dict[str, object] = {}
    for key, value in pairs:
        if key in table:
            raise error(name, f"gives “{shown(key)}” twice in one place", "Keep one of them.")
        table[key] = value
    return table


def _broken(failed: json.JSONDecodeError, text: str, name: str) -> UserError:
    cut = failed.pos >= len(text.rstrip()) or failed.msg.startswith("Unterminated")
    what = "it seems to be cut short" if cut else "something is missing or left over"
    return error(f"{name}, line {failed.lineno}", f"can't be read as JSON: {what}")


def _no_constant(word: str) -> object:
    raise ValueError(word)


def _each(value: object, name: str) -> list[RawSheet]:
    if not isinstance(value, list):
        return [RawSheet(name, _table(value, name))]
    if not value:
        raise error(name, "holds no sheets")
    named = ((f"{name}, sheet {number}", item) for number, item in enumerate(value, 1))
    return [RawSheet(where, _table(item, where)) for where, item in named]


def _toml(data: bytes, name: str) -> list[RawSheet]:
    import tomllib

    text = _utf8(data, name)
    if _ENDLESS_KEY.search(text):
        raise error(name, _TOO_DEEP)
    try:
        return [RawSheet(name, tomllib.loads(text))]
    except RecursionError as failed:
        raise error(name, _TOO_DEEP) from failed
    except ValueError as failed:
        raise error(name, f"can't be read as TOML: {shown(str(failed))}") from failed


def _utf8(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as failed:
        raise error(name, "is not text in UTF-8", "Save it again as UTF-8.") from failed


def _table(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise error(where, f"should hold a filled form; this is {shown(value)}")
    return value


def _returned(sheet: RawSheet, form: Form) -> ReturnedSheet:
    data, where = sheet.data, sheet.where
    for key in data:
        if key not in _KEYS:
            raise error(where, f"has “{shown(key)}”, which no sheet has", near(key, _KEYS))
    _check_form(data.get("form"), form, where)
    _check_version(data.get("version"), form, where)
    answers = data.get("answers")
    if not isinstance(answers, Mapping):
        raise error(where, "has no table of answers")
    problems = validate(form, answers)
    if problems:
        raise _wrong(problems[0], form, where)
    return ReturnedSheet(
        form=form.id,
        version=form.version,
        role=_one_of(form.roles, data.get("role"), f"{where}, role"),
        when=_one_of(form.whens, data.get("when"), f"{where}, when"),
        answers=clean(form, answers),
        sheet=_sheet(data.get("sheet"), where),
        source=where,
    )


def _wrong(problem: Problem, form: Form, where: str) -> UserError:
    known_field = problem.field in form.by_id
    hint = "Put it right and try again." if known_field else near(problem.field, form.by_id)
    return error(f"{where}, {problem.field}", problem.rule.rstrip(".").replace("–", "-"), hint)


def _check_form(value: object, form: Form, where: str) -> None:
    if value is None or value == "":
        raise error(where, "does not say which form it is", f'Add form = "{form.id}".')
    if value == form.id:
        return
    if value in known():
        raise error(where, f"is a {value} sheet, not a {form.id} sheet", "Record it as that form.")
    raise error(where, f"is of an unknown form, “{shown(value)}”", f"Forms: {', '.join(known())}.")


def _check_version(value: object, form: Form, where: str) -> None:
    if value is None:
        raise error(where, "does not say the version of its form")
    if type(value) is not int:
        raise error(where, f"has a version that is no whole number: {shown(value)}")
    if value != form.version:
        raise error(
            where,
            f"was made for version {shown(value)}; this program knows version {form.version}",
            "Print the form again, or install the newest Facilitator.",
        )


def _one_of(options: tuple[Option, ...], value: object, where: str) -> str:
    ids = [option.id for option in options]
    chosen = value.strip() if isinstance(value, str) else value
    if not ids and chosen in (None, ""):
        return ""
    if not ids:
        raise error(where, "this form does not ask for it", "Leave it out.")
    if chosen in (None, ""):
        raise error(where, f"is missing; it should be one of {', '.join(ids)}")
    if not isinstance(chosen, str) or chosen not in ids:
        raise error(where, f"should be one of {', '.join(ids)}; this says {shown(chosen)}")
    return chosen


def _sheet(value: object, where: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise error(f"{where}, sheet", f"should be a sheet's number; this says {shown(value)}")
    return shown(value)
