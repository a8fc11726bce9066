"""Where each block of an agenda is drawn, so that painting and the mouse agree."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPoint, QRect

from facilitator.domain.agenda import Agenda, TimedBlock
from facilitator.domain.records import Block
from facilitator.domain.tracks import track_of

LEFT = 64
RIGHT = 4
TOP = 4
GAP = 5
LOWEST = 37
HIGHEST = 112
NOTE = 24
"""Room above a block for words about free time or an overrun."""

LETTER, MINUTES = 7, 100
"""Pixels a letter takes on average, and those of a line that its minutes and edges take."""

LEAST_COLUMN = 112
"""A track narrower than this is no column; the tracks then stand below each other."""

TRACK_LOWEST, COLUMN_LOWEST, NARROW_LOWEST = 54, 80, 98
"""Room in a track for its name and time below the title; in a column the title has two lines, and
in a narrow one the track has a line of its own."""

ROOMY = 170
"""From this width on a column has its time and track on one line."""

EDGE = 12
"""Above and below columns, pixels in which what is pulled stays outside of them."""


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
    least = TRACK_LOWEST if timed.track or _is_long(timed.block, across) else LOWEST
    if column >= 0:
        least = COLUMN_LOWEST if across >= ROOMY else NARROW_LOWEST
    area = QRect(left, y, across, max(height_of(timed.block.minutes), least))
    return Row(timed, area, note, column)


def _is_long(block: Block, across: int) -> bool:
    """Whether a title needs a second line beside the minutes and those who lead."""
    beside = MINUTES + min((len(block.lead) + len(block.co_lead)) * LETTER, across // 4)
    return len(block.title) * LETTER > across - beside


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


@dataclass(frozen=True)
class Place:
    """Where something lands: its position among the others, and the group of the track it joins.

    `group` is None where it stays as it is; `bar` is the line that shows the place.
    """

    at: int
    group: str | None
    bar: QRect


def place_at(rows: Sequence[Row], point: QPoint, held: Collection[str] = ()) -> Place:
    """Where the blocks of these ids, or something new, land when let go at this point.

    Over columns they join the track below the point; tracks are never torn apart.
    """
    others = [row for row in rows if row.timed.block.id not in held]
    moving = [row for row in rows if row.timed.block.id in held]
    own = {track_of(row.timed.block.group).casefold() for row in moving}
    beside = [row for row in rows if row.column >= 0 and _spans(rows, row, point.y())]
    if beside and len(own) < 2:
        return _in_column(rows, others, moving, beside, point)
    torn = "" in own or not moving
    at = sum(1 for row in others if point.y() > _middle(rows, row, whole=torn))
    return Place(at, None, _bar(others, at))


def _in_column(
    rows: Sequence[Row],
    others: Sequence[Row],
    moving: Sequence[Row],
    beside: Sequence[Row],
    point: QPoint,
) -> Place:
    under = [row.column for row in beside if row.area.right() + GAP >= point.x()]
    column = min(under) if under else max(row.column for row in beside)
    track = [row for row in beside if row.column == column]
    mine = [row for row in track if row in others]
    if not mine:
        first = rows.index(moving[0])
        return Place(sum(1 for row in rows[:first] if row in others), None, QRect())
    below = [row for row in mine if row.area.center().y() >= point.y()]
    at = others.index(below[0]) if below else others.index(mine[-1]) + 1
    y = below[0].area.top() - 4 if below else mine[-1].area.bottom() + 2
    area, group = mine[0].area, track[0].timed.block.group
    stays = any(track_of(row.timed.block.group) == track_of(group) for row in moving)
    return Place(at, None if stays else group, QRect(area.left(), y, area.width(), 3))


def _bar(rows: Sequence[Row], at: int) -> QRect:
    y = rows[at].area.top() - 4 if at < len(rows) else height(rows) - TOP if rows else TOP
    return QRect(LEFT, y, max((row.area.right() for row in rows), default=LEFT) - LEFT, 3)


def _middle(rows: Sequence[Row], row: Row, *, whole: bool) -> int:
    """The height of a row's middle, or that of all the tracks it stands among."""
    beside = [r.area for r in rows if r.timed.stretch == row.timed.stretch] if whole else [row.area]
    return (min(area.top() for area in beside) + max(area.bottom() for area in beside)) // 2


def _spans(rows: Sequence[Row], row: Row, y: int) -> bool:
    """Whether the tracks a row stands among reach over this height."""
    beside = [r.area for r in rows if r.timed.stretch == row.timed.stretch]
    top, bottom = min(a.top() for a in beside), max(a.bottom() for a in beside)
    return top + EDGE <= y <= bottom - EDGE


def beside_place(rows: Sequence[Row], block_id: str, by: int) -> Place | None:
    """Where a block of a track goes in the track at its left (-1) or right (1); None for none."""
    row = next(r for r in rows if r.timed.block.id == block_id)
    there = _track_beside(rows, row, by)
    if not there:
        return None
    others = [r for r in rows if r is not row]
    below = [r for r in there if r.area.center().y() >= row.area.center().y()]
    at = others.index(below[0]) if below else others.index(there[-1]) + 1
    return Place(at, there[0].timed.block.group, QRect())


def neighbour(rows: Sequence[Row], block_id: str, by: int) -> str:
    """The block at the left (-1) or right (1) of one in a track, at its height, or ""."""
    row = next(r for r in rows if r.timed.block.id == block_id)
    there = _track_beside(rows, row, by)
    y = row.area.center().y()
    nearest = sorted(there, key=lambda r: abs(r.area.center().y() - y))
    return nearest[0].timed.block.id if nearest else ""


def _track_beside(rows: Sequence[Row], row: Row, by: int) -> list[Row]:
    beside = [r for r in rows if r.timed.stretch == row.timed.stretch]
    return [r for r in beside if row.column >= 0 and r.column == row.column + by]
