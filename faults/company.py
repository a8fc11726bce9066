"""Two processes at one casebook, and a clock that leaps."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from facilitator import clock
from facilitator.store import backup_rotation
from facilitator.store.backup_files import Backup
from facilitator.store.backups import Backups
from facilitator.store.casebook import FILE, Casebook
from faults import saves
from faults.outcome import Harm, Outcome, counted
from tests.killing import Tell, told_to_the_end

ROOT = Path(__file__).parents[1]


# Two processes


def two_processes(folder: Path, tries: int) -> Iterator[Outcome]:
    """While one saves, another is refused in a sentence; the first one goes on unharmed."""
    kept = saves.begin(folder / "kept")
    yield counted("Two processes", [_both(kept, n) for n in range(tries)])
    rash = saves.begin(folder / "rash")
    careless = [_both(rash, n, lambda: (rash / FILE).open("rb").close()) for n in range(3)]
    yield counted("its file read meanwhile, which drops the lock", careless, is_control=True)


def _both(folder: Path, number: int, meanwhile: Callable[[], object] = lambda: None) -> Harm:
    def work(tell: Tell) -> None:
        casebook = Casebook.open(folder)
        for one in range(number * 10, number * 10 + 10):
            saves.save(casebook, one)
            tell(str(one))
            if one % 10 == 5:
                meanwhile()
                tell("refused" if _second_is_refused(folder) else "let in")

    try:
        told = told_to_the_end(work)
    except AssertionError:
        return Harm(torn=True, missed=True)
    harm = saves.harm_to(folder, {int(line) for line in told if line.isdigit()})
    return Harm(harm.lost, harm.torn, missed="refused" not in told)


def _second_is_refused(folder: Path) -> bool:
    """Whether a command in a process of its own answers with one sentence and exit code 2."""
    command = [sys.executable, "-m", "facilitator", "--casebook", str(folder), "check"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    return done.returncode == 2 and "already open" in done.stderr and done.stderr.count("\n") == 1


# A clock that leaps


def leaping_clock(folder: Path, tries: int) -> Iterator[Outcome]:
    """A backup a day while the clock goes eight years on and back: all made, none pruned."""
    honest = (_leaping(folder / str(n), 8 + n) for n in range(tries))
    yield counted("Clock 8 years on and back", list(honest), note="a backup a day, none pruned")
    with _rotating(_older_than_a_year):
        rash = [_leaping(folder / "rash", 8)]
    yield counted("pruned by age", rash, is_control=True)


def _leaping(folder: Path, years: int) -> Harm:
    days = [date(2026, 3, 2), date(2026, 3, 3), date(2026 + years, 3, 4), date(2026, 3, 5)]
    days += [date(2026 - years, 3, 6), date(2026, 3, 7)]
    saves.begin(folder)
    with Casebook.open(folder) as casebook:
        kept = Backups(casebook)
        for number, day in enumerate(days):
            with _today(day):
                saves.save(casebook, number)
                kept.back_up()
        found = kept.listed()
        numbers = [one.sequence for one in found]
        whole = all(kept.verified(one).ok for one in found)
    lost = numbers != list(range(len(days), 0, -1))
    return Harm(lost, torn=not (whole and saves.is_ok(folder)))


@contextmanager
def _today(day: date) -> Iterator[None]:
    former = os.environ.get(clock.FIXED_DATE)
    os.environ[clock.FIXED_DATE] = day.isoformat()
    try:
        yield
    finally:
        if former is None:
            del os.environ[clock.FIXED_DATE]
        else:
            os.environ[clock.FIXED_DATE] = former


@contextmanager
def _rotating(outlived: Callable[..., tuple[Backup, ...]]) -> Iterator[None]:
    former = backup_rotation.outlived
    backup_rotation.outlived = outlived
    try:
        yield
    finally:
        backup_rotation.outlived = former


def _older_than_a_year(found: Sequence[Backup], _is_good: object) -> tuple[Backup, ...]:
    return tuple(one for one in found if clock.now() - one.at > timedelta(days=365))
