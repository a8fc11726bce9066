"""The schema's columns are the records' fields, strictly typed, and each migration is whole."""

from dataclasses import fields

import pytest

from facilitator.store import migrations, rows
from facilitator.store.casebook import Casebook

SQLITE = {"str": "TEXT", "int": "INTEGER", "bool": "INTEGER", "float": "REAL"}


def _columns(casebook, table):
    return {
        row[1]: (row[2], bool(row[3]))
        for row in casebook.connection.execute(f'PRAGMA table_info("{table}")')
    }


@pytest.mark.parametrize("kind", rows.TABLES)
def test_columns_are_the_fields_of_the_record(casebook, kind):
    wanted = {
        f.name: (
            SQLITE.get(str(f.type).removesuffix(" | None"), "TEXT"),
            not str(f.type).endswith("| None"),
        )
        for f in fields(kind)
    }
    assert _columns(casebook, rows.TABLES[kind]) == wanted


def test_every_table_is_strict(casebook):
    strict = {row[1]: row[5] for row in casebook.connection.execute("PRAGMA table_list")}
    assert all(strict[table] for table in (*rows.KINDS, "step", "change", "setting", "findable"))


def test_references_are_held(casebook):
    for kind, table in rows.TABLES.items():
        found = {r[3] for r in casebook.connection.execute(f'PRAGMA foreign_key_list("{table}")')}
        ends = {"source_id", "target_id", "place_id"}
        assert found == {f.name for f in fields(kind) if f.name.endswith("_id")} - ends


def test_a_migration_that_fails_leaves_the_version(tmp_path, monkeypatch):
    Casebook.open(tmp_path).close()

    def broken(db):
        db.execute("CREATE TABLE half (id TEXT) STRICT")
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, broken))
        patched.setattr(migrations, "LATEST", migrations.LATEST + 1)
        with pytest.raises(ZeroDivisionError):
            Casebook.open(tmp_path)
    with Casebook.open(tmp_path) as casebook:
        assert casebook.check()["schema"] == migrations.LATEST
        names = {row[1] for row in casebook.connection.execute("PRAGMA table_list")}
        assert "half" not in names
