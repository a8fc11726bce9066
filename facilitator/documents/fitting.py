"""Chooses how much a part says, so that what should be one page stays one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.platypus import Flowable, KeepTogether

from facilitator.documents import page
from facilitator.documents.flow import flat

_ENDLESS = 100_000.0
_SLACK = 24.0
"""Room to spare: a heading asks for the space around what follows it, needed or not."""


def fitted(
    make: Callable[[int], Sequence[Any]],
    sizes: int,
    *,
    width: float = page.WIDTH,
    height: float = page.HEIGHT,
) -> list[Flowable]:
    """What `make` gives for the first of the sizes 0, 1, 2 … that goes on one page, else the last.

    Size 0 says most. Width and height are the room on a page, in points.
    """
    for size in range(sizes - 1):
        parts = flat(make(size))
        if tall(parts, width) <= height - _SLACK:
            return parts
    return flat(make(sizes - 1))


def tall(parts: Sequence[Flowable], width: float = page.WIDTH) -> float:
    """How high the parts are one below the other, in points."""
    height = after = 0.0
    for number, part in enumerate(parts):
        own = float(part.wrapOn(None, width, _ENDLESS)[1])
        if isinstance(part, KeepTogether):
            own = float(part._H)
        before = max(part.getSpaceBefore() - after, 0) if number else 0
        after = part.getSpaceAfter()
        height += before + own + after
    return height - after
