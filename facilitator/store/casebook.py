"""The casebook: one encrypted file, one connection, every write one undoable step."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3
import sqlcipher3.dbapi2

from facilitator.errors import UserError
from facilitator.store import history, keys, migrations, rows, search
from facilitator.store.folder import FILE, KEY, key_in
from facilitator.store.rows import Kept, Record

# sqlite_utils must find these in place of the plain sqlite3 module.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)

if TYPE_CHECKING:
    from sqlite_utils import Database

__all__ = ["FILE", "KEY", "Casebook", "Kinds"]

Kinds = frozenset[str]

_DENIED = frozenset({sqlcipher3.SQLITE_ATTACH, sqlcipher3.SQLITE_DETACH})


class Casebook:
    """An open casebook.

    >>> with Casebook.open(folder) as casebook, casebook.step("New network"):
    ...     casebook.insert(Network(new_id(), "Sexual Health Trainees", date(2026, 1, 5)))
    """

    def __init__(self, folder: Path, connection: sqlcipher3.dbapi2.Connection) -> None:
        self.folder = folder
        self.connection = connection
        self.on_change: Callable[[Kinds], None] = lambda kinds: None
        self._database: Database | None = None
        self._in_step = False
        self._watched = False

    @classmethod
    def open(cls, folder: Path) -> Casebook:
        """Open the casebook in `folder`, or make a new one where there is none.

        Raises UserError where it is open elsewhere, damaged, without its key, or newer.
        """
        file, key_file = folder / FILE, folder / KEY
        key = key_in(folder)
        unclean = _has_content(folder / f"{FILE}-wal")
        connection = _connect(file, key.value)
        casebook = cls(folder, connection)
        try:
            casebook._ready(not key.in_use, unclean)
            if not key.in_use:
                keys.put_in_use(key_file, key)
        except BaseException:
            connection.close()
            raise
        return casebook

    def _ready(self, is_new: bool, unclean: bool) -> None:
        version = _secure(self.connection, is_new)
        if not is_new:
            _check_pages(self.connection, unclean)
        if version < migrations.LATEST:
            migrations.migrate(self.database, version)
        self.connection.set_authorizer(_authorise)

    def _watch(self) -> None:
        """Have undo and search follow what is written; put off until something is."""
        if not self._watched:
            history.install(self.connection)
            search.install(self.connection)
            self._watched = True

    @property
    def database(self) -> Database:
        """The same connection as a sqlite-utils database; imported when first asked for."""
        if self._database is None:
            from sqlite_utils import Database

            self._database = Database(self.connection, execute_plugins=False)
        return self._database

    def __enter__(self) -> Casebook:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of it."""
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.connection.close()

    # Reading

    def get(self, kind: type[Record], record_id: str) -> Record:
        """The record with this id; KeyError where there is none."""
        found = self.find(kind, id=record_id)
        if not found:
            raise KeyError(f"no {rows.TABLES[kind]} {record_id}")
        return found[0]

    def find(self, kind: type[Record], *, order: str = "id", **equal: Any) -> tuple[Record, ...]:
        """Every record of a kind whose columns equal these values, in this order."""
        where = " AND ".join(f'"{name}" IS ?' for name in equal) or "1"
        ordered = ", ".join(f'"{name}"' for name in order.split())
        cursor = self.connection.execute(
            f'SELECT {rows.columns(kind)} FROM "{rows.TABLES[kind]}" WHERE {where} '
            f"ORDER BY {ordered}",
            tuple(rows.to_column(value) for value in equal.values()),
        )
        return tuple(rows.from_row(kind, row) for row in cursor)

    def search(self, words: str, network_id: str = "", limit: int = 30) -> list[search.Hit]:
        """Records that hold every one of the words, best first."""
        return search.find(self.connection, words, network_id, limit)

    # Writing

    @contextmanager
    def step(self, label: str, *, merge: str = "") -> Iterator[None]:
        """One undoable step: all that is written inside, or nothing.

        A step inside a step joins it. Steps with the same `merge` key that follow each
        other within ten minutes become one.
        """
        if self._in_step:
            yield
            return
        with self._transaction(), history.recording(self.connection, label, merge) as step:
            yield
            kinds = history.kinds_of(self.connection, step)
        self.on_change(kinds)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._watch()
        self.connection.execute("BEGIN IMMEDIATE")
        self._in_step = True
        try:
            self.connection.execute("PRAGMA defer_foreign_keys = ON")
            yield
            self.connection.execute("COMMIT")
        except BaseException as error:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            if _is_full(error):
                raise UserError(
                    "The disk is full, so the last change was not saved.",
                    "Free some space, then make the change again.",
                ) from error
            raise
        finally:
            self._in_step = False

    def insert(self, record: Record) -> Record:
        """Add a record, inside a step."""
        self._must_be_in_step()
        self.database.table(rows.TABLES[type(record)]).insert(rows.to_row(record))
        return record

    def update(self, record: Record, **changes: Any) -> Record:
        """Write these fields of a record, inside a step; the record as it now is."""
        self._must_be_in_step()
        row = {name: rows.to_column(value) for name, value in changes.items()}
        self.database.table(rows.TABLES[type(record)]).update(record.id, row)
        return replace(record, **changes)  # type: ignore[type-var]

    def delete(self, record: Kept) -> None:
        """Remove a record and what the thread says of it, inside a step."""
        self._must_be_in_step()
        self.database.table("link").delete_where("source_id = ? OR target_id = ?", [record.id] * 2)
        self.database.table(rows.TABLES[type(record)]).delete(record.id)

    def _must_be_in_step(self) -> None:
        if not self._in_step:
            raise RuntimeError("a write outside a step could not be undone")

    # Undo

    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        step = history.next_undo(self.connection)
        return step and step[1]

    def redo_label(self) -> str | None:
        """What redo would bring back, or None."""
        step = history.next_redo(self.connection)
        return step and step[1]

    def undo(self) -> str | None:
        """Take the last step back; its label, or None where there is none."""
        return self._replay(history.next_undo(self.connection), backwards=True)

    def redo(self) -> str | None:
        """Bring the next undone step back; its label, or None where there is none."""
        return self._replay(history.next_redo(self.connection), backwards=False)

    def _replay(self, step: tuple[int, str] | None, *, backwards: bool) -> str | None:
        if step is None:
            return None
        with self._transaction():
            history.replay(self.connection, step[0], backwards=backwards)
            kinds = history.kinds_of(self.connection, step[0])
        self.on_change(kinds)
        return step[1]

    # Settings stay outside undo: nobody wants Ctrl+Z to unfold a panel.

    def setting(self, name: str, default: str = "") -> str:
        """A remembered choice about the window."""
        row = self.connection.execute("SELECT value FROM setting WHERE name = ?", (name,))
        found = row.fetchone()
        return default if found is None else str(found[0])

    def remember(self, name: str, value: str) -> None:
        """Keep a choice about the window."""
        self.connection.execute(
            "INSERT INTO setting VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET value = ?",
            (name, value, value),
        )

    def check(self) -> dict[str, Any]:
        """Integrity of pages, cipher, foreign keys and search index, with counts per kind."""
        run = self.connection.execute
        problems = [row[0] for row in run("PRAGMA integrity_check") if row[0] != "ok"]
        cipher = [str(row[0]) for row in run("PRAGMA cipher_integrity_check")]
        foreign = [list(row) for row in run("PRAGMA foreign_key_check")]
        index = _index_problem(self.connection)
        counts = {
            table: run(f'SELECT count(*) FROM "{table}"').fetchone()[0]
            for table in rows.TABLES.values()
        }
        return {
            "ok": not (problems or cipher or foreign or index),
            "schema": run("PRAGMA user_version").fetchone()[0],
            "integrity": problems,
            "cipher": cipher,
            "foreign_keys": foreign,
            "search_index": index,
            "counts": counts,
            "steps": run("SELECT count(*) FROM step").fetchone()[0],
        }


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _connect(file: Path, key: bytes) -> sqlcipher3.dbapi2.Connection:
    try:
        connection = sqlcipher3.connect(str(file), isolation_level=None, timeout=0.2)
    except sqlcipher3.OperationalError as error:
        raise UserError(
            f"The casebook {file} cannot be opened: {error}.",
            "Check that you may write to its folder.",
        ) from error
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    return connection


