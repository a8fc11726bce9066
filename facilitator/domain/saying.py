"""How days and lists are said in a sentence, the same everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Parts as said in a sentence: "one, two and three"."""
    *rest, final = parts or [""]
    return f"{', '.join(rest)} {last} {final}" if rest else final


def day_words(day: date) -> str:
    """A day as it is written: 12 May 2027."""
    return f"{day.day} {day:%b %Y}"
