"""A session to be recorded: a casebook is made, written to, closed, opened and written to."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from facilitator.domain.records import Network
from facilitator.operations import networks
from facilitator.store.casebook import Casebook
from faults import saves

SMALL_LOG = 60
"""Pages in the log before they are folded into the file, so that it happens often."""


def main() -> int:
    """Save so many times with this `synchronous`, and print each number once it is kept."""
    folder, count, synchronous = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    for start in (0, count // 2):
        with Casebook.open(folder) as casebook:
            casebook.connection.execute(f"PRAGMA synchronous = {synchronous}")
            casebook.connection.execute(f"PRAGMA wal_autocheckpoint = {SMALL_LOG}")
            if not casebook.find(Network):
                networks.create(casebook, "Ward nurses", date(2026, 1, 5))
            for number in range(start, start + count // 2):
                saves.save(casebook, number)
                print(number, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
