"""Reads a number as people type it: "1,234", "2,5", "46%" and "£ 300"."""

from __future__ import annotations

import re

_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?\Z")


def plain(text: str) -> str:
    """The figures as float reads them; a comma parts thousands, or else decimals."""
    figures = "".join(text.replace("£", "").split()).rstrip("%")
    return figures.replace(",", "" if _THOUSANDS.match(figures) else ".")
