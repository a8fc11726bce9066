"""Remembers outside the casebook where its second backups lie, for when it does not open."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from facilitator.store import small_files

FILE = "second-place"
"""Beside the backups, under the data key: a path often holds its owner's name."""


def remember(backups: Path, key: bytes, place: Path | None) -> None:
    """Keep where the second place is, or that there is none; OSError where it cannot be kept."""
    file = backups / FILE
    if place is None:
        file.unlink(missing_ok=True)
    elif recall(backups, key) != place:
        backups.mkdir(parents=True, exist_ok=True, mode=0o700)
        small_files.write(file, small_files.seal(key, str(place).encode("utf-8", "surrogatepass")))


def recall(backups: Path, key: bytes) -> Path | None:
    """Where the second place was last; None where nobody knows."""
    with suppress(OSError):
        found = small_files.unseal(key, (backups / FILE).read_bytes())
        return Path(found.decode("utf-8", "surrogatepass")) if found else None
    return None
