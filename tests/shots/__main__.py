"""Takes pictures of every page and every sheet of paper, to be looked at before it is done.

`python -m tests.shots [--out DIR] [PAGE…]`; with pages named, only theirs and no paper.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TODAY = "2026-11-21"
ALL, DOUBLE, PAPER = "all", "double", "paper"


def main() -> None:
    asked = _arguments()
    os.environ["FACILITATOR_TODAY"] = TODAY
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if asked.part == DOUBLE:
        from tests.shots import scenes

        scenes.double(asked.casebook, asked.out, asked.pages)
        if not asked.pages:
            from tests.shots import locks

            locks.pictures(asked.casebook, asked.out, double=True)
    elif asked.part == PAPER:
        from tests.shots import paper

        paper.pictures(asked.casebook / "documents", asked.out / PAPER)
    else:
        _everything(asked.out, asked.pages)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="shots", description=__doc__)
    parser.add_argument("pages", nargs="*", metavar="PAGE")
    parser.add_argument("--out", type=Path, default=Path("shots"), metavar="DIR")
    parser.add_argument("--part", default=ALL, help=argparse.SUPPRESS)
    parser.add_argument("--casebook", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _everything(out: Path, pages: list[str]) -> None:
    from facilitator.ui import pages as known

    if unknown := sorted(set(pages) - set(known.ENTRIES)):
        sys.exit(f"No such page: {', '.join(unknown)}. There are: {', '.join(known.ENTRIES)}.")
    began = time.monotonic()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="facilitator-shots-") as folder:
        demo = Path(folder) / "demo"
        _facilitator("demo", "--no-window", "--into", str(demo))
        beside = _beside(DOUBLE, _copied(demo), out, pages)
        from tests.shots import contact_sheet, live, locks, scenes

        scenes.single(_copied(demo), out, pages)
        scenes.special(Path(folder), out, pages)
        if not pages:
            locks.pictures(_copied(demo), out)
            live.pictures(Path(folder) / "live", out)
        failed = beside.wait()
        if not pages:
            failed = _beside(PAPER, demo, out, pages).wait() or failed
    number = contact_sheet.write(out)
    print(f"{number} pictures in {time.monotonic() - began:.0f} s: {out / 'index.html'}")
    sys.exit(failed)


def _facilitator(*words: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "facilitator", *words], check=True, stdout=subprocess.DEVNULL
    )


def _beside(part: str, casebook: Path, out: Path, pages: list[str]) -> subprocess.Popen[bytes]:
    """A process of its own: a screen of twice the points has to be known before Qt starts."""
    told = ["--part", part, "--casebook", str(casebook), "--out", str(out), *pages]
    scale = {"QT_SCALE_FACTOR": "2"} if part == DOUBLE else {}
    return subprocess.Popen([sys.executable, "-m", "tests.shots", *told], env=os.environ | scale)


def _copied(casebook: Path) -> Path:
    number = len(list(casebook.parent.iterdir()))
    return Path(shutil.copytree(casebook, casebook.with_name(f"casebook-{number}")))


if __name__ == "__main__":
    main()
