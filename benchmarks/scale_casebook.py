"""A casebook of 500 networks, each with its full 18 months, and the same with one of them.

The worked example is lived through twice, the second time nine months later, which makes the one
network. The 500 are copies of its rows, history and search index included, in which every id
begins with the network's own letters. Twenty networks run side by side: their rows lie mixed, in
the order in which they would have been written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from facilitator import clock
from facilitator.domain.records import Network, Reading
from facilitator.operations import fields, goals, sample, sample_parts
from facilitator.store.casebook import Casebook
from facilitator.store.rows import TABLES

NETWORKS = 500
SIDE_BY_SIDE = 20
NINE_MONTHS = timedelta(days=273)
ONCE = frozenset({"add_people", "_types", "_plan", "_goals", "_digital"})
"""The parts of the worked example that a network has once; the others go on for 18 months."""

RARE, RARE_IN = "phlogiston", 321
"""A word that is in one network only, in its name."""

COMMON = "the"
"""A word that is everywhere."""

_MARK = "fac00000"
_UUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b")
_COUNTED = ("step", "change", "findable")
STEPS = 100_000
"""More than one network has."""

_ALL = ("step", *TABLES.values(), "change", "findable")

Rows = dict[str, list[tuple[Any, ...]]]


def build(one: Path, many: Path, pattern: Path) -> None:
    """The casebook of one network in `one` and that of 500 in `many`; `pattern` is used up."""
    with Casebook.open(pattern) as casebook:
        _live_through(casebook)
        rows = _renumbered({table: _rows(casebook, table) for table in _ALL})
    _copies(one, rows, 1)
    _copies(many, rows, NETWORKS)


def size(casebook: Casebook) -> tuple[int, int]:
    """How many rows a casebook has, and how many bytes its pages take."""
    run = casebook.connection.execute
    rows = sum(run(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in _ALL)
    pages, page = (int(run(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    return rows, pages * page


def _live_through(casebook: Casebook) -> None:
    """The worked example's first network, begun 18 months ago, with twice what nine bring."""
    start = sample.first_start(clock.today() - NINE_MONTHS)
    building = sample._begin(casebook, "network.toml", start)
    for part in sample_parts.OF_THE_FIRST:
        part(building)
    later = replace(building.network, start=start + NINE_MONTHS)
    building = replace(building, network=later)
    for part in sample_parts.OF_THE_FIRST:
        if part.__name__ not in ONCE:
            part(building)
    for reading in casebook.find(Reading):
        goals.add_reading(casebook, reading.goal_id, reading.on + NINE_MONTHS, reading.value)


def _rows(casebook: Casebook, table: str) -> list[tuple[Any, ...]]:
    return casebook.connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall()


def _renumbered(tables: Rows) -> Rows:
    """The same rows, in which every id begins with one mark and keeps its place in the order."""
    found = {id for rows in tables.values() for row in rows for id in _ids(row)}
    new = {id: f"{_MARK}-0000-7000-8000-{at:012x}" for at, id in enumerate(sorted(found))}

    def renumbered(value: Any) -> Any:
        return _UUID.sub(lambda id: new[id[0]], value) if isinstance(value, str) else value

    return {t: [tuple(map(renumbered, row)) for row in rows] for t, rows in tables.items()}


def _ids(row: tuple[Any, ...]) -> Iterator[str]:
    for value in row:
        if isinstance(value, str):
            yield from _UUID.findall(value)


def _copies(folder: Path, tables: Rows, count: int) -> None:
    with Casebook.open(folder) as casebook:
        run = casebook.connection.execute
        for pragma in ("synchronous = OFF", "cache_size = -256000"):
            run(f"PRAGMA {pragma}")
        run("CREATE TEMP TABLE copy (number INTEGER PRIMARY KEY, mark TEXT)")
        marks = [(number, f"01a{number:05x}") for number in range(1, count + 1)]
        casebook.connection.executemany("INSERT INTO copy VALUES (?, ?)", marks)
        fill = [_pattern(casebook, table, rows) for table, rows in tables.items()]
        for first in range(1, count + 1, SIDE_BY_SIDE):
            run("BEGIN")
            run("PRAGMA defer_foreign_keys = ON")
            for sql in fill:
                run(sql, (first, first + SIDE_BY_SIDE - 1))
            run("COMMIT")
        if count >= RARE_IN:
            rare = f"01a{RARE_IN:05x}%"
            [(id,)] = run("SELECT id FROM network WHERE id LIKE ?", (rare,))
            fields.set_field(casebook, Network, id, "name", RARE)


def _pattern(casebook: Casebook, table: str, rows: list[tuple[Any, ...]]) -> str:
    """Keep the rows to be copied, and give the SQL that copies them for some of the networks."""
    run = casebook.connection.execute
    columns = [(row[1], row[2]) for row in run(f'PRAGMA table_info("{table}")')]
    run(f'CREATE TEMP TABLE "pattern_{table}" AS SELECT * FROM "{table}" LIMIT 0')
    holes = ", ".join("?" * len(columns))
    casebook.connection.executemany(f'INSERT INTO "pattern_{table}" VALUES ({holes})', rows)
    chosen = ", ".join(_copied(table, name, kind) for name, kind in columns)
    return (
        f'INSERT INTO main."{table}" SELECT {chosen} FROM "pattern_{table}" p, copy c '
        "WHERE c.number BETWEEN ? AND ? ORDER BY p.rowid, c.number"
    )


def _copied(table: str, column: str, kind: str) -> str:
    """What a column of a copy is: numbers and ids its own, the network's name numbered."""
    if (table, column) == ("network", "name"):
        return "printf('%s %03d', p.name, c.number)"
    if (table, column) == ("findable", "title"):
        return "iif(p.kind = 'network', printf('%s %03d', p.title, c.number), p.title)"
    if column == "id" and table in _COUNTED:
        return "NULL" if table != "step" else f"p.id + c.number * {STEPS}"
    if (table, column) == ("change", "step"):
        return f"p.step + c.number * {STEPS}"
    return f"replace(p.\"{column}\", '{_MARK}', c.mark)" if kind == "TEXT" else f'p."{column}"'
