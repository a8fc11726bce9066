"""A restore copies rows into a new casebook, keeps the old one, and is done whole or not at all."""

import os
import shutil
import signal
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from facilitator import clock
from facilitator.domain.records import Network, Person
from facilitator.errors import UserError
from facilitator.operations import people
from facilitator.store import backup_files, copies, erasure, keys, ledger, restore, traces
from facilitator.store.backups import Backups, Reason
from facilitator.store.casebook import FILE, KEY, Casebook
from facilitator.store.keys import LockedError
from tests.builders import contents, new_network


@pytest.fixture
def kept(casebook, network):
    """A backup of the casebook with one network, made before a second one was begun."""
    made = Backups(casebook).back_up()
    new_network(casebook, "Later")
    return made


def names(folder):
    with Casebook.open(folder) as casebook:
        return sorted(network.name for network in casebook.find(Network))


def test_what_was_backed_up_is_back(casebook, kept):
    casebook.undo()
    before = contents(casebook)
    casebook.redo()
    restore.restore(casebook, kept.path)
    with Casebook.open(casebook.folder) as restored:
        assert contents(restored) == before
        assert restored.check()["ok"]
        assert restored.undo_label() == "New network Ward nurses"
        assert restored.search("ward")


def test_a_preview_counts_and_touches_nothing(casebook, kept):
    before = {path: path.stat().st_mtime_ns for path in casebook.folder.rglob("*")}
    found = restore.preview(kept.path, casebook._key)
    assert found.counts == kept.counts
    assert found.counts["network"] == 1
    assert found.last_change
    assert {path: path.stat().st_mtime_ns for path in casebook.folder.rglob("*")} == before


def test_a_preview_shows_no_moment_that_is_none(casebook, network):
    casebook.connection.execute("UPDATE step SET at = '\x1b[2J' || at")
    backup = Backups(casebook).back_up()
    assert restore.preview(backup.path, casebook._key).last_change == ""


def test_the_casebook_as_it_was_is_kept_and_backed_up(casebook, kept):
    done = restore.restore(casebook, kept.path)
    assert done.backup.reason is Reason.BEFORE_RESTORE
    assert done.backup.counts["network"] == 2
    assert done.replaced.name.startswith(f"{FILE}.replaced-")
    assert names(casebook.folder) == ["Ward nurses"]


def test_a_restore_can_be_taken_back(casebook, kept):
    folder = casebook.folder
    done = restore.restore(casebook, kept.path)
    restore.restore(Casebook.open(folder), done.replaced)
    assert names(folder) == ["Later", "Ward nurses"]


def test_nothing_but_the_casebook_its_backups_and_the_replaced_are_left(casebook, kept):
    done = restore.restore(casebook, kept.path)
    assert {path.name for path in casebook.folder.iterdir()} == {
        FILE,
        KEY,
        "backups",
        done.replaced.name,
        backup_files.key_beside(done.replaced).name,
    }


def test_the_casebook_is_closed_once_restored(casebook, kept):
    restore.restore(casebook, kept.path)
    assert not casebook.is_open
    casebook.close()


