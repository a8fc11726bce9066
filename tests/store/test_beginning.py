"""A casebook whose making was cut short at any moment is made whole by the next opening."""

import os
import sys
from pathlib import Path

import pytest

from facilitator.errors import UserError
from facilitator.store import keys
from facilitator.store.casebook import FILE, KEY, Casebook
from tests.builders import new_network

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process to kill")


def _calls_to_open(folder: Path, stop_at: int) -> int:
    """Open in a process of its own that dies at that call; 0, or how many calls it took."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        calls = 0

        def count(*_: object) -> None:
            nonlocal calls
            calls += 1
            if calls == stop_at:
                os._exit(9)

        sys.setprofile(count)
        Casebook.open(folder)
        sys.setprofile(None)
        os.write(writing, str(calls).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        return int(told.read() or 0)


def _moments(every: int) -> list[int]:
    """Dense while key and file are made and when the key is put in use, sparse in between."""
    schema = range(600, every - 300, every // 3)
    return [*range(1, 600, 40), *schema, *range(every - 300, every, 60)]


@pytest.mark.long
def test_a_first_opening_killed_at_any_moment_is_taken_up_again(tmp_path):
    Casebook.open(tmp_path / "warm").close()
    every = _calls_to_open(tmp_path / "whole", 0)
    for moment in _moments(every):
        folder = tmp_path / f"killed-{moment}"
        assert _calls_to_open(folder, moment) == 0
        with Casebook.open(folder) as casebook:
            new_network(casebook)
        with Casebook.open(folder) as casebook:
            assert casebook.check()["ok"]
            assert casebook.undo() == "New network Ward nurses"


@pytest.mark.long
def test_killed_twice_in_the_making(tmp_path):
    every = _calls_to_open(tmp_path / "whole", 0)
    for share in (3, 5, 9):
        _calls_to_open(tmp_path / "killed", share * every // 10)
    with Casebook.open(tmp_path / "killed") as casebook:
        assert casebook.check()["ok"]


@pytest.mark.parametrize("lose", [Path.unlink, lambda file: file.write_bytes(b"")])
def test_a_finished_casebook_is_never_made_anew(tmp_path, lose):
    Casebook.open(tmp_path).close()
    lose(tmp_path / FILE)
    with pytest.raises(UserError):
        Casebook.open(tmp_path)


def test_two_first_openings_at_once_share_one_key(tmp_path):
    first = keys.begin(tmp_path / KEY)
    assert keys.begin(tmp_path / KEY) == first
    assert [file.name for file in tmp_path.iterdir()] == [KEY]
    assert keys.read(tmp_path / KEY) == first


def test_the_key_tells_a_casebook_begun_from_one_made(tmp_path):
    assert not keys.begin(tmp_path / KEY).in_use
    Casebook.open(tmp_path).close()
    assert keys.read(tmp_path / KEY).in_use
