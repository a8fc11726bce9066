"""Erases one person for good: rows, search index, drafts, history, and the file's free pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import sqlcipher3

from facilitator.errors import UserError
from facilitator.store import backup_files, drafts, ledger, mentions, traces
from facilitator.store.casebook import Casebook
from facilitator.store.connection import authorise, refusal
from facilitator.store.drafts import Typed
from facilitator.store.ledger import Entry
from facilitator.store.rows import KINDS
from facilitator.store.traces import Traces

LABEL = "A change about somebody erased"
_ABOUT_THE_FACILITATOR = ("facilitator", "contact", "network", "backup")
_PAGES_OF_PEOPLE = ("people", "coaching", "diagnostic", "plan")
_REFERENCES = (
    ("promise", "owner_id"),
    ("response", "person_id"),
    ("harvest_item", "person_id"),
    ("harvest_item", "promise_id"),
    ("person", "organisation_id"),
)


@dataclass(frozen=True)
class Erased:
    """What an erasure took away: records by kind, promises that lost their owner, mentions."""

    goes: Mapping[str, int]
    promises_kept: int
    mentions_cleared: int
    mentions_left: int


def erase(casebook: Casebook, person_id: str, on: date, *, clears: bool = True) -> Erased:
    """Erase a person, alive or only in history; with `clears` their name in other texts too.

    They stand in the ledger first, so that an erasure cut short is finished at the next
    opening. Raises KeyError where there is nothing of them, UserError for a full disk.
    """
    book = casebook.folder / ledger.FILE
    before = ledger.read(book)
    found = traces.find(casebook.connection, person_id)
    if found is None:
        raise KeyError(f"nothing is kept of {person_id}")
    ledger.enter(book, Entry(person_id, on, clears))
    try:
        erased = _take_out(casebook, found, clears)
    except BaseException:
        ledger.write(book, before)
        raise
    compact(casebook)
    ledger.close(book, person_id)
    return erased


def reapply(casebook: Casebook, book: Path) -> int:
    """Erase whoever the ledger names from this casebook; how many were found in it.

    For a casebook that an older copy was put back into, before anything of it is shown.
    """
    entries = ledger.read(book)
    number = take_out(casebook, entries)
    for entry in entries:
        ledger.close(book, entry.person_id)
    return number


def take_out(casebook: Casebook, entries: tuple[Entry, ...]) -> int:
    """Erase these people from a casebook without a word in its ledger; how many were in it."""
    number = 0
    for entry in entries:
        if found := traces.find(casebook.connection, entry.person_id):
            _take_out(casebook, found, entry.clears)
            number += 1
    if number:
        compact(casebook)
    return number


def resume(casebook: Casebook) -> int:
    """Finish an erasure that was cut short, and take out whoever a file put back by hand holds.

    A damaged ledger is made anew from the copies beside the backups; DamagedLedgerError where
    none of them is whole.
    """
    book = casebook.folder / ledger.FILE
    entries = (
        ledger.merge(book, *_copies(casebook)) if ledger.is_damaged(book) else ledger.read(book)
    )
    alive = {row[0] for row in casebook.connection.execute("SELECT id FROM person")}
    if all(entry.done and entry.person_id not in alive for entry in entries):
        return 0
    number = reapply(casebook, book)
    if not number:
        compact(casebook)
    return number


def _copies(casebook: Casebook) -> list[Path]:
    from facilitator.store.backups import Backups

    backups, tag = Backups(casebook), backup_files.tag_of(casebook._key)
    places = filter(None, (backups.folder, backups.second))
    return [backup_files.ledger_in(place, tag) for place in places]


def counted(casebook: Casebook, found: Traces) -> tuple[dict[str, int], int]:
    """How many rows of each kind an erasure takes, and how many promises lose their owner."""
    goes = {kind: _alive(casebook, kind, ids) for kind, ids in found.ids.items()}
    return {kind: number for kind, number in goes.items() if number}, len(_kept(casebook, found))


def compact(casebook: Casebook) -> None:
    """Write the file anew without what was deleted: index, pages and write-ahead log.

    Raises UserError where the disk refuses.
    """
    run = casebook.connection.execute
    run("INSERT INTO search(search) VALUES ('optimize')")
    # VACUUM attaches a file of its own, which the authorizer refuses to everybody.
    casebook.connection.set_authorizer(None)
    try:
        run("VACUUM")
    except sqlcipher3.DatabaseError as error:
        told = refusal(error, "so the file could not be written anew")
        raise UserError(
            f"The person was erased. {told.message}",
            "Free some space, then open the casebook again: it is finished then.",
        ) from error
    finally:
        casebook.connection.set_authorizer(authorise)
    run("PRAGMA wal_checkpoint(TRUNCATE)")


def _take_out(casebook: Casebook, found: Traces, clears: bool) -> Erased:
    named = mentions.find(casebook, found)
    certain = sum(mention.certain for mention in named)
    goes, kept = counted(casebook, found)
    with casebook._transaction():
        _forget_rows(casebook, found)
        _forget_history(casebook, found)
        if clears:
            mentions.clear(casebook, found)
            mentions.clear_history(casebook, found)
        _forget_drafts(casebook, found)
    casebook.on_change(frozenset(KINDS))
    left = len(named) - (certain if clears else 0)
    return Erased(goes, kept, certain if clears else 0, left)


def _alive(casebook: Casebook, kind: str, ids: frozenset[str]) -> int:
    found = casebook.connection.execute(
        f'SELECT count(*) FROM "{kind}" WHERE id IN (SELECT value FROM json_each(?))',
        (_listed(ids),),
    )
    return int(found.fetchone()[0])


def _listed(ids: frozenset[str]) -> str:
    return json.dumps(sorted(ids))


def _kept(casebook: Casebook, found: Traces) -> list[str]:
    """Ids of promises that stay with the network."""
    owned = casebook.connection.execute(
        "SELECT id FROM promise WHERE owner_id = ?", (found.person_id,)
    )
    return [row[0] for row in owned if row[0] not in found.ids["promise"]]


def _forget_rows(casebook: Casebook, found: Traces) -> None:
    run = casebook.connection.execute
    for promise in _kept(casebook, found):
        run("UPDATE promise SET owner_id = NULL WHERE id = ?", (promise,))
    run("UPDATE harvest_item SET person_id = NULL WHERE person_id = ?", (found.person_id,))
    run(
        "UPDATE harvest_item SET promise_id = NULL "
        "WHERE promise_id IN (SELECT value FROM json_each(?))",
        (_listed(found.ids["promise"]),),
    )
    for kind, ids in found.ids.items():
        run(f'DELETE FROM "{kind}" WHERE id IN (SELECT value FROM json_each(?))', (_listed(ids),))


def _forget_history(casebook: Casebook, found: Traces) -> None:
    """Turn images into nameless tombstones; no other image refers to what is gone."""
    run = casebook.connection.execute
    theirs = "record IN (SELECT value FROM json_each(?))"
    ids = (_listed(found.every),)
    steps = {row[0] for row in run(f"SELECT step FROM change WHERE {theirs}", ids)}
    run(f"UPDATE change SET before = NULL, after = NULL WHERE {theirs}", ids)
    for kind, column in _REFERENCES:
        for image in ("before", "after"):
            run(
                f"UPDATE change SET {image} = json_set({image}, '$.{column}', NULL) "
                f"WHERE kind = ? AND json_extract({image}, '$.{column}') "
                "IN (SELECT value FROM json_each(?))",
                (kind, *ids),
            )
    _forget_labels(casebook, found, steps)


def _forget_labels(casebook: Casebook, found: Traces, steps: set[int]) -> None:
    """Steps about the person lose any part of the name, all others the whole name."""
    run = casebook.connection.execute
    for step, label, merge in run("SELECT id, label, merge FROM step").fetchall():
        is_named = step in steps and found.names.any_in(label)
        cleared = (LABEL if is_named else found.names.cleared(label), found.names.cleared(merge))
        if cleared != (label, merge):
            run("UPDATE step SET label = ?, merge = ? WHERE id = ?", (*cleared, step))
    # A number that no step has any more tells the backups that something changed.
    run("INSERT INTO step(label, at, merge) VALUES ('', '', '')")
    run("DELETE FROM step WHERE id = last_insert_rowid()")


def _forget_drafts(casebook: Casebook, found: Traces) -> None:
    """Settings that name them, and drafts that may be about them."""
    for name, text in casebook.connection.execute("SELECT name, value FROM setting").fetchall():
        if name == drafts.DRAFT:
            _set(casebook, name, drafts.without(text, lambda one: _is_about(one, found)))
        elif name not in _ABOUT_THE_FACILITATOR and _is_theirs(name, text, found):
            _set(casebook, name, "")


def _is_theirs(name: str, text: str, found: Traces) -> bool:
    if any(record in text or record in name for record in found.every):
        return True
    return any(found.names.certain_in(part) for part in drafts.texts(text))


def _is_about(draft: Typed, found: Traces) -> bool:
    """A draft does not say whose it is, so what was typed where people are kept is theirs too."""
    return draft.page in _PAGES_OF_PEOPLE or found.names.any_in(f"{draft.label} {draft.text}")


def _set(casebook: Casebook, name: str, text: str) -> None:
    run = casebook.connection.execute
    if text:
        run("UPDATE setting SET value = ? WHERE name = ?", (text, name))
    else:
        run("DELETE FROM setting WHERE name = ?", (name,))
