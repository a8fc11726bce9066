"""Reads forms that came back as files, whole or not at all, and says where a file is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from facilitator.domain import sheet_code
from facilitator.errors import UserError
from facilitator.exchange import files
from facilitator.exchange.columns import ColumnMatch
from facilitator.exchange.sheets import RawSheet, error, near
from facilitator.formspec.answer import shown
from facilitator.formspec.load import known, load
from facilitator.formspec.model import Form, Option
from facilitator.formspec.validate import Problem, clean, validate

MOST_SHEETS = 2_000
"""Sheets one file may hold: more than any network has members."""
KINDS = (".pdf", ".csv", ".xlsx", ".json", ".toml")

_TOO_DEEP = "is nested too deeply to be a filled form"
# tomllib takes minutes over a key of a hundred thousand parts
_ENDLESS_KEY = re.compile(r"""(\.[ \t]*+("[^"\n]*+"|'[^'\n]*+'|[\w-]++)[ \t]*+){50}""")
_KEYS = ("form", "version", "edition", "role", "when", "sheet", "answers")

Chosen = Mapping[str, Sequence[str]]
"""What each column answers, "" for nothing, by the digest of a spreadsheet's headings."""


@dataclass(frozen=True)
class ReturnedSheet:
    """One respondent's answers, checked and tidied; `role` and `when` are "" where not asked.

    `round_mark` is the round's where the sheet has a code, `edition` that of the form it was
    given as, `came_by` the kind of file, such as "pdf"; `mark` tells a survey's response from
    its others, however often the survey is exported.
    """

    form: str
    version: int
    role: str
    when: str
    answers: Mapping[str, object]
    sheet: str
    source: str
    round_mark: str = ""
    edition: str = ""
    came_by: str = ""
    mark: str = ""


@dataclass(frozen=True)
class FileRead:
    """What one file gave: its sheets, or why there are none.

    `digest` is the SHA-256 of its bytes; `matched` how a spreadsheet's columns were understood.
    """

    path: Path
    digest: str = ""
    sheets: tuple[ReturnedSheet, ...] = ()
    refusal: UserError | None = None
    matched: ColumnMatch | None = None


def read(path: Path | str, form: Form | str) -> tuple[ReturnedSheet, ...]:
    """Every sheet in a .pdf, .csv, .xlsx, .json or .toml file, in the file's order.

    Raises UserError naming the file, the row and the column, and then returns nothing.
    """
    return look(Path(path), load(form) if isinstance(form, str) else form).sheets


def look(
    path: Path, form: Form, *, chosen: Chosen = MappingProxyType({}), role: str = ""
) -> FileRead:
    """What a file holds; `role` is for sheets that do not say theirs. Raises UserError."""
    found = _found(path, form, chosen, role)
    if len(found.sheets) > MOST_SHEETS:
        what = f"holds {len(found.sheets):,} sheets, and a file may hold {MOST_SHEETS:,}"
        raise error(path.name, what, "Is it the right file? If so, part it in several.")
    came_by = path.suffix.lower().removeprefix(".")
    sheets = tuple(_returned(sheet, form, came_by, role) for sheet in found.sheets)
    return FileRead(path, sha256(found.data).hexdigest(), sheets, matched=found.match)


@dataclass(frozen=True)
class _Found:
    """A file's bytes and the sheets in it, not yet checked."""

    data: bytes
    sheets: Sequence[RawSheet]
    match: ColumnMatch | None = None


def _found(path: Path, form: Form, chosen: Chosen, role: str) -> _Found:
    name = path.name
    match path.suffix.lower():
        case ".json":
            data = files.text(path)
            return _Found(data, _json(data, name))
        case ".toml":
            data = files.text(path)
            return _Found(data, _toml(data, name))
        case ".pdf":
            from facilitator.exchange import returned_pdf  # opens PDFs, and only here

            data = files.pdf(path)
            return _Found(data, [returned_pdf.sheet(path, form)])
        case ".csv" | ".xlsx":
            return _table(path, form, chosen, role)
        case ".xlsm" | ".xls" | ".ods" | ".numbers":
            what = "is a spreadsheet of a kind that is not read"
            raise error(name, what, "Save it as .xlsx or as “CSV UTF-8”.")
    raise error(name, "should end in .pdf, .csv, .xlsx, .json or .toml", "Save it as one of these.")


def _table(path: Path, form: Form, chosen: Chosen, role: str) -> _Found:
    from facilitator.exchange import returned_csv, returned_table, returned_xlsx

    if path.suffix.lower() == ".csv":
        data = files.text(path)
        rows = returned_csv.rows(data, path.name)
    else:
        data = files.workbook(path)
        rows = returned_xlsx.rows(data, path.name)
    table = returned_table.read(rows, path.name, form, chosen, role)
    return _Found(data, table.sheets, table.match)


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
        return [RawSheet(name, _mapping(value, name))]
    if not value:
        raise error(name, "holds no sheets")
    named = ((f"{name}, sheet {number}", item) for number, item in enumerate(value, 1))
    return [RawSheet(where, _mapping(item, where)) for where, item in named]


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


def _mapping(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise error(where, f"should hold a filled form; this is {shown(value)}")
    return value


def _returned(sheet: RawSheet, form: Form, came_by: str, role: str) -> ReturnedSheet:
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
    number = _sheet(data.get("sheet"), where)
    code = sheet_code.parse(number)
    said = data.get("role")
    if said in (None, ""):
        said = str(code.role) if code and form.roles else role
    return ReturnedSheet(
        form=form.id,
        version=form.version,
        role=_one_of(form.roles, said, f"{where}, role"),
        when=_one_of(form.whens, data.get("when"), f"{where}, when"),
        answers=clean(form, answers),
        sheet=str(code) if code else number,
        source=where,
        round_mark=code.round if code else "",
        edition=_edition(sheet, form),
        came_by=came_by,
        mark=sheet.mark,
    )


def _edition(sheet: RawSheet, form: Form) -> str:
    """The edition a sheet says it is of; where it does not say, the present one."""
    value = sheet.edition if sheet.edition is not None else sheet.data.get("edition")
    if value is None or isinstance(value, str):
        return form.edition if value is None else shown(value)
    raise error(f"{sheet.where}, edition", f"should be a few letters; this says {shown(value)}")


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
