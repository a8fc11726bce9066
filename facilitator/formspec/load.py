"""Turns the definitions in forms/ into values, and refuses a definition that is not right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, assert_never

from facilitator import assets
from facilitator.domain.lanes import Lane
from facilitator.errors import UserError
from facilitator.formspec.model import POINTS, WORDS, Field, Form, Kind, Option, Scale, Section

_HINT = "Put the form's file right, or install Facilitator again."
_FIELD_ID = re.compile(r"[a-z][a-z0-9_]*\Z")
_OPTION_ID = re.compile(r"[a-z][a-z0-9-]*\Z")

Keys = Mapping[str, type]

_FORM: Keys = {
    "id": str,
    "version": int,
    "title": str,
    "intro": str,
    "privacy": str,
    "audience": str,
    "lane": str,
    "section": list,
    "roles": list,
    "whens": list,
    "evidence": list,
    "scale": dict,
    "rapid_title": str,
    "language": str,
    "words": dict,
}
_FORM_NEEDS = ("id", "version", "title", "intro", "privacy", "audience", "lane", "section")
_SCALE: Keys = {"labels": list, "cant_say": str, "not_relevant": str}
_SECTION: Keys = {"id": str, "title": str, "intro": str, "field": list}
_OPTION: Keys = {"id": str, "label": str, "phrase": str}
_FIELD: Keys = {
    "id": str,
    "kind": str,
    "label": str,
    "help": str,
    "required": bool,
    "lines": int,
    "evidence": str,
    "rapid": bool,
    "lane": str,
    "paper_only": bool,
}


@cache
def load(form_id: str) -> Form:
    """The form with this id: the facilitator's own where theirs is right, else the program's.

    Raises UserError naming the known ids when there is none.
    """
    if form_id not in known():
        return builtin(form_id)
    from facilitator.formspec import own  # only once a form is wanted

    theirs = own.found(form_id)
    return theirs.form if theirs and theirs.form else builtin(form_id)


def builtin(form_id: str) -> Form:
    """The program's own form with this id. Raises UserError where there is none."""
    if form_id not in known():
        raise UserError(
            f"There is no form called “{form_id[:60]}”.", f"The forms are {', '.join(known())}."
        )
    return parse(assets.toml("forms", f"{form_id}.toml"), f"forms/{form_id}.toml")


def load_all() -> tuple[Form, ...]:
    """Every form there is, by id. Raises UserError on the first that is not right."""
    return tuple(load(form_id) for form_id in known())


@cache
def known() -> tuple[str, ...]:
    """The ids of the forms there are."""
    return tuple(name.removesuffix(".toml") for name in assets.names("forms", ".toml"))


def parse(data: Mapping[str, Any], name: str) -> Form:
    """A form from its definition; `name` is the file's, for errors.

    Raises UserError naming the file and the field.
    """
    _check(data, _FORM, _FORM_NEEDS, name)
    numbers = _Numbers()
    form = Form(
        id=_id(data["id"], _OPTION_ID, name),
        version=data["version"],
        title=data["title"],
        intro=data["intro"],
        privacy=data["privacy"],
        audience=data["audience"],
        lane=_lane(data["lane"], name),
        sections=tuple(_section(item, numbers, name) for item in data["section"]),
        roles=_options(data.get("roles", []), f"{name}, roles"),
        whens=_options(data.get("whens", []), f"{name}, whens"),
        evidence=_options(data.get("evidence", []), f"{name}, evidence"),
        scale=_scale(data["scale"], f"{name}, scale") if "scale" in data else None,
        rapid_title=data.get("rapid_title", ""),
        language=data.get("language", "en-GB"),
        words=_translated(data.get("words", {}), f"{name}, words"),
    )
    _check_whole(form, name)
    return form


class _Numbers:
    """Counts statements and questions through a form."""

    def __init__(self) -> None:
        self._last = 0

    def next(self, kind: Kind, weighed: bool) -> int:
        if kind is not Kind.SCALE and not weighed:
            return 0
        self._last += 1
        return self._last


def _check_whole(form: Form, name: str) -> None:
    if form.version < 1:
        raise _error(name, "version should be 1 or more")
    _unique(form.sections, f"{name}, sections")
    _unique(form.fields, f"{name}, fields")
    for field in form.fields:
        where = f"{name}, field {field.id}"
        if field.kind is Kind.SCALE and form.scale is None:
            raise _error(where, "a scale needs the form to have a [scale]")
        if field.weighed and not form.evidence:
            raise _error(where, "a weighed choice needs the form to list evidence")


def _translated(data: Mapping[str, Any], where: str) -> Mapping[str, str]:
    _check(data, dict.fromkeys(WORDS, str), (), where)
    return dict(data)


def _section(data: Any, numbers: _Numbers, name: str) -> Section:
    where = f"{name}, section {_called(data)}"
    _check(data, _SECTION, ("id", "title", "field"), where)
    if not data["field"]:
        raise _error(where, "has no fields")
    return Section(
        id=_id(data["id"], _OPTION_ID, where),
        title=data["title"],
        fields=tuple(_field(item, numbers, name) for item in data["field"]),
        intro=data.get("intro", ""),
    )


