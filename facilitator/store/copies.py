"""Copies of a casebook's file: taken page by page beside running work, sealed, checked, read."""

from __future__ import annotations

import errno
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import sqlcipher3

from facilitator.domain.value import value
from facilitator.errors import UserError
from facilitator.store import rows

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

PAGES = 64
"""Pages copied at one go: other work on the casebook waits for these few milliseconds."""
PAUSE = 0.0005
SPARE = 4_000_000
SEAL = "backup"
_FULL = (errno.ENOSPC, errno.EDQUOT)


class StoppedError(Exception):
    """The copy was given up because the casebook is being closed."""


@value
class Seal:
    """What a backup says of itself, kept inside it."""

    sequence: int
    at: str
    reason: str
    schema: int
    counts: Mapping[str, int]
    mark: str


@contextmanager
def refusing_trouble(folder: Path) -> Iterator[None]:
    """Tell a full or unwritable disk, and a casebook that cannot be read, as a UserError."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise _no_room(folder) from error
        raise UserError(
            f"{folder} cannot be used for backups: {(error.strerror or 'no answer').lower()}.",
            "Check that it is there and that you may write to it.",
        ) from error
    except sqlcipher3.Error as error:
        if "full" in str(error):
            raise _no_room(folder) from error
        raise UserError(
            f"The copy could not be made: {error}.",
            "Check the casebook: facilitator check",
        ) from error


def _no_room(folder: Path) -> UserError:
    return UserError(
        f"There is not enough room in {folder} for a copy of the casebook.",
        "Free some space, then try again. The casebook is unchanged.",
    )


def need_room(folder: Path, size: int) -> None:
    """Refuse where the disk has no room for this many bytes and a little more."""
    if shutil.disk_usage(folder).free < size + SPARE:
        raise _no_room(folder)


def size_of(connection: Connection) -> int:
    """Bytes of an open database, without touching its file."""
    run = connection.execute
    pages, page = run("PRAGMA page_count").fetchone()[0], run("PRAGMA page_size").fetchone()[0]
    return int(pages) * int(page)  # SQLCipher says the page's size as text


def keyed(file: Path | str, key: bytes, *, uri: bool = False) -> Connection:
    """A connection to an encrypted file, with nothing read yet."""
    connection = sqlcipher3.connect(
        str(file), isolation_level=None, timeout=0.2, check_same_thread=False, uri=uri
    )
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def open_copy(file: Path, key: bytes) -> Connection:
    """Open a file that nobody writes to, without leaving a trace beside it."""
    path = quote(file.absolute().as_posix(), safe="/:")
    slash = "" if path.startswith("/") else "/"
    return keyed(f"file://{slash}{path}?mode=ro&immutable=1", key, uri=True)


def take(source: Connection, target: Path, key: bytes, stop: Event) -> None:
    """Copy an open casebook into a new file while other threads go on working with it.

    What is written meanwhile goes into the copy too. Raises StoppedError once `stop` is set.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))

    def pause(_status: int, _left: int, _pages: int) -> None:
        if stop.is_set():
            raise StoppedError
        time.sleep(PAUSE)

    with closing(keyed(target, key)) as copy:
        # The copy is thrown away unless it is finished, and made durable only then.
        for pragma in ("synchronous = OFF", "journal_mode = OFF", "cache_size = 64"):
            copy.execute(f"PRAGMA {pragma}")
        source.backup(copy, pages=PAGES, progress=pause, sleep=0.002)


def finish(target: Path, key: bytes, sequence: int, at: datetime, reason: str) -> Seal:
    """Open a fresh copy with its key, seal it, check it and have the disk keep it."""
    with closing(keyed(target, key)) as copy:
        copy.execute("PRAGMA journal_mode = DELETE")
        counts, mark = counts_of(copy), mark_of(copy)
        seal = Seal(sequence, at.isoformat(), reason, schema_of(copy), counts, mark)
        text = json.dumps(vars(seal), sort_keys=True)
        copy.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (SEAL, text))
        if found := problems(copy):
            raise UserError(
                f"The copy of the casebook is not whole: {found[0]}.",
                "Check the casebook: facilitator check",
            )
    flush(target)
    return seal


def flush(path: Path) -> None:
    """Have the disk keep a file, or the names in a folder; Windows keeps those by itself."""
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def seal_of(connection: Connection) -> Seal | None:
    """What the backup says of itself; None where it says nothing that can be understood."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (SEAL,)).fetchone()
    try:
        return None if row is None else Seal(**json.loads(row[0]))
    except (ValueError, TypeError, RecursionError):
        return None


def problems(connection: Connection) -> list[str]:
    """What is wrong with pages, cipher and references; empty for a whole file."""
    run = connection.execute
    try:
        pages = [str(row[0]) for row in run("PRAGMA integrity_check(5)") if row[0] != "ok"]
        cipher = [str(row[0]) for row in run("PRAGMA cipher_integrity_check")]
        foreign = [f"{row[0]} refers to a lost {row[2]}" for row in run("PRAGMA foreign_key_check")]
    except sqlcipher3.Error as error:
        return [str(error)]
    return [*cipher, *pages, *foreign]


def schema_of(connection: Connection) -> int:
    """The version of the schema."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def counts_of(connection: Connection) -> dict[str, int]:
    """How many records of each kind there are, of the kinds this schema has."""
    run = connection.execute
    there = {row[0] for row in run("SELECT name FROM sqlite_master WHERE type = 'table'")}
    kinds = [table for table in rows.KINDS if table in there]
    return {kind: run(f'SELECT count(*) FROM "{kind}"').fetchone()[0] for kind in kinds}


def mark_of(connection: Connection) -> str:
    """A mark that every step, undo and redo changes; "" while nothing was ever written."""
    run = connection.execute
    numbers: dict[str, Any] = dict(run("SELECT name, seq FROM sqlite_sequence").fetchall())
    if not numbers.get("step"):
        return ""
    (undone,) = run("SELECT count(*) FROM step WHERE undone = 1").fetchone()
    return f"{numbers['step']}.{numbers.get('change', 0)}.{undone}"
