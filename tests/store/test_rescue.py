"""A casebook that does not open is offered its newest whole backup, wherever that lies."""

from pathlib import Path

import pytest

from facilitator.store import rescue, restore, second_place
from facilitator.store.backups import FOLDER, Backups
from facilitator.store.casebook import FILE, KEY, Casebook
from tests.builders import new_network


@pytest.fixture
def stick(tmp_path) -> Path:
    return tmp_path / "stick"


@pytest.fixture
def lost(casebook, network, stick):
    """The folder and key of a casebook that is lost, with a backup here and in a second place."""
    Backups(casebook).set_second(stick)
    Backups(casebook).back_up()
    key = casebook._key
    casebook.close()
    (casebook.folder / FILE).write_bytes(b"")
    return casebook.folder, key


def _spoil(folder):
    for backup in folder.glob("casebook-*.db"):
        backup.write_bytes(backup.read_bytes()[:5000])


def test_the_one_beside_it_comes_first(lost):
    folder, key = lost
    found = rescue.newest_good(folder, key)
    assert found.backup.path.parent == folder / FOLDER
    assert found.passed_over == 0


def test_the_second_place_stands_in(lost, stick):
    folder, key = lost
    _spoil(folder / FOLDER)
    found = rescue.newest_good(folder, key)
    assert found.backup.path.parent == stick
    assert found.passed_over == 0


def test_where_no_copy_is_whole_none_is_offered(lost, stick):
    folder, key = lost
    _spoil(folder / FOLDER)
    _spoil(stick)
    found = rescue.newest_good(folder, key)
    assert (found.backup, found.passed_over) == (None, 1)


def test_a_second_place_that_is_away_is_passed_over(lost, stick):
    folder, key = lost
    stick.rename(stick.with_name("away"))
    assert rescue.newest_good(folder, key).backup.path.parent == folder / FOLDER


def test_what_comes_back_from_there_knows_the_second_place_still(lost, stick):
    folder, key = lost
    _spoil(folder / FOLDER)
    restore.rescue(folder, rescue.newest_good(folder, key).backup.path, key=key)
    with Casebook.open(folder) as casebook:
        assert Backups(casebook).second == stick


def test_without_the_key_nothing_is_offered(lost):
    folder, _ = lost
    (folder / KEY).unlink()
    assert rescue.newest_good(folder, rescue.Secret().key(folder)).backup is None


def test_the_place_cannot_be_read_without_the_key(casebook, stick):
    Backups(casebook).set_second(stick)
    kept = (casebook.folder / FOLDER / second_place.FILE).read_bytes()
    assert stick.name.encode() not in kept
    assert second_place.recall(casebook.folder / FOLDER, bytes(32)) is None
    assert second_place.recall(casebook.folder / FOLDER, casebook._key) == stick


def test_no_second_place_is_known_once_it_is_given_up(casebook, stick):
    Backups(casebook).set_second(stick)
    Backups(casebook).set_second(None)
    assert second_place.recall(casebook.folder / FOLDER, casebook._key) is None


def test_newer_damaged_ones_are_counted(casebook, network):
    kept = Backups(casebook).back_up()
    new_network(casebook, "Later")
    newer = Backups(casebook).back_up()
    newer.path.write_bytes(newer.path.read_bytes()[:9000])
    found = rescue.newest_good(casebook.folder, casebook._key)
    assert (found.backup.path, found.passed_over) == (kept.path, 1)
