"""Tables, cards and columns that tag themselves and stay whole in the structure over pages."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import CondPageBreak, Flowable, Table

from facilitator.documents import fonts
from facilitator.documents.flow import Mark, Para, Run, flat, marked, para, space
from facilitator.documents.palette import PAPER

Command = tuple[Any, ...]
Cell = Any  # words, a flowable, or a list of flowables

_LINE, _INK, _TEAL = HexColor(PAPER.line), HexColor(PAPER.ink), HexColor(PAPER.teal)
_ALIGNED = {"l": "", "r": "-right", "c": "-centre"}
_SIGNING_ROOM = 34
_MOST = 0.75
_TO_SPARE = 3
_BARE = [
    ("FONT", (0, 0), (-1, -1), fonts.REGULAR, 9.5),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]


class _Split(Table):
    """A table that knows each of its rows when it is split, and splits a row only when it must."""

    token: Hashable
    rows: list[int]
    _first = True

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.hAlign = "LEFT"
        self.token = object()
        self.rows = list(range(self._nrows))

    @property
    def heads(self) -> int:
        """How many head rows are repeated on each page."""
        repeated = self.repeatRows
        return repeated if isinstance(repeated, int) else len(repeated)

    def onSplit(self, piece: "_Split", byRow: int = 1) -> None:
        """Hand on which rows these are; reportlab gives the upper piece, then the lower."""
        piece.token, piece.splitInRow = self.token, 0
        if self._first:
            piece.rows = self.rows[: piece._nrows]
        else:
            kept = piece._nrows - self.heads
            piece.rows = self.rows[: self.heads] + self.rows[len(self.rows) - kept :]
        self._first = not self._first
        self._inherit(piece)

    def _inherit(self, piece: "_Split") -> None:
        """Hand on what a kind of table adds."""

    def split(self, width: float, height: float) -> list[Flowable]:
        pieces: list[_Split] = super().split(width, height)
        if self._leaves_one(pieces):
            upper, lower = super().split(width, sum(self._rowHeights[: pieces[0]._nrows - 1]))
            return [upper, CondPageBreak(height), lower]
        if pieces or not self._first_row_too_tall(height):
            return list(pieces)
        self.splitInRow = 1
        return list(super().split(width, height))

    def _leaves_one(self, pieces: Sequence["_Split"]) -> bool:
        """Whether the last row would stand alone on the next page with two to spare on this."""
        if len(pieces) < 2:
            return False
        here, there = (piece._nrows - self.heads for piece in pieces)
        return there == 1 and here >= _TO_SPARE

    def _first_row_too_tall(self, height: float) -> bool:
        """Whether the first row under its head has most of a page here and still does not fit."""
        frame = getattr(self, "_frame", None)
        room = frame._height if frame else height
        too_tall = sum(self._rowHeights[: self.heads + 1]) > room
        return bool(too_tall and height > _MOST * room)


class Grid(_Split):
    """A data table: rows, heads with their scope, cells."""

    row_heads = 0

    def _inherit(self, piece: _Split) -> None:
        piece.row_heads = self.row_heads

    def draw(self) -> None:
        tags = getattr(self.canv, "tags", None)
        if tags is None:
            super().draw()
            return
        with tags.inside(self.token, "Table"):
            super().draw()

    def start_row(self, tags: Any, row: int) -> None:
        """Open the row; a head that was read on an earlier page is decoration on this one."""
        token = (self.token, self.rows[row])
        self._repeated = row < self.heads and tags.known(token)
        if self._repeated:
            tags.hush()
        tags.push(token, "TR")

    def end_row(self, tags: Any) -> None:
        """Close the row."""
        tags.pop()
        if self._repeated:
            tags.unhush()

    def start_cell(self, tags: Any, row: int, column: int) -> None:
        """Open the cell, as a head with its scope where it is one."""
        scope = "/Column" if row < self.heads else "/Row" if column < self.row_heads else ""
        details = (f"/Scope{scope}" if scope else "") + self._span(row, column)
        attributes = f"<</O/Table{details}>>" if details else ""
        tags.push((self.token, self.rows[row], column), "TH" if scope else "TD", attributes)

    def _span(self, row: int, column: int) -> str:
        if not self._spanCmds:
            return ""
        left, top, right, bottom = self._spanRanges[column, row]
        across, down = right - left + 1, bottom - top + 1
        return (f"/ColSpan {across}" if across > 1 else "") + (
            f"/RowSpan {down}" if down > 1 else ""
        )


class Layout(_Split):
    """A table that only places things: each cell is a division, read one after the other."""

    shares: tuple[float, ...] = ()
    _argW: list[Any]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Give each column its share of the width that the gaps leave."""
        if self.shares and None in self._argW:
            room = width - sum(size for size in self._argW if size)
            sizes = [(share * room) for share in self.shares]
            self._argW = [sizes.pop(0) if size is None else size for size in self._argW]
        return super().wrap(width, height)

    def start_row(self, tags: Any, row: int) -> None:
        """Rows of a layout mean nothing."""

    def end_row(self, tags: Any) -> None:
        """Rows of a layout mean nothing."""

    def start_cell(self, tags: Any, row: int, column: int) -> None:
        """Open the division."""
        if self._cellvalues[row][column] == "":
            tags.hush()
        tags.push((self.token, self.rows[row], column), "Div")


def _tag(table: Grid | Layout, event: str, *args: Any) -> None:
    """Reportlab's call at each step of drawing a table."""
    tags = getattr(table.canv, "tags", None)
    if tags is None:
        return
    match event:
        case "startRow":
            table.start_row(tags, args[0])
        case "endRow":
            table.end_row(tags)
        case "startCell":
            table.current = args[2]
            table.start_cell(tags, args[0], args[1])
        case "endCell":
            tags.pop()
            if isinstance(table, Layout) and table.current == "":
                tags.unhush()


