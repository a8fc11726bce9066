"""Brings a backup back: its rows are copied into a new casebook, the file is never adopted."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from facilitator.domain.value import value
from facilitator.errors import UserError
from facilitator.store import (
    backup_files,
    backups,
    copies,
    erasure,
    keys,
    ledger,
    rows,
    second_place,
    small_files,
    transplants,
)
from facilitator.store.backups import SECOND, Backup, Backups, Reason
from facilitator.store.casebook import FILE, KEY, Casebook
from facilitator.store.connection import DamagedError
from facilitator.store.folder import STAGING
from facilitator.store.keys import LostKeyError
from facilitator.store.transplants import Unlock

__all__ = ["DamagedError", "LostKeyError", "Restored", "known_key", "preview", "rescue", "restore"]

_SHARED_LOCK = (510, 0x40000002)
"""How many bytes SQLite locks in a file that is open, and from where."""


@value
class Preview:
    """What a backup holds, before anything is touched."""

    path: Path
    schema: int
    counts: Mapping[str, int]
    last_change: str


@value
class Restored:
    """What was done: where the former casebook lies now, and the backup made of it first."""

    counts: Mapping[str, int]
    replaced: Path | None
    backup: Backup | None


def read_key(path: Path) -> bytes:
    """The data key of a key file that needs no passphrase."""
    return keys.read(path).value


def known_key(folder: Path, unlock: Unlock = read_key) -> bytes | None:
    """The data key of the casebook in a folder; None where its key file is lost or damaged."""
    try:
        return unlock(folder / KEY)
    except LostKeyError:
        return None


def preview(source: Path, key: bytes | None = None, unlock: Unlock = read_key) -> Preview:
    """What a backup holds, after checking all of it; UserError where it cannot be restored."""
    with transplants.opened(source, transplants.key_of(source, key, unlock)) as copy:
        last = copy.execute("SELECT coalesce(max(at), '') FROM step").fetchone()[0]
        return Preview(source, copies.schema_of(copy), copies.counts_of(copy), _moment(last))


def _moment(text: object) -> str:
    """A moment as it is written in a casebook; "" for anything else, which a file may hold."""
    try:
        return datetime.fromisoformat(str(text)).isoformat()
    except ValueError:
        return ""


def restore(
    casebook: Casebook,
    source: Path,
    *,
    unlock: Unlock = read_key,
) -> Restored:
    """Put a backup in the place of an open casebook, which is backed up, kept and closed.

    Whoever the ledgers here and beside the backup name is erased from it first. Where anything
    goes wrong before it takes its place, a UserError says so and the casebook stays open.
    """
    _refuse_itself(casebook.folder, source)
    key, second = casebook._key, casebook.setting(SECOND)
    source_key = transplants.key_of(source, key, unlock)
    with transplants.opened(source, source_key):
        made = Backups(casebook).back_up(Reason.BEFORE_RESTORE)
    with _staged(casebook.folder, source, source_key, key, second) as staged:
        counts = _counts(staged, key)
        _let_go(casebook)
        replaced = _swap(staged, casebook.folder, key)
        casebook.connection.close()
        casebook.is_open = False
    return Restored(counts, replaced, made)


def rescue(
    folder: Path,
    source: Path,
    *,
    key: bytes | None = None,
    unlock: Unlock = read_key,
) -> Restored:
    """Put a backup in the place of a casebook that is lost or cannot be opened.

    This process must not have it open: on POSIX that would undo SQLite's lock on it.
    Without the casebook's `key`, the backup's own key file is put in place too.
    """
    _refuse_itself(folder, source)
    _refuse_held(folder / FILE)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    source_key = transplants.key_of(source, key, unlock)
    own = key or source_key
    second = second_place.recall(folder / backups.FOLDER, own)
    with _staged(folder, source, source_key, own, str(second or "")) as staged:
        counts = _counts(staged, own)
        try:
            replaced = _swap(staged, folder, own)
        except PermissionError as error:
            raise _held() from error
        if key is None:
            content = backup_files.key_beside(source).read_bytes()
            small_files.write(folder / KEY, content)
            copies.flush(folder)
    return Restored(counts, replaced, None)


def _refuse_itself(folder: Path, source: Path) -> None:
    file = folder / FILE
    if file.exists() and source.exists() and file.samefile(source):
        raise UserError(
            f"{source} is the casebook itself, not a backup of it.",
            "Choose a backup: facilitator backups",
        )


# Building the new casebook


@contextmanager
def _staged(
    folder: Path,
    source: Path,
    source_key: bytes,
    key: bytes,
    second: str,
) -> Iterator[Path]:
    """A new casebook with the backup's rows, in a folder that is gone afterwards."""
    for left in folder.glob(f"{STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)
    staging = folder / f"{STAGING}{os.urandom(4).hex()}"
    try:
        with copies.refusing_trouble(folder):
            copies.need_room(folder, 2 * source.stat().st_size)
            staging.mkdir(mode=0o700)
            file = staging / FILE
            transplants.transplant(file, key, source, source_key)
            erased = ledger.merge(folder / ledger.FILE, backup_files.ledger_beside(source))
            _settle(file, key, second, erased)
            copies.flush(file)
        yield file
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _settle(
    file: Path,
    key: bytes,
    second: str,
    erased: tuple[ledger.Entry, ...],
) -> None:
    """Bring it to the latest schema, read every record once, and take out who was erased."""
    casebook = Casebook.with_key(file.parent, key)
    try:
        for kind in rows.TABLES:
            casebook.find(kind)
    except (ValueError, KeyError, TypeError) as error:
        casebook.connection.close()
        raise transplants.unfit(file) from error
    try:
        if second:
            casebook.remember(SECOND, second)
        else:
            casebook.connection.execute("DELETE FROM setting WHERE name = ?", (SECOND,))
        erasure.take_out(casebook, erased)
    finally:
        casebook.close()


def _counts(file: Path, key: bytes) -> dict[str, int]:
    with closing(copies.open_copy(file, key)) as copy:
        return copies.counts_of(copy)


# Changing places


def _refuse_held(file: Path) -> None:
    """Refuse while another process has the casebook open, without SQLite touching its log.

    Windows lets nobody replace a file that is open, so there it shows when places are changed.
    """
    if os.name != "posix" or not file.exists():
        return
    import fcntl

    descriptor = os.open(file, os.O_RDWR)
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, *_SHARED_LOCK)
    except BlockingIOError as error:
        raise _held() from error
    finally:
        os.close(descriptor)