def test_a_damaged_backup_is_refused_and_the_next_offered(casebook, kept):
    newer = Backups(casebook).back_up()
    content = bytearray(newer.path.read_bytes())
    content[len(content) // 2] ^= 1
    newer.path.write_bytes(content)
    with pytest.raises(UserError, match="damaged") as refused:
        restore.restore(casebook, newer.path)
    assert kept.path.name in refused.value.hint
    assert len(casebook.find(Network)) == 2


def test_a_backup_of_another_casebook_keeps_this_ones_key(casebook, tmp_path):
    with Casebook.open(tmp_path / "other") as other:
        new_network(other, "Other")
        made = Backups(other).back_up()
    key = (casebook.folder / KEY).read_bytes()
    restore.restore(casebook, made.path)
    assert names(casebook.folder) == ["Other"]
    assert (casebook.folder / KEY).read_bytes() == key


def test_the_second_place_is_of_this_computer(casebook, kept, tmp_path):
    Backups(casebook).set_second(tmp_path / "here")
    restore.restore(casebook, kept.path)
    with Casebook.open(casebook.folder) as restored:
        assert Backups(restored).second == tmp_path / "here"
        assert restored.setting(copies.SEAL) == ""


def _erased_since(casebook, network):
    """A backup that holds somebody who was erased after it."""
    person = people.add(casebook, network.id, "Gwenllian Quill")
    backup = Backups(casebook).back_up()
    erasure.erase(casebook, person.id, date(2026, 3, 9))
    return backup, person


def test_nobody_erased_is_in_the_file_that_takes_its_place(casebook, network):
    backup, person = _erased_since(casebook, network)
    key = casebook._key
    restore.restore(casebook, backup.path)
    with closing(copies.open_copy(casebook.folder / FILE, key)) as copy:
        assert traces.find(copy, person.id) is None


def test_the_ledger_beside_the_backup_counts_too(casebook, network):
    backup, person = _erased_since(casebook, network)
    Backups(casebook).refresh_keys()
    (casebook.folder / ledger.FILE).unlink()
    restore.restore(casebook, backup.path)
    assert [entry.person_id for entry in ledger.read(casebook.folder / ledger.FILE)] == [person.id]
    with Casebook.open(casebook.folder) as restored:
        assert not restored.find(Person, id=person.id)


def test_a_ledger_that_nothing_can_mend_stops_a_restore(casebook, kept):
    (casebook.folder / ledger.FILE).write_text("{")
    with pytest.raises(ledger.DamagedLedgerError, match="who was erased"):
        restore.restore(casebook, kept.path)
    assert len(casebook.find(Network)) == 2
    assert not list(casebook.folder.glob("restoring-*"))


def test_what_was_replaced_is_kept_as_long_as_daily_backups(casebook, kept, monkeypatch):
    replaced = restore.restore(casebook, kept.path).replaced
    with Casebook.open(casebook.folder) as restored:
        for day in range(1, 11):
            monkeypatch.setattr(clock, "now", lambda day=day: datetime(2027, 1, day, tzinfo=UTC))
            assert replaced.exists()
            Backups(restored).back_up()
    assert not list(casebook.folder.glob(f"{replaced.name}*"))


def test_what_was_replaced_gets_the_new_passphrase(casebook, kept):
    replaced = restore.restore(casebook, kept.path).replaced
    with Casebook.open(casebook.folder) as restored:
        restored.set_passphrase("correct horse", work_factor=1 << 10)
    assert keys.is_wrapped(backup_files.key_beside(replaced))


def test_no_room_leaves_everything(casebook, kept, monkeypatch):
    monkeypatch.setattr(copies, "SPARE", 1 << 60)
    with pytest.raises(UserError, match="not enough room"):
        restore.restore(casebook, kept.path)
    assert len(casebook.find(Network)) == 2


# A casebook that cannot be opened


@pytest.fixture
def closed(casebook, kept):
    casebook.close()
    return casebook.folder


def _empty(folder: Path):
    (folder / FILE).write_bytes(b"")


def _damage(folder: Path):
    content = bytearray((folder / FILE).read_bytes())
    content[5000] ^= 1
    (folder / FILE).write_bytes(content)


def _lose(folder: Path):
    (folder / FILE).unlink()


def _lose_key(folder: Path):
    (folder / KEY).unlink()


def _spoil_key(folder: Path):
    (folder / KEY).write_text("{")


def _lose_all(folder: Path):
    _lose(folder)
    _lose_key(folder)


@pytest.mark.parametrize("harm", [_empty, _damage, _lose, _lose_key, _spoil_key, _lose_all])
def test_a_lost_casebook_is_rescued(closed, kept, harm):
    harm(closed)
    if harm is not _lose_all:
        with pytest.raises((restore.DamagedError, restore.LostKeyError)):
            Casebook.open(closed)
    done = restore.rescue(closed, kept.path, key=restore.known_key(closed))
    assert (done.replaced is None) is (harm in (_lose, _lose_all))
    assert names(closed) == ["Ward nurses"]


def test_a_rescue_on_another_computer_brings_ledger_and_key(closed, kept, tmp_path):
    stick = Path(shutil.copytree(kept.path.parent, tmp_path / "stick"))
    book = '{"facilitator-erased": 1, "people": [{"person": "p", "on": "2026-03-02", '
    book += '"clears": true, "done": true}]}'
    source = stick / kept.path.name
    backup_files.ledger_beside(source).write_text(book)
    restore.rescue(tmp_path / "new", source)
    assert names(tmp_path / "new") == ["Ward nurses"]
    assert '"p"' in (tmp_path / "new" / "erased.json").read_text()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs another process")
def test_a_casebook_open_elsewhere_is_not_replaced(closed, kept):
    reading, writing = os.pipe()
    other = os.fork()
    if other == 0:
        opened = Casebook.open(closed)
        os.write(writing, b"open")
        signal.pause()
        os._exit(opened.is_open)
    os.read(reading, 4)
    key = restore.known_key(closed)
    with pytest.raises(UserError, match="already open"):
        restore.rescue(closed, kept.path, key=key)
    os.kill(other, signal.SIGKILL)
    os.waitpid(other, 0)
    os.close(reading)
    os.close(writing)
    assert names(closed) == ["Later", "Ward nurses"]


def test_the_log_of_a_damaged_casebook_is_kept_beside_it(closed, kept):
    _damage(closed)
    (closed / f"{FILE}-wal").write_bytes(b"log")
    done = restore.rescue(closed, kept.path, key=restore.known_key(closed))
    assert done.replaced.with_name(f"{done.replaced.name}-wal").read_bytes() == b"log"
    assert names(closed) == ["Ward nurses"]


def test_a_backup_that_is_not_there(casebook, tmp_path):
    with pytest.raises(UserError, match="no backup at"):
        restore.restore(casebook, tmp_path / "none.db")


def test_a_passphrase_set_later_locks_the_replaced_casebook_and_older_backups(casebook, kept):
    done = restore.restore(casebook, kept.path)
    with Casebook.open(casebook.folder) as restored:
        restored.set_passphrase("a long enough passphrase", work_factor=2**4)
    locked = (casebook.folder / KEY).read_bytes()
    for copy in (done.replaced, done.backup.path, kept.path):
        assert backup_files.key_beside(copy).read_bytes() == locked
    with pytest.raises(LockedError):
        restore.rescue(casebook.folder / "elsewhere", kept.path)


def test_what_a_restore_cut_short_left_is_gone_after_the_next_opening(closed):
    (closed / "restoring-1234").mkdir()
    (closed / "restoring-1234" / FILE).write_bytes(b"whoever was erased")
    Casebook.open(closed).close()
    assert not list(closed.glob("restoring-*"))
