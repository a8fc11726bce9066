"""Measures how far people agree, which matters as much as the score."""

from collections.abc import Sequence
from enum import StrEnum
from math import fsum, log2

from facilitator.domain.tolerance import at_least

SHARED_FROM = 0.75
MIXED_FROM = 0.55


class Agreement(StrEnum):
    """How far people agree on a statement."""

    SHARED = "shared"
    MIXED = "mixed"
    SPLIT = "split"


def consensus(counts: Sequence[int]) -> float:
    """Consensus from 0 (half at each end) to 1 (unanimous) of the answers on points 1 to k.

    Tastle and Wierman: 1 + sum of p * log2(1 - |x - mean| / (k - 1)).
    Raises ValueError without answers or with fewer than two points.
    """
    n, width = sum(counts), len(counts) - 1
    if n == 0 or width < 1:
        raise ValueError("consensus needs at least one answer and two points")
    total = sum(point * count for point, count in enumerate(counts))
    terms = [
        count * log2(1 - abs(point * n - total) / (n * width))
        for point, count in enumerate(counts)
        if count
    ]
    return min(1.0, max(0.0, 1 + fsum(terms) / n))


def agreement(counts: Sequence[int]) -> Agreement:
    """The band of agreement of the answers on the points 1 to 5."""
    value = consensus(counts)
    if _two_camps(counts) or not at_least(value, MIXED_FROM):
        return Agreement.SPLIT
    return Agreement.SHARED if at_least(value, SHARED_FROM) else Agreement.MIXED


def _two_camps(counts: Sequence[int]) -> bool:
    """Whether a quarter or more answer 2 or less while a quarter or more answer 4 or more."""
    n = sum(counts)
    return 4 * sum(counts[:2]) >= n and 4 * sum(counts[3:]) >= n
