"""Every command opens a locked casebook with a file or a prompt, and refuses in one sentence."""

import io

import pytest

from facilitator.cli import secrets
from facilitator.store import passphrase
from facilitator.store.casebook import Casebook
from tests.cli.command_line import run

EASY = 1 << 4
OLD, NEW = "four blue horses sleep", "seven red lanterns swim"


@pytest.fixture(autouse=True)
def _easy(monkeypatch):
    for method in (Casebook.set_passphrase, Casebook.change_passphrase):
        monkeypatch.setitem(method.__kwdefaults__, "work_factor", EASY)
    monkeypatch.setattr(passphrase, "WORK_FACTOR", EASY)


@pytest.fixture
def locked(begun):
    with Casebook.open(begun.folder) as casebook:
        casebook.set_passphrase(OLD, work_factor=EASY)
    return begun


@pytest.fixture
def old(begun):
    return begun.file("old.txt", f"{OLD}\n")


@pytest.fixture
def new(begun):
    return begun.file("new.txt", NEW)


@pytest.fixture
def typed(monkeypatch):
    """Somebody at the terminal who types these words, each when asked."""
    words: list[str] = []
    monkeypatch.setattr(secrets, "has_terminal", lambda: True)
    monkeypatch.setattr(secrets, "ask", lambda what, twice=False: words.pop(0))
    return words


@pytest.mark.parametrize(
    "command",
    [
        ("networks", "--json"),
        ("check", "--json"),
        ("new", "Midwives", "--start", "2026-01-05"),
        ("diagnose", "--network", "Ward"),
        ("export", "plan", "--network", "Ward", "--out", "plan.pdf"),
        ("passphrase", "remove"),
    ],
)
def test_a_locked_casebook_without_a_file_is_refused_in_one_line(locked, command):
    refusal = locked.run(*command).refusal
    assert "locked with a passphrase" in refusal
    assert "--passphrase-file" in refusal


def test_the_file_unlocks_before_or_after_the_command(locked, old):
    assert locked.run("networks", "--json", "--passphrase-file", old).data[0]["name"]
    assert locked.run("--passphrase-file", old, "networks", "--json").data[0]["name"]


def test_a_prompt_unlocks(locked, typed):
    typed.append(OLD)
    assert locked.run("networks", "--json").data[0]["name"] == "Ward nurses"


def test_wrong_passphrase_and_damaged_key_file_are_two_refusals(locked, new, old):
    wrong = locked.run("networks", "--passphrase-file", new).refusal
    key = locked.folder / "casebook.key"
    key.write_text(key.read_text().replace("scrypt", "scr1pt"))
    damaged = locked.run("networks", "--passphrase-file", old).refusal
    assert "not the passphrase" in wrong
    assert "is damaged" in damaged


@pytest.mark.parametrize("content", ["", "\n"])
def test_an_empty_passphrase_file_is_told(locked, content):
    file = locked.file("empty.txt", content)
    assert "is empty" in locked.run("networks", "--passphrase-file", file).refusal


def test_no_passphrase_file_by_that_name(locked):
    assert "none.txt" in locked.run("networks", "--passphrase-file", "none.txt").refusal


def test_a_file_that_is_not_needed_is_passed_over(begun):
    assert begun.run("networks", "--passphrase-file", "none.txt").code == 0


def test_set_change_and_remove_by_files(begun, old, new, monkeypatch):
    monkeypatch.setattr(passphrase, "_stretched", _quick)
    assert begun.run("passphrase", "set", "--new-file", old).code == 0
    assert "locked" in begun.run("networks").refusal
    change = ("passphrase", "change", "--passphrase-file", old, "--new-file", new)
    assert begun.run(*change).code == 0
    assert "not the passphrase" in begun.run(*change).refusal
    assert begun.run("passphrase", "remove", "--passphrase-file", new).code == 0
    assert begun.run("networks").code == 0


def _quick(words, salt, cost):
    from hashlib import sha512

    made = sha512(words.encode() + salt).digest()
    return made[:32], made[32:]


def test_setting_at_a_terminal_has_the_code_typed_again(begun, typed, monkeypatch):
    monkeypatch.setattr(passphrase, "_stretched", _quick)
    with Casebook.open(begun.folder) as casebook:
        code = casebook.recovery_code()
    typed += [OLD, "no code", code.lower()]
    done = begun.run("passphrase", "set")
    assert code in done.out
    assert "letters and digits" in done.err
    typed.append(OLD)
    assert begun.run("networks").code == 0
    assert typed == []


def test_a_code_never_typed_sets_nothing(begun, typed):
    typed += [OLD, "a", "b", "c"]
    assert begun.run("passphrase", "set").code == 2
    assert begun.run("networks").code == 0


def test_the_code_sets_a_new_passphrase(locked, old, new):
    code = locked.run("passphrase", "code", "--passphrase-file", old).out
    file = locked.file("code.txt", code)
    assert locked.run("passphrase", "recover", "--code-file", file, "--new-file", new).code == 0
    assert locked.run("networks", "--passphrase-file", new).code == 0


def test_the_code_is_written_as_a_page(locked, old):
    page = locked.files / "code.pdf"
    command = ("passphrase", "code", "--out", page, "--passphrase-file", old)
    assert str(page) in locked.run(*command).out
    assert page.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("passphrase", "set"), "already"),
        (("passphrase", "change"), "nobody to ask"),
        (("passphrase", "change", "--new-file", "{short}"), "eight characters"),
        (("passphrase", "recover", "--code-file", "{short}"), "letters and digits"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(locked, old, command, said):
    before = (locked.folder / "casebook.key").read_bytes()
    short = locked.file("short.txt", "so*weak")
    words = (one.format(short=short) for one in command)
    assert said in locked.run(*words, "--passphrase-file", old).refusal
    assert (locked.folder / "casebook.key").read_bytes() == before


def test_without_a_passphrase_there_is_none_to_change(begun, new):
    assert "has no passphrase" in begun.run("passphrase", "change", "--new-file", new).refusal


def test_a_synced_folder_is_refused_unless_allowed(begun, tmp_path):
    folder = tmp_path / "Dropbox" / "casebook"
    command = ("--casebook", folder, "new", "Midwives", "--start", "2026-01-05")
    assert "Dropbox" in run(*command).refusal
    assert run(*command, "--allow-synced").code == 0


def test_the_passphrase_may_come_over_the_input_for_all_of_a_command(locked, monkeypatch):
    path = locked.run("backup", "--passphrase-file", locked.file("a.txt", OLD), "--json")
    for command in ("restore", "restore --preview"):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{OLD}\n"))
        source = path.data["path"]
        done = locked.run(*command.split(), source, "--passphrase-file", "-")
        assert done.code == 0, done.err
