"""Who was erased, by opaque ids beside the casebook, so that no older copy brings them back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from facilitator.domain.value import value
from facilitator.errors import UserError
from facilitator.store import small_files

FILE = "erased.json"
VERSION = 1


class DamagedLedgerError(UserError):
    """It cannot be told who was erased, so somebody who was could come back unseen."""


@value
class Entry:
    """One person erased; `clears` where other texts lost the name too, `done` once all is."""

    person_id: str
    on: date
    clears: bool = True
    done: bool = False


def read(path: Path) -> tuple[Entry, ...]:
    """The people erased, oldest first; none where there is no ledger.

    Raises DamagedLedgerError where it cannot be read.
    """
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        if body["facilitator-erased"] != VERSION:
            raise ValueError
        return tuple(
            Entry(str(e["person"]), date.fromisoformat(e["on"]), bool(e["clears"]), bool(e["done"]))
            for e in body["people"]
        )
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise DamagedLedgerError(
            f"{path.name} is damaged: it says who was erased from the casebook.",
            f"Put back the copy beside a backup, or move {path} away to go on without it.",
        ) from None


def enter(path: Path, entry: Entry) -> None:
    """Write a person into the ledger, in place of what it said of them."""
    others = (kept for kept in read(path) if kept.person_id != entry.person_id)
    write(path, (*others, entry))


def close(path: Path, person_id: str) -> None:
    """Say that nothing is left to do about a person."""
    for entry in read(path):
        if entry.person_id == person_id and not entry.done:
            enter(path, replace(entry, done=True))


def merge(path: Path, *copies: Path) -> tuple[Entry, ...]:
    """Take over whom copies of a ledger know and it does not; everybody known now.

    A damaged one is made anew from any copy that is whole, and a damaged copy is passed over.
    Raises DamagedLedgerError where there is no whole one.
    """
    readings = [(one, _whole(one)) for one in (path, *copies) if one.exists()]
    whole = [entries for _, entries in readings if entries is not None]
    if readings and not whole:
        read(readings[0][0])
    known: dict[str, Entry] = {}
    for entries in whole:
        known = {entry.person_id: entry for entry in entries} | known
    merged = tuple(known.values())
    if merged != _whole(path):
        write(path, merged)
    return merged


def is_damaged(path: Path) -> bool:
    """Whether there is a ledger that cannot be read."""
    return _whole(path) is None


def _whole(path: Path) -> tuple[Entry, ...] | None:
    try:
        return read(path)
    except DamagedLedgerError:
        return None


def write(path: Path, entries: tuple[Entry, ...]) -> None:
    """Write the whole ledger, or leave the old one; no entries, no file.

    Raises UserError where it cannot be written.
    """
    people = [
        {"person": e.person_id, "on": e.on.isoformat(), "clears": e.clears, "done": e.done}
        for e in entries
    ]
    try:
        if entries:
            text = json.dumps({"facilitator-erased": VERSION, "people": people}, indent=1)
            small_files.write(path, text.encode())
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            f"{path.name} could not be written: {error.strerror}.",
            "Free some space, then try again.",
        ) from error
