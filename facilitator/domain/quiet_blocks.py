"""Puts a network's own quiet times beside the packaged ones, and in their place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from facilitator.domain.deliver_records import QuietPeriod
from facilitator.domain.schedule import QuietTime, SoftBlock, soft_blocks

_SAME_SEASON = timedelta(days=120)


def blocks(
    packaged: Sequence[QuietTime], own: Sequence[QuietPeriod], first: date, last: date
) -> tuple[SoftBlock, ...]:
    """The quiet times that touch the days from first to last, in order of date.

    A period of a packaged one's name takes its place in that season; one that ends before it
    starts keeps no day free, and so stands for a packaged one this network does without.
    """
    kept = [block for block in soft_blocks(packaged, first, last) if not _replaced(block, own)]
    kept += [
        SoftBlock(period.title, period.starts, period.ends, period.id)
        for period in own
        if period.starts <= min(period.ends, last) and period.ends >= first
    ]
    return tuple(sorted(kept, key=lambda block: (block.first, block.name)))


def done_without(own: Sequence[QuietPeriod]) -> tuple[QuietPeriod, ...]:
    """The periods that stand for a packaged quiet time this network does without."""
    return tuple(period for period in own if period.ends < period.starts)


def _replaced(block: SoftBlock, own: Sequence[QuietPeriod]) -> bool:
    """Whether the network has dates of its own for this one in this season."""
    same = (period for period in own if period.title.casefold() == block.name.casefold())
    return any(abs(period.starts - block.first) <= _SAME_SEASON for period in same)
