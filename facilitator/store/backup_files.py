"""What a backup is, and what its file's name says where nothing else can be read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from facilitator.domain.value import value

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(
    r"casebook-(?P<tag>[0-9a-f]{8})-(?P<sequence>\d{6,})-(?P<at>\d{8}T\d{6}Z)"
    r"-schema(?P<schema>\d+)-(?P<reason>[a-z-]+)\.db"
)
_FORMER = re.compile(r"casebook\.db\.replaced-(?P<sequence>\d{6,})-\d{8}T\d{6}Z(-\d+)?")


class Reason(StrEnum):
    """Why a backup was made."""

    ASKED = "asked"
    START = "start"
    INTERVAL = "interval"
    CLOSE = "close"
    BEFORE_MIGRATION = "before-migration"
    BEFORE_IMPORT = "before-import"
    BEFORE_RESTORE = "before-restore"
    BEFORE_ERASURE = "before-erasure"


@value
class Backup:
    """One backup; `counts` (records per kind) and `mark` are known once it has been opened.

    `ok` is None until every page was checked, then whether all are whole; False at once where
    it cannot be opened. `warning` says what else went wrong while it was made.
    """

    sequence: int
    path: Path
    at: datetime
    schema: int
    reason: Reason
    size: int
    counts: Mapping[str, int] | None = None
    mark: str = ""
    ok: bool | None = None
    warning: str = ""


def tag_of(key: bytes) -> str:
    """Eight characters that part the backups of one casebook from those of another."""
    return hashlib.sha256(b"facilitator backup" + key).hexdigest()[:8]


def name_of(tag: str, sequence: int, at: datetime, schema: int, reason: Reason) -> str:
    """The name of a backup's file."""
    return f"casebook-{tag}-{sequence:06d}-{at.astimezone(UTC):{_STAMP}}-schema{schema}-{reason}.db"


def key_beside(file: Path) -> Path:
    """Where the key of a database file lies."""
    is_plain = file.suffix == ".db"
    return file.with_suffix(".key") if is_plain else file.with_name(f"{file.name}.key")


def ledger_beside(file: Path) -> Path:
    """Where the ledger of erased people lies beside a backup, one for all of its casebook."""
    match = _NAME.fullmatch(file.name)
    return ledger_in(file.parent, match["tag"]) if match else file.with_name("erased.json")


def ledger_in(folder: Path, tag: str) -> Path:
    """Where the ledger lies in a folder of backups."""
    return folder / f"casebook-{tag}-erased.json"


def found_in(folder: Path, tag: str = "") -> tuple[Backup, ...]:
    """The backups in a folder by their names, newest first; with a tag, only those with it."""
    try:
        paths = list(folder.iterdir())
    except OSError:  # a disk that is away, or is none
        return ()
    found = (_from_name(path, tag) for path in paths)
    return tuple(sorted(filter(None, found), key=lambda one: one.sequence, reverse=True))


def _from_name(path: Path, tag: str) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None or (tag and match["tag"] != tag):
        return None
    try:
        at = datetime.strptime(match["at"], _STAMP).replace(tzinfo=UTC)
        reason, size = Reason(match["reason"]), path.stat().st_size
    except (ValueError, OSError):
        return None
    return Backup(int(match["sequence"]), path, at, int(match["schema"]), reason, size)


@value
class Former:
    """A casebook that a restore replaced, and the newest backup there was at that time."""

    path: Path
    sequence: int


def former_name(sequence: int, at: datetime) -> str:
    """What a casebook is called once it is replaced."""
    return f"casebook.db.replaced-{sequence:06d}-{at.astimezone(UTC):{_STAMP}}"


def former_in(folder: Path) -> tuple[Former, ...]:
    """The casebooks that restores have replaced in a folder."""
    matches = ((path, _FORMER.fullmatch(path.name)) for path in folder.iterdir())
    return tuple(Former(path, int(match["sequence"])) for path, match in matches if match)
