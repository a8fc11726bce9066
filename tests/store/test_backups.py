"""A backup is whole or not there, says what it holds, and is made while work goes on."""

import os
import stat
import sys
import threading
import time
from contextlib import closing
from datetime import date

import pytest

from facilitator.domain.records import Network
from facilitator.errors import UserError
from facilitator.store import backup_files, copies, ledger
from facilitator.store.backups import Backups, Reason
from facilitator.store.casebook import KEY
from tests.builders import new_network
from tests.small_disk import NoSmallDiskError, fill, small_disk


@pytest.fixture
def backups(casebook, network):
    return Backups(casebook)


def _flip(path, place):
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def test_a_backup_is_checked_and_says_what_it_holds(casebook, backups):
    made = backups.back_up()
    assert made.ok
    assert made.counts == casebook.check()["counts"]
    assert (made.sequence, made.reason, made.warning) == (1, Reason.ASKED, "")
    assert backups.listed()[0].counts == made.counts
    assert backups.verified(backups.listed()[0]).ok


def test_only_backup_and_key_are_left_in_the_folder(casebook, backups):
    made = backups.back_up()
    beside = backup_files.key_beside(made.path)
    assert set(backups.folder.iterdir()) == {made.path, beside}
    assert beside.read_bytes() == (casebook.folder / KEY).read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are not POSIX there")
def test_only_this_account_reads_it(backups):
    made = backups.back_up()
    for path in (made.path, backup_files.key_beside(made.path)):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_backup_reads_as_noise(backups):
    assert b"Ward nurses" not in backups.back_up().path.read_bytes()


def test_numbers_go_on_whatever_the_clock_says(backups, monkeypatch):
    for day in ("2026-03-09", "2034-03-09", "2026-03-10"):
        monkeypatch.setenv("FACILITATOR_TODAY", day)
        backups.back_up()
    assert [one.sequence for one in backups.listed()] == [3, 2, 1]


def test_changed_until_backed_up(casebook, backups):
    assert backups.changed()
    backups.back_up()
    assert not backups.changed()
    casebook.undo()
    assert backups.changed()
    backups.back_up()
    casebook.redo()
    assert backups.changed()


