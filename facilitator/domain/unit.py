"""Knows how a number stands with its unit, and what no number of it can pass."""

from __future__ import annotations

FULL = 100.0
_PER_CENT = ("%", "per cent", "percent", "percentage")
_MANY = ("children", "people", "staff")
"""Words for many that do not end in an s."""


def sign(unit: str) -> str:
    """The unit where it stands straight after a number: "%", else nothing."""
    return "%" if unit.strip().casefold() in _PER_CENT else ""


def with_unit(figures: str, unit: str) -> str:
    """A number with its unit: "31%", "12 sites"; one of what is named as many stands alone."""
    words = unit.split()
    if figures == "1" and any(word.endswith("s") or word in _MANY for word in words):
        return figures
    return figures + (sign(unit) or f" {unit.strip()}").rstrip()


def most_of(unit: str) -> float | None:
    """What no reading of this unit can pass: 100 for per cent."""
    return FULL if sign(unit) else None