def _secure(connection: sqlcipher3.dbapi2.Connection, is_new: bool) -> int:
    """Read the first page, take the lock, set every pragma; the schema's version."""
    run = connection.execute
    try:
        run("SELECT count(*) FROM sqlite_master").fetchone()
        version = int(run("PRAGMA user_version").fetchone()[0])
        application = run("PRAGMA application_id").fetchone()[0]
        _refuse_strangers(version, application, is_new)
        mode = run("PRAGMA journal_mode = WAL").fetchone()[0]
        if is_new:
            run(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
        run("BEGIN IMMEDIATE")
        run("COMMIT")
    except sqlcipher3.OperationalError as error:
        raise _busy_or_unusable(error) from error
    except sqlcipher3.DatabaseError as error:
        raise UserError(
            "The casebook cannot be read: the file is damaged, or the key beside it is of another.",
            "Put casebook.db and casebook.key back from the same backup.",
        ) from error
    if mode != "wal":
        raise UserError(
            "The casebook's folder does not allow safe writing.",
            "Move the casebook to a folder on this computer's own disk.",
        )
    for pragma in (
        "synchronous = FULL",
        "fullfsync = 1",
        "checkpoint_fullfsync = 1",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "temp_store = MEMORY",
        "secure_delete = ON",
    ):
        run(f"PRAGMA {pragma}")
    return version


def _refuse_strangers(version: int, application: int, is_new: bool) -> None:
    if not is_new and application != migrations.APPLICATION_ID:
        raise UserError(
            "That file is not a casebook.", "Choose the folder that holds your casebook."
        )
    if version > migrations.LATEST:
        raise UserError(
            f"This casebook was made by a newer version of Facilitator (schema {version}; "
            f"this program knows {migrations.LATEST}).",
            "Install the newest version, then open it again. Nothing was changed.",
        )


def _busy_or_unusable(error: Exception) -> UserError:
    if "locked" in str(error) or "busy" in str(error):
        return UserError(
            "This casebook is already open in another window or command.",
            "Close it there, then try again.",
        )
    return UserError(
        f"The casebook cannot be opened: {error}.", "Check that you may write to its folder."
    )


def _check_pages(connection: sqlcipher3.dbapi2.Connection, unclean: bool) -> None:
    check = "integrity_check" if unclean else "quick_check"
    try:
        found = [row[0] for row in connection.execute(f"PRAGMA {check}(5)")]
    except sqlcipher3.DatabaseError as error:
        found = [str(error)]
    if found != ["ok"]:
        raise UserError(
            "The casebook is damaged and was not opened.",
            "Put casebook.db and casebook.key back from the same backup.",
        )


def _index_problem(connection: sqlcipher3.dbapi2.Connection) -> str:
    try:
        connection.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
    except sqlcipher3.DatabaseError as error:
        return str(error)
    return ""


def _authorise(action: int, first: str, second: str, database: str, trigger: str) -> int:
    if action in _DENIED or (action == sqlcipher3.SQLITE_PRAGMA and first == "writable_schema"):
        return int(sqlcipher3.SQLITE_DENY)
    return int(sqlcipher3.SQLITE_OK)


def _is_full(error: BaseException) -> bool:
    return isinstance(error, sqlcipher3.OperationalError) and "full" in str(error)
