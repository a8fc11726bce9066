"""Finds what a casebook that does not open can be brought back from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from facilitator.domain.value import value
from facilitator.store import backup_files, backups, keys, recovery, second_place, small_files
from facilitator.store.backup_files import Backup
from facilitator.store.folder import FILE, KEY


@value
class Secret:
    """What was given to open the casebook: a passphrase, a recovery code, or neither."""

    passphrase: str | None = None
    code: str | None = None

    def key(self, folder: Path) -> bytes | None:
        """The data key it gives; None where the key file is lost."""
        if self.code is not None:
            return recovery.key_of(self.code)
        try:
            return keys.read(folder / KEY, self.passphrase).value
        except keys.LostKeyError:
            return None


@value
class Found:
    """The newest whole backup, and how many newer ones were passed over as damaged."""

    backup: Backup | None
    passed_over: int
    last_written: datetime | None


def newest_good(folder: Path, key: bytes | None) -> Found:
    """The newest backup whose every page is whole, beside a casebook or in its second place."""
    if key is None:
        return Found(None, 0, _written(folder))
    listed = _listed(folder, key)
    damaged: set[int] = set()
    for one in listed:
        checked = backups.verified(one, key)
        if checked.ok:
            return Found(checked, len(damaged - {one.sequence}), _written(folder))
        damaged.add(one.sequence)
    return Found(None, len(damaged), _written(folder))


def _listed(folder: Path, key: bytes) -> list[Backup]:
    """Every backup there is, newest first; of two alike, the one beside the casebook."""
    here = folder / backups.FOLDER
    places = filter(None, (here, second_place.recall(here, key)))
    found = [
        one for place in places for one in backup_files.found_in(place, backup_files.tag_of(key))
    ]
    return sorted(found, key=lambda one: one.sequence, reverse=True)


def key_to_put_back(folder: Path) -> Callable[[], None] | None:
    """Puts the key file beside the newest backup in the lost one's place; None without one.

    Nothing is lost by it: the key is the same, under the passphrase of that time.
    """
    for one in backup_files.found_in(folder / backups.FOLDER):
        beside = backup_files.key_beside(one.path)
        try:
            keys.is_wrapped(beside)
        except keys.LostKeyError:
            continue
        return lambda: small_files.write(folder / KEY, beside.read_bytes())
    return None


def _written(folder: Path) -> datetime | None:
    file = folder / FILE
    if not file.exists() or not file.stat().st_size:
        return None
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)
