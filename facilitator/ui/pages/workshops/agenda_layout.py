"""Where each block of an agenda is drawn, so that painting and the mouse agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from facilitator.domain.agenda import Agenda, TimedBlock

LEFT = 64
RIGHT = 4
TOP = 4
GAP = 5
LOWEST = 37
HIGHEST = 112
NOTE = 24
"""Room above a block for words about free time or an overrun."""


@dataclass(frozen=True)
class Row:
    """One block with the rectangle it is drawn in and the one for the words above it."""

    timed: TimedBlock
    area: QRect
    note: QRect

    @property
    def says(self) -> str:
        """The words above the block, or ""."""
        if self.timed.overrun:
            return f"Runs {self.timed.overrun} minutes past this fixed start"
        return f"{self.timed.gap} minutes free" if self.timed.gap else ""


def height_of(minutes: int) -> int:
    """Pixels for a block of these minutes: in proportion above a line's height, within bounds."""
    return max(LOWEST, min(HIGHEST, 27 + round(0.64 * minutes)))


def rows(agenda: Agenda, width: int) -> tuple[Row, ...]:
    """The blocks from the top down."""
    made: list[Row] = []
    y = TOP
    across = max(width - LEFT - RIGHT, 40)
    for timed in agenda.blocks:
        note = QRect()
        if timed.gap or timed.overrun:
            note = QRect(LEFT, y, across, NOTE)
            y += NOTE
        area = QRect(LEFT, y, across, height_of(timed.block.minutes))
        made.append(Row(timed, area, note))
        y += area.height() + GAP
    return tuple(made)


def height(rows: Sequence[Row]) -> int:
    """Pixels that all rows take, with room to breathe."""
    return rows[-1].area.bottom() + TOP + 3 if rows else LOWEST + 2 * TOP


def row_at(rows: Sequence[Row], y: int) -> int:
    """The row at this height, or -1."""
    return next((n for n, r in enumerate(rows) if r.area.top() <= y <= r.area.bottom()), -1)


def place_at(rows: Sequence[Row], y: int) -> int:
    """Before which row something dropped at this height lands."""
    return sum(1 for r in rows if y > r.area.center().y())
