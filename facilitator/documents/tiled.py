"""A chart for a wall, on A3 or on two pages of A4 joined: what every such chart draws with.

A chart is parted where its halves meet, so nothing that is read lies across the join.
"""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A3, A4
from reportlab.lib.units import mm

from facilitator.documents import fonts
from facilitator.documents.palette import PAPER
from facilitator.documents.tagged import TaggedCanvas

WIDTH, HEIGHT = 370 * mm, 262 * mm
"""The chart in points: what two A4 pages hold within margins of 10 mm, less the overlap."""
HALF = 190 * mm
OVERLAP = 10 * mm
JOIN = HALF - OVERLAP
HEAD, FOOT = 108.0, 30.0
"""Room above and below the rows, in points."""

_EDGE = 10 * mm


class Tiled:
    """Draws one chart of some rows: its left part, its right part, and the page around them.

    `said` is which chart it is, such as "Chart 1 of 2"; rows are no higher than `least` would be.
    """

    def __init__(self, canvas: TaggedCanvas, rows: int, said: str, *, least: int = 1) -> None:
        self._canvas, self._rows, self._said = canvas, rows, said
        self._row = (HEIGHT - HEAD - FOOT) / max(rows, least)
        self._token = object()

    def _left(self) -> None:
        """Draw what stands left of the join."""
        raise NotImplementedError

    def _right(self) -> None:
        """Draw what stands right of the join."""
        raise NotImplementedError

    def _top(self, number: int) -> float:
        """The upper edge of a row."""
        return HEIGHT - HEAD - number * self._row

    def on_a3(self) -> None:
        """The whole chart on one page of A3, landscape."""
        width, height = A3[1], A3[0]
        self._canvas.setPageSize((width, height))
        self._canvas.translate((width - WIDTH) / 2, (height - HEIGHT) / 2)
        self._left()
        self._right()
        self._canvas.showPage()

    def on_a4(self) -> None:
        """The two halves, each on a page of A4, with marks to join them by."""
        for half, offset in ((self._left, 0.0), (self._right, JOIN)):
            canvas = self._canvas
            canvas.setPageSize(A4)
            canvas.translate(_EDGE - offset, (A4[1] - HEIGHT) / 2)
            half()
            self._join(is_left=not offset)
            canvas.showPage()

    def _lines(self, left: float, right: float) -> None:
        """The rules between rows, over the join too: they are what the halves are lined up by."""
        canvas = self._canvas
        for number in range(self._rows + 1):
            canvas.setStrokeColor(HexColor(PAPER.line if number else PAPER.ink))
            canvas.setLineWidth(1 if number else 2)
            canvas.line(left, self._top(number), right, self._top(number))

    def _rule(self, left: float, base: float, right: float) -> None:
        self._canvas.setStrokeColor(HexColor(PAPER.mute))
        self._canvas.setLineWidth(0.8)
        self._canvas.line(left, base, right, base)

    def _write(
        self,
        left: float,
        base: float,
        text: str,
        size: float,
        *,
        room: float = 0,
        font: str = fonts.REGULAR,
        colour: str = PAPER.ink_2,
    ) -> None:
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.setFont(font, size)
        shown = fonts.typeset(fonts.fitted(text, font, size, room) if room else text)
        self._canvas.drawString(left, base, shown)

    def _centred(self, centre: float, base: float, text: str, size: float) -> None:
        self._canvas.setFillColor(HexColor(PAPER.ink_2))
        self._canvas.setFont(fonts.REGULAR, size)
        self._canvas.drawCentredString(centre, base, text)

    def _cell(
        self, row: object, column: object, role: str, draw: Any = None, scope: str = ""
    ) -> None:
        """One cell of the table, its row begun on the left half and gone on with on the right."""
        tags = self._canvas.tags
        attributes = f"<</O/Table{scope}>>" if scope else ""
        with (
            tags.inside((self._token, row), "TR"),
            tags.inside((self._token, row, column), role, attributes),
        ):
            if draw is not None:
                with tags.content():
                    draw()

    def _join(self, *, is_left: bool) -> None:
        """Where the halves meet: the left one's strip to glue, the right one's edge to cut."""
        canvas = self._canvas
        if is_left:
            canvas.setFillColor(HexColor(PAPER.teal_soft))
            canvas.rect(JOIN, -6, OVERLAP, HEIGHT + 12, stroke=0, fill=1)
            self._lines(JOIN, HALF)
        canvas.setStrokeColor(HexColor(PAPER.ink))
        canvas.setLineWidth(0.7)
        for base, up in ((HEIGHT + 2, 1), (-2, -1)):
            canvas.line(JOIN, base, JOIN, base + up * 16)
            canvas.line(JOIN - 8, base + up * 8, JOIN + 8, base + up * 8)
        canvas.setDash(5, 4)
        canvas.line(JOIN, 0, JOIN, HEIGHT)
        canvas.setDash()
        words = (
            f"{self._said}, left half. Lay the right half over the tinted strip, cross on cross."
            if is_left
            else f"{self._said}, right half. Cut along the dashed line."
        )
        self._write(0 if is_left else JOIN + 14, -14, words, 9)
