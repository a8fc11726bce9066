"""The casebook opens in its order, refuses what it should, and writes whole steps or nothing."""

import hashlib
import os
import shutil
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3

from facilitator.domain.records import Milestone, Network
from facilitator.errors import UserError
from facilitator.operations import networks
from facilitator.store import folder, migrations
from facilitator.store.casebook import FILE, KEY, Casebook, DamagedError
from facilitator.store.keys import new_id
from tests.builders import contents, new_network
from tests.killing import status_of
from tests.small_disk import NoSmallDiskError, fill, small_disk


@pytest.fixture
def closed(ward_nurses, tmp_path):
    """The folder of a casebook with one network, closed again."""
    return Path(shutil.copytree(ward_nurses, tmp_path / "kept"))


def _hashes(folder):
    return {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in folder.iterdir()}


def _keyed(folder):
    key = (folder / KEY).read_text().split('"key": "')[1][:64]
    connection = sqlcipher3.connect(str(folder / FILE), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    return connection


def _refusal(folder):
    with pytest.raises(UserError) as refused:
        Casebook.open(folder)
    assert refused.value.hint
    return refused.value.message


def _fill(casebook):
    pages = casebook.connection.execute("PRAGMA page_count").fetchone()[0]
    casebook.connection.execute(f"PRAGMA max_page_count = {pages}")


def test_a_choice_that_the_full_disk_refuses_is_told_in_a_sentence(casebook):
    _fill(casebook)
    with pytest.raises(UserError, match="The disk is full"):
        casebook.remember("layout", "wide" * 100_000)


def test_a_choice_is_kept_without_half_a_letter(casebook):
    casebook.remember("contact", "a\ud800b\0c")
    assert casebook.setting("contact") == "a?bc"


def test_closing_on_a_full_disk_loses_nothing(tmp_path):
    with ExitStack() as stack:
        try:
            disk = stack.enter_context(small_disk(tmp_path / "disk", 4))
        except NoSmallDiskError as reason:
            pytest.skip(str(reason))
        casebook = Casebook.open(disk / "kept")
        new_network(casebook)
        filler = fill(disk, leaving=0)
        casebook.close()
        assert not casebook.is_open
        filler.unlink()
        with Casebook.open(disk / "kept") as again:
            assert [network.name for network in networks.every(again)] == ["Ward nurses"]


def test_a_key_found_beforehand_opens(closed):
    key = folder.unlock(closed)
    with Casebook.open_with(closed, key) as casebook:
        assert networks.every(casebook)


def test_a_recovery_code_is_told_from_a_passphrase(closed):
    with Casebook.open(closed) as casebook:
        code = casebook.recovery_code()
    with Casebook.open_with(closed, folder.unlock(closed, code=code)) as casebook:
        assert casebook.is_recovered


def test_a_page_that_turns_out_bad_while_reading_is_told(tmp_path):
    with Casebook.open(tmp_path / "kept") as casebook:
        new_network(casebook)
        root = casebook.connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'milestone'"
        ).fetchone()[0]
    with (tmp_path / "kept" / FILE).open("r+b") as file:
        file.seek((root - 1) * 4096 + 100)
        file.write(b"rot")
    with (
        Casebook.open(tmp_path / "kept", at_once=True) as casebook,
        pytest.raises(DamagedError, match="damaged on the disk"),
    ):
        casebook.find(Milestone)


def _fail_in_a_step(casebook, name):
    with pytest.raises(ZeroDivisionError), casebook.step("Fails"):  # noqa: PT012
        new_network(casebook, name)
        raise ZeroDivisionError


def test_a_new_casebook_has_key_and_latest_schema(tmp_path):
    with Casebook.open(tmp_path / "new" / "folder") as casebook:
        assert (casebook.folder / KEY).exists()
        found = casebook.check()
    assert found["ok"]
    assert found["schema"] == migrations.LATEST


def test_what_was_written_is_there_after_reopening(closed):
    with Casebook.open(closed) as casebook:
        assert networks.every(casebook)[0].name == "Ward nurses"


def test_the_file_reads_as_noise(closed):
    content = (closed / FILE).read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert b"Ward nurses" not in content


@pytest.mark.parametrize(("size", "how"), [(0, "empty"), (1, "cut short"), (4095, "cut short")])
def test_a_file_without_a_whole_page_is_damaged_and_stays(closed, size, how):
    os.truncate(closed / FILE, size)
    before = _hashes(closed)
    with pytest.raises(DamagedError, match=how):
        Casebook.open(closed)
    assert _hashes(closed) == before


