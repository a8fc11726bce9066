"""Measures everything that has a bound, prints the table, and fails where a bound is broken."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from benchmarks import (
    agenda,
    demo,
    diagnostic,
    keeping,
    pages,
    paper,
    returned_files,
    scale,
    timer,
    window,
)
from benchmarks.measure import table


def main() -> int:
    """0 where every figure keeps to its bound, else 1."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="facilitator-bench-") as place:
        folder = Path(place) / "casebook"
        demo.build(folder)
        figures = [*window.figures(folder), *paper.figures(folder), *pages.figures(folder)]
        figures += [*diagnostic.figures(folder), *returned_files.figures(folder)]
        figures += keeping.figures(folder)
        figures += scale.figures(Path(place) / "scale")
        figures += agenda.figures(folder)
    figures += timer.figures()
    print(table(figures))
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
