"""Records that only history still holds, as they were last: undo could bring each of them back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any

from facilitator.domain.records import Person
from facilitator.store import rows
from facilitator.store.rows import Record

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


def last_of(connection: Connection, kind: type[Record], ids: Iterable[str]) -> tuple[Record, ...]:
    """The newest image of each of these records; an erased one has none."""
    found = connection.execute(
        "SELECT record, coalesce(after, before) FROM change WHERE kind = ? "
        "AND record IN (SELECT value FROM json_each(?)) "
        "AND coalesce(after, before) IS NOT NULL ORDER BY id",
        (rows.TABLES[kind], json.dumps(sorted(ids))),
    )
    return tuple(_made(kind, json.loads(text)) for text in dict(found.fetchall()).values())


def people(connection: Connection) -> tuple[Person, ...]:
    """Everybody who was removed, alone or with their network, and not erased."""
    found = connection.execute(
        "SELECT DISTINCT record FROM change WHERE kind = 'person' "
        "AND record NOT IN (SELECT id FROM person)"
    )
    return last_of(connection, Person, [row[0] for row in found])


def owned(connection: Connection, person_id: str) -> frozenset[str]:
    """The ids of all promises that were ever this person's."""
    found = connection.execute(
        "SELECT DISTINCT record FROM change WHERE kind = 'promise' "
        "AND ? IN (json_extract(before, '$.owner_id'), json_extract(after, '$.owner_id'))",
        (person_id,),
    )
    return frozenset(row[0] for row in found)


def _made(kind: type[Record], image: dict[str, Any]) -> Record:
    """A record from an image, which may be older than the newest of its fields."""
    return rows.from_row(kind, tuple(_column(field, image) for field in fields(kind)))  # type: ignore[arg-type]


def _column(field: Any, image: dict[str, Any]) -> Any:
    if field.name in image:
        return image[field.name]
    default = field.default if field.default_factory is MISSING else field.default_factory()
    return rows.to_column(default)