def test_a_merged_step_on_a_still_clock_counts_as_a_change(casebook, network, monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", "2026-03-09")
    backups = Backups(casebook)
    for name in ("Ward", "Wards"):
        with casebook.step("Rename", merge="name"):
            casebook.update(casebook.get(Network, network.id), name=name)
        assert backups.changed()
        backups.back_up()


def test_an_empty_casebook_has_nothing_to_back_up(casebook):
    assert not Backups(casebook).changed()


def test_a_backup_elsewhere(backups, tmp_path):
    made = backups.back_up(to=tmp_path / "stick")
    assert made.path.parent == tmp_path / "stick"
    assert backup_files.key_beside(made.path).exists()
    assert backups.listed(tmp_path / "stick")[0].sequence == 1
    assert backups.back_up().sequence == 1
    assert backups.back_up(to=tmp_path / "stick").sequence == 2


def test_each_backup_goes_to_the_second_place_too(backups, tmp_path):
    backups.set_second(tmp_path / "second")
    made = backups.back_up()
    assert backups.verified(backups.listed(tmp_path / "second")[0]).ok
    assert (tmp_path / "second" / made.path.name).read_bytes() == made.path.read_bytes()


def test_a_second_place_that_is_gone_is_a_warning(backups, tmp_path):
    backups.set_second(tmp_path / "second")
    (tmp_path / "second").rmdir()
    made = backups.back_up()
    assert made.ok
    assert "cannot be used" in made.warning
    assert not (tmp_path / "second").exists()


def test_a_second_place_that_is_a_file_is_refused(backups, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError):
        backups.set_second(tmp_path / "file")
    assert backups.second is None


def test_backups_of_another_casebook_are_left_alone(backups, tmp_path):
    other = tmp_path / backup_files.name_of("0" * 8, 9, copies.datetime.now(), 1, Reason.ASKED)
    other.write_text("other")
    made = backups.back_up(to=tmp_path)
    assert [one.path for one in backups.listed(tmp_path)] == [made.path]
    assert other.read_text() == "other"


def test_a_new_key_file_is_put_beside_older_backups(casebook, backups):
    older = backups.back_up()
    text = (casebook.folder / KEY).read_text().replace(", ", ",  ")
    (casebook.folder / KEY).write_text(text)
    backups.back_up()
    assert backup_files.key_beside(older.path).read_text() == text


def test_the_ledger_of_the_erased_goes_along(casebook, backups, tmp_path):
    ledger.enter(casebook.folder / ledger.FILE, ledger.Entry("p", date(2026, 3, 9)))
    made = backups.back_up(to=tmp_path / "stick")
    assert ledger.read(backup_files.ledger_beside(made.path))[0].person_id == "p"


def test_a_damaged_ledger_does_not_take_the_place_of_a_whole_copy(casebook, backups):
    ledger.enter(casebook.folder / ledger.FILE, ledger.Entry("p", date(2026, 3, 9)))
    backups.back_up()
    (casebook.folder / ledger.FILE).write_text("{")
    made = backups.back_up()
    assert ledger.read(backup_files.ledger_beside(made.path))[0].person_id == "p"


def test_what_is_written_meanwhile_is_in_it_whole(casebook, backups, monkeypatch):
    monkeypatch.setattr(copies, "PAGES", 8)
    new_network(casebook, "The first write takes longer")
    done, work = [], backups.prepared()
    worker = threading.Thread(target=lambda: done.append(work()))
    worker.start()
    written = 0
    while worker.is_alive():
        new_network(casebook, f"Network {written}")
        written += 1
    worker.join()
    assert written > 1
    assert backups.verified(done[0]).ok
    assert 2 <= done[0].counts["network"] <= written + 2
    assert casebook.check()["ok"]


def test_a_step_under_way_is_not_in_it(casebook, backups):
    done, work = [], backups.prepared()
    worker = threading.Thread(target=lambda: done.append(work()))
    with casebook.step("Slow"):
        casebook.insert(Network("n", "Half-said", copies.datetime.now().date()))
        worker.start()
        time.sleep(0.1)
        assert not done
    worker.join(10)
    assert done[0].counts["network"] == 2


def test_a_backup_under_way_is_given_up_on_closing(casebook, backups, monkeypatch):
    monkeypatch.setattr(copies, "PAGES", 8)
    monkeypatch.setattr(copies, "PAUSE", 0.05)
    failed, run = [], backups.prepared()

    def work():
        try:
            run()
        except copies.StoppedError as error:
            failed.append(error)

    worker = threading.Thread(target=work)
    worker.start()
    time.sleep(0.1)
    backups.stop()
    worker.join(5)
    assert failed
    assert list(backups.folder.iterdir()) == []


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_flipped_bit_is_found_and_the_next_offered(backups, share):
    good, bad = backups.back_up(), backups.back_up()
    _flip(bad.path, int(share * bad.size))
    assert backups.verified(bad).ok is False
    assert backups.newest_good().sequence == good.sequence


def test_a_hundred_flipped_bits_are_all_found(backups):
    made = backups.back_up()
    missed = []
    for place in range(7, made.size, made.size // 99):
        _flip(made.path, place)
        if backups.verified(made).ok:
            missed.append(place)
        _flip(made.path, place)
    assert missed == []
    assert backups.verified(made).ok


@pytest.mark.parametrize("size", [0, 1, 4096, 20000])
def test_a_backup_cut_short_is_found(backups, size):
    made = backups.back_up()
    os.truncate(made.path, size)
    assert backups.listed()[0].ok in (False, None)
    assert backups.verified(made).ok is False
    assert backups.newest_good() is None


def test_no_room_is_said_before_anything_is_written(backups, monkeypatch):
    monkeypatch.setattr(copies, "SPARE", 1 << 60)
    with pytest.raises(UserError, match="not enough room"):
        backups.back_up()
    assert list(backups.folder.iterdir()) == []


def test_rotation_thins_what_is_there(backups, monkeypatch):
    for day in range(1, 13):
        monkeypatch.setenv("FACILITATOR_TODAY", f"2026-03-{day:02}")
        for _ in range(2):
            backups.back_up()
    kept = backups.listed()
    assert len(kept) == 2 * 2 + 7 + 2
    files = {backup_files.key_beside(one.path) for one in kept} | {one.path for one in kept}
    assert set(backups.folder.iterdir()) == files


def test_a_backup_cut_short_leaves_nothing_after_the_next(backups):
    tag = backup_files.tag_of(backups._casebook._key)
    backups.folder.mkdir()
    for name in (f"casebook-{tag}-1.new", f"casebook-{tag}-1.new-journal", f"casebook-{tag}-1.key"):
        (backups.folder / name).write_text("left")
    made = backups.back_up()
    assert {one.name for one in backups.folder.iterdir()} == {
        made.path.name,
        backup_files.key_beside(made.path).name,
    }


@pytest.fixture
def small(tmp_path):
    try:
        with small_disk(tmp_path / "small", megabytes=8) as disk:
            yield disk
    except NoSmallDiskError as error:
        pytest.skip(str(error))


def test_a_full_disk_leaves_casebook_and_older_backups_whole(casebook, backups, small, monkeypatch):
    first = backups.back_up(to=small)
    fill(small, leaving=200_000)
    for spare in (copies.SPARE, -10_000_000):
        monkeypatch.setattr(copies, "SPARE", spare)
        with pytest.raises(UserError, match="not enough room"):
            backups.back_up(to=small)
    assert backups.verified(first).ok
    assert len(list(small.iterdir())) == 3
    assert casebook.check()["ok"]


def test_a_copy_leaves_no_trace_beside_it(backups):
    made = backups.back_up()
    before = set(backups.folder.iterdir())
    with closing(copies.open_copy(made.path, backups._casebook._key)) as copy:
        assert copies.problems(copy) == []
        assert set(backups.folder.iterdir()) == before
