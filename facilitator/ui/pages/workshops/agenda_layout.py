"""Where each block of an agenda is drawn, so that painting and the mouse agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPoint, QRect

from facilitator.domain.agenda import Agenda, TimedBlock

LEFT = 64
RIGHT = 4
TOP = 4
GAP = 5
LOWEST = 37
HIGHEST = 112
NOTE = 24
"""Room above a block for words about free time or an overrun."""

LEAST_COLUMN = 176
"""A track narrower than this is no column; the tracks then stand below each other."""

TRACK_LOWEST = 54
"""Room in a track for its name and time below the title."""


@dataclass(frozen=True)
class Row:
    """One block with the rectangle it is drawn in and the one for the words above it.

    `column` counts the tracks that stand beside each other from the left, -1 for a block across
    the whole width.
    """

    timed: TimedBlock
    area: QRect
    note: QRect
    column: int = -1

    @property
    def says(self) -> str:
        """The words above the block, or ""."""
        if self.timed.overrun:
            short = self.column >= 0
            return f"{self.timed.overrun} minutes past it" if short else _overrun(self.timed)
        return f"{self.timed.gap} minutes free" if self.timed.gap else ""


def _overrun(timed: TimedBlock) -> str:
    return f"No room: runs {timed.overrun} minutes past this fixed start"


def height_of(minutes: int) -> int:
    """Pixels for a block of these minutes: in proportion above a line's height, within bounds."""
    return max(LOWEST, min(HIGHEST, 27 + round(0.64 * minutes)))


def rows(agenda: Agenda, width: int) -> tuple[Row, ...]:
    """The blocks from the top down, in the agenda's order; tracks beside each other."""
    made: list[Row] = []
    y = TOP
    across = max(width - LEFT - RIGHT, 40)
    for _, part in groupby(agenda.blocks, key=lambda timed: timed.stretch):
        beside = list(part)
        tracks = list(dict.fromkeys(timed.track.casefold() for timed in beside))
        wide = (across - GAP * (len(tracks) - 1)) // len(tracks)
        if len(tracks) > 1 and wide >= LEAST_COLUMN:
            made += _columns(beside, tracks, wide, y)
        else:
            made += _below(beside, across, y)
        y = max(row.area.bottom() for row in made) + 1 + GAP
    return tuple(made)


def _below(beside: Sequence[TimedBlock], across: int, y: int) -> list[Row]:
    made = []
    for timed in beside:
        row = _row(timed, LEFT, across, y, -1)
        made.append(row)
        y = row.area.bottom() + 1 + GAP
    return made


def _columns(beside: Sequence[TimedBlock], tracks: list[str], wide: int, y: int) -> list[Row]:
    tops = [y] * len(tracks)
    made = []
    for timed in beside:
        at = tracks.index(timed.track.casefold())
        row = _row(timed, LEFT + at * (wide + GAP), wide, tops[at], at)
        made.append(row)
        tops[at] = row.area.bottom() + 1 + GAP
    return made


def _row(timed: TimedBlock, left: int, across: int, y: int, column: int) -> Row:
    note = QRect()
    if timed.gap or timed.overrun:
        note = QRect(left, y, across, NOTE)
        y += NOTE
    least = TRACK_LOWEST if timed.track else LOWEST
    area = QRect(left, y, across, max(height_of(timed.block.minutes), least))
    return Row(timed, area, note, column)


def height(rows: Sequence[Row]) -> int:
    """Pixels that all rows take, with room to breathe."""
    if not rows:
        return LOWEST + 2 * TOP
    return max(row.area.bottom() for row in rows) + TOP + 3


def row_at(rows: Sequence[Row], point: QPoint) -> int:
    """The row at this point, or -1; the times at the left belong to the first column."""
    reach = QPoint(max(point.x(), LEFT), point.y())
    for number, row in enumerate(rows):
        beside = row.column < 0 or row.area.left() <= reach.x() <= row.area.right() + GAP
        if beside and row.area.top() <= reach.y() <= row.area.bottom():
            return number
    return -1


def place_at(rows: Sequence[Row], point: QPoint, track: str = "") -> int:
    """Before which row something dropped here lands.

    Among columns it lands in that of its own `track`, else in the one below the point.
    """
    across = [n for n, r in enumerate(rows) if r.column >= 0 and _spans(rows, r, point.y())]
    if not across:
        return sum(1 for r in rows if point.y() > r.area.center().y())
    own = [n for n in across if rows[n].timed.track.casefold() == track.casefold()]
    under = [n for n in across if rows[n].area.right() + GAP >= point.x()] or across
    nearest = min(rows[n].column for n in under)
    column = own or [n for n in across if rows[n].column == nearest]
    below = [n for n in column if rows[n].area.center().y() >= point.y()]
    return below[0] if below else column[-1] + 1


def _spans(rows: Sequence[Row], row: Row, y: int) -> bool:
    """Whether the tracks a row stands among reach over this height."""
    beside = [r.area for r in rows if r.timed.stretch == row.timed.stretch]
    return min(a.top() for a in beside) <= y <= max(a.bottom() for a in beside)
