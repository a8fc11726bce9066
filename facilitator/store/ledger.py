"""Who was erased, by opaque ids beside the casebook, so that no older copy brings them back."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

from facilitator.domain.value import value
from facilitator.errors import UserError

FILE = "erased.json"
VERSION = 1


@value
class Entry:
    """One person erased; `clears` where other texts lost the name too, `done` once all is."""

    person_id: str
    on: date
    clears: bool = True
    done: bool = False


def read(path: Path) -> tuple[Entry, ...]:
    """The people erased, oldest first; none where there is no ledger.

    Raises UserError where it is damaged, for then an erased person could come back unseen.
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
        raise UserError(
            f"{path.name} is damaged: it says who was erased from the casebook.",
            "Put back the one beside your newest backup, or move it away to go on without it.",
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


def merge(path: Path, other: Path) -> None:
    """Take over whom another ledger, as one kept beside a backup, knows and this one does not."""
    known = read(path)
    ids = {entry.person_id for entry in known}
    added = tuple(entry for entry in read(other) if entry.person_id not in ids)
    if added:
        write(path, known + added)


def write(path: Path, entries: tuple[Entry, ...]) -> None:
    """Write the whole ledger, or leave the old one; no entries, no file.

    Raises UserError where it cannot be written.
    """
    people = [
        {"person": e.person_id, "on": e.on.isoformat(), "clears": e.clears, "done": e.done}
        for e in entries
    ]
    temporary = path.with_name(f"{path.stem}-{os.urandom(4).hex()}.new")
    try:
        if not entries:
            path.unlink(missing_ok=True)
            return
        with temporary.open("x", encoding="utf-8") as file:
            json.dump({"facilitator-erased": VERSION, "people": people}, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        raise UserError(
            f"{path.name} could not be written: {error.strerror}.",
            "Free some space, then try again.",
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
