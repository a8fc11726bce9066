"""Looks at all of an open casebook: its pages, seals, references and index, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlcipher3

from facilitator.store import rows
from facilitator.store.connection import index_problem

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


def check(connection: Connection) -> dict[str, Any]:
    """Integrity of pages, cipher, foreign keys and search index, with counts per kind.

    A page that cannot be read is told among the problems, and counts as nothing.
    """
    look = _Look(connection)
    integrity = [row[0] for row in look("PRAGMA integrity_check") if row[0] != "ok"]
    cipher = [str(row[0]) for row in look("PRAGMA cipher_integrity_check")]
    foreign = [list(row) for row in look("PRAGMA foreign_key_check")]
    index = index_problem(connection)
    counts = {table: look.number(f'SELECT count(*) FROM "{table}"') for table in rows.KINDS}
    schema, steps = look.number("PRAGMA user_version"), look.number("SELECT count(*) FROM step")
    return {
        "ok": not (integrity or cipher or foreign or index or look.refused),
        "schema": schema,
        "integrity": integrity + look.refused,
        "cipher": cipher,
        "foreign_keys": foreign,
        "search_index": index,
        "counts": counts,
        "steps": steps,
    }


class _Look:
    """Asks the casebook, and keeps what it could not answer for bad pages."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.refused: list[str] = []

    def __call__(self, question: str) -> list[tuple[Any, ...]]:
        try:
            return list(self._connection.execute(question))
        except sqlcipher3.DatabaseError as error:
            if str(error) not in self.refused:
                self.refused.append(str(error))
            return []

    def number(self, question: str) -> int:
        """The one number asked for; 0 where it cannot be read."""
        found = self(question)
        return int(found[0][0]) if found else 0
