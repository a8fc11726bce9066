"""Full-text search over everything a facilitator might look for by a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.value import value

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

FINDABLE: dict[str, tuple[str, tuple[str, ...]]] = {
    "network": ("name", ("profile",)),
    "organisation": ("name", ("kind",)),
    "person": ("name", ("role", "job", "interests", "email", "note")),
    "finding": ("title", ("detail", "source")),
    "goal": ("title", ("aim", "measure", "owner", "note")),
    "story": ("title", ("text",)),
    "milestone": ("title", ("deliverable", "note")),
    "workshop": ("title", ("question", "place", "people", "objectives", "harvest", "outcome")),
    "block": ("title", ("outcome", "lead", "participants", "script", "materials")),
    "session": ("focus", ("shared_notes", "private_notes", "themes")),
    "promise": ("text", ("owner", "made_in")),
    "need": ("need", ("tool", "owner", "barrier")),
    "review_note": ("title", ("role", "text")),
    "excerpt": ("text", ("text",)),
    "objective": ("title", ("source", "reason")),
    "driver": ("text", ("text",)),
    "harvest_item": ("text", ("text",)),
    "channel": ("name", ("purpose", "owner")),
}

_FIND = (
    "SELECT kind, record, network, findable.title, "
    "snippet(search, 1, '«', '»', '…', 12), n.name FROM search "
    "CROSS JOIN findable ON findable.id = search.rowid CROSS JOIN network n ON n.id = network "
    "WHERE search MATCH ? AND rank MATCH 'bm25(4.0, 1.0)' AND (? = '' OR network = ?) "
    "ORDER BY rank LIMIT ?"
)
"""Ordered by rank alone, so that only what is returned is fetched and its snippet made."""


@value
class Hit:
    """One record that matches, with a snippet in which «…» marks the words found."""

    kind: str
    id: str
    network_id: str
    title: str
    snippet: str
    network: str


def install(connection: Connection) -> None:
    """Keep the index in step with the records for as long as this connection lives."""
    for table, (title, body) in FINDABLE.items():
        network = "new.id" if table == "network" else "new.network_id"
        text = " || ' ' || ".join(f'new."{name}"' for name in body)
        put = (
            "INSERT INTO findable(record, kind, network, title, body) "
            f"VALUES (new.id, '{table}', {network}, new.\"{title}\", {text}) "
            "ON CONFLICT(record) DO UPDATE SET title = excluded.title, body = excluded.body;"
        )
        drop = "DELETE FROM findable WHERE record = old.id;"
        watched = ", ".join(f'"{name}"' for name in (title, *body))
        for event, action in (
            ("INSERT", put),
            (f"UPDATE OF {watched}", put),
            ("DELETE", drop),
        ):
            connection.execute(
                f'CREATE TEMP TRIGGER "find_{table}_{event.split()[0].lower()}" AFTER {event} '
                f'ON main."{table}" BEGIN {action} END'
            )


def find(connection: Connection, words: str, network_id: str = "", limit: int = 30) -> list[Hit]:
    """The records that hold every word (each may be cut short), best first."""
    plain = words.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    terms = ['"' + word.replace('"', '""') + '"*' for word in plain.split()]
    if not terms:
        return []
    rows = connection.execute(_FIND, (" ".join(terms), network_id, network_id, limit))
    return [Hit(*row) for row in rows]