def _held() -> UserError:
    return UserError(
        "This casebook is already open in another window or command.",
        "Close it there, then try again.",
    )


def _let_go(casebook: Casebook) -> None:
    """Leave no log behind, and keep the lock until the new file is in place if that can be.

    An open file cannot be replaced on Windows, where a second opening would stop us instead.
    """
    casebook.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    casebook.connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    if os.name == "nt":
        casebook.close()


def _swap(staged: Path, folder: Path, key: bytes) -> Path | None:
    """Put the new file in place at one stroke; where the former one is kept."""
    file, log = folder / FILE, folder / f"{FILE}-wal"
    replaced = _free_name(folder, key) if file.exists() else None
    if replaced:
        _keep(file, replaced)
        if (folder / KEY).exists():
            content = (folder / KEY).read_bytes()
            small_files.write(backup_files.key_beside(replaced), content)
    if log.exists() and log.stat().st_size and replaced:
        os.replace(log, replaced.with_name(f"{replaced.name}-wal"))
    log.unlink(missing_ok=True)
    os.replace(staged, file)
    copies.flush(folder)
    return replaced


def _keep(file: Path, replaced: Path) -> None:
    try:
        os.link(file, replaced)
    except OSError:  # a disk without hard links, as memory sticks are
        os.replace(file, replaced)


def _free_name(folder: Path, key: bytes) -> Path:
    last = backups.last_sequence(folder / backups.FOLDER, backup_files.tag_of(key))
    name = backup_files.former_name(last, datetime.now(UTC))
    names = (name, *(f"{name}-{number}" for number in range(2, 1000)))
    return next(folder / name for name in names if not (folder / name).exists())
