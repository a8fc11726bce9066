"""Verified copies of the casebook: made beside running work, told apart by number, thinned out."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from threading import Event, Lock

import sqlcipher3

from facilitator import clock
from facilitator.domain.value import value
from facilitator.errors import UserError
from facilitator.store import (
    backup_files,
    backup_rotation,
    copies,
    ledger,
    second_place,
    small_files,
)
from facilitator.store.backup_files import Backup, Reason
from facilitator.store.casebook import KEY, Casebook

__all__ = ["Backup", "Backups", "Reason", "newest_good", "opened", "verified"]

FOLDER = "backups"
SECOND = "backup_second"


@value
class _Job:
    """What one backup needs to know, read on the casebook's own thread."""

    folder: Path
    tag: str
    sequence: int
    schema: int
    size: int
    reason: Reason
    rotate: bool
    second: Path | None


class Backups:
    """The backups of an open casebook: in its own folder, and in a second place if one is set.

    >>> backups = Backups(casebook)
    >>> if backups.changed():
    ...     backups.back_up(Reason.CLOSE)
    """

    def __init__(self, casebook: Casebook) -> None:
        self._casebook = casebook
        self._lock = Lock()
        self._stop = Event()

    @property
    def folder(self) -> Path:
        """Where the casebook's own backups lie."""
        return self._casebook.folder / FOLDER

    @property
    def second(self) -> Path | None:
        """The second place that backups are copied to, or None."""
        chosen = self._casebook.setting(SECOND)
        return Path(chosen) if chosen else None

    def set_second(self, folder: Path | None) -> None:
        """Choose the second place, or none; UserError where it cannot be used."""
        if folder is not None:
            with copies.refusing_trouble(folder):
                folder.mkdir(parents=True, exist_ok=True)
                probe = folder / f"facilitator-{os.urandom(4).hex()}.new"
                probe.touch(exist_ok=False)
                probe.unlink()
        self._casebook.remember(SECOND, str(folder.absolute()) if folder else "")
        self._note_second(self.second)

    def _note_second(self, place: Path | None) -> None:
        with copies.refusing_trouble(self.folder):
            second_place.remember(self.folder, self._casebook._key, place)

    # Looking

    def listed(self, folder: Path | None = None) -> tuple[Backup, ...]:
        """The backups, newest first, with the counts they hold; not checked page by page."""
        key = self._casebook._key
        return tuple(opened(one, key) for one in found(folder or self.folder, key))

    def newest(self) -> Backup | None:
        """The newest backup that opens, or None."""
        key = self._casebook._key
        listed = (opened(one, key) for one in found(self.folder, key))
        return next((one for one in listed if one.ok is not False), None)

    def newest_good(self) -> Backup | None:
        """The newest backup whose every page is whole, or None."""
        return newest_good(self.folder, self._casebook._key)

    def verified(self, backup: Backup) -> Backup:
        """The same backup with `ok` told by checking all of it."""
        return verified(backup, self._casebook._key)

    def changed(self) -> bool:
        """Whether anything was written since the newest backup."""
        mark = copies.mark_of(self._casebook.connection)
        newest = self.newest()
        return bool(mark) if newest is None else mark != newest.mark

    # Making

    def back_up(self, reason: Reason = Reason.ASKED, to: Path | None = None) -> Backup:
        """Make a verified backup, in `to` or else in the casebook's own and the second place.

        Raises UserError where it cannot be made; the casebook is unchanged then.
        """
        return self.prepared(reason, to)()

    def back_up_if_changed(self, reason: Reason) -> Backup | None:
        """The same before what may be regretted; None where the newest holds all there is."""
        return self.back_up(reason) if self.changed() else None

    def prepared(
        self, reason: Reason = Reason.ASKED, to: Path | None = None
    ) -> Callable[[], Backup]:
        """The same backup as work for another thread, while this one goes on writing."""
        connection, tag = self._casebook.connection, backup_files.tag_of(self._casebook._key)
        second = None if to else self.second
        places = [place for place in (self.folder, to, second) if place]
        job = _Job(
            folder=to or self.folder,
            tag=tag,
            sequence=1 + max((last_sequence(place, tag) for place in places), default=0),
            schema=copies.schema_of(connection),
            size=copies.size_of(connection),
            reason=reason,
            rotate=to is None and reason is not Reason.BEFORE_RESTORE,
            second=second,
        )
        self._stop.clear()
        return lambda: self._run(job)

    def stop(self) -> None:
        """Give up a backup that is under way on another thread, and wait until it has ended."""
        self._stop.set()
        with self._lock:
            pass

    def _run(self, job: _Job) -> Backup:
        with self._lock:
            with copies.refusing_trouble(job.folder):
                made = self._make(job)
            return replace(made, warning=self._afterwards(made, job))

    def _afterwards(self, made: Backup, job: _Job) -> str:
        """Copy it to the second place, then thin out both; what went wrong there, in words."""
        try:
            if job.second:
                with copies.refusing_trouble(job.second):
                    self._copy_on(made, job.second)
                self._note_second(job.second)
            for folder in (job.folder, job.second) if job.rotate else ():
                if folder:
                    with copies.refusing_trouble(folder):
                        self._rotate(folder, job.tag)
            if job.rotate:
                with copies.refusing_trouble(self._casebook.folder):
                    self._let_go_of_former()
        except UserError as error:
            return str(error)
        return ""

    def _make(self, job: _Job) -> Backup:
        at = clock.now()
        job.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _sweep(job.folder, job.tag)
        copies.need_room(job.folder, job.size)
        key = self._casebook._key
        name = backup_files.name_of(job.tag, job.sequence, at, job.schema, job.reason)
        path = job.folder / name
        temporary = path.with_suffix(".new")
        try:
            copies.take(self._casebook.connection, temporary, key, self._stop)
            seal = copies.finish(temporary, key, job.sequence, at, job.reason)
            self._put_beside(path)
            os.replace(temporary, path)
            copies.flush(job.folder)
        except BaseException:
            _discard(temporary)
            raise
        size, counts = path.stat().st_size, seal.counts
        return Backup(
            job.sequence, path, at, job.schema, job.reason, size, counts, seal.mark, ok=True
        )

    def _put_beside(self, path: Path) -> None:
        """Copy key file and ledger as they are now beside this backup and those already there.

        So a passphrase that was set or changed protects the older backups too, and nobody who
        was erased comes back with one of them. A damaged ledger replaces no whole one.
        """
        book, beside = self._casebook.folder / ledger.FILE, backup_files.ledger_beside(path)
        if book.exists() and not (ledger.is_damaged(book) and beside.exists()):
            small_files.write(beside, book.read_bytes())
        tag = backup_files.tag_of(self._casebook._key)
        older = [one.path for one in backup_files.found_in(path.parent, tag)]
        for one in (path, *older):
            self._put_key_beside(one)

    def _put_key_beside(self, file: Path) -> None:
        now, beside = (self._casebook.folder / KEY).read_bytes(), backup_files.key_beside(file)
        if not beside.exists() or beside.read_bytes() != now:
            small_files.write(beside, now)

    def refresh_keys(self) -> None:
        """Put the present key file and ledger beside every copy that can be reached.

        OSError where one of the places refuses; the others have them then.
        """
        for former in backup_files.former_in(self._casebook.folder):
            if opens(former.path, self._casebook._key):
                self._put_key_beside(former.path)
        tag = backup_files.tag_of(self._casebook._key)
        for folder in filter(None, (self.folder, self.second)):
            with suppress(FileNotFoundError):
                for one in backup_files.found_in(folder, tag)[:1]:
                    self._put_beside(one.path)

    def _let_go_of_former(self) -> None:
        """Drop what restores replaced once it has lain as long as daily backups do."""
        tag = backup_files.tag_of(self._casebook._key)
        here = backup_files.found_in(self.folder, tag)
        for former in backup_files.former_in(self._casebook.folder):
            if backup_rotation.has_served(former.sequence, here):
                log = former.path.with_name(f"{former.path.name}-wal")
                for path in (former.path, log, backup_files.key_beside(former.path)):
                    path.unlink(missing_ok=True)

    def _copy_on(self, made: Backup, second: Path) -> None:
        if not second.is_dir():
            raise FileNotFoundError(2, "it is not there now", str(second))
        tag = backup_files.tag_of(self._casebook._key)
        _sweep(second, tag)
        copies.need_room(second, made.size)
        path = second / made.path.name
        temporary = path.with_suffix(".new")
        try:
            shutil.copyfile(made.path, temporary)
            copies.flush(temporary)
            if _digest(temporary) != _digest(made.path):
                raise UserError(
                    f"The copy in {second} differs from the backup.", "Check that disk."
                )
            self._put_beside(path)
            os.replace(temporary, path)
            copies.flush(second)
        except BaseException:
            _discard(temporary)
            raise

    def _rotate(self, folder: Path, tag: str) -> None:
        key = self._casebook._key

        def is_good(one: Backup) -> bool:
            return bool(verified(one, key).ok)

        for one in backup_rotation.outlived(backup_files.found_in(folder, tag), is_good):
            one.path.unlink(missing_ok=True)
            backup_files.key_beside(one.path).unlink(missing_ok=True)


