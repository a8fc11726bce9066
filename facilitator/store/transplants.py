"""Reads what may be a hostile backup, and copies its rows: nothing in it is run or adopted."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3

from facilitator.errors import UserError
from facilitator.store import backup_files, backups, copies, migrations, rows, shape

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

Unlock = Callable[[Path], bytes]

_READING = (sqlcipher3.SQLITE_SELECT, sqlcipher3.SQLITE_READ)


def key_of(source: Path, own: bytes | None, unlock: Unlock) -> bytes:
    """The casebook's own key where it opens the file, else the one in the file beside it."""
    if not source.is_file():
        raise UserError(f"There is no backup at {source}.", "Show them: facilitator backups")
    if own and backups.opens(source, own):
        return own
    beside = backup_files.key_beside(source)
    if own and not beside.exists():
        raise _refused(source, own, "is damaged, or no backup of this casebook,")
    return unlock(beside)


@contextmanager
def opened(source: Path, key: bytes) -> Iterator[Connection]:
    """A backup that has passed every check, from which rows can be read and nothing else."""
    with closing(copies.open_copy(source, key)) as copy:
        try:
            _refuse_stranger(source, copy)
            if copies.problems(copy):
                raise _refused(source, key)
        except (sqlcipher3.Error, UnicodeError) as error:
            raise _refused(source, key) from error
        yield copy


def _refuse_stranger(source: Path, copy: Connection) -> None:
    application = copy.execute("PRAGMA application_id").fetchone()[0]
    version = copies.schema_of(copy)
    if version > migrations.LATEST:
        raise UserError(
            f"{source.name} was made by a newer version of Facilitator (schema {version}).",
            "Install the newest version, then restore it.",
        )
    is_ours = application == migrations.APPLICATION_ID and version > 0
    if not is_ours or shape.shape_of(copy) != shape.expected(version):
        raise UserError(
            f"{source.name} is not a backup of a casebook.", "Choose one from: facilitator backups"
        )


def _refused(source: Path, key: bytes, why: str = "is damaged") -> UserError:
    """The refusal of a damaged backup, offering the next whole one before it."""
    hint = "Choose another: facilitator backups"
    named = next((b for b in backup_files.found_in(source.parent) if b.path == source), None)
    other = named and backups.newest_good(source.parent, key, before=named.sequence)
    if other:
        hint = f"The newest whole one before it is {other.path}"
    return UserError(f"{source.name} {why} and was not used.", hint)


def transplant(file: Path, key: bytes, source: Path, source_key: bytes) -> None:
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with opened(source, source_key) as copy, closing(copies.keyed(file, key)) as target:
        version = copies.schema_of(copy)
        for pragma in ("synchronous = OFF", "journal_mode = MEMORY", "foreign_keys = OFF"):
            target.execute(f"PRAGMA {pragma}")
        shape.lay_out(target, version)
        copy.set_authorizer(_only_reading)
        try:
            _copy_rows(copy, target, shape.expected(version))
        except (sqlcipher3.IntegrityError, UnicodeError, ValueError) as error:
            raise unfit(source) from error
        except sqlcipher3.Error as error:
            if "full" in str(error):
                raise
            raise unfit(source) from error
        if copies.problems(target):
            raise unfit(source)


def _only_reading(action: int, *_: object) -> int:
    return int(sqlcipher3.SQLITE_OK if action in _READING else sqlcipher3.SQLITE_DENY)


def _copy_rows(copy: Connection, target: Connection, expected: shape.Shape) -> None:
    target.execute("BEGIN IMMEDIATE")
    for table in expected.columns:
        names = ", ".join(f'"{name}"' for name in expected.names(table))
        marks = ", ".join("?" for _ in expected.columns[table])
        found: Iterator[tuple[object, ...]] = iter(copy.execute(f'SELECT {names} FROM "{table}"'))
        if table == "change":
            found = _sound_changes(found, expected)
        target.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', found)
    target.execute("DELETE FROM setting WHERE name = ?", (copies.SEAL,))
    target.execute("COMMIT")


def _sound_changes(
    found: Iterator[tuple[object, ...]], expected: shape.Shape
) -> Iterator[tuple[object, ...]]:
    """Changes whose images undo can put back: known kinds, known columns, plain values."""
    names = expected.names("change")
    before, after, kind = names.index("before"), names.index("after"), names.index("kind")
    for row in found:
        known = set(expected.names(str(row[kind]))) if row[kind] in rows.KINDS else set()
        for text in (row[before], row[after]):
            image = {} if text is None else json.loads(str(text))
            if not known or not isinstance(image, dict) or not image.keys() <= known:
                raise ValueError("a change that no step could have made")
        yield row


def unfit(source: Path) -> UserError:
    return UserError(
        f"{source.name} holds what no casebook can, and was not used.",
        "Choose another: facilitator backups",
    )
