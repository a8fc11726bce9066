"""A passphrase wraps the key and nothing else; wrong, damaged and lost are each told apart."""

import gc
import os
import shutil
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.errors import UserError
from facilitator.operations import networks
from facilitator.store import keys, passphrase
from facilitator.store.casebook import FILE, KEY, Casebook
from facilitator.store.keys import LockedError, LostKeyError, WrongPassphraseError
from facilitator.store.recovery import RecoveryCodeError
from tests.builders import new_network

EASY = 1 << 4  # scrypt's work factor in production makes a guess cost half a second
OLD, NEW = "four blue horses sleep", "seven red lanterns swim"
SECRET = bytes(range(32))


@pytest.fixture
def locked(casebook):
    """The folder of a closed casebook with one network, under a passphrase."""
    new_network(casebook)
    casebook.set_passphrase(OLD, work_factor=EASY)
    casebook.lock()
    return casebook.folder


def opens_with(folder, given=None):
    try:
        with Casebook.open(folder, given) as casebook:
            return casebook.check()["ok"]
    except (LockedError, WrongPassphraseError):
        return False


def wrapped(tmp_path):
    path = tmp_path / "k.key"
    keys.rewrap(path, SECRET, OLD, EASY)
    return path


@given(st.binary(min_size=32, max_size=32), st.text())
@settings(deadline=None, max_examples=20)
def test_what_is_wrapped_is_unwrapped(key, words):
    assert passphrase.unwrap(passphrase.wrap(key, words, EASY), words) == key


@given(st.text(), st.text())
@settings(deadline=None, max_examples=20)
def test_another_passphrase_opens_nothing(words, others):
    same = unicodedata.normalize("NFKC", words) == unicodedata.normalize("NFKC", others)
    found = passphrase.unwrap(passphrase.wrap(SECRET, words, EASY), others)
    assert found == (SECRET if same else None)


@given(st.text(alphabet="äéñﬁ①Åﾊ가 aZ", min_size=8))
@settings(deadline=None, max_examples=20)
def test_every_way_to_compose_the_same_letters_opens(words):
    fields = passphrase.wrap(SECRET, words, EASY)
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert passphrase.unwrap(fields, unicodedata.normalize(form, words)) == SECRET


@pytest.mark.parametrize("given", [None, OLD])
def test_every_flipped_bit_of_a_key_file_is_told_as_damage(tmp_path, given):
    path = wrapped(tmp_path)
    if given is None:
        keys.rewrap(path, SECRET, None)
    whole = path.read_bytes()
    for bit in range(8 * len(whole)):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        with pytest.raises(UserError) as refused:
            keys.read(path, given)
        assert isinstance(refused.value, LostKeyError), (bit, flipped)
    path.write_bytes(whole)
    assert keys.read(path, given).value == SECRET


def test_a_key_file_made_to_look_whole_is_still_told_as_damage():
    fields = passphrase.wrap(SECRET, OLD, EASY)
    for name in ("nonce", "key"):
        other = {**fields, name: ("1" if fields[name][0] == "0" else "0") + fields[name][1:]}
        with pytest.raises(ValueError):
            passphrase.unwrap(other, OLD)


@pytest.mark.parametrize("work", [0, 1, 3, 1 << 40, -4, 2.0, "16", None, True])
def test_a_key_file_cannot_ask_for_a_mad_amount_of_work(work):
    with pytest.raises(ValueError):
        passphrase.unwrap({**passphrase.wrap(SECRET, OLD, EASY), "n": work}, OLD)


def test_the_work_factor_is_kept_in_the_file():
    assert passphrase.WORK_FACTOR == 1 << 17
    assert passphrase.wrap(SECRET, OLD, EASY)["n"] == EASY


def test_a_locked_casebook_opens_with_its_passphrase_only(locked):
    with pytest.raises(LockedError):
        Casebook.open(locked)
    with pytest.raises(WrongPassphraseError):
        Casebook.open(locked, NEW)
    with Casebook.open(locked, OLD) as casebook:
        assert networks.every(casebook)[0].name == "Ward nurses"


def test_wrong_and_damaged_are_told_in_different_words(locked):
    with pytest.raises(WrongPassphraseError) as wrong:
        Casebook.open(locked, NEW)
    (locked / KEY).write_text((locked / KEY).read_text()[:-9])
    with pytest.raises(LostKeyError) as damaged:
        Casebook.open(locked, OLD)
    assert "passphrase" in wrong.value.message
    assert "damaged" in damaged.value.message
    assert "passphrase" not in damaged.value.message


def test_the_bare_key_is_nowhere_once_a_passphrase_is_set(locked):
    with Casebook.open(locked, OLD) as casebook:
        key = casebook._key
    for file in filter(Path.is_file, locked.rglob("*")):
        assert key not in file.read_bytes()
        assert key.hex().encode() not in file.read_bytes()


def test_changing_rewraps_only(locked):
    before = (locked / FILE).read_bytes()
    with Casebook.open(locked, OLD) as casebook:
        code = casebook.recovery_code()
        casebook.change_passphrase(OLD, NEW, work_factor=EASY)
        assert casebook.recovery_code() == code
    assert (locked / FILE).read_bytes() == before
    assert (opens_with(locked, OLD), opens_with(locked, NEW)) == (False, True)


