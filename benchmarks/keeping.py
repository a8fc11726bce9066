"""What safe keeping costs: the casebook against plain SQLite, and a backup beside running work."""

from __future__ import annotations

import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from benchmarks.measure import Figure, answer_of, compared, in_turns
from facilitator.domain.lanes import Reader
from facilitator.domain.records import Network, Session
from facilitator.operations import networks, people
from facilitator.store import dossier
from facilitator.store.backups import Backups
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id
from facilitator.store.rows import TABLES

TIMES = 15
BIG = 100_000_000
FRAME = 1 / 60


def figures(folder: Path) -> list[Figure]:
    """Saving a field and reading a dossier in the demo casebook; 100 MB opened and backed up."""
    plain = folder.parent / "plain.db"
    big, big_plain = folder.parent / "big", folder.parent / "big.db"
    _fill(big)
    with Casebook.open(folder) as casebook:
        copy_plain(casebook, plain)
        found = [*_saving(casebook, plain), _reading(casebook, plain)]
    with Casebook.open(big) as casebook:
        copy_plain(casebook, big_plain)
        backup = _backing_up(casebook)
    return [*found, _opening(big, big_plain), backup]


def _saving(casebook: Casebook, plain: Path) -> list[Figure]:
    """One field saved with its undo and search, enciphered or not; and as one bare update."""
    network = networks.every(casebook)[0]
    numbers = iter(range(10**6))

    def save(into: Casebook) -> Callable[[], None]:
        def step() -> None:
            with into.step("Rename"):
                into.update(network, name=f"Network {next(numbers)}")

        return step

    with closing(_plain(plain)) as connection:
        other = _with(casebook, connection)

        def bare() -> None:
            connection.execute("BEGIN IMMEDIATE")
            other.database.table("network").update(network.id, {"name": f"N {next(numbers)}"})
            connection.execute("COMMIT")

        alike = in_turns(save(casebook), save(other), 60)
        against_bare = in_turns(save(casebook), bare, 60)
    return [
        compared("Save of one field", *alike, "ms", most=2),
        compared("  with undo and search, to neither", *against_bare, "ms"),
    ]


def _reading(casebook: Casebook, plain: Path) -> Figure:
    network = networks.every(casebook)[0]
    with closing(_plain(plain)) as connection:
        other = _with(casebook, connection)

        def read(source: Casebook) -> Callable[[], object]:
            return lambda: dossier.read(source, network.id, Reader.FACILITATOR)

        mine, theirs = in_turns(read(casebook), read(other), TIMES)
    return compared("Dossier of a network", mine, theirs, "ms", most=1.5)


def _with(casebook: Casebook, connection: sqlite3.Connection) -> Casebook:
    """The same casebook's methods over a plain connection, so that only the cipher differs."""
    return Casebook(casebook.folder, connection)


def _opening(big: Path, plain: Path) -> Figure:
    """A casebook of 100 MB opened, checked and counted, each time in a process of its own."""
    pairs = []
    for _ in range(TIMES // 3 + 1):
        mine = float(answer_of("benchmarks.keeping", "ours", big)[-1])
        pairs.append((mine, float(answer_of("benchmarks.keeping", "plain", plain)[-1])))
    ours, theirs = zip(*pairs[1:], strict=True)
    return compared("Opening 100 MB", ours, theirs, "ms", most=3)


def _backing_up(casebook: Casebook) -> Figure:
    """Frames that came late while 100 MB were backed up; more than one in ten is too many."""
    backups, done = Backups(casebook), threading.Event()
    work = backups.prepared()

    def back_up() -> None:
        work()
        done.set()

    worker = threading.Thread(target=back_up)
    began, late, frames, longest = time.monotonic(), 0, 0, 0.0
    network = networks.every(casebook)[0]
    worker.start()
    while not done.is_set():
        start = time.perf_counter()
        casebook.find(Network, id=network.id)
        if frames % 30 == 0:
            with casebook.step("Rename"):
                casebook.update(network, name=f"Network {frames}")
        took = time.perf_counter() - start
        longest, frames, late = max(longest, took), frames + 1, late + (took > FRAME)
        time.sleep(max(0.0, FRAME - took))
    worker.join()
    behind = (
        f"{late} of {frames} frames late, longest stall {longest * 1000:.1f} ms, "
        f"{time.monotonic() - began:.1f} s"
    )
    return Figure("Backup of 100 MB, late frames", 10 * late / frames, behind, most=1)


def _fill(folder: Path) -> None:
    """A casebook of 100 MB: coaching notes, since those are what grows."""
    text = "What we agreed, what stood in the way, and who will ring whom by Friday. " * 60
    with Casebook.open(folder) as casebook:
        network = networks.create(casebook, "Big", date(2026, 1, 5))
        person = people.add(casebook, network.id, "Coachee")
        first = Session(new_id(), network.id, person.id, date(2026, 1, 5))
        with casebook.step("Fill"):
            casebook.connection.execute("DELETE FROM recording")
            while _pages(casebook) < BIG / 4096:
                for number in range(500):
                    on = first.date + timedelta(days=number)
                    casebook.insert(replace(first, id=new_id(), date=on, private_notes=text))


def _pages(casebook: Casebook) -> int:
    return int(casebook.connection.execute("PRAGMA page_count").fetchone()[0])


def copy_plain(casebook: Casebook, path: Path) -> None:
    """Write the same schema and rows in a plain SQLite file."""
    run = casebook.connection.execute
    with closing(_plain(path)) as plain:
        for (sql,) in run(
            "SELECT sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE 'sqlite_%' "
            "AND name NOT LIKE 'search_%' ORDER BY type = 'trigger', type = 'index'"
        ).fetchall():
            plain.execute(sql)
        plain.execute("BEGIN")
        for table in (*TABLES.values(), "setting", "findable", "step", "change"):
            rows = run(f'SELECT * FROM "{table}"')
            marks = ", ".join("?" * len(rows.description))
            plain.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)
        plain.execute("COMMIT")


def _plain(path: Path) -> sqlite3.Connection:
    """A plain connection with the same promise to the disk."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _open_plain(path: Path) -> None:
    with closing(_plain(path)) as connection:
        connection.execute("PRAGMA quick_check").fetchall()
        connection.execute("SELECT * FROM network").fetchall()


def _open_ours(folder: Path) -> None:
    with Casebook.open(folder) as casebook:
        networks.every(casebook)


def main() -> int:
    """Print the milliseconds it takes to open ours, or a plain file with the same check."""
    which, place = sys.argv[1], Path(sys.argv[2])
    work = _open_ours if which == "ours" else _open_plain
    times = []
    for _ in range(3):
        began = time.perf_counter()
        work(place)
        times.append((time.perf_counter() - began) * 1000)
    print(median(times))
    return 0


if __name__ == "__main__":
    sys.exit(main())
