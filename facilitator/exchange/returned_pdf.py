"""Reads a filled PDF: the fields that the fillable forms are made with, as one sheet.

The fields are `form` ("diagnostic 1 -": its id, version and edition, and "rapid" where it is
the reduced form), `sheet`, `role`, `when`, and for each answer "a/" and its path.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from facilitator.exchange import cells, layout, pdf_fields
from facilitator.exchange.sheets import RawSheet, error
from facilitator.formspec.answer import shown
from facilitator.formspec.model import CANT_SAY, NOT_RELEVANT, Field, Form, Kind

ANSWER = "a/"
NO_EDITION = "-"
RAPID = "rapid"
YES = "yes"
SCALE = {"cant-say": CANT_SAY, "not-relevant": NOT_RELEVANT}

_AGAIN = "Ask for it again, saved by another program, or type the answers in."


@dataclass(frozen=True)
class _Title:
    """What the field `form` says."""

    form: str
    version: int
    edition: str
    rapid: bool


def sheet(path: Path, form: Form) -> RawSheet:
    """The sheet in a PDF. Raises UserError where it is none, or not whole."""
    name = path.name
    values = pdf_fields.read(path).values
    title = _title(values.get("form", ""), name)
    asked = (form.rapid() if title.rapid else form).on_paper()
    names = _names(asked)
    if title.form == form.id and title.edition == form.edition:
        _check_whole(values, names, name)
    answers = _answers(asked, values)
    for extra in _unknown(values, names):
        answers[extra] = values[ANSWER + extra]
    if not answers:
        what = "has nothing filled in; marks drawn on top of its fields can't be read"
        raise error(name, what, "If answers can be seen in it, type them in.")
    about = {key: values[key] for key in layout.ABOUT if values.get(key, "").strip()}
    data_read = {"form": title.form, "version": title.version, **about, "answers": answers}
    return RawSheet(name, data_read, edition=title.edition)


def names_of(field: Field) -> dict[str, layout.Path]:
    """Each PDF field of a form's field, and the path of its value; a box for each choice."""
    if field.kind is Kind.CHOICES:
        return {f"{ANSWER}{field.id}/{o.id}": (field.id, o.id) for o in field.options}
    return {ANSWER + "/".join(path): path for path in layout.columns_of(field).values()}


def _title(text: str, name: str) -> _Title:
    words = text.split()
    if len(words) < 3 or not words[1].isascii() or not words[1].isdigit() or len(words[1]) > 6:
        raise error(name, "is a form, but not one of Facilitator's", "Is it the right file?")
    edition = "" if words[2] == NO_EDITION else shown(words[2])
    return _Title(words[0], int(words[1]), edition, RAPID in words[3:])


def _names(form: Form) -> dict[str, layout.Path]:
    return {name: path for field in form.fields for name, path in names_of(field).items()}


def _check_whole(values: Mapping[str, str], names: Mapping[str, layout.Path], name: str) -> None:
    """Refuse a file that has lost fields, since what was answered there would be lost too."""
    lost = [field.removeprefix(ANSWER) for field in names if field not in values]
    if lost:
        more = f" (and {len(lost) - 1} more)" if len(lost) > 1 else ""
        raise error(name, f"has lost the field {lost[0]}{more}", _AGAIN)


def _unknown(values: Mapping[str, str], names: Mapping[str, layout.Path]) -> list[str]:
    """Answers to what this form does not ask, which its check will tell."""
    answered = [field for field, value in values.items() if field.startswith(ANSWER) and value]
    return [field.removeprefix(ANSWER) for field in answered if field not in names]


def _answers(form: Form, values: Mapping[str, str]) -> dict[str, object]:
    answers: dict[str, object] = {}
    for field in form.fields:
        given = {path: values[n] for n, path in names_of(field).items() if values.get(n)}
        if field.kind is Kind.CHOICES and given:
            answers[field.id] = [option for _, option in given]
            continue
        for path, value in given.items():
            layout.put(answers, path, _value(field, value))
    return answers


def _value(field: Field, value: str) -> object:
    match field.kind:
        case Kind.SCALE:
            return SCALE.get(value, value)
        case Kind.DATE:
            return cells.day(value)
        case _:
            return value