def table(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float | None] | None = None,
    *,
    head: int = 1,
    align: str = "",
    row_heads: int = 0,
    caption: str = "",
    commands: Sequence[Command] = (),
) -> list[Flowable]:
    """A ruled table whose first `head` rows repeat on each page.

    `widths` are points, one None for what is left, or shares of at most 1; `align` has one of
    l, r, c for each column; the first `row_heads` columns name their row.
    """
    align = align or "l" * len(rows[0])
    data = [
        [_cell(cell, _cell_style(row < head, align[column])) for column, cell in enumerate(cells)]
        for row, cells in enumerate(rows)
    ]
    ruled = [*_BARE, *_RULES, *_head_rules(head), *commands]
    made = Grid(data, _widths(widths, len(rows[0])), repeatRows=head, style=ruled, renderCB=_tag)
    made.row_heads = row_heads
    made.spaceBefore, made.spaceAfter = 4, 8
    return [*_caption(caption, made), made]


_RULES: list[Command] = [
    ("LINEBELOW", (0, 0), (-1, -1), 0.5, _LINE),
    ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ("TOPPADDING", (0, 0), (-1, -1), 4),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
]


def _head_rules(head: int) -> list[Command]:
    return [("LINEBELOW", (0, head - 1), (-1, head - 1), 1, _INK)] if head else []


def _caption(text: str, made: Grid) -> list[Flowable]:
    if not text:
        return []
    caption = marked(text, "caption", Mark("Caption", object(), ((made.token, "Table", ""),)))
    caption.keepWithNext = 1
    return [caption]


def _cell_style(is_head: bool, align: str) -> str:
    return ("head" if is_head else "cell") + _ALIGNED[align]


def _cell(cell: Cell, style: str) -> Any:
    if isinstance(cell, str | Run) or _is_words(cell):
        return marked(cell, style, Mark("P", object(), bare=True)) if cell else ""
    if isinstance(cell, Para) and cell.mark.role == "P":
        cell.mark = replace(cell.mark, bare=True)
    return cell if isinstance(cell, Flowable) else flat(cell)


def _is_words(cell: Any) -> bool:
    return isinstance(cell, Sequence) and all(isinstance(part, str | Run) for part in cell)


def _widths(widths: Sequence[float | None] | None, count: int) -> list[Any]:
    if widths is None:
        return [f"{100 / count}%"] * count
    shares = [width for width in widths if width is not None and width <= 1]
    if len(shares) == len(widths):
        return [f"{share * 100}%" for share in shares]
    return list(widths)


def columns(
    cells: Sequence[Sequence[Any]],
    widths: Sequence[float] | None = None,
    *,
    gap: float = 16,
    accents: Sequence[str] = (),
) -> Layout:
    """Parts side by side, each read to its end before the next; `accents` colour their tops."""
    count = len(cells)
    shares = widths or [1 / count] * count
    data: list[Any] = []
    sizes: list[Any] = []
    for number, cell in enumerate(cells):
        data += ([""] if number else []) + [flat(cell)]
        sizes += ([gap] if number else []) + [None]
    commands: list[Command] = [*_BARE]
    for number, accent in enumerate(accents):
        commands += _accent(number * 2, accent)
    made = _laid([data], sizes, commands)
    made.shares = tuple(shares)
    made.spaceBefore, made.spaceAfter = 8, 10
    return made


def _accent(column: int, colour: str) -> list[Command]:
    at = (column, 0)
    return [
        ("LINEABOVE", at, at, 3.5, HexColor(colour)),
        ("TOPPADDING", at, at, 10),
    ]


def card(
    parts: Sequence[Any], *, fill: str = "", accent: str = "", border: str = PAPER.line
) -> Layout:
    """Parts in a box: `fill` its ground, `accent` a bar on its left, `border` its outline."""
    whole = ((0, 0), (-1, -1))
    commands: list[Command] = [
        *_BARE,
        ("LEFTPADDING", *whole, 12),
        ("RIGHTPADDING", *whole, 12),
        ("TOPPADDING", *whole, 9),
        ("BOTTOMPADDING", *whole, 9),
    ]
    if fill:
        commands.append(("BACKGROUND", *whole, HexColor(fill)))
    if border:
        commands.append(("BOX", *whole, 0.6, HexColor(border)))
    if accent:
        commands.append(("LINEBEFORE", *whole, 3.5, HexColor(accent)))
    made = _laid([[flat(parts)]], ["100%"], commands)
    made.spaceBefore, made.spaceAfter = 6, 8
    return made


def signature_lines(labels: Sequence[str], across: int = 3) -> list[Layout]:
    """A line to sign on above each label, so many across, with room for a hand and a date."""
    made = []
    for start in range(0, len(labels), across):
        row = list(labels[start : start + across])
        cells = [[para(label, "label"), para("Name and date", "label")] for label in row]
        cells += [[space(1)]] * (across - len(row))
        lines = columns(cells)
        lines.setStyle([("TOPPADDING", (0, 0), (-1, -1), 4), *_lines_above(len(row))])
        lines.spaceBefore = _SIGNING_ROOM
        made.append(lines)
    return made


def _lines_above(count: int) -> list[Command]:
    return [("LINEABOVE", (n * 2, 0), (n * 2, 0), 0.7, _INK) for n in range(count)]


def _laid(data: list[list[Any]], sizes: list[Any], commands: list[Command]) -> Layout:
    return Layout(data, sizes, style=commands, renderCB=_tag)
