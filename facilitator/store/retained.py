"""Asks the whole casebook for the people whose time is up, without reading everybody."""

from __future__ import annotations

from datetime import date

from facilitator.domain.records import Person
from facilitator.store import rows
from facilitator.store.casebook import Casebook

DUE = f"SELECT {rows.columns(Person)} FROM person WHERE keep_until <= ? ORDER BY keep_until"
UNDATED = "SELECT count(*) FROM person WHERE keep_until IS NULL"


def until(casebook: Casebook, last: date) -> tuple[Person, ...]:
    """Everyone who is kept until this day at most, the earliest first."""
    found = casebook.connection.execute(DUE, (last.isoformat(),))
    return tuple(rows.from_row(Person, row) for row in found)


def undated(casebook: Casebook) -> int:
    """How many people nobody has said of how long they are kept."""
    return int(casebook.connection.execute(UNDATED).fetchone()[0])
