"""Knows which unit stands straight after a number, and what no number of it can pass."""

from __future__ import annotations

FULL = 100.0
_PER_CENT = ("%", "per cent", "percent", "percentage")


def sign(unit: str) -> str:
    """The unit where it stands straight after a number: "%", else nothing."""
    return "%" if unit.strip().casefold() in _PER_CENT else ""


def most_of(unit: str) -> float | None:
    """What no reading of this unit can pass: 100 for per cent."""
    return FULL if sign(unit) else None
