"""Undo for everything: triggers keep each row's image before and after, undo replays them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from facilitator import clock
from facilitator.store.rows import TABLES, to_column

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

MERGE_WITHIN = timedelta(minutes=10)


def install(connection: Connection) -> None:
    """Watch every table of records for as long as this connection lives."""
    connection.execute("CREATE TEMP TABLE recording (step INTEGER)")
    for record, table in TABLES.items():
        names = [f.name for f in fields(record)]
        for event, before, after in (
            ("INSERT", "NULL", _image("new", names)),
            ("UPDATE", _image("old", names), _image("new", names)),
            ("DELETE", _image("old", names), "NULL"),
        ):
            row = "old" if event == "DELETE" else "new"
            connection.execute(
                f'CREATE TEMP TRIGGER "record_{table}_{event.lower()}" AFTER {event} '
                f'ON main."{table}" WHEN EXISTS (SELECT 1 FROM recording) BEGIN '
                f"INSERT INTO change(step, kind, record, before, after) SELECT step, "
                f"'{table}', {row}.id, {before}, {after} FROM recording; END"
            )


def _image(row: str, names: list[str]) -> str:
    return "json_object(" + ", ".join(f"'{name}', {row}.\"{name}\"" for name in names) + ")"


@contextmanager
def recording(connection: Connection, label: str, merge: str) -> Iterator[int]:
    """Record every write inside as one step, and forget what was undone before it.

    A step that changed nothing leaves no trace and lets redo be.
    """
    step = _open_step(connection, label, merge)
    connection.execute("INSERT INTO recording VALUES (?)", (step,))
    try:
        yield step
    finally:
        connection.execute("DELETE FROM recording")
    _compact(connection, step)
    connection.execute("DELETE FROM change WHERE step = ? AND before IS after", (step,))
    connection.execute(
        "DELETE FROM step WHERE id = ? AND id NOT IN (SELECT step FROM change)", (step,)
    )
    connection.execute(
        "DELETE FROM step WHERE undone = 1 AND EXISTS (SELECT 1 FROM step WHERE id = ?)", (step,)
    )


def _open_step(connection: Connection, label: str, merge: str) -> int:
    now = clock.now()
    last = connection.execute(
        "SELECT id, merge, at FROM step WHERE undone = 0 AND NOT EXISTS "
        "(SELECT 1 FROM step WHERE undone = 1) ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if merge and last and last[1] == merge and last[2] > (now - MERGE_WITHIN).isoformat():
        connection.execute("UPDATE step SET at = ? WHERE id = ?", (now.isoformat(), last[0]))
        return int(last[0])
    cursor = connection.execute(
        "INSERT INTO step(label, at, merge) VALUES (?, ?, ?)",
        (to_column(label), now.isoformat(), merge),
    )
    return int(cursor.lastrowid or 0)


def _compact(connection: Connection, step: int) -> None:
    """Fold the changes of a step into one for each record."""
    connection.execute(
        "UPDATE change SET after = last.after FROM change AS last, "
        "(SELECT min(id) AS opens, max(id) AS ends FROM change WHERE step = ? "
        "GROUP BY kind, record HAVING count(*) > 1) AS folded "
        "WHERE last.id = folded.ends AND change.id = folded.opens",
        (step,),
    )
    connection.execute(
        "DELETE FROM change WHERE step = ? AND id NOT IN "
        "(SELECT min(id) FROM change WHERE step = ? GROUP BY kind, record)",
        (step, step),
    )


def kinds_of(connection: Connection, step: int) -> frozenset[str]:
    """The kinds of record a step touches."""
    rows = connection.execute("SELECT DISTINCT kind FROM change WHERE step = ?", (step,))
    return frozenset(row[0] for row in rows)


def networks_of(connection: Connection, step: int) -> frozenset[str]:
    """The ids of the networks whose records a step touches."""
    rows = connection.execute(
        "SELECT DISTINCT coalesce(json_extract(coalesce(after, before), '$.network_id'), record) "
        "FROM change WHERE step = ?",
        (step,),
    )
    return frozenset(row[0] for row in rows)


_NOT_ERASED = (
    "EXISTS (SELECT 1 FROM change WHERE change.step = step.id "
    "AND (change.before IS NOT NULL OR change.after IS NOT NULL))"
)
"""A step of which an erasure left only tombstones is passed over."""


def next_undo(connection: Connection) -> tuple[int, str] | None:
    """Id and label of the step that undo would take back."""
    row = connection.execute(
        f"SELECT id, label FROM step WHERE undone = 0 AND {_NOT_ERASED} ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return None if row is None else (row[0], row[1])


def next_redo(connection: Connection) -> tuple[int, str] | None:
    """Id and label of the step that redo would bring back."""
    row = connection.execute(
        f"SELECT id, label FROM step WHERE undone = 1 AND {_NOT_ERASED} ORDER BY id LIMIT 1"
    ).fetchone()
    return None if row is None else (row[0], row[1])


def replay(connection: Connection, step: int, *, backwards: bool) -> None:
    """Put every record of a step back as it was before it, or after it."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    order, image = ("DESC", "before") if backwards else ("ASC", "after")
    changes = connection.execute(
        f"SELECT kind, record, {image} FROM change WHERE step = ? ORDER BY id {order}", (step,)
    ).fetchall()
    for kind, record, text in changes:
        _restore(connection, kind, record, None if text is None else json.loads(text))
    connection.execute("UPDATE step SET undone = ? WHERE id = ?", (int(backwards), step))


def _restore(connection: Connection, kind: str, record: str, image: dict[str, Any] | None) -> None:
    if image is None:
        connection.execute(f'DELETE FROM "{kind}" WHERE id = ?', (record,))
        return
    names = ", ".join(f'"{name}"' for name in image)
    marks = ", ".join("?" for _ in image)
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in image if name != "id")
    connection.execute(
        f'INSERT INTO "{kind}" ({names}) VALUES ({marks}) ON CONFLICT(id) DO UPDATE SET {sets}',
        tuple(image.values()),
    )
