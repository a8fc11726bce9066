"""The tables each version of the schema has, so that a file of another make is told apart."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3

from facilitator.domain.value import value
from facilitator.store import migrations
from facilitator.store.casebook import Casebook

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


@value
class Shape:
    """Every object of a schema by type and name, and the columns of its plain tables."""

    objects: frozenset[tuple[str, str, str]]
    columns: Mapping[str, tuple[tuple[object, ...], ...]]

    def names(self, table: str) -> tuple[str, ...]:
        """The names of a table's columns."""
        return tuple(str(column[0]) for column in self.columns[table])


def lay_out(connection: Connection, version: int) -> None:
    """Lay out an empty schema of this version."""
    database = Casebook(Path(), connection).database
    with database.atomic():
        for step in migrations.MIGRATIONS[:version]:
            step(database)
        connection.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")


def shape_of(connection: Connection) -> Shape:
    """The shape of an open database; nothing of what it holds is run."""
    run = connection.execute
    objects = frozenset(
        (str(row[0]), str(row[1]), str(row[2]))
        for row in run("SELECT type, name, tbl_name FROM sqlite_master")
    )
    plain = [row[1] for row in run("PRAGMA table_list") if row[0] == "main" and row[2] == "table"]
    kept = [name for name in plain if not name.startswith("sqlite_")]
    columns = {
        name: tuple((row[1], row[2], row[3], row[5], row[6]) for row in _columns(connection, name))
        for name in kept
    }
    return Shape(objects, columns)


def _columns(connection: Connection, table: str) -> list[tuple[object, ...]]:
    quoted = table.replace('"', '""')
    return connection.execute(f'PRAGMA table_xinfo("{quoted}")').fetchall()  # type: ignore[no-any-return]


@cache
def expected(version: int) -> Shape:
    """The shape that a casebook of this version has."""
    connection = sqlcipher3.connect(":memory:", isolation_level=None)
    try:
        lay_out(connection, version)
        return shape_of(connection)
    finally:
        connection.close()
