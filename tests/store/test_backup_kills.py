"""A backup, a migration or a restore that is killed leaves a whole casebook and whole backups."""

import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from facilitator.domain.records import Network
from facilitator.store import copies, restore
from facilitator.store.backups import Backups
from facilitator.store.casebook import Casebook
from tests.builders import contents, new_network
from tests.killing import how_long, killed_after, moments

ROOT = Path(__file__).parents[2]
KILLS = 6
OLD = ROOT / "tests" / "fixtures" / "casebooks" / "schema-1"
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process to kill"),
]


def _backing_up(folder):
    copies.PAGES, copies.PAUSE = 4, 0.0005
    casebook = Casebook.open(folder)
    while True:
        Backups(casebook).back_up()


def _all_backups_are_whole(casebook):
    backups = Backups(casebook)
    return all(backups.verified(one).ok for one in backups.listed())


@pytest.fixture
def folder(tmp_path):
    """A casebook with one network, and a backup of it from before that network."""
    with Casebook.open(tmp_path / "casebook") as casebook:
        new_network(casebook, "Backed up")
        Backups(casebook).back_up(to=tmp_path / "stick")
        new_network(casebook, "Since")
    return tmp_path / "casebook"


def test_a_backup_killed_at_any_moment(folder):
    with Casebook.open(folder) as casebook:
        before = contents(casebook)
    for moment in moments(0.6, KILLS):
        killed_after(moment, lambda: _backing_up(folder))
        with Casebook.open(folder) as casebook:
            assert contents(casebook) == before
            assert _all_backups_are_whole(casebook)
    with Casebook.open(folder) as casebook:
        Backups(casebook).back_up()
    assert {path.suffix for path in (folder / "backups").iterdir()} == {".db", ".key"}


def test_a_restore_killed_at_any_moment(folder, tmp_path):
    source = next((tmp_path / "stick").glob("*.db"))

    def work(copy):
        restore.restore(Casebook.open(copy), source)

    timed = Path(shutil.copytree(folder, tmp_path / "timed"))
    took = how_long(lambda: work(timed))
    seen = set()
    for number, moment in enumerate(moments(took * 1.1, KILLS)):
        copy = Path(shutil.copytree(folder, tmp_path / f"copy-{number}"))
        killed_after(moment, partial(work, copy))
        with Casebook.open(copy) as casebook:
            seen.add(tuple(sorted(n.name for n in casebook.find(Network))))
            assert casebook.check()["ok"]
            assert _all_backups_are_whole(casebook)
        restore.restore(Casebook.open(copy), source)
        assert not list(copy.glob("restoring-*"))
    assert seen <= {("Backed up", "Since"), ("Backed up",)}
    assert ("Backed up", "Since") in seen


def test_a_migration_killed_at_any_moment(tmp_path):
    timed = Path(shutil.copytree(OLD, tmp_path / "timed"))
    took = how_long(lambda: Casebook.open(timed))
    for number, moment in enumerate(moments(took, KILLS)):
        copy = Path(shutil.copytree(OLD, tmp_path / f"copy-{number}"))
        killed_after(moment, partial(Casebook.open, copy))
        with Casebook.open(copy) as casebook:
            assert casebook.check()["ok"]
            assert len(casebook.find(Network)) == 2
            assert _all_backups_are_whole(casebook)


def test_the_control_a_copy_that_was_cut_short_does_not_verify(folder, tmp_path):
    """Taking the file as it grows for a backup would be found out."""
    with Casebook.open(folder) as casebook:
        made = Backups(casebook).back_up()
        os.truncate(made.path, made.size // 2)
        assert not _all_backups_are_whole(casebook)
        assert copies.mark_of(casebook.connection)
