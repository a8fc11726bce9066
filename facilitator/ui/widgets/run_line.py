"""A goal's readings as the run line that paper has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from facilitator.domain.records import Reading

if TYPE_CHECKING:
    from facilitator.documents.figures import Figure
    from facilitator.documents.palette import Palette

MOST = 12


def run_line_of(
    readings: Sequence[Reading], target: float | None, sign: str, *, width: float = 400
) -> Callable[[Palette], Figure]:
    """What a FigureView draws: the last dozen readings, and the target."""
    points = [(f"{r.on.day} {r.on:%b}", r.value) for r in readings[-MOST:]]

    def draw(palette: Palette) -> Figure:
        from facilitator.documents.figures_plan import run_line  # not before there is one to draw

        return run_line(points, target, palette, width=width, height=110, unit=sign)

    return draw
