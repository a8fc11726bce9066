"""Reads the worked example's files strictly, so that a slip in one names its file and entry."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import Any

from facilitator import assets
from facilitator.domain.lanes import Lane
from facilitator.domain.records import BlockCategory, Decision, Network, RoundKind, Side
from facilitator.domain.schedule import SATURDAY, due
from facilitator.errors import UserError
from facilitator.formspec import load
from facilitator.formspec.model import Kind
from facilitator.formspec.validate import validate
from facilitator.operations.thread import Knot
from facilitator.store.casebook import Casebook

FOLDER = ("resources", "sample")
_OFFSET = re.compile(r"(-?\d{1,2})\+(\d{1,2})\Z")
_ENUMS: dict[str, type] = {
    "Lane": Lane,
    "RoundKind": RoundKind,
    "BlockCategory": BlockCategory,
    "Side": Side,
    "Decision | None": Decision,
}
_PLAIN: dict[str, tuple[type, ...]] = {"bool": (bool,), "int": (int,), "float": (int, float)}
_NEEDED = object()


def day(start: date, offset: object) -> date:
    """The day "months+days" after the start, or the Friday before where that is a weekend.

    Raises ValueError for anything else.
    """
    found = _OFFSET.match(offset) if isinstance(offset, str) else None
    if found is None:
        raise ValueError(f"{offset!r} is not months+days, such as 3+10")
    return working_day_before(due(start, int(found[1])) + timedelta(days=int(found[2])))


def working_day_before(chosen: date) -> date:
    """The day, or the Friday before where it is a weekend."""
    return chosen - timedelta(days=max(0, chosen.weekday() - SATURDAY + 1))


class Entry:
    """One table of a sample file, emptied key by key; what is left over is a slip."""

    def __init__(self, file: str, name: str, values: Mapping[str, Any], start: date) -> None:
        self.file = file
        self.name = name
        self.start = start
        self._values = dict(values)

    def wrong(self, what: str) -> UserError:
        """The error that names this entry."""
        return UserError(f"The worked example is faulty: {self.file}, {self.name}: {what}.")

    def take(self, key: str, kind: type = str, default: Any = _NEEDED) -> Any:
        """The value of a key, which must be of this kind, or the default."""
        if key not in self._values:
            if default is _NEEDED:
                raise self.wrong(f"{key} is missing")
            return default
        value = self._values.pop(key)
        if not isinstance(value, kind):
            raise self.wrong(f"{key} must be of kind {kind.__name__}, not {value!r}")
        return value.strip() if isinstance(value, str) else value

    def day(self, key: str) -> date:
        """The date a key says as months+days."""
        return self.dated(key, self.take(key))

    def day_if_said(self, key: str) -> date | None:
        """The date a key says as months+days, or None where it is left out."""
        return self.day(key) if key in self._values else None

    def dated(self, key: str, value: object) -> date:
        """A months+days value as a date."""
        try:
            return day(self.start, value)
        except ValueError as error:
            raise self.wrong(f"{key}: {error}") from None

    def tables(self, key: str) -> Iterator[Entry]:
        """The entries of a list of tables, which may be left out."""
        for number, values in enumerate(self.take(key, list, []), start=1):
            if not isinstance(values, dict):
                raise self.wrong(f"{key} {number} is not a table")
            label = values.get("key") or values.get("title") or values.get("name") or number
            name = f"{key} {label}" if self.name == "the file" else f"{self.name}, {key} {label}"
            yield Entry(self.file, name, values, self.start)

    def table(self, key: str) -> Entry:
        """The entry of one table, empty where it is left out."""
        name = key if self.name == "the file" else f"{self.name}, {key}"
        return Entry(self.file, name, self.take(key, dict, {}), self.start)

    def part(self, *keys: str) -> Entry:
        """These keys, where they are said, as an entry of its own."""
        taken = {key: self._values.pop(key) for key in keys if key in self._values}
        return Entry(self.file, self.name, taken, self.start)

    def rest(self, kind: type) -> dict[str, Any]:
        """All that is left, as fields of a record; each must be one, and of its type."""
        declared = {f.name: str(f.type) for f in fields(kind)}
        for name in self._values:
            if name not in declared:
                raise self.wrong(f"{name} is no field of {kind.__name__}")
        return {name: self._field(name, declared[name]) for name in list(self._values)}

    def _field(self, name: str, declared: str) -> Any:
        if declared.startswith("Day"):
            return self.day(name)
        if declared in _ENUMS:
            value = self.take(name)
            try:
                return _ENUMS[declared](value)
            except ValueError as error:
                raise self.wrong(f"{name}: {error}") from None
        plain = declared.removesuffix(" | None")
        kinds = _PLAIN.get(plain, (str,))
        value = self.take(name, object)
        if not isinstance(value, kinds) or (isinstance(value, bool) and plain != "bool"):
            raise self.wrong(f"{name} must be of kind {plain}, not {value!r}")
        return value.strip() if isinstance(value, str) else value

    def answers(self, form_id: str) -> dict[str, object]:
        """All that is left, as answers of a form, dates in months+days; each must fit."""
        form = load.load(form_id)
        found: dict[str, object] = {}
        for name in list(self._values):
            value = self.take(name, object)
            field = form.by_id.get(name)
            if field is not None and field.kind is Kind.DATE:
                value = self.dated(name, value).isoformat()
            if field is not None and field.weighed:
                choice, _, evidence = str(value).partition(" ")
                value = {"choice": choice, "evidence": evidence}
            found[name] = value
        for problem in validate(form, found):
            raise self.wrong(problem.message.rstrip("."))
        return found

    def integers(self) -> dict[str, int]:
        """All that is left, each a whole number."""
        return {name: self.take(name, int) for name in list(self._values)}

    def pairs(self) -> dict[str, tuple[int, int]]:
        """All that is left, each a list of two whole numbers."""
        found: dict[str, tuple[int, int]] = {}
        for name in list(self._values):
            first, second = self.take(name, list)
            found[name] = (first, second)
        return found

    def close(self) -> None:
        """Refuse what nobody took."""
        if self._values:
            raise self.wrong(f"{', '.join(sorted(self._values))} is not known here")

    @contextmanager
    def blamed(self) -> Iterator[None]:
        """Say of an operation's refusal which entry it refused."""
        try:
            yield
        except UserError as error:
            if self.file in error.message:
                raise
            raise self.wrong(error.message.rstrip(".")) from error
        except ValueError as error:
            raise self.wrong(str(error)) from error


