"""Reads what is filled in in a PDF's fields, whichever program filled them in.

Of a PDF only its fields are read (ISO 32000-1, 12.7): no page, picture, attachment or script.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from facilitator.errors import UserError
from facilitator.exchange.sheets import error

MOST_FIELDS = 5_000
DEEPEST = 12

_OFF = frozenset({"", "Off"})
_FROM_SENDER = "Ask for the file itself, saved and not printed, or type the answers in."
_SAVE_AGAIN = "Open it, put that right and save it again, or type the answers in."


@dataclass(frozen=True)
class Filled:
    """The values of a PDF's fields by name, "" where nothing is filled in."""

    values: Mapping[str, str]


def read(path: Path) -> Filled:
    """The fields of a PDF. Raises UserError saying why there are none to be read."""
    name = path.name
    try:
        with pikepdf.open(path, inherit_page_attributes=False) as pdf:
            return Filled(_values(pdf, name))
    except pikepdf.PasswordError as locked:
        raise error(name, "is locked with a password", "Ask for it without one.") from locked
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError) as failed:
        # a file with objects of the wrong kind fails in any of these ways
        raise error(name, "is damaged or cut short", "Ask for it again.") from failed


def _values(pdf: pikepdf.Pdf, name: str) -> dict[str, str]:
    form = pdf.Root.get("/AcroForm")
    fields = form.get("/Fields") if isinstance(form, pikepdf.Dictionary) else None
    if form is None or fields is None or not len(fields):
        raise _without_fields(pdf, form, name)
    trusts_value = bool(form.get("/NeedAppearances", False))
    values: dict[str, str] = {}
    for count, (title, field) in enumerate(_each(fields, "", 0), 1):
        if count > MOST_FIELDS:
            raise error(name, "has far more fields than any form", "Is it the right file?")
        value = _value(field, title, name, trusts_value)
        if values.get(title) and value and values[title] != value:
            raise error(name, f"says two things in {title}", _SAVE_AGAIN)
        values[title] = value or values.get(title, "")
    return values


def _without_fields(pdf: pikepdf.Pdf, form: Any, name: str) -> UserError:
    if isinstance(form, pikepdf.Dictionary) and "/XFA" in form:
        return error(name, "is a form of another kind (XFA)", "Fill in the PDF made here instead.")
    if "/Collection" in pdf.Root:
        return error(name, "is a parcel of files", "Take the filled forms out and give those.")
    what = "has no fields to read: it was printed to PDF, flattened or scanned"
    return error(name, what, _FROM_SENDER)


def _each(fields: Any, parent: str, depth: int) -> Iterator[tuple[str, Any]]:
    """Each field that holds a value, with its whole name."""
    if depth > DEEPEST:
        return
    for field in fields:
        title = _text(field.get("/T"))
        whole = f"{parent}.{title}" if parent and title else title or parent
        kids = field.get("/Kids", ())
        if len(kids) and "/T" in kids[0]:
            yield from _each(kids, whole, depth + 1)
        else:
            yield whole, field


def _value(field: Any, title: str, name: str, trusts_value: bool) -> str:
    value = field.get("/V")
    if field.get("/FT") == "/Btn" or isinstance(value, pikepdf.Name):
        return _marked(field, value, title, name, trusts_value)
    if isinstance(value, pikepdf.Stream):  # as a long text may be kept
        return _decoded(value.read_bytes())
    return _text(value)


def _marked(field: Any, value: Any, title: str, name: str, trusts_value: bool) -> str:
    """The button that is on: what the field says, if what is drawn does not say otherwise."""
    said = _text(value).removeprefix("/")  # which pypdf writes before a choice
    kids = field.get("/Kids") or (field,)
    drawn = {_text(kid.get("/AS")) for kid in kids} - _OFF
    if said in _OFF:
        said = drawn.pop() if len(drawn) == 1 else ""
        if drawn and not said:
            raise error(name, f"has more than one mark in {title}", _SAVE_AGAIN)
    elif drawn and said not in drawn and not trusts_value and "/Opt" not in field:
        raise error(name, f"shows one mark in {title} and holds another", _SAVE_AGAIN)
    return _exported(field, kids, said)


def _exported(field: Any, kids: Any, state: str) -> str:
    """What a state stands for: some programs number the states and list their words apart."""
    words = field.get("/Opt")
    if (
        words is None
        or not state
        or not isinstance(words, pikepdf.Array)
        or len(words) != len(kids)
    ):
        return state
    for kid, word in zip(kids, words, strict=True):
        if f"/{state}" in kid.get("/AP", {}).get("/N", {}):
            return _text(word)
    return state


def _text(value: Any) -> str:
    if isinstance(value, pikepdf.Name):
        return str(value)[1:]
    if isinstance(value, pikepdf.String | str):
        return str(value)
    if isinstance(value, pikepdf.Array) and len(value):  # the choices of a list
        return _text(value[0])
    return ""


def _decoded(raw: bytes) -> str:
    return str(pikepdf.String(raw.decode("latin-1"))) if not raw.isascii() else raw.decode("ascii")
