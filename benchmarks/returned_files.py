"""What reading returned PDFs costs, against pikepdf merely reading their fields."""

from __future__ import annotations

import io
import sys
import time
from datetime import date
from pathlib import Path
from statistics import median

import pikepdf
from pikepdf import Name, String
from pikepdf.form import Form as PdfForm

from benchmarks.measure import Figure, answer_of
from facilitator.documents.fillable import write_fillable
from facilitator.domain.records import RoundKind
from facilitator.domain.scale import Role
from facilitator.domain.sheet_code import code_of
from facilitator.exchange import child
from facilitator.formspec.load import load
from facilitator.operations import intake, networks, rounds
from facilitator.store.casebook import Casebook

FORM = "diagnostic"
FILES = 250
"""Different files; where more are read, each is read several times."""
TIMES = 2
STATES = ("1", "2", "3", "4", "5", "cant-say", "not-relevant")


def figures(folder: Path) -> list[Figure]:
    """1,000 filled diagnostics read; 100, 1,000 and 10,000 of its short form; and taken in."""
    place = folder.parent / "returned"
    with Casebook.open(folder.parent / "returned-casebook") as casebook:
        network = networks.create(casebook, "Returned", date(2026, 1, 5))
        round_ = rounds.create(casebook, network.id, RoundKind.BASELINE, date(2026, 1, 5))
        for rapid, name in ((False, "whole"), (True, "rapid")):
            make(place / name, FILES, round_.id, rapid=rapid)
        found = [_compared("1,000 returned PDFs", place / "whole", 1_000, TIMES, most=1.3)]
        found += _growing(place / "rapid")
        return [*found, _taken_in(casebook, network.id, place / "whole")]


def make(place: Path, count: int, round_id: str, *, rapid: bool = False) -> None:
    """So many filled diagnostics, each a file of its own with a number of its own."""
    place.mkdir(parents=True)
    blank = io.BytesIO()
    write_fillable(load(FORM), blank, rapid=rapid)
    with pikepdf.open(blank) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        statements = [field for title, field in fields.items() if title.startswith("a/s")]
        for number in range(1, count + 1):
            _mark(fields["role"], "member")
            fields["sheet"].V = String(str(code_of(round_id, number, Role.MEMBER)))
            for n, field in enumerate(statements):
                _mark(field, STATES[(number + n) % 7])
            pdf.save(place / f"{number:05}.pdf")


def _mark(field: pikepdf.Object, state: str) -> None:
    field.V = Name(f"/{state}")
    for kid in field.Kids:
        kid.AS = Name(f"/{state}") if f"/{state}" in kid.AP.N else Name.Off


def _compared(
    name: str, place: Path, size: int, times: int, *, most: float | None = None
) -> Figure:
    """Reading and checking in a process of its own, to pikepdf only reading in one of its own."""
    pairs = [
        (_seconds("ours", place, size), _seconds("pikepdf", place, size)) for _ in range(times)
    ]
    ratio = median(ours / theirs for ours, theirs in pairs)
    ours, theirs = (median(each) for each in zip(*pairs, strict=True))
    return Figure(name, ratio, f"{_each(ours, size)} to {_each(theirs, size)}", most)


def _growing(place: Path) -> list[Figure]:
    """100, 1,000 and 10,000 short sheets, each to ten times as long as a tenth of them took."""
    found, before = [], _seconds("ours", place, 10)
    for size in (100, 1_000, 10_000):
        took = _seconds("ours", place, size)
        behind = f"{_each(took, size)} to ten times {before:.3g} s"
        found.append(Figure(f"  {size:,} of the Rapid 12", took / (10 * before), behind))
        before = took
    return found


def _taken_in(casebook: Casebook, network_id: str, place: Path) -> Figure:
    """Files read and recorded with their receipts, to reading them."""
    began = time.perf_counter()
    read = child.read_each([place], FORM)
    reading = time.perf_counter() - began
    began = time.perf_counter()
    report = intake.take_in_files(casebook, FORM, read, intake.Into(network_id, date(2026, 1, 5)))
    taking = time.perf_counter() - began
    assert report.sheets == len(read), report.refused[:1]
    behind = f"{reading + taking:.3g} s to {reading:.3g} s"
    return Figure(f"  {FILES} recorded too, to only read", (reading + taking) / reading, behind)


def _each(seconds: float, size: int) -> str:
    return f"{seconds:.3g} s ({seconds / size * 1000:.2f} ms each)"


def _seconds(which: str, place: Path, size: int) -> float:
    return float(answer_of("benchmarks.returned_files", which, place, size)[-1])


def _read_ours(files: list[Path]) -> int:
    return sum(len(found.sheets) for found in child.read_each(files, FORM))


def _read_theirs(files: list[Path]) -> int:
    """Every field's value, as pikepdf gives them, and nothing else."""
    read = 0
    for file in files:
        with pikepdf.open(file) as pdf:
            values = {name: getattr(field, "value", None) for name, field in PdfForm(pdf).items()}
            read += bool(values)
    return read


def main() -> int:
    """Print the seconds that reading so many files takes, ours or with pikepdf alone."""
    which, place, size = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    there = sorted(place.glob("*.pdf"))
    files = (there * (size // len(there) + 1))[:size]
    began = time.perf_counter()
    read = (_read_ours if which == "ours" else _read_theirs)(files)
    print(time.perf_counter() - began)
    return 0 if read == size else 1


if __name__ == "__main__":
    sys.exit(main())