def read(file: str, start: date) -> Entry:
    """A whole TOML file of the worked example as one entry."""
    return Entry(file, "the file", assets.toml(*FOLDER, file), start)


@dataclass(frozen=True)
class Building:
    """A network being built, and the ids of what its files call by a key."""

    casebook: Casebook
    network: Network
    ids: dict[Knot, str] = field(default_factory=dict)
    acts: list[tuple[date, bool, Callable[[], object]]] = field(default_factory=list)

    def then(self, on: date, act: Callable[[], object], *, last: bool = False) -> None:
        """Leave an act for its day, or for the end of that day; `live` does it."""
        self.acts.append((on, last, act))

    def live(self) -> None:
        """Do what was left for its day, in order of time, and what that leaves for later."""
        while self.acts:
            earliest = min(self.acts, key=lambda left: left[:2])
            self.acts.remove(earliest)
            earliest[2]()

    def read(self, file: str) -> Entry:
        """One of the network's files."""
        return read(file, self.network.start)

    def id(self, entry: Entry, kind: str, key: str) -> str:
        """The id of a record built before; UserError where there is none."""
        if (kind, key) not in self.ids:
            raise entry.wrong(f"there is no {kind} called {key}")
        return self.ids[kind, key]

    def knot(self, entry: Entry, kind: str, key: str) -> Knot:
        """A record built before as an end of the thread."""
        return kind, self.id(entry, kind, key)

    def listed(self, entry: Entry, name: str, kind: str) -> tuple[str, ...]:
        """The ids of the records that a list of keys names."""
        return tuple(self.id(entry, kind, key) for key in entry.take(name, list, []))


def sheets(file: str, start: date) -> Iterator[tuple[Entry, dict[str, object]]]:
    """The filled sheets of a CSV file: who filled each, and its answers."""
    rows = csv.DictReader(assets.text(*FOLDER, file).splitlines())
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise Entry(file, f"line {number}", {}, start).wrong("the line has gaps or too much")
        who = {name: row.pop(name, "") for name in ("role", "person")}
        given: dict[str, object] = {name: value for name, value in row.items() if value}
        yield Entry(file, f"line {number}", who, start), given
