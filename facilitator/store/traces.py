"""Finds what the casebook holds of one person: rows, and images that undo would bring back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facilitator.domain import records
from facilitator.domain.lanes import Lane
from facilitator.domain.naming import Names, names_of

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

Row = dict[str, Any]
CONFIDENTIAL = (Lane.PRIVATE, Lane.COACHEE)
_OWN = ("session", "agreement", "response", "review_note", "guest")
_TIED = ("promise", "finding", "story")
_READ = ("person", *_OWN, "excerpt", "receipt", *_TIED, "link")


@dataclass(frozen=True)
class Traces:
    """Ids of one person's records by kind, alive or only in history, and what to look for.

    `called` is the name they have now, or had last.
    """

    person_id: str
    network_id: str
    is_alive: bool
    ids: dict[str, frozenset[str]]
    names: Names
    called: str

    @property
    def every(self) -> frozenset[str]:
        """The id of every record that is theirs."""
        return frozenset().union(*self.ids.values())


class _Versions:
    """Every row and every image of the kinds that a person can be in, read once."""

    def __init__(self, connection: Connection) -> None:
        self._found: dict[str, list[Row]] = {kind: [] for kind in _READ}
        for kind in _READ:
            cursor = connection.execute(f'SELECT * FROM "{kind}"')
            names = [column[0] for column in cursor.description]
            self._found[kind] = [dict(zip(names, row, strict=True)) for row in cursor]
        self.alive = {str(row["id"]) for found in self._found.values() for row in found}
        marks = ", ".join("?" * len(_READ))
        for kind, *images in connection.execute(
            f"SELECT kind, after, before FROM change WHERE kind IN ({marks}) ORDER BY id DESC",
            _READ,
        ):
            self._found[kind] += [json.loads(text) for text in images if text]

    def where(self, kind: str, wanted: Callable[[Row], object]) -> list[Row]:
        """The rows, then the images from the newest, of which this is true."""
        return [row for row in self._found[kind] if wanted(row)]


def find(connection: Connection, person_id: str) -> Traces | None:
    """What there is of a person; None where neither a row nor an image is left."""
    versions = _Versions(connection)
    seen = versions.where("person", lambda row: row["id"] == person_id)
    if not seen:
        return None
    ids = {"person": frozenset({person_id})}
    for kind in _OWN:
        ids[kind] = _ids(versions.where(kind, lambda row: row["person_id"] == person_id))
    ids["receipt"] = _ids(versions.where("receipt", lambda row: row["place_id"] == person_id))
    noted = ids["review_note"]
    ids["excerpt"] = _ids(versions.where("excerpt", lambda row: row["review_note_id"] in noted))
    ids.update(_said_in_confidence(versions, person_id, ids["session"] | ids["excerpt"]))
    ids["organisation"] = _organisations(versions, seen, person_id)
    ends = frozenset().union(*ids.values())
    ids["link"] = _ids(
        versions.where("link", lambda row: row["source_id"] in ends or row["target_id"] in ends)
    )
    return Traces(
        person_id=person_id,
        network_id=str(seen[0]["network_id"]),
        is_alive=person_id in versions.alive,
        ids=ids,
        names=_names(versions, seen, person_id),
        called=str(seen[0]["name"]),
    )


def removed(connection: Connection, network_id: str) -> tuple[records.Person, ...]:
    """People of a network who are only in its history, as they were last, by name."""
    versions = _Versions(connection)
    newest: dict[str, Row] = {}
    for row in versions.where("person", lambda row: row["network_id"] == network_id):
        newest.setdefault(str(row["id"]), row)
    gone = [
        records.Person(str(row["id"]), network_id, str(row["name"]), role=str(row["role"]))
        for row in newest.values()
        if row["id"] not in versions.alive
    ]
    return tuple(sorted(gone, key=lambda person: person.name.casefold()))


def _ids(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(str(row["id"]) for row in rows)


def _said_in_confidence(
    versions: _Versions, person_id: str, sessions: frozenset[str]
) -> dict[str, frozenset[str]]:
    """What came out of their coaching, or was promised in it; the network keeps what it may read.

    A row decides by itself; where there is none any more, its newest image does.
    """
    links = versions.where("link", lambda row: row["source_id"] in sessions)
    tied = {str(link["target_id"]) for link in links}
    return {kind: _confidential(versions, kind, person_id, tied) for kind in _TIED}


def _confidential(versions: _Versions, kind: str, person_id: str, tied: set[str]) -> frozenset[str]:
    once = _ids(versions.where(kind, lambda row: row.get("owner_id") == person_id))
    newest: dict[str, Row] = {}
    for row in versions.where(kind, lambda row: row["id"] in tied | once):
        newest.setdefault(str(row["id"]), row)
    return frozenset(
        record
        for record, row in newest.items()
        if row["lane"] in CONFIDENTIAL
        and (record in tied or row.get("owner_id") in (person_id, None))
    )


def _organisations(versions: _Versions, seen: list[Row], person_id: str) -> frozenset[str]:
    """The places that nobody but this person ever came from."""
    places = {str(row["organisation_id"]) for row in seen if row["organisation_id"]}
    others = versions.where("person", lambda row: row["id"] != person_id)
    return frozenset(places - {str(row["organisation_id"]) for row in others})


def _names(versions: _Versions, seen: list[Row], person_id: str) -> Names:
    shared = {
        str(words).strip().casefold()
        for row in versions.where("person", lambda row: row["id"] != person_id)
        if row["id"] in versions.alive
        for words in (row["name"], row["email"], row["phone"])
        if words
    }
    return names_of(
        [str(row["name"]) for row in seen],
        [str(row[column]) for row in seen for column in ("email", "phone")],
        shared=shared,
    )
