"""A file made to look like a backup is refused, and the casebook stays as it was."""

import json
import os
from contextlib import closing

import pytest
import sqlcipher3

from facilitator.domain.records import Network
from facilitator.errors import UserError
from facilitator.store import copies, migrations, restore
from facilitator.store.backups import Backups
from tests.builders import contents

SLY = "INSERT INTO change(step, kind, record, after) VALUES (1, 'network', 'x', ?)"


@pytest.fixture
def source(casebook, network):
    return Backups(casebook).back_up().path


@pytest.fixture
def tampered(casebook, source):
    """Runs statements on the backup, as somebody who has its key could."""

    def run(*statements):
        with closing(copies.keyed(source, casebook._key)) as connection:
            for statement in statements:
                connection.execute(*statement if isinstance(statement, tuple) else (statement,))
        return source

    return run


def refusal(casebook, source):
    before, files = contents(casebook), set(casebook.folder.iterdir())
    with pytest.raises(UserError) as refused:
        restore.restore(casebook, source)
    assert contents(casebook) == before
    assert set(casebook.folder.iterdir()) == files
    assert refused.value.hint
    return refused.value.message


def test_the_control_is_restored(casebook, tampered):
    restore.restore(casebook, tampered("UPDATE network SET name = 'Changed'"))
    with restore.Casebook.open(casebook.folder) as restored:
        assert restored.find(Network)[0].name == "Changed"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER sly AFTER INSERT ON network BEGIN DELETE FROM person; END",
        "CREATE VIEW sly AS SELECT * FROM network",
        "CREATE TABLE sly (x TEXT)",
        "CREATE VIRTUAL TABLE sly USING fts5(x)",
        "CREATE INDEX sly ON network(length(name))",
        "ALTER TABLE network ADD COLUMN sly TEXT",
        "ALTER TABLE network ADD COLUMN sly TEXT AS (name || name)",
        "DROP TABLE need",
        "DROP TRIGGER findable_insert",
        "PRAGMA application_id = 7",
        "PRAGMA user_version = 0",
    ],
)
def test_a_schema_that_is_not_ours_is_refused(casebook, tampered, statement):
    assert "not a backup of a casebook" in refusal(casebook, tampered(statement))


def test_a_view_in_the_place_of_a_table_is_refused(casebook, tampered):
    statements = "DROP TABLE need", "CREATE VIEW need AS SELECT * FROM network"
    assert "not a backup" in refusal(casebook, tampered(*statements))


def test_a_newer_schema_is_refused(casebook, tampered):
    source = tampered(f"PRAGMA user_version = {migrations.LATEST + 1}")
    assert "newer version" in refusal(casebook, source)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE network SET start = 'never'",
        "UPDATE milestone SET decision = 'sly'",
        "UPDATE network SET name = CAST(x'ff' AS TEXT)",
        "INSERT INTO change(step, kind, record) VALUES (1, 'sqlite_master', 'x')",
        "INSERT INTO change(step, kind, record, after) VALUES (1, 'network', 'x', '[]')",
        (SLY, (json.dumps({'id") SELECT 1 --': 1}),)),
        "INSERT INTO change(step, kind, record, after) VALUES (1, 'network', 'x', '{')",
    ],
)
def test_contents_that_no_casebook_can_hold_are_refused(casebook, tampered, statement):
    assert "was not used" in refusal(casebook, tampered(statement))


def test_a_record_of_a_network_that_is_none_is_refused(casebook, tampered):
    source = tampered("PRAGMA foreign_keys = OFF", "UPDATE milestone SET network_id = 'lost'")
    assert "damaged" in refusal(casebook, source)


@pytest.mark.parametrize("content", [b"SQLite format 3\0", os.urandom(40960)])
def test_a_file_of_anything_is_refused(casebook, tmp_path, content):
    (tmp_path / "any.db").write_bytes(content)
    assert "was not used" in refusal(casebook, tmp_path / "any.db")


@pytest.mark.parametrize("content", [b"", b"\0"])
def test_next_to_nothing_is_refused(casebook, tmp_path, content):
    (tmp_path / "any.db").write_bytes(content)
    assert "not a backup" in refusal(casebook, tmp_path / "any.db")


def test_a_plain_database_is_refused(casebook, tmp_path):
    with closing(sqlcipher3.connect(str(tmp_path / "plain.db"))) as plain:
        plain.execute("CREATE TABLE network (id TEXT)")
    assert "was not used" in refusal(casebook, tmp_path / "plain.db")


def test_a_folder_is_refused(casebook, tmp_path):
    assert "no backup at" in refusal(casebook, tmp_path)
