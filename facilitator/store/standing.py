"""What to warn of once: a wrong clock, a full disk, a synced folder, backups that are overdue."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.value import value
from facilitator.store import backup_files, ledger, places
from facilitator.store.backup_policy import BackupPolicy

if TYPE_CHECKING:
    from facilitator.store.backups import Backups
    from facilitator.store.casebook import Casebook

LITTLE = 200_000_000
"""Bytes of free space below which the disk counts as full soon."""
SLACK = timedelta(hours=14)
"""Clocks of two time zones differ by no more than this, near enough."""


@value
class Facts:
    """What the casebook says of itself; the folders are looked at later, beside the window."""

    folder: Path
    tag: str
    last_step: datetime | None
    backups: Path
    second: Path | None


@value
class Warned:
    """One thing to know, and the one thing to do."""

    id: str
    words: str


def facts(casebook: Casebook, backups: Backups) -> Facts:
    """Read on the casebook's own thread."""
    tag = backup_files.tag_of(casebook._key)
    return Facts(casebook.folder, tag, _last_step(casebook), backups.folder, backups.second)


def _last_step(casebook: Casebook) -> datetime | None:
    """When the newest step was made, whatever a wrong clock said of those before it."""
    row = casebook.connection.execute("SELECT at FROM step ORDER BY id DESC LIMIT 1").fetchone()
    try:
        return datetime.fromisoformat(row[0]).astimezone(UTC) if row else None
    except ValueError:
        return None


def warnings(found: Facts, now: datetime, free: int | None = None) -> tuple[Warned, ...]:
    """What is wrong, the most pressing first; `free` stands in for the disk's own bytes."""
    here = backup_files.found_in(found.backups, found.tag)
    there = backup_files.found_in(found.second, found.tag) if found.second else ()
    lasts = [moment for moment in (found.last_step, here[0].at if here else None) if moment]
    told = (
        _clock(now, max(lasts, default=None)),
        _ledger(found.folder),
        _disk(shutil.disk_usage(found.folder).free if free is None else free),
        _place(found.folder),
        _second(found, now, here, there),
    )
    return tuple(one for one in told if one)


def _clock(now: datetime, last: datetime | None) -> Warned | None:
    if last is None or now >= last - SLACK:
        return None
    return Warned(
        "clock",
        f"This computer's clock says {_day(now)}, earlier than the last change on {_day(last)}. "
        "Set its date right, so that due dates and backups are.",
    )


def _ledger(folder: Path) -> Warned | None:
    if not ledger.is_damaged(folder / ledger.FILE):
        return None
    return Warned(
        "ledger",
        f"{ledger.FILE}, which says who was erased from the casebook, is damaged. Put back the "
        "copy beside a backup in your second place, or move the file away to go on without it.",
    )


def _disk(free: int) -> Warned | None:
    if free >= LITTLE:
        return None
    return Warned(
        "disk",
        f"The disk is almost full: {free // 1_000_000} MB are left. Free some space, or changes "
        "can soon not be saved.",
    )


def _place(folder: Path) -> Warned | None:
    cloud = places.cloud_of(folder)
    if not cloud and not places.is_on_network(folder):
        return None
    where = f"a folder that {cloud} keeps in step" if cloud else "a folder on a network"
    return Warned(
        "place",
        f"The casebook lies in {where}, where it can be torn while it is open. Move it to a "
        "folder of this computer only.",
    )


def _second(
    found: Facts,
    now: datetime,
    here: tuple[backup_files.Backup, ...],
    there: tuple[backup_files.Backup, ...],
) -> Warned | None:
    oldest = here[-1].at if here else None
    if not BackupPolicy().wants_second_place(now, oldest, there[0].at if there else None):
        return None
    if found.second:
        return Warned(
            "second",
            f"No backup has reached {found.second} for a week. Connect that disk, or choose "
            "another place in Settings.",
        )
    return Warned(
        "second",
        "Backups lie only on this computer. Choose a second place in Settings, such as a memory "
        "stick.",
    )


def _day(moment: datetime) -> str:
    local = moment.astimezone(UTC)
    return f"{local.day} {local:%b %Y}"