def found(folder: Path, key: bytes) -> tuple[Backup, ...]:
    """The backups of the casebook with this key, newest first; none of them opened."""
    return backup_files.found_in(folder, backup_files.tag_of(key))


def opens(file: Path, key: bytes) -> bool:
    """Whether this key opens a file that nobody writes to."""
    try:
        with closing(copies.open_copy(file, key)) as copy:
            copy.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher3.Error:
        return False
    return True


def opened(backup: Backup, key: bytes) -> Backup:
    """A backup with what it says of itself; `ok` is False where it does not open."""
    try:
        with closing(copies.open_copy(backup.path, key)) as copy:
            seal = copies.seal_of(copy)
    except sqlcipher3.Error:
        seal = None
    if seal is None:
        return replace(backup, ok=False)
    return replace(backup, counts=seal.counts, mark=seal.mark)


def verified(backup: Backup, key: bytes) -> Backup:
    """A backup whose `ok` is told by checking every page of it."""
    found = opened(backup, key)
    if found.ok is False:
        return found
    try:
        with closing(copies.open_copy(backup.path, key)) as copy:
            return replace(found, ok=not copies.problems(copy))
    except sqlcipher3.Error:
        return replace(found, ok=False)


def newest_good(folder: Path, key: bytes, before: int | None = None) -> Backup | None:
    """The newest whole backup in a folder, or the newest before a sequence number; or None."""
    older = (one for one in found(folder, key) if before is None or one.sequence < before)
    return next((one for one in (verified(b, key) for b in older) if one.ok), None)


def last_sequence(folder: Path, tag: str) -> int:
    """The highest number of a backup in a folder; 0 for none."""
    found = backup_files.found_in(folder, tag)
    return found[0].sequence if found else 0


def _sweep(folder: Path, tag: str) -> None:
    """Clear away what a backup that was cut short left behind."""
    for path in _leavings(folder, tag):
        path.unlink(missing_ok=True)


def _leavings(folder: Path, tag: str) -> Iterator[Path]:
    yield from list(folder.glob(f"casebook-{tag}-*.new*"))
    for key in list(folder.glob(f"casebook-{tag}-*.key")):
        if not key.with_suffix(".db").exists():
            yield key


def _discard(temporary: Path) -> None:
    for path in temporary.parent.glob(f"{temporary.name}*"):
        path.unlink(missing_ok=True)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
