"""The power cut at random points of a recorded session, with what was not synced lost or torn."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from faults import saves
from faults.disk import Call, Disk, Op
from faults.outcome import Harm, Outcome, counted
from faults.recording import NoRecordingError, recorded

SAVES = 60


def cuts(folder: Path, tries: int) -> Iterator[Outcome]:
    """As the casebook writes, then with fewer syncs and with none."""
    folder.mkdir()
    try:
        yield _cut(folder / "full", tries, "FULL", "Power cut")
        yield _cut(folder / "normal", max(30, tries // 2), "NORMAL", "synchronous = NORMAL")
        yield _cut(folder / "off", max(30, tries // 4), "OFF", "synchronous = OFF")
    except NoRecordingError as error:
        yield Outcome("Power cut", skipped=str(error))


def _cut(folder: Path, tries: int, synchronous: str, named: str) -> Outcome:
    ops = recorded(folder.absolute(), "faults.session", SAVES, synchronous)
    syncs = sum(op.call is Call.SYNC for op in ops)
    found = list(replayed(ops, folder.with_name("left"), tries))
    note = f"in {len(ops)} recorded calls, {syncs} of them syncs"
    return counted(named, found, is_control=synchronous != "FULL", note=note)


def replayed(ops: Sequence[Op], folder: Path, tries: int) -> Iterator[Harm]:
    """Cut the power at so many points, put what is left in the folder, and look at it."""
    chance, disk = Random(tries), Disk()
    points = sorted(chance.randrange(len(ops)) for _ in range(tries))
    done, told = 0, set[int]()
    for point in points:
        for op in ops[done:point]:
            disk.apply(op)
            if op.call is Call.TOLD:
                told.add(int(op.name))
        done = point
        _put(disk.after_a_power_cut(chance), folder)
        yield saves.harm_to(folder, told)


def _put(files: dict[str, bytes], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
