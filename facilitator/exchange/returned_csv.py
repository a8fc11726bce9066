"""Reads the rows of a CSV file, whichever sign parts its cells."""

from __future__ import annotations

import csv
import io
import re

from facilitator.exchange.sheets import error

_DELIMITERS = ",;\t"
_QUOTED = re.compile(r'"[^"]*"')
_SEPARATOR = re.compile(r"sep=([,;\t])\r?\n")
_FIRST_PART = 100_000


def rows(data: bytes, name: str) -> list[list[str]]:
    """Every row of cells. Raises UserError."""
    text = _text(data, name)
    said = _SEPARATOR.match(text)  # as Excel may write and read it
    text = text[said.end() :] if said else text
    delimiter = said[1] if said else _delimiter(text)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: list[list[str]] = []
    try:
        found.extend(lines)
    except csv.Error as failed:
        where = f"{name}, row {len(found) + 1}"
        what = "has a quotation mark that is not closed, or a cell that is far too long"
        raise error(where, what) from failed
    return found


def _delimiter(text: str) -> str:
    """The sign that the heading has most of, leaving aside those within quotation marks."""
    first = _QUOTED.sub("", text[:_FIRST_PART]).lstrip().split("\n", 1)[0]
    return max(_DELIMITERS, key=first.count)


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _windows(data, name)


def _windows(data: bytes, name: str) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as failed:
        raise error(name, "is not text in UTF-8", "Save it as “CSV UTF-8”.") from failed
