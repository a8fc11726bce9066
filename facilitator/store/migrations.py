"""The casebook's schema, as ordered steps that are each applied once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x46434C54

_TEXT, _WHOLE, _REAL = str, int, float


def _table(
    db: Database, name: str, columns: dict[str, Any], optional: tuple[str, ...] = ()
) -> None:
    """A strict table whose columns may not be null but for the `optional` ones."""
    foreign = [
        (column, column.removesuffix("_id"))
        for column in columns
        if column.endswith("_id") and column not in ("source_id", "target_id", "place_id")
    ]
    named = {"owner": "person"}
    db.create_table(
        name,
        {"id": _TEXT, **columns},
        pk="id",
        not_null={"id", *columns} - set(optional),
        foreign_keys=[(column, named.get(table, table), "id") for column, table in foreign],
        strict=True,
    )
    for column, _ in foreign:
        db.table(name).create_index([column])


def _spine(db: Database) -> None:
    """Version 1: every record of a network's 18 months, its history and its search index."""
    text, whole, real = _TEXT, _WHOLE, _REAL
    _table(
        db,
        "network",
        {
            "name": text,
            "start": text,
            "nation": text,
            "profile": text,
            "profile_version": whole,
            "invented": whole,
            "closed_on": text,
        },
        ("closed_on",),
    )
    network = {"network_id": text}
    _table(db, "organisation", network | {"name": text, "kind": text})
    _table(
        db,
        "person",
        network
        | {"name": text, "role": text, "job": text, "organisation_id": text}
        | {"interests": text, "email": text, "phone": text}
        | {"joined": text, "left_on": text, "note": text},
        ("organisation_id", "joined", "left_on"),
    )
    _table(
        db,
        "round",
        network
        | {"kind": text, "title": text, "held_on": text, "rapid": whole, "asked": whole}
        | {"open_session": whole, "note": text},
        ("asked",),
    )
    _table(
        db,
        "response",
        network
        | {"round_id": text, "role": text, "answers": text, "sheet": text}
        | {"person_id": text, "form_version": whole, "comment": text},
        ("person_id",),
    )
    _table(
        db,
        "evidence",
        network | {"round_id": text, "statement": text, "level": whole, "note": text},
    )
    _table(
        db,
        "type_sheet",
        network
        | {"role": text, "when": text, "held_on": text, "answers": text, "form_version": whole},
    )
    _table(
        db,
        "finding",
        network
        | {"title": text, "detail": text, "source": text, "round_id": text}
        | {"statements": text, "lane": text, "found_on": text},
        ("round_id", "found_on"),
    )
    _table(
        db,
        "goal",
        network
        | {"title": text, "position": whole, "status": text, "aim": text, "kind": text}
        | {"measure": text, "unit": text, "baseline": real, "target": real}
        | {"owner": text, "due": text, "stage": text, "scale": text, "audience": text}
        | {"resources": text, "method": text, "note": text},
        ("baseline", "target", "due"),
    )
    _table(db, "reading", network | {"goal_id": text, "on": text, "value": real, "note": text})
    _table(
        db,
        "story",
        network
        | {"title": text, "text": text, "told_on": text, "evidence": whole}
        | {"goal_id": text, "lane": text},
        ("told_on", "goal_id"),
    )
    _table(
        db,
        "milestone",
        network
        | {"key": text, "month": whole, "title": text, "due": text, "kind": text}
        | {"deliverable": text, "hangs_on": text, "done_on": text, "decision": text}
        | {"note": text},
        ("hangs_on", "done_on", "decision"),
    )
    _table(
        db,
        "workshop",
        network
        | {"title": text, "date": text, "starts": text, "ends": text, "milestone_id": text}
        | {"question": text, "place": text, "people": text, "invited": whole}
        | {"new_faces": whole, "objectives": text, "harvest": text, "team": text}
        | {"logistics": text, "travel": text, "materials": text, "outcome": text}
        | {"held": whole},
        ("date", "milestone_id", "invited", "new_faces"),
    )
    _table(
        db,
        "block",
        network
        | {"workshop_id": text, "title": text, "position": whole, "minutes": whole}
        | {"least": whole, "cuttable": whole, "category": text, "locked_start": text}
        | {"method": text, "outcome": text, "lead": text, "co_lead": text, "group": text}
        | {"participants": text, "script": text, "materials": text, "harvest": text},
    )
    _table(
        db,
        "feedback",
        network | {"workshop_id": text, "answers": text, "form_version": whole},
    )
    _table(db, "agreement", network | {"person_id": text, "answers": text, "form_version": whole})
    _table(
        db,
        "session",
        network
        | {"person_id": text, "date": text, "minutes": whole, "framework": text}
        | {"focus": text, "confidence_start": whole, "confidence_end": whole}
        | {"shared_notes": text, "private_notes": text, "themes": text, "next_date": text},
        ("minutes", "confidence_start", "confidence_end", "next_date"),
    )
    _table(
        db,
        "promise",
        network
        | {"text": text, "owner_id": text, "owner": text, "due": text, "done_on": text}
        | {"lane": text, "made_in": text, "made_on": text},
        ("owner_id", "due", "done_on", "made_on"),
    )
    _table(db, "digital_plan", network | {"answers": text, "form_version": whole})
    _table(
        db,
        "need",
        network
        | {"need": text, "position": whole, "side": text, "tool": text, "owner": text}
        | {"barrier": text, "consent": text, "exit": text, "check_on": text},
        ("check_on",),
    )
    _table(
        db,
        "link",
        network | {"source_kind": text, "source_id": text, "target_kind": text, "target_id": text},
    )
    db.table("link").create_index(["source_id"])
    db.table("link").create_index(["target_id"])
    _history(db)
    _search(db)
    db.create_table("setting", {"name": text, "value": text}, pk="name", strict=True)


