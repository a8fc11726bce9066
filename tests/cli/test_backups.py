"""The commands that back up, list, restore and check, as a shell would meet them."""

from pathlib import Path

import pytest

from facilitator.store import connection, upkeep
from facilitator.store.casebook import FILE, KEY, Casebook
from tests.cli.command_line import run


@pytest.fixture
def backed_up(begun):
    """The newest backup of a casebook with one network, before a second was begun."""
    path = begun.run("backup", "--json").data["path"]
    assert begun.run("new", "Later", "--start", "2026-02-02").code == 0
    return path


def _flip(path):
    content = bytearray(Path(path).read_bytes())
    content[len(content) // 2] ^= 1
    Path(path).write_bytes(content)


def _names(line):
    return sorted(network["name"] for network in line.run("networks", "--json").data)


def test_backup_says_where_it_is(begun):
    done = begun.run("backup")
    assert done.code == 0
    path = Path(done.out.removeprefix("Backed up and checked: ").strip())
    assert path.parent == begun.folder / "backups"
    assert path.exists()


def test_backup_to_another_folder(begun):
    found = begun.run("backup", "--to", begun.files / "stick", "--json").data
    assert Path(found["path"]).parent == begun.files / "stick"
    assert found["ok"] is True
    assert found["counts"]["network"] == 1


def test_backup_to_a_file_is_refused(begun):
    assert "cannot be used" in begun.run("backup", "--to", begun.file("taken", "x")).refusal
    assert "names no folder" in begun.run("backup", "--to", " ").refusal


def test_backups_are_listed_newest_first(begun, backed_up):
    begun.run("backup")
    found = begun.run("backups", "--json").data
    assert [one["sequence"] for one in found] == [2, 1]
    assert [one["counts"]["network"] for one in found] == [2, 1]
    assert {one["ok"] for one in found} == {None}
    assert "2 networks" in begun.run("backups").out


def test_backups_are_verified_when_asked(begun, backed_up):
    begun.run("backup")
    _flip(backed_up)
    found = begun.run("backups", "--verify", "--json").data
    assert [one["ok"] for one in found] == [True, False]


def test_no_backup_yet_is_said(begun):
    assert begun.run("backups").out.startswith("No backup yet")
    assert begun.run("backups", "--json").data == []


def test_restore_puts_it_back_and_says_where_the_former_is(begun, backed_up):
    done = begun.run("restore", backed_up)
    assert done.code == 0
    assert "1 networks" not in done.err
    assert f"{FILE}.replaced-" in done.out
    assert _names(begun) == ["Ward nurses"]


def test_restore_as_json(begun, backed_up):
    found = begun.run("restore", backed_up, "--json").data
    assert found["counts"]["network"] == 1
    assert Path(found["replaced"]).exists()


def test_restore_preview_touches_nothing(begun, backed_up):
    found = begun.run("restore", backed_up, "--preview", "--json").data
    assert found["counts"]["network"] == 1
    assert _names(begun) == ["Later", "Ward nurses"]


def test_restore_of_a_damaged_backup_is_refused(begun, backed_up):
    begun.run("backup")
    newest = begun.run("backups", "--json").data[0]["path"]
    _flip(newest)
    assert Path(backed_up).name in begun.run("restore", newest).refusal
    assert _names(begun) == ["Later", "Ward nurses"]


def test_restore_where_the_casebook_is_damaged(begun, backed_up):
    _flip(begun.folder / FILE)
    done = begun.run("restore", backed_up)
    assert done.code == 0
    assert "damaged" in done.err
    assert _names(begun) == ["Ward nurses"]


def test_restore_into_a_new_folder(begun, backed_up, tmp_path):
    assert run("--casebook", tmp_path / "new", "restore", backed_up).code == 0
    assert (tmp_path / "new" / KEY).exists()


def test_restore_of_nothing_is_refused(begun):
    assert "no backup at" in begun.run("restore", begun.files / "none.db").refusal


def test_the_casebook_itself_is_no_backup_of_it(begun):
    assert "the casebook itself" in begun.run("restore", begun.folder / FILE).refusal
    _flip(begun.folder / FILE)
    done = begun.run("restore", begun.folder / FILE)
    assert (done.code, "the casebook itself" in done.err) == (2, True)


def test_a_file_of_another_kind_is_no_backup(begun):
    assert "no backup of this casebook" in begun.run("restore", begun.file("x", "y" * 9000)).refusal


def test_backups_of_a_damaged_casebook_are_listed(begun, backed_up):
    _flip(begun.folder / FILE)
    done = begun.run("backups", "--verify", "--json")
    assert [(one["path"], one["ok"]) for one in done.data] == [(backed_up, True)]
    assert "damaged" in done.err


def test_backups_of_no_folder_are_refused(begun):
    assert "There is no folder" in begun.run("backups", "--in", begun.files / "none").refusal


def test_check_tells_the_last_backup(begun, backed_up):
    found = begun.run("check", "--json")
    assert found.code == 0
    assert found.data["last_backup"]["sequence"] == 1
    assert found.data["last_backup"]["ok"] is True


def test_check_without_a_backup(begun):
    assert begun.run("check", "--json").data["last_backup"] is None
    assert "No backup yet" in begun.run("check").out


def test_check_finds_a_damaged_last_backup(begun, backed_up):
    _flip(backed_up)
    found = begun.run("check", "--json")
    assert found.code == 1
    assert found.data["ok"] is False
    assert "is damaged" in begun.run("check").out


def _empty(file):
    file.write_bytes(b"")


def _cut(file):
    file.write_bytes(file.read_bytes()[:20_000])


@pytest.mark.parametrize("harm", [_flip, _cut, _empty, Path.unlink])
def test_check_of_a_damaged_casebook_ends_with_1_and_names_the_way_back(begun, backed_up, harm):
    harm(begun.folder / FILE)
    done = begun.run("check", "--json")
    assert (done.code, done.data["ok"]) == (1, False)
    assert done.data["last_backup"]["path"] == backed_up
    assert (done.err.count("\n"), done.err.startswith("Error: ")) == (1, True)
    assert backed_up in begun.run("check").out


@pytest.mark.parametrize("key", [None, "{"])
def test_check_without_its_key_ends_with_1(begun, backed_up, key):
    (begun.folder / KEY).unlink()
    if key:
        (begun.folder / KEY).write_text(key)
    done = begun.run("check", "--json")
    assert (done.code, done.data["last_backup"]) == (1, None)
    assert "key file" in done.data["refused"]


def test_check_tells_a_damaged_ledger(begun):
    (begun.folder / "erased.json").write_text("{")
    done = begun.run("check", "--json")
    assert done.code == 1
    assert "who was erased" in done.data["ledger"]
    assert "who was erased" in begun.run("check").out


def test_check_keeps_the_day(begun):
    begun.run("check")
    with Casebook.open(begun.folder) as casebook:
        assert upkeep.last_checked(casebook)


@pytest.fixture
def rotten(begun, backed_up, monkeypatch):
    """A casebook too large to be read through at each opening, with a bad page in its middle."""
    monkeypatch.setattr(connection, "READ_THROUGH", 0)
    with Casebook.open(begun.folder) as casebook:
        page = casebook.connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'milestone'"
        ).fetchone()[0]
    content = bytearray((begun.folder / FILE).read_bytes())
    content[(page - 1) * connection.PAGE + 100] ^= 1
    (begun.folder / FILE).write_bytes(content)
    return begun


def test_check_of_a_large_casebook_finds_its_bad_page(rotten):
    done = rotten.run("check", "--json")
    assert (done.code, done.data["ok"]) == (1, False)
    assert done.data["cipher"]
    assert done.data["integrity"]


@pytest.mark.parametrize("command", [("networks",), ("backup",)])
def test_a_bad_page_met_while_reading_is_told_in_a_sentence(rotten, command):
    assert "Error: " in rotten.run(*command).refusal
