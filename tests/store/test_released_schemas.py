"""A casebook of every released schema opens in this version, with a verified backup first."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from facilitator.errors import UserError
from facilitator.store import backups as backups_module
from facilitator.store import copies, migrations, restore, rows
from facilitator.store.backups import Backups, Reason
from facilitator.store.casebook import FILE, Casebook
from tests.builders import undone_to_the_start

KEPT = Path(__file__).parents[1] / "fixtures" / "casebooks"


def _told(folder):
    return json.loads((folder / "contents.json").read_text())


RELEASED = sorted(KEPT.iterdir())
OLDER = [folder for folder in RELEASED if _told(folder)["schema"] < migrations.LATEST]


@pytest.fixture(params=RELEASED, ids=lambda folder: folder.name)
def any_folder(request, tmp_path):
    return Path(shutil.copytree(request.param, tmp_path / "casebook"))


@pytest.fixture(params=OLDER, ids=lambda folder: folder.name)
def folder(request, tmp_path):
    return Path(shutil.copytree(request.param, tmp_path / "casebook"))


def _digest(casebook, kind, columns):
    names = ", ".join(f'"{name}"' for name in columns.split())
    found = casebook.connection.execute(f'SELECT {names} FROM "{kind}" ORDER BY id')
    return hashlib.sha256(json.dumps([list(row) for row in found]).encode()).hexdigest()


def test_it_opens_with_every_record_as_it_was(any_folder):
    told = _told(any_folder)
    with Casebook.open(any_folder) as casebook:
        found = casebook.check()
        assert found["ok"]
        assert found["schema"] == migrations.LATEST
        for kind, was in told["kinds"].items():
            assert found["counts"][kind] == was["count"]
            assert _digest(casebook, kind, was["columns"]) == was["sha256"]


def test_every_record_reads_and_every_step_can_be_undone(any_folder):
    with Casebook.open(any_folder) as casebook:
        assert all(casebook.find(kind) is not None for kind in rows.TABLES)
        assert undone_to_the_start(casebook) == _told(any_folder)["steps"]


def test_a_verified_backup_of_the_old_schema_comes_first(folder):
    told = _told(folder)
    with Casebook.open(folder) as casebook:
        kept = Backups(casebook).listed()
        assert [one.reason for one in kept] == [Reason.BEFORE_MIGRATION]
        assert kept[0].schema == told["schema"]
        assert kept[0].counts == {kind: was["count"] for kind, was in told["kinds"].items()}
        assert Backups(casebook).verified(kept[0]).ok


def test_that_backup_can_be_restored(folder):
    casebook = Casebook.open(folder)
    restore.restore(casebook, Backups(casebook).listed()[0].path)
    with Casebook.open(folder) as casebook:
        for kind, was in _told(folder)["kinds"].items():
            assert _digest(casebook, kind, was["columns"]) == was["sha256"]


def test_without_room_for_a_backup_nothing_is_migrated(folder, monkeypatch):
    before = (folder / FILE).read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(copies, "SPARE", 1 << 60)
        with pytest.raises(UserError, match="not enough room"):
            Casebook.open(folder)
    assert (folder / FILE).read_bytes()[100:] == before[100:]
    with Casebook.open(folder) as casebook:
        assert casebook.check()["ok"]


def test_a_backup_that_is_not_whole_stops_the_migration(folder, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(backups_module.copies, "problems", lambda _connection: ["page 7 is odd"])
        with pytest.raises(UserError, match="page 7 is odd"):
            Casebook.open(folder)
    with Casebook.open(folder) as casebook:
        assert Backups(casebook).listed()[0].schema == _told(folder)["schema"]


def test_every_schema_before_this_one_is_kept_here():
    assert [_told(folder)["schema"] for folder in RELEASED] == list(range(1, len(RELEASED) + 1))
    assert len(RELEASED) >= migrations.LATEST - 1