def _history(db: Database) -> None:
    db.execute(
        "CREATE TABLE step (id INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, "
        "at TEXT NOT NULL, merge TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0) STRICT"
    )
    db.execute(
        "CREATE TABLE change (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "step INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE, kind TEXT NOT NULL, "
        "record TEXT NOT NULL, before TEXT, after TEXT) STRICT"
    )
    db.execute("CREATE INDEX change_step ON change(step)")


def _search(db: Database) -> None:
    db.execute(
        "CREATE TABLE findable (id INTEGER PRIMARY KEY, record TEXT NOT NULL UNIQUE, "
        "kind TEXT NOT NULL, network TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL"
        ") STRICT"
    )
    db.execute(
        "CREATE VIRTUAL TABLE search USING fts5(title, body, content='findable', "
        "content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    )
    gone = "INSERT INTO search(search, rowid, title, body) VALUES "
    old, new = "(old.id, old.title, old.body)", "(new.id, new.title, new.body)"
    delete = f"{gone}('delete', {old[1:]};"
    insert = f"INSERT INTO search(rowid, title, body) VALUES {new};"
    for event, body in (
        ("INSERT", insert),
        ("DELETE", delete),
        ("UPDATE", delete + insert),
    ):
        db.execute(
            f"CREATE TRIGGER findable_{event.lower()} AFTER {event} ON findable BEGIN {body} END"
        )


def _retention(db: Database) -> None:
    """Version 2: until when what is known of a person is kept."""
    db.execute("ALTER TABLE person ADD COLUMN keep_until TEXT")


def _collecting(db: Database) -> None:
    """Sheets sent out and come back, wall charts, review notes, own forms."""
    text, whole = _TEXT, _WHOLE
    network = {"network_id": text}
    _table(
        db,
        "receipt",
        network
        | {"form": text, "digest": text, "place_id": text, "sheets": whole, "came_on": text},
        ("came_on",),
    )
    db.table("receipt").create_index(["digest"])
    _table(
        db,
        "batch",
        network
        | {"round_id": text, "role": text, "count": whole, "first": whole, "way": text}
        | {"sent_on": text},
        ("sent_on",),
    )
    _table(
        db,
        "wall_mark",
        network
        | {"round_id": text, "statement": text, "low": whole, "high": whole, "agreed": whole}
        | {"group": text},
        ("agreed",),
    )
    _table(
        db,
        "review_note",
        network
        | {"heard": text, "title": text, "held_on": text, "role": text, "person_id": text}
        | {"text": text, "lane": text},
        ("held_on", "person_id"),
    )
    _table(
        db,
        "excerpt",
        network
        | {"review_note_id": text, "text": text, "statements": text, "level": whole, "lane": text},
    )
    _table(
        db,
        "form_edition",
        {"form": text, "version": whole, "edition": text, "source": text, "taken_on": text},
        ("taken_on",),
    )
    for column in (
        "response ADD COLUMN form_edition TEXT NOT NULL DEFAULT ''",
        "type_sheet ADD COLUMN form_edition TEXT NOT NULL DEFAULT ''",
        "feedback ADD COLUMN form_edition TEXT NOT NULL DEFAULT ''",
        "response ADD COLUMN came_by TEXT NOT NULL DEFAULT ''",
        "response ADD COLUMN entered_twice INTEGER NOT NULL DEFAULT 0",
        "response ADD COLUMN receipt_id TEXT REFERENCES receipt(id)",
        "round ADD COLUMN anonymous INTEGER NOT NULL DEFAULT 0",
    ):
        db.execute(f"ALTER TABLE {column}")
    db.table("response").create_index(["receipt_id"])


def _delivering(db: Database) -> None:
    """Objectives, drivers, frozen plans, guests, harvest, templates, runs, channels."""
    text, whole = _TEXT, _WHOLE
    network = {"network_id": text}
    _table(
        db,
        "objective",
        network
        | {"title": text, "position": whole, "source": text, "verdict": text, "reason": text}
        | {"goal_id": text, "decided_on": text},
        ("verdict", "goal_id", "decided_on"),
    )
    _table(
        db,
        "driver",
        network
        | {"goal_id": text, "text": text, "kind": text, "driver_id": text, "position": whole},
        ("driver_id",),
    )
    _table(db, "quiet_period", network | {"title": text, "starts": text, "ends": text})
    _table(
        db,
        "frozen_plan",
        network | {"number": whole, "frozen_on": text, "milestone_id": text, "content": text},
        ("milestone_id",),
    )
    _table(
        db,
        "guest",
        network
        | {"workshop_id": text, "person_id": text, "invited_on": text, "reply": text}
        | {"came": whole, "is_new": whole, "why": text},
        ("invited_on", "reply"),
    )
    _table(
        db,
        "harvest_item",
        network
        | {"workshop_id": text, "gift": text, "text": text, "block_id": text}
        | {"person_id": text, "promise_id": text, "lane": text},
        ("block_id", "person_id", "promise_id"),
    )
    _table(db, "agenda_template", {"title": text, "note": text, "blocks": text})
    _table(
        db,
        "live_run",
        network | {"workshop_id": text, "on": text, "began": text, "ended": text, "log": text},
    )
    _table(
        db,
        "channel",
        network
        | {"name": text, "side": text, "purpose": text, "reach": text, "owner": text}
        | {"position": whole},
    )
    for column in (
        "block ADD COLUMN actual INTEGER",
        "feedback ADD COLUMN form TEXT NOT NULL DEFAULT 'workshop-feedback'",
        "session ADD COLUMN pro_bono INTEGER NOT NULL DEFAULT 0",
        "network ADD COLUMN most_asks INTEGER NOT NULL DEFAULT 2",
    ):
        db.execute(f"ALTER TABLE {column}")


def _programme(db: Database) -> None:
    """Version 3: what collecting a diagnostic, planning and delivering leave."""
    _collecting(db)
    _delivering(db)
    _quickening(db)


def _quickening(db: Database) -> None:
    """Indexes for what is asked of the whole casebook: redo, who is due, its list, minutes."""
    db.execute("CREATE INDEX step_undone ON step(undone) WHERE undone = 1")
    db.table("person").create_index(["keep_until"])
    db.table("network").create_index(["name", "id", "start", "closed_on"])
    db.execute(
        "CREATE INDEX block_took ON block(method, workshop_id, actual) "
        "WHERE method != '' AND actual IS NOT NULL"
    )


MIGRATIONS: tuple[Callable[[Database], None], ...] = (_spine, _retention, _programme)
LATEST = len(MIGRATIONS)


def migrate(db: Database, version: int) -> None:
    """Bring the schema from `version` to the latest, each step with its number or not at all."""
    for number, step in enumerate(MIGRATIONS[version:], start=version + 1):
        with db.atomic():
            step(db)
            db.execute(f"PRAGMA user_version = {number}")
