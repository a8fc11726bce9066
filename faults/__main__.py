"""Tries every fault, prints the table, and fails where one did harm or a control did none."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from faults import company, full, kills, power, rot, wander
from faults.outcome import Outcome, table


@dataclass(frozen=True)
class Fault:
    """How a fault is tried in a new folder, how often, and how often when time is short."""

    tried: Callable[[Path, int], Iterator[Outcome]]
    tries: int
    quick: int


FAULTS = {
    "kills": Fault(kills.while_saving, 200, 15),
    "power": Fault(power.cuts, 400, 40),
    "full-disk": Fault(full.full_disk, 20, 3),
    "two-processes": Fault(company.two_processes, 20, 2),
    "bits": Fault(rot.bits, 100, 20),
    "truncation": Fault(rot.truncation, 20, 6),
    "newer": Fault(rot.newer, 12, 4),
    "clock": Fault(company.leaping_clock, 10, 1),
    "backup": Fault(kills.during_a_backup, 40, 4),
    "migration": Fault(kills.during_a_migration, 40, 4),
    "restore": Fault(kills.during_a_restore, 40, 5),
    "pdf": Fault(kills.during_a_pdf, 60, 8),
    "wander": Fault(wander.wandering, 10, 1),
}


def outcomes(names: Collection[str] = (), *, quick: bool = False) -> Iterator[Outcome]:
    """What became of the faults with these names, or of all, each followed by its controls."""
    with tempfile.TemporaryDirectory(prefix="facilitator-faults-") as place:
        for name in names or FAULTS:
            fault = FAULTS[name]
            yield from fault.tried(Path(place) / name, fault.quick if quick else fault.tries)


def main() -> int:
    """0 where every fault did no harm and every control some, else 1."""
    parser = argparse.ArgumentParser(prog="faults", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(FAULTS))
    parser.add_argument("--quick", action="store_true", help="try each a few times only")
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - set(FAULTS):
        parser.error(f"no fault is called {', '.join(sorted(unknown))}")
    if not hasattr(os, "fork"):
        parser.error("these faults need processes that can be forked and killed")
    began = time.monotonic()
    found = list(outcomes(chosen.names, quick=chosen.quick))
    print(table(found))
    print(f"\n{time.monotonic() - began:.0f} s")
    return 0 if all(outcome.holds for outcome in found) else 1


if __name__ == "__main__":
    sys.exit(main())
