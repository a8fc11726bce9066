"""The casebook: one encrypted file, one connection, every write one undoable step."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3
import sqlcipher3.dbapi2

from facilitator.errors import UserError
from facilitator.store import history, keys, opening, places, recovery, rows, search
from facilitator.store.connection import (
    DamagedError,
    check_pages,
    connect,
    has_content,
    refusal,
)
from facilitator.store.folder import FILE, KEY, unlock
from facilitator.store.passphrase import WORK_FACTOR, refuse_weak
from facilitator.store.rows import Kept, Record

# sqlite_utils must find these in place of the plain sqlite3 module.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)

if TYPE_CHECKING:
    from sqlite_utils import Database

__all__ = ["FILE", "KEY", "Casebook", "DamagedError", "Kinds"]

Kinds = frozenset[str]


class Casebook:
    """An open casebook.

    >>> with Casebook.open(folder) as casebook, casebook.step("New network"):
    ...     casebook.insert(Network(new_id(), "Sexual Health Trainees", date(2026, 1, 5)))
    """

    def __init__(self, folder: Path, connection: sqlcipher3.dbapi2.Connection) -> None:
        self.folder = folder
        self.connection = connection
        self.on_change: Callable[[Kinds], None] = lambda kinds: None
        self.changed_networks: frozenset[str] | None = None
        self._database: Database | None = None
        self._in_step = False
        self._watched = False
        self._key = b""
        self.is_open = True
        self.is_recovered = False

    @classmethod
    def open(
        cls,
        folder: Path,
        passphrase: str | None = None,
        *,
        recovery: str | None = None,
        allow_synced: bool = False,
        at_once: bool = False,
    ) -> Casebook:
        """Open the casebook in `folder`, or make a new one where there is none.

        `at_once` leaves reading the pages through to `read_through` after a clean end. Raises
        LockedError where it needs a passphrase, WrongPassphraseError, RecoveryCodeError,
        LostKeyError where the key file is lost, DamagedError where the casebook is, and
        UserError where it is open elsewhere, in an unsafe place, or newer.
        """
        if not allow_synced:
            places.refuse_unsafe(folder)
        key = unlock(folder, passphrase, recovery)
        return cls.open_with(folder, key, allow_synced=True, at_once=at_once)

    @classmethod
    def open_with(
        cls, folder: Path, key: keys.DataKey, *, allow_synced: bool = False, at_once: bool = False
    ) -> Casebook:
        """The same with a key that `unlock` found, which may have worked on another thread."""
        if not allow_synced:
            places.refuse_unsafe(folder)
        unclean = has_content(folder / f"{FILE}-wal")
        casebook = cls(folder, connect(folder / FILE, key.value))
        casebook._key, casebook.is_recovered = key.value, key.by_code
        try:
            opening.make_ready(casebook, is_new=not key.in_use, unclean=unclean, at_once=at_once)
            opening.put_in_use(casebook, key)
            opening.finish_erasures(casebook)
        except sqlcipher3.Error as error:
            casebook.connection.close()
            raise refusal(error, "so the casebook was not opened") from error
        except BaseException:
            casebook.connection.close()
            raise
        return casebook

    @classmethod
    def with_key(cls, folder: Path, key: bytes) -> Casebook:
        """Open a file that this program has just laid out and that has no key file yet."""
        casebook = cls(folder, connect(folder / FILE, key))
        casebook._key = key
        opening.make_ready(casebook, is_new=True, unclean=False)
        return casebook

    def read_through(self) -> None:
        """Read every page of a casebook of usual size; DamagedError where one is bad."""
        check_pages(self.connection, unclean=False)

    def _watch(self) -> None:
        """Have undo and search follow what is written; put off until something is."""
        if not self._watched:
            for part in (history, search):
                part.install(self.connection)
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
        """Fold the write-ahead log into the file and let go of it; once is enough.

        Where the disk refuses, nothing is lost: the log is folded in at the next opening.
        """
        if self.is_open:
            self.is_open = False
            with suppress(sqlcipher3.Error):
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self.connection.close()

    def lock(self) -> None:
        """Close the casebook and forget its key, whatever the disk says."""
        self._key = b""
        self.close()
        self.connection.close()

    # Keys

    @property
    def has_passphrase(self) -> bool:
        """Whether the key is under a passphrase; UserError where its file was lost meanwhile."""
        return keys.is_wrapped(self.folder / KEY)

    def set_passphrase(self, new: str, *, work_factor: int = WORK_FACTOR) -> None:
        """Put the key under a first passphrase, or a new one after the recovery code was used.

        Raises UserError where it is too short, or where there is one already.
        """
        if self.has_passphrase and not self.is_recovered:
            raise UserError(
                "This casebook has a passphrase already.", "Change it, or remove it first."
            )
        refuse_weak(new)
        self._rewrap(new, work_factor)

    def change_passphrase(self, old: str, new: str, *, work_factor: int = WORK_FACTOR) -> None:
        """Exchange the passphrase; WrongPassphraseError where the old one is another."""
        self._confirm(old)
        refuse_weak(new)
        self._rewrap(new, work_factor)

    def remove_passphrase(self, old: str) -> None:
        """Let the casebook open without a passphrase from now on.

        Raises WrongPassphraseError; after the recovery code was used, any `old` will do.
        """
        self._confirm(old)
        self._rewrap(None)

    def recovery_code(self) -> str:
        """The code that opens this casebook without its passphrase or its key file."""
        return recovery.code_of(self._key)

    def is_recovery_code(self, code: str) -> bool:
        """Whether a code, as typed, is this casebook's; RecoveryCodeError where it is no code."""
        return recovery.matches(code, self._key)

    def _confirm(self, passphrase: str) -> None:
        if not self.has_passphrase:
            raise UserError("This casebook has no passphrase.", "Set one first.")
        if not self.is_recovered:
            keys.read(self.folder / KEY, passphrase)

    def _rewrap(self, passphrase: str | None, work_factor: int = WORK_FACTOR) -> None:
        """Wrap the key anew, here and beside every backup: the same key opens them all."""
        from facilitator.store.backups import Backups

        keys.rewrap(self.folder / KEY, self._key, passphrase, work_factor)
        self.is_recovered = False
        try:
            Backups(self).refresh_keys()
        except OSError as error:
            raise UserError(
                "The casebook's passphrase is changed, but backups still open as they did before: "
                f"{error.strerror}.",
                "Connect the disk they lie on, then make a backup.",
            ) from error

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
        query = f'SELECT {rows.columns(kind)} FROM "{rows.TABLES[kind]}" WHERE {where}'
        wanted = tuple(rows.to_column(value) for value in equal.values())
        try:
            found = self.connection.execute(f"{query} ORDER BY {ordered}", wanted).fetchall()
        except sqlcipher3.DatabaseError as error:
            raise refusal(error) from error
        return tuple(rows.from_row(kind, row) for row in found)

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
            touched = self._touched(step)
        self._tell(*touched)

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
            raise refusal(error) from error
        finally:
            self._in_step = False

    def insert(self, record: Record) -> Record:
        """Add a record, inside a step; UserError for a day or a text that cannot be meant."""
        self._must_be_in_step()
        self.database.table(rows.TABLES[type(record)]).insert(rows.to_row(record))
        return record

    def update(self, record: Record, **changes: Any) -> Record:
        """Write these fields of a record, inside a step; the record as it now is.

        Raises UserError as `insert` does.
        """
        self._must_be_in_step()
        row = {name: rows.checked(value) for name, value in changes.items()}
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
            touched = self._touched(step[0])
        self._tell(*touched)
        return step[1]

    def _touched(self, step: int) -> tuple[Kinds, frozenset[str]]:
        of = self.connection, step
        return history.kinds_of(*of), history.networks_of(*of)

    def _tell(self, kinds: Kinds, networks: frozenset[str]) -> None:
        """While `on_change` runs, `changed_networks` says whose records; None where anybody's."""
        self.changed_networks = networks
        try:
            self.on_change(kinds)
        finally:
            self.changed_networks = None

    # Settings stay outside undo: nobody wants Ctrl+Z to unfold a panel.

    def setting(self, name: str, default: str = "") -> str:
        """A remembered choice about the window."""
        row = self.connection.execute("SELECT value FROM setting WHERE name = ?", (name,))
        found = row.fetchone()
        return default if found is None else str(found[0])

    def remember(self, name: str, value: str) -> None:
        """Keep a choice about the window; UserError where the disk refuses."""
        kept = rows.to_column(value)
        try:
            self.connection.execute(
                "INSERT INTO setting VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET value = ?",
                (name, kept, kept),
            )
        except sqlcipher3.DatabaseError as error:
            raise refusal(error) from error

    def check(self) -> dict[str, Any]:
        """Integrity of pages, cipher, foreign keys and search index, with counts per kind."""
        from facilitator.store import checkup

        return checkup.check(self.connection)
