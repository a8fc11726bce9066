"""Somebody who presses anything: no error rises, and every step of theirs comes undone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from faults.outcome import Harm, Outcome, counted

ROOT = Path(__file__).parents[1]
ACTS, FEW = 1000, 20
LONGEST_S = 300


def wandering(folder: Path, tries: int) -> Iterator[Outcome]:
    """Each try wanders with a seed of its own, then undoes everything and redoes it."""
    harms = [_wander(folder / str(seed), seed, ACTS) for seed in range(tries)]
    yield counted(f"{ACTS} random acts in the window", harms, note="then all undone and redone")
    forgetful = _wander(folder / "forgetful", 0, FEW, "--forgetful")
    yield counted("a history with holes", [forgetful], is_control=True)


def _wander(folder: Path, seed: int, acts: int, *options: str) -> Harm:
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "faults.wanderer", str(folder), str(seed), str(acts), *options]
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        command,
        check=False,
        cwd=ROOT,
        env={**os.environ, **home},
        stdout=subprocess.PIPE,
        text=True,
        timeout=LONGEST_S,
    )
    if not options:
        print(done.stdout, end="", file=sys.stderr)
    said = done.stdout.splitlines()[-1:]
    if not said or not said[0].endswith("whole"):
        return Harm(torn=True)  # it ended before the end
    return Harm(lost=said[0].endswith("not whole"), missed=not said[0].startswith("0 errors"))