def test_after_removal_it_opens_without(locked):
    with Casebook.open(locked, OLD) as casebook:
        casebook.remove_passphrase(OLD)
        assert not casebook.has_passphrase
    assert opens_with(locked)


def test_a_wrong_old_passphrase_changes_nothing(locked):
    before = (locked / KEY).read_bytes()
    with Casebook.open(locked, OLD) as casebook:
        with pytest.raises(WrongPassphraseError):
            casebook.change_passphrase(NEW, NEW)
        with pytest.raises(WrongPassphraseError):
            casebook.remove_passphrase(NEW)
        with pytest.raises(UserError, match="already"):
            casebook.set_passphrase(NEW)
    assert (locked / KEY).read_bytes() == before


@pytest.mark.parametrize("weak", ["", "short", "        ", "ﬁﬁ"])
def test_a_short_passphrase_is_refused(casebook, weak):
    with pytest.raises(UserError, match="eight"):
        casebook.set_passphrase(weak)
    assert not casebook.has_passphrase


def test_the_code_opens_without_the_passphrase_and_sets_a_new_one(locked):
    with Casebook.open(locked, OLD) as casebook:
        code = casebook.recovery_code()
    with Casebook.open(locked, recovery=code.lower().replace("-", " ")) as casebook:
        assert casebook.is_recovered
        casebook.set_passphrase(NEW, work_factor=EASY)
    assert (opens_with(locked, OLD), opens_with(locked, NEW)) == (False, True)


@pytest.mark.parametrize("lose", [Path.unlink, lambda file: file.write_bytes(b"{")])
def test_the_code_opens_when_the_key_file_is_lost_and_mends_it(locked, lose, monkeypatch):
    with Casebook.open(locked, OLD) as casebook:
        code = casebook.recovery_code()
    lose(locked / KEY)
    with pytest.raises(LostKeyError, match="recovery code"):
        Casebook.open(locked, OLD)
    Casebook.open(locked, recovery=code).close()
    assert keys.is_wrapped(locked / KEY)
    with Casebook.open(locked, recovery=code) as casebook:
        casebook.remove_passphrase("")
    assert opens_with(locked)


def test_a_code_of_another_casebook_opens_nothing_and_writes_nothing(locked, tmp_path):
    with Casebook.open(tmp_path / "other") as other:
        code = other.recovery_code()
        assert other.is_recovery_code(code)
    before = (locked / KEY).read_bytes(), (locked / FILE).read_bytes()
    with pytest.raises(RecoveryCodeError, match="another casebook"):
        Casebook.open(locked, recovery=code)
    assert ((locked / KEY).read_bytes(), (locked / FILE).read_bytes()) == before


def test_the_older_backups_are_locked_too(casebook):
    from facilitator.store.backups import Backups

    made = Backups(casebook).back_up()
    beside = made.path.with_suffix(".key")
    assert not keys.is_wrapped(beside)
    casebook.set_passphrase(OLD, work_factor=EASY)
    assert keys.read(beside, OLD).value == casebook._key


def test_locking_forgets_the_key(casebook):
    casebook.lock()
    assert casebook._key == b""
    assert not casebook.is_open


ACTS = {
    "set": (None, lambda c: c.set_passphrase(NEW, work_factor=EASY), (None, NEW)),
    "change": (OLD, lambda c: c.change_passphrase(OLD, NEW, work_factor=EASY), (OLD, NEW)),
    "remove": (OLD, lambda c: c.remove_passphrase(OLD), (OLD, None)),
}


def _killed_at(folder, before, act, moment):
    """How many calls the act takes; 0 where it died at that one."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        gc.disable()  # whose own calls would be counted, now and then
        casebook, calls = Casebook.open(folder, before), 0

        def count(*_):
            nonlocal calls
            calls += 1
            if calls == moment:
                os._exit(9)

        sys.setprofile(count)
        act(casebook)
        sys.setprofile(None)
        os.write(writing, str(calls).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        return int(told.read() or 0)


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process to kill")
@pytest.mark.parametrize("act", ACTS)
def test_killed_at_any_moment_the_old_or_the_new_passphrase_opens(blank, tmp_path, act):
    before, do, either = ACTS[act]
    with Casebook.open(Path(shutil.copytree(blank, tmp_path / "whole"))) as casebook:
        if before:
            casebook.set_passphrase(before, work_factor=EASY)
    warm = shutil.copytree(tmp_path / "whole", tmp_path / "warm")
    _killed_at(warm, before, do, 0)
    every = _killed_at(shutil.copytree(tmp_path / "whole", tmp_path / "count"), before, do, 0)
    assert every > 0
    for moment in range(1, every, max(1, every // 25)):
        folder = shutil.copytree(tmp_path / "whole", tmp_path / f"killed-{moment}")
        assert _killed_at(folder, before, do, moment) == 0
        assert sum(opens_with(folder, words) for words in either) >= 1
        assert not list(folder.glob("*.new"))