@pytest.mark.usefixtures("unhurried")
def test_every_pragma_is_as_promised(casebook):
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "application_id": migrations.APPLICATION_ID,
    }
    run = casebook.connection.execute
    assert {name: run(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


def test_a_second_opening_is_refused(closed):
    with Casebook.open(closed):
        assert "already open" in _refusal(closed)
    Casebook.open(closed).close()


def test_a_missing_key_is_refused_and_nothing_made(closed):
    (closed / KEY).unlink()
    before = _hashes(closed)
    assert "key file casebook.key is missing" in _refusal(closed)
    assert _hashes(closed) == before


@pytest.mark.parametrize("text", ["", "{", "[]", '{"facilitator-key": 1}', "\xff"])
def test_a_damaged_key_is_told_from_a_missing_one(closed, text):
    (closed / KEY).write_text(text, encoding="latin-1")
    assert "casebook.key is damaged" in _refusal(closed)


def test_a_key_cut_short_is_damaged(closed):
    text = (closed / KEY).read_text()
    (closed / KEY).write_text(text[:-4] + '"}')
    assert "casebook.key is damaged" in _refusal(closed)


def test_the_key_of_another_casebook_is_refused(closed, tmp_path):
    Casebook.open(tmp_path / "other").close()
    (closed / KEY).write_bytes((tmp_path / "other" / KEY).read_bytes())
    assert "cannot be read" in _refusal(closed)


def test_an_empty_file_is_never_made_anew(closed):
    (closed / FILE).write_bytes(b"")
    assert "is empty" in _refusal(closed)
    assert (closed / FILE).stat().st_size == 0


def test_a_missing_file_beside_its_key_is_never_made_anew(closed):
    (closed / FILE).unlink()
    assert "is missing" in _refusal(closed)
    assert not (closed / FILE).exists()


def test_a_newer_schema_is_refused_without_a_write(closed):
    connection = _keyed(closed)
    connection.execute(f"PRAGMA user_version = {migrations.LATEST + 1}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = _hashes(closed)
    assert "newer version" in _refusal(closed)
    assert _hashes(closed) == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process to kill")
def test_a_newer_schema_left_with_its_log_is_refused_without_a_write(closed):
    def crash():
        newer = Casebook.open(closed)
        newer.connection.execute(f"PRAGMA user_version = {migrations.LATEST + 1}")
        os._exit(0)

    assert status_of(crash) == 0
    before = _hashes(closed)
    assert f"{FILE}-wal" in before
    assert "newer version" in _refusal(closed)
    assert _hashes(closed) == before


def test_a_stranger_with_the_right_key_is_refused(closed):
    connection = _keyed(closed)
    connection.execute("PRAGMA application_id = 7")
    connection.close()
    assert "not a casebook" in _refusal(closed)


def test_one_flipped_bit_is_noticed(closed):
    content = bytearray((closed / FILE).read_bytes())
    content[len(content) // 2] ^= 1
    (closed / FILE).write_bytes(content)
    assert "damaged" in _refusal(closed)


def test_damage_is_told_by_nobody_else(closed, capfd):
    (closed / FILE).write_bytes((closed / FILE).read_bytes()[:-4096] + bytes(4096))
    assert "damaged" in _refusal(closed)
    assert capfd.readouterr() == ("", "")


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "taken").write_text("no folder")
    assert "cannot be used" in _refusal(tmp_path / "taken")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator may write anywhere"
)
@pytest.mark.parametrize(("name", "mode"), [("", 0o555), (FILE, 0o444)])
def test_what_may_not_be_written_to_is_refused(closed, name, mode):
    before, usual = _hashes(closed), (closed / name).stat().st_mode
    (closed / name).chmod(mode)
    assert "may not be written to" in _refusal(closed)
    (closed / name).chmod(usual)
    assert _hashes(closed) == before


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_file_cut_short_is_refused_and_left_as_it_is(closed, share):
    content = (closed / FILE).read_bytes()
    (closed / FILE).write_bytes(content[: int(len(content) * share)])
    before = _hashes(closed)
    assert "damaged" in _refusal(closed)
    assert _hashes(closed) == before


def test_a_write_outside_a_step_is_an_error(casebook):
    with pytest.raises(RuntimeError, match="outside a step"):
        casebook.insert(Network(new_id(), "Loose", date(2026, 1, 5)))


def test_a_step_that_fails_leaves_nothing(casebook):
    before = contents(casebook)
    _fail_in_a_step(casebook, "Ward nurses")
    assert contents(casebook) == before
    assert casebook.undo_label() is None
    new_network(casebook)


def test_a_failed_step_keeps_what_can_be_redone(casebook):
    new_network(casebook)
    casebook.undo()
    _fail_in_a_step(casebook, "Other")
    assert casebook.redo() == "New network Ward nurses"


def test_a_record_of_a_network_that_is_none_is_refused(casebook):
    lost = Milestone(new_id(), "nobody", "own", 1, "Lost", date(2026, 1, 5))
    with pytest.raises(sqlcipher3.IntegrityError), casebook.step("Lost"):
        casebook.insert(lost)
    assert casebook.find(Milestone) == ()


def test_an_unknown_id_is_a_key_error(casebook):
    with pytest.raises(KeyError):
        casebook.get(Network, "nobody")


def test_attach_and_writable_schema_are_denied(casebook, tmp_path):
    for statement in (f"ATTACH '{tmp_path / 'x'}' AS x", "PRAGMA writable_schema = ON"):
        with pytest.raises(sqlcipher3.DatabaseError):
            casebook.connection.execute(statement)


def test_settings_are_remembered_outside_undo(casebook):
    casebook.remember("theme", "dark")
    casebook.remember("theme", "light")
    assert casebook.setting("theme") == "light"
    assert casebook.undo_label() is None


def test_changes_are_told_by_kind(casebook):
    told = []
    casebook.on_change = told.append
    new_network(casebook)
    casebook.undo()
    assert told == [frozenset({"network", "milestone"})] * 2
