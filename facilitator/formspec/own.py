"""Forms of the facilitator's own: a copy in their folder is used instead of the program's.

A copy may be reworded or translated, and some forms may ask more. What the program reckons
with stays: every field, option and level of its own form, under the same id and of the same kind.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from pathlib import Path

from facilitator import assets, paths
from facilitator.errors import UserError
from facilitator.formspec import load
from facilitator.formspec.model import WORDS, Field, Form, Option

MAY_ASK_MORE = frozenset(
    {"diagnostic", "network-profile", "digital-plan", "workshop-feedback", "coaching-agreement"}
)
"""The forms whose answers are kept as they are; the others fill records of fixed columns."""

LARGEST = 1_000_000
_EDITION_SIGNS = 8
_AGAIN = "Put it right, or take the file out of the folder: then the program's own form is used."
_ALL_STAYS = "Reword it as you like, but keep every part that the program's own form has."


@dataclass(frozen=True)
class OwnForm:
    """A file in the facilitator's folder: the form it makes, or what is wrong with it."""

    path: Path
    form: Form | None
    source: str = ""
    problem: UserError | None = None


@cache
def found(form_id: str) -> OwnForm | None:
    """The facilitator's own file for this form; None where there is none.

    It is read once; `content.forget_forms` has it read again.
    """
    path = paths.forms_folder() / f"{form_id}.toml"
    if not path.is_file():
        return None
    try:
        source = _text(path)
        return OwnForm(path, read(source, form_id, path.name), source)
    except UserError as problem:
        return OwnForm(path, None, problem=problem)


def every() -> tuple[OwnForm, ...]:
    """Every own file of a form that the program knows, by the form's id."""
    return tuple(own for own in map(found, load.known()) if own)


def strangers() -> tuple[Path, ...]:
    """Files in the folder that are named like no form, so that nothing uses them."""
    folder = paths.forms_folder()
    known = set(load.known())
    return tuple(path for path in sorted(folder.glob("*.toml")) if path.stem not in known)


def demand(form_id: str) -> Form:
    """The form to print. Raises UserError where the facilitator's own file of it is wrong."""
    own = found(form_id)
    if own and own.problem:
        raise own.problem
    return load.load(form_id)


def copy(form_id: str) -> Path:
    """Put a copy of the program's form into the folder, to be edited; its path.

    Raises UserError where there is one already, or the folder can't be written.
    """
    load.builtin(form_id)
    path = paths.forms_folder() / f"{form_id}.toml"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(assets.text("forms", path.name) + _words())
    except FileExistsError as there:
        raise UserError(f"{path} is there already.", "Edit it, or move it away first.") from there
    except OSError as failed:
        raise UserError(f"{path} can't be written ({failed.strerror}).", "Check it.") from failed
    return path


def _words() -> str:
    """What a copy for another language may translate too, as comments to be taken out."""
    lines = [f"# {key} = {json.dumps(word)}" for key, word in WORDS.items()]
    begun = ("", '# In another language? Say so at the top, as in language = "cy", and here:')
    return "\n".join([*begun, "# [words]", *lines, ""])


def read(source: str, form_id: str, name: str) -> Form:
    """An own form from its TOML, with its edition. Raises UserError naming file and place."""
    try:
        data = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as failed:
        raise UserError(f"{name}: can't be read as TOML: {failed}.", _AGAIN) from failed
    form = load.parse(data, name)
    ours = load.builtin(form_id)
    _check_same(form, ours, name)
    return replace(_numbered(form, ours), edition=edition_of(source))


def edition_of(source: str) -> str:
    """The short name of a version of a form: the beginning of its text's SHA-256."""
    from hashlib import sha256  # only where there is an own form

    return sha256(source.encode()).hexdigest()[:_EDITION_SIGNS]


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(f"{path.name}: is larger than 1 MB.", _AGAIN)
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as failed:
        raise UserError(f"{path.name}: is not text in UTF-8.", _AGAIN) from failed
    except OSError as failed:
        raise UserError(f"{path.name}: can't be read ({failed.strerror}).", _AGAIN) from failed


def _check_same(form: Form, ours: Form, name: str) -> None:
    if form.id != ours.id:
        raise UserError(f"{name}: its id should be {ours.id}.", _AGAIN)
    if form.version != ours.version:
        what = f"was copied from version {form.version}; this program has version {ours.version}"
        raise UserError(f"{name}: {what}.", "Copy the form again and reword the new copy.")
    for part in ("roles", "whens", "evidence"):
        _check_stays(getattr(ours, part), getattr(form, part), f"{name}, {part}")
    for field in ours.fields:
        if field.id not in form.by_id:
            raise UserError(f"{name}: the field {field.id} is missing.", _ALL_STAYS)
        _check_field(form.by_id[field.id], field, f"{name}, field {field.id}")
    _check_place(form, ours, name)
    added = [field.id for field in form.fields if field.id not in ours.by_id]
    if added and form.id not in MAY_ASK_MORE:
        what = f"{added[0]} is a field that this form can't take"
        raise UserError(f"{name}: {what}.", "This form can be reworded, but it can't ask more.")


def _check_field(field: Field, ours: Field, where: str) -> None:
    for part in ("kind", "weighed", "rapid", "lane", "paper_only", "clock", "whole", "required"):
        if getattr(field, part) != getattr(ours, part):
            said = getattr(ours, part)
            raise UserError(f"{where}: {part} should be {_toml(said)}.", _ALL_STAYS)
    if (field.low, field.high) != (ours.low, ours.high):
        raise UserError(f"{where}: low and high should stay as they are.", _ALL_STAYS)
    if len(field.levels) != len(ours.levels):
        raise UserError(f"{where}: should have {len(ours.levels)} levels.", _ALL_STAYS)
    for part in ("options", "rows", "columns"):
        _check_stays(getattr(ours, part), getattr(field, part), f"{where}, {part}")


def _check_stays(ours: Sequence[Option], theirs: Sequence[Option], where: str) -> None:
    kept, there = [option.id for option in ours], [option.id for option in theirs]
    if missing := [id for id in kept if id not in there]:
        raise UserError(f"{where}: {missing[0]} is missing.", _ALL_STAYS)
    if extra := [id for id in there if id not in kept]:
        raise UserError(f"{where}: {extra[0]} is not one of the program's.", _ALL_STAYS)


def _check_place(form: Form, ours: Form, name: str) -> None:
    """Refuse a field that was moved: the sections of the diagnostic are its dimensions."""
    places = {field.id: section.id for section in form.sections for field in section.fields}
    for section in ours.sections:
        for field in section.fields:
            if places[field.id] != section.id:
                where = f"{name}, field {field.id}"
                raise UserError(f"{where}: belongs in the section {section.id}.", _ALL_STAYS)


def _numbered(form: Form, ours: Form) -> Form:
    """The form with our own statements numbered as ever, and those added after them."""
    numbers = count(1 + max((field.number for field in ours.fields), default=0))

    def numbered(field: Field) -> Field:
        if field.id in ours.by_id:
            return replace(field, number=ours.by_id[field.id].number)
        return replace(field, number=next(numbers)) if field.number else field

    sections = (
        replace(section, fields=tuple(map(numbered, section.fields))) for section in form.sections
    )
    return replace(form, sections=tuple(sections))


def _toml(value: object) -> str:
    return {"True": "true", "False": "false", "None": "left out"}.get(str(value), str(value))