def _field(data: Any, numbers: _Numbers, name: str) -> Field:
    where = f"{name}, field {_called(data)}"
    kind = _kind(data, where)
    keys, needs = _extras(kind)
    _check(data, {**_FIELD, **keys}, ("id", "kind", "label", *needs), where)
    weighed = data.get("weighed", False)
    return Field(
        id=_id(data["id"], _FIELD_ID, where),
        kind=kind,
        label=data["label"],
        help=data.get("help", ""),
        required=data.get("required", False),
        options=_options(data.get("options", []), f"{where}, options"),
        rows=_options(data.get("rows", []), f"{where}, rows"),
        columns=_options(data.get("columns", []), f"{where}, columns"),
        levels=_words(data.get("levels", []), f"{where}, levels"),
        **_bounds(data, where),
        whole=data.get("whole", False),
        unit=data.get("unit", ""),
        clock=data.get("clock", False),
        weighed=weighed,
        lines=_lines(data, kind, where),
        evidence=data.get("evidence", ""),
        rapid=data.get("rapid", False),
        lane=_lane(data["lane"], where) if "lane" in data else None,
        paper_only=data.get("paper_only", False),
        number=numbers.next(kind, weighed),
    )


def _kind(data: Any, where: str) -> Kind:
    value = data.get("kind") if isinstance(data, Mapping) else None
    if value not in list(Kind):
        raise _error(where, f"kind should be one of {', '.join(Kind)}")
    return Kind(value)


def _extras(kind: Kind) -> tuple[Keys, tuple[str, ...]]:
    """The keys that only this kind of field takes, and which of them it needs."""
    match kind:
        case Kind.TEXT:
            return {"clock": bool}, ()
        case Kind.NUMBER:
            return {"low": float, "high": float, "whole": bool, "unit": str}, ()
        case Kind.CHOICE:
            return {"options": list, "weighed": bool}, ("options",)
        case Kind.CHOICES:
            return {"options": list}, ("options",)
        case Kind.GRID:
            keys = {"rows": list, "columns": list, "levels": list}
            return keys, tuple(keys)
        case Kind.PARAGRAPH | Kind.DATE | Kind.SCALE | Kind.SIGNATURE:
            return {}, ()
    assert_never(kind)


def _bounds(data: Mapping[str, Any], where: str) -> dict[str, Any]:
    low, high = data.get("low"), data.get("high")
    if low is not None and high is not None and low > high:
        raise _error(where, "low is above high")
    return {"low": low, "high": high}


def _lines(data: Mapping[str, Any], kind: Kind, where: str) -> int:
    lines: int = data.get("lines", 4 if kind is Kind.PARAGRAPH else 1)
    if not 1 <= lines <= 40:
        raise _error(where, "lines should be from 1 to 40")
    return lines


def _scale(data: Any, where: str) -> Scale:
    _check(data, _SCALE, tuple(_SCALE), where)
    labels = _words(data["labels"], f"{where}, labels")
    if len(labels) != len(POINTS):
        raise _error(where, f"labels should be {len(POINTS)} words, from 1 to {len(POINTS)}")
    return Scale(labels, data["cant_say"], data["not_relevant"])


def _options(items: list[Any], where: str) -> tuple[Option, ...]:
    options = tuple(_option(item, where) for item in items)
    _unique(options, where)
    return options


def _option(data: Any, where: str) -> Option:
    _check(data, _OPTION, ("id", "label"), where)
    _id(data["id"], _OPTION_ID, where)
    return Option(**data)


def _words(items: list[Any], where: str) -> tuple[str, ...]:
    if not all(isinstance(item, str) and item for item in items):
        raise _error(where, "should be a list of words")
    return tuple(items)


def _lane(value: str, where: str) -> Lane:
    if value not in list(Lane):
        raise _error(where, f"lane should be one of {', '.join(Lane)}")
    return Lane(value)


def _id(value: str, pattern: re.Pattern[str], where: str) -> str:
    if not pattern.match(value):
        raise _error(where, f"“{value[:60]}” can't be an id")
    return value


def _unique(items: Iterable[Section | Field | Option], where: str) -> None:
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise _error(where, f"“{item.id}” is there twice")
        seen.add(item.id)


def _check(data: Any, keys: Keys, needs: tuple[str, ...], where: str) -> None:
    """Refuses anything but a table with known keys, the right types and nothing missing."""
    if not isinstance(data, Mapping):
        raise _error(where, "should be a table")
    for key, value in data.items():
        if key not in keys:
            raise _error(where, f"unknown key '{key}'", _did_you_mean(str(key), keys))
        if not _is(value, keys[key]):
            raise _error(where, f"{key} should be {_TYPES[keys[key]]}")
    for key in needs:
        if data.get(key, "") in ("", [], {}):
            raise _error(where, f"{key} is missing")


_TYPES = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
}


def _is(value: Any, kind: type) -> bool:
    if kind is float:
        return type(value) in (int, float)
    return type(value) is kind


def _called(data: Any) -> str:
    """The id to name in an error, before it is known to be sound."""
    name = data.get("id") if isinstance(data, Mapping) else None
    return name[:60] if isinstance(name, str) and name else "without an id"


def _did_you_mean(word: str, known_words: Iterable[str]) -> str:
    from difflib import get_close_matches  # costs at start, and is wanted only here

    near = get_close_matches(word, list(known_words), n=1)
    return f"Did you mean '{near[0]}'?" if near else _HINT


def _error(where: str, what: str, hint: str = _HINT) -> UserError:
    return UserError(f"{where}: {what}.", hint)
