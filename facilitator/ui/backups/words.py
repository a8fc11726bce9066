"""How the window says when a backup was made, why, and what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from facilitator.store.backup_files import Reason
from facilitator.ui.widgets.dates import date_words

KINDS = {
    "network": ("network", "networks"),
    "person": ("person", "people"),
    "goal": ("goal", "goals"),
    "response": ("filled sheet", "filled sheets"),
    "workshop": ("workshop", "workshops"),
    "session": ("coaching session", "coaching sessions"),
    "promise": ("promise", "promises"),
    "story": ("story", "stories"),
}
REASONS = {
    Reason.ASKED: "made when asked",
    Reason.START: "made at the start",
    Reason.INTERVAL: "made while working",
    Reason.CLOSE: "made on closing",
    Reason.BEFORE_MIGRATION: "made before a new version",
    Reason.BEFORE_IMPORT: "made before an import",
    Reason.BEFORE_RESTORE: "made before a restore",
    Reason.BEFORE_ERASURE: "made before an erasure",
}


def moment_words(at: datetime) -> str:
    """A moment where the user is: 12 May 2027, 14:05."""
    local = at.astimezone()
    return f"{date_words(local.date())}, {local:%H:%M}"


def counted(kind: str, number: int) -> str:
    """A number of records: 3 networks."""
    one, many = KINDS[kind]
    return f"{number} {one if number == 1 else many}"


def summary(counts: Mapping[str, int]) -> str:
    """What is in it, in one line: 3 networks, 41 people."""
    parts = [counted(kind, counts[kind]) for kind in KINDS if counts.get(kind)]
    return ", ".join(parts) or "nothing yet"


def size_words(size: int) -> str:
    """So many bytes, as people say it: 1.2 MB."""
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{max(1, size // 1000)} kB"
