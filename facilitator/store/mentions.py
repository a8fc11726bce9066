"""Finds and takes out a person's name in the records and the history of their network."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from facilitator.domain.naming import Names
from facilitator.domain.rights import Mention
from facilitator.store.rows import KINDS, TABLES, columns, to_column
from facilitator.store.search import FINDABLE

if TYPE_CHECKING:
    from facilitator.store.casebook import Casebook
    from facilitator.store.traces import Traces

_OF_EVERY_NETWORK = ("agenda_template",)
"""Kinds that any network's people may be named in."""

_TEXT, _NESTED = ("str",), ("Answers", "tuple[str, ...]")


def find(casebook: Casebook, traces: Traces) -> tuple[Mention, ...]:
    """Every text of the network, outside the person's own records, that names them."""
    return tuple(
        Mention(kind, record.id, title_of(kind, record), name, text, traces.names.certain_in(text))
        for kind, record in _others(casebook, traces)
        for name, text in texts(record)
        if _names_them(kind, name, text, traces.names)
    )


def _names_them(kind: str, name: str, text: str, names: Names) -> bool:
    """A surname that somebody else has too is no mention."""
    is_name = kind == "person" and name == "name"
    return names.certain_in(text) if is_name else names.perhaps_in(text)


def clear(casebook: Casebook, traces: Traces) -> None:
    """Take whole names, addresses and numbers out of those texts, inside a transaction."""
    for _kind, record in _others(casebook, traces):
        if changes := _cleared(record, traces.names.cleared):
            casebook.update(record, **changes)


def clear_history(casebook: Casebook, traces: Traces) -> None:
    """Take them out of the images of the network's records too."""
    run = casebook.connection.execute
    found = run("SELECT id, kind, before, after FROM change").fetchall()
    for change, kind, *images in found:
        cleared = [_cleared_image(kind, text, traces) for text in images]
        if cleared != images:
            run("UPDATE change SET before = ?, after = ? WHERE id = ?", (*cleared, change))


def texts(record: Any) -> Iterator[tuple[str, str]]:
    """The words of a record by field, answers of a form each for itself."""
    for name in _columns(record.__class__):
        value = getattr(record, name)
        for text in _leaves(value):
            yield name, text


def title_of(kind: str, record: Any) -> str:
    """What a record is called where it has a title, else ""."""
    return str(getattr(record, FINDABLE[kind][0])) if kind in FINDABLE else ""


def _others(casebook: Casebook, traces: Traces) -> Iterator[tuple[str, Any]]:
    theirs = traces.every
    for record_type, kind in TABLES.items():
        column = "id" if kind == "network" else "network_id"
        has_network = f'"{column}"' in columns(record_type)
        if not has_network and kind not in _OF_EVERY_NETWORK:
            continue
        of_it = {column: traces.network_id} if has_network else {}
        found: tuple[Any, ...] = casebook.find(record_type, **of_it)
        for record in found:
            if record.id not in theirs:
                yield kind, record


@cache
def _columns(kind: Any) -> tuple[str, ...]:
    return tuple(
        f.name
        for f in fields(kind)
        if str(f.type) in _TEXT + _NESTED and f.name != "id" and not f.name.endswith("_id")
    )


def _cleared(record: Any, clear: Callable[[str], str]) -> dict[str, Any]:
    """The fields that change, as they then are."""
    values = {name: getattr(record, name) for name in _columns(record.__class__)}
    cleared = {name: _each(value, clear) for name, value in values.items()}
    return {name: value for name, value in cleared.items() if value != values[name]}


def _cleared_image(kind: str, text: str | None, traces: Traces) -> str | None:
    if text is None:
        return None
    image = json.loads(text)
    home = image.get("id" if kind == "network" else "network_id")
    if home != traces.network_id and kind not in _OF_EVERY_NETWORK:
        return text
    changed = False
    for f in fields(KINDS[kind]):
        if f.name in _columns(KINDS[kind]):
            before = image.get(f.name)
            image[f.name] = _cleared_column(before, str(f.type), traces.names.cleared)
            changed = changed or image[f.name] != before
    return json.dumps(image, ensure_ascii=False) if changed else text


def _cleared_column(value: Any, declared: str, clear: Callable[[str], str]) -> Any:
    if not isinstance(value, str):
        return value
    if declared in _TEXT:
        return clear(value)
    nested = json.loads(value)
    cleared = _each(nested, clear)
    return value if cleared == nested else to_column(cleared)


def _each(value: Any, clear: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return clear(value)
    if isinstance(value, Mapping):
        return {key: _each(part, clear) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(_each(part, clear) for part in value)
    return value


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _leaves(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _leaves(part)
