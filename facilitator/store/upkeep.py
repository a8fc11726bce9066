"""Looks for bit rot once a week: every page is held against its seal, and the day is kept."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

import sqlcipher3

from facilitator.errors import UserError
from facilitator.store.casebook import Casebook
from facilitator.store.connection import rotten

CHECKED = "pages_checked"
EVERY = timedelta(days=7)
_AHEAD = timedelta(days=1)


def last_checked(casebook: Casebook) -> datetime | None:
    """When every page was last found whole, in UTC; None where that was never."""
    try:
        return datetime.fromisoformat(casebook.setting(CHECKED))
    except ValueError:
        return None


def is_due(casebook: Casebook, now: datetime) -> bool:
    """Whether a week has gone by, or the clock has gone back behind the last check."""
    last = last_checked(casebook)
    return last is None or not -_AHEAD <= now - last < EVERY


def check_pages(casebook: Casebook, now: datetime) -> None:
    """Hold every page against its seal and keep the day; DamagedError where one is broken."""
    try:
        found = casebook.connection.execute("PRAGMA cipher_integrity_check").fetchall()
    except sqlcipher3.DatabaseError as error:
        found = [(str(error),)]
    if found:
        raise rotten()
    keep_day(casebook, now)


def keep_day(casebook: Casebook, now: datetime) -> None:
    """Keep the day on which every page was found whole; a full disk means a check too many."""
    with suppress(UserError):
        casebook.remember(CHECKED, now.isoformat())
