"""Writes a table as CSV that a spreadsheet shows as words, and never runs as formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = re.compile(r'(^|;)(?=[\s"]*[=+\-@＝＋－＠])')
_BREAKS = re.compile(r"[\t\r\n\v\f]+")


def table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The rows under their heading, as UTF-8 with the mark that spreadsheets look for."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(heading)
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def defused(cell: str) -> str:
    """The text on one line, with an apostrophe before whatever would begin a formula.

    That is the start of the cell, and, as some spreadsheets part cells there, what follows a
    semicolon.
    """
    line = _BREAKS.sub(" ", cell.replace("\0", "")).strip()
    return _FORMULA.sub(r"\1'", line)
