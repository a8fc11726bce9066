"""A casebook's file with a flipped bit, cut short, or of a newer version."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from random import Random

import sqlcipher3

from benchmarks import demo
from benchmarks.keeping import copy_plain
from facilitator.errors import UserError
from facilitator.store import migrations, restore
from facilitator.store.backups import Backups
from facilitator.store.casebook import FILE, KEY, Casebook
from faults import saves
from faults.outcome import Harm, Outcome, counted
from tests.builders import contents
from tests.cli.command_line import run
from tests.killing import told_to_the_end

REPAIRED = 10
"""One try in so many is repaired from the backup, and checked."""


# Bits


def bits(folder: Path, tries: int) -> Iterator[Outcome]:
    """Single bits flipped all over the worked example, each found by open, check or reading."""
    casebook, plain = _example(folder)
    with Casebook.open(casebook) as opened:
        before = contents(opened)
    places = _places(casebook / FILE, tries)
    harms = list(_flipped(casebook, places, before))
    yield counted("One bit flipped", harms, note="by open, check or reading everything")
    silent = [_is_unnoticed(plain, *place) for place in _places(plain, tries)]
    yield counted(
        "plain SQLite, integrity_check", (Harm(missed=one) for one in silent), is_control=True
    )


def _flipped(folder: Path, places: Sequence[tuple[int, int]], before: object) -> Iterator[Harm]:
    for number, (place, bit) in enumerate(places):
        _flip(folder / FILE, place, bit)
        missed = _passes_for_whole(folder, before)
        if number % REPAIRED:
            _flip(folder / FILE, place, bit)
            yield Harm(missed=missed)
        else:
            yield Harm(missed=missed, torn=not _repaired(folder))


def _passes_for_whole(folder: Path, before: object) -> bool:
    try:
        with Casebook.open(folder) as casebook:
            return bool(casebook.check()["ok"]) and contents(casebook) == before
    except (UserError, sqlcipher3.Error):
        return False


def _is_unnoticed(plain: Path, place: int, bit: int) -> bool:
    """Whether a plain file opens, says that it is whole, and lets everything be read."""
    _flip(plain, place, bit)
    try:
        with closing(sqlite3.connect(plain)) as connection:
            whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            for (table,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).fetchall():
                connection.execute(f'SELECT * FROM "{table}"').fetchall()
    except sqlite3.Error:
        return False
    finally:
        _flip(plain, place, bit)
    return whole


def _places(file: Path, tries: int) -> list[tuple[int, int]]:
    """Bytes and bits spread over a file."""
    chance, size = Random(tries), file.stat().st_size
    return [(int(size * (n + chance.random()) / tries), chance.randrange(8)) for n in range(tries)]


def _flip(file: Path, place: int, bit: int) -> None:
    with file.open("r+b") as opened:
        opened.seek(place)
        byte = opened.read(1)[0]
        opened.seek(place)
        opened.write(bytes([byte ^ 1 << bit]))


# Truncation


def truncation(folder: Path, tries: int) -> Iterator[Outcome]:
    """Cut to every kind of size, refused in one sentence, left as it is, then repaired."""
    casebook, plain = _example(folder)
    harms = [_cut(casebook, size) for size in _sizes(casebook / FILE, tries)]
    yield counted("Cut short, also to 0 bytes", harms, note="refused, then restored")
    whole = plain.read_bytes()
    silent = (_opens_cut(plain, whole[:size]) for size in _sizes(plain, tries))
    yield counted("plain SQLite", (Harm(missed=one) for one in silent), is_control=True)


def _cut(folder: Path, size: int) -> Harm:
    os.truncate(folder / FILE, size)
    before = hashes(folder)
    missed = not (is_refused(folder) and _is_found_wrong(folder)) or hashes(folder) != before
    return Harm(missed=missed, torn=not _repaired(folder))


def _is_found_wrong(folder: Path) -> bool:
    """Whether `check` says so, in one sentence and with exit code 1."""
    done = run("--casebook", folder, "check", "--json")
    return done.code == 1 and not done.data["ok"] and done.err.count("\n") == 1


def _opens_cut(plain: Path, content: bytes) -> bool:
    plain.write_bytes(content)
    with closing(sqlite3.connect(plain)) as connection:
        try:
            return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        except sqlite3.Error:
            return False


def _sizes(file: Path, tries: int) -> list[int]:
    size = file.stat().st_size
    odd = [0, 1, 15, 100, 4095, 4096, 4097, size // 2, size - 4096, size - 1]
    return [*odd, *(Random(tries).randrange(size) for _ in range(tries - len(odd)))][:tries]


# Newer


def newer(folder: Path, tries: int) -> Iterator[Outcome]:
    """Made by a later version, closed well or killed: refused and not one byte changed."""
    folder.mkdir()
    harms = (_newer(folder / str(n), n // 2 + 1, is_killed=bool(n % 2)) for n in range(tries))
    yield counted("Newer schema", list(harms), note="hash unchanged, half with a log left")
    blind = (_newer(folder / f"c{n}", n + 1, is_killed=True, knows=n + 1) for n in range(2))
    yield counted("its number not looked at", list(blind), is_control=True)


def _newer(folder: Path, ahead: int, *, is_killed: bool, knows: int = 0) -> Harm:
    told_to_the_end(lambda _tell: _make_newer(folder, ahead, is_killed))
    before, latest = hashes(folder), migrations.LATEST
    migrations.LATEST = latest + knows
    try:
        refused = is_refused(folder)
    finally:
        migrations.LATEST = latest
    return Harm(missed=not refused or hashes(folder) != before)


def _make_newer(folder: Path, ahead: int, is_killed: bool) -> None:
    saves.begin(folder)
    casebook = Casebook.open(folder)
    casebook.connection.execute(f"PRAGMA user_version = {migrations.LATEST + ahead}")
    if is_killed:
        os._exit(0)
    casebook.close()


# What they share


def is_refused(folder: Path) -> bool:
    """Whether a command answers with one sentence on stderr and exit code 2."""
    done = run("--casebook", folder, "networks", "--json")
    return done.code == 2 and not done.out and done.err.count("\n") == 1


def hashes(folder: Path) -> dict[str, str]:
    """What a closed casebook's folder holds, each file by its hash."""
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.iterdir())
        if file.is_file()
    }


def _example(folder: Path) -> tuple[Path, Path]:
    """The worked example with a backup, and its rows in a plain SQLite file."""
    casebook, plain = folder / "casebook", folder / "plain.db"
    demo.build(casebook)
    with Casebook.open(casebook) as opened:
        Backups(opened).back_up()
        copy_plain(opened, plain)
    with closing(sqlite3.connect(plain)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return casebook, plain


def _repaired(folder: Path) -> bool:
    """Whether the newest good backup brings the casebook back, and the check says ok."""
    source = next((folder / "backups").glob("*.db"))
    restore.rescue(folder, source, key=restore.read_key(folder / KEY))
    for replaced in folder.glob(f"{FILE}.replaced-*"):
        replaced.unlink()
    return saves.is_ok(folder)
