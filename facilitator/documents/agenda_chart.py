"""The agenda for the wall: A3, tiled on A4, read from across the room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4

from facilitator.documents import fonts, page
from facilitator.documents.opening import INVENTED
from facilitator.documents.palette import PAPER
from facilitator.documents.run_sheet import CATEGORIES
from facilitator.documents.tagged import About, TaggedCanvas
from facilitator.documents.tiled import HALF, HEAD, HEIGHT, JOIN, WIDTH, Tiled
from facilitator.documents.words import counted, lines_of, sentence
from facilitator.documents.workshop_words import chosen, planned, told, when_and_where
from facilitator.domain.agenda import Agenda, TimedBlock
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Network, Workshop

TITLE = "Agenda for the wall"
MOST_ROWS = 9
TITLE_SIZES = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 18.0)
WHAT_SIZES = (24.0, 21.0, 18.0, 15.0)
_LARGEST_TIME, _LEADING = 32.0, 1.27
_TIME_ROOM = 96.0
_TEXT_LEFT, _TEXT_ROOM = _TIME_ROOM + 18, JOIN - _TIME_ROOM - 18 - 14
_MINUTES_LEFT, _MINUTES_ROOM = HALF + 8, 84.0
_WHAT_LEFT = _MINUTES_LEFT + _MINUTES_ROOM
_WHAT_ROOM = WIDTH - _WHAT_LEFT
_FEWEST_ROWS, _MOST_LINES, _TRACK_ROOM = 4, 3, 16.0
_NO_BLOCKS = "The agenda is still empty."


@dataclass(frozen=True)
class _Page:
    """What one chart shows, and which it is."""

    workshop: Workshop
    agenda: Agenda
    blocks: Sequence[TimedBlock]
    network: Network
    said: str


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the chart of the workshop whose id is `subject_id`, in halves on A4.

    Raises UserError for an unknown workshop or a target that can't be written.
    """
    write_chart(dossier, target, subject_id)


def write_chart(
    dossier: Dossier, target: BinaryIO | Path, subject_id: str, *, whole: bool = False
) -> None:
    """The same, `whole` on A3 where that is wanted."""
    workshop = chosen(dossier, subject_id)
    page.put(target, partial(_draw, dossier, workshop, whole=whole))


def _draw(dossier: Dossier, workshop: Workshop, file: BinaryIO, *, whole: bool) -> None:
    fonts.register()
    about = About(fonts.clean(f"{TITLE}: {workshop.title}"), fonts.clean(dossier.network.name))
    canvas = TaggedCanvas(file, about=about, initialFontName=fonts.REGULAR)
    agenda = planned(dossier, workshop)
    charts = _parted(agenda)
    for number, blocks in enumerate(charts, 1):
        said = f"Chart {number} of {len(charts)}"
        drawing = _Drawing(canvas, _Page(workshop, agenda, blocks, dossier.network, said))
        (drawing.on_a3 if whole else drawing.on_a4)()
    canvas.save()


def _parted(agenda: Agenda, most: int = MOST_ROWS) -> list[list[TimedBlock]]:
    """As many charts as are needed, about as full as each other; tracks stay side by side."""
    count = max(-(-len(agenda.blocks) // most), 1)
    size = -(-len(agenda.blocks) // count)
    charts: list[list[TimedBlock]] = [[]]
    for _, part in groupby(agenda.blocks, key=lambda timed: timed.stretch):
        abreast = list(part)
        if charts[-1] and (len(charts[-1]) >= size or len(charts[-1]) + len(abreast) > most):
            charts.append([])
        charts[-1] += abreast
    return charts


class _Drawing(Tiled):
    """Draws one chart: times and titles on the left, minutes and what happens on the right."""

    def __init__(self, canvas: TaggedCanvas, shown: _Page) -> None:
        super().__init__(canvas, len(shown.blocks), shown.said, least=_FEWEST_ROWS)
        self._shown = shown
        titles = [timed.block.title for timed in shown.blocks]
        self._title_size = self._largest(titles, TITLE_SIZES, _TEXT_ROOM, fonts.SEMIBOLD)
        said = [_said(timed) for timed in shown.blocks]
        self._what_size = self._largest(said, WHAT_SIZES, _WHAT_ROOM, fonts.REGULAR)

    def _largest(self, texts: list[str], sizes: Sequence[float], room: float, font: str) -> float:
        """The first of the sizes at which every text has room in its row, else the last."""
        fitting = (
            size for size in sizes if all(self._fits(text, font, size, room) for text in texts)
        )
        return next(fitting, sizes[-1])

    def _fits(self, text: str, font: str, size: float, room: float) -> bool:
        shown = fonts.lines(text, font, size, room, self._most(size))
        return " ".join(shown) == " ".join(fonts.clean(text).split())

    def _most(self, size: float) -> int:
        """How many lines of this size go into a row."""
        lines = int((self._row - _TRACK_ROOM - 8) // (size * _LEADING))
        return min(max(lines, 1), _MOST_LINES)

    def _left(self) -> None:
        canvas, tags, shown = self._canvas, self._canvas.tags, self._shown
        self._lines(0, HALF)
        title = shown.workshop.title
        size = 36 if fonts.width(fonts.clean(title), fonts.SEMIBOLD, 36) <= JOIN else 26
        lines = fonts.lines(title, fonts.SEMIBOLD, size, JOIN - 8, 2)
        with tags.leaf((self._token, "title"), f"H{tags.heading(1)}"):
            canvas.setFillColor(HexColor(PAPER.ink))
            canvas.setFont(fonts.SEMIBOLD, size)
            for number, line in enumerate(lines):
                canvas.drawString(0, HEIGHT - 36 - number * (size + 2), line)
        canvas.outline(f"{self._said}: {title}", 1, A4[1])
        with tags.leaf((self._token, "network"), "P"):
            said = f"{self._said} · {shown.network.name}"
            self._write(0, HEIGHT - HEAD + 10, said, 13, room=JOIN)
        if not shown.blocks:
            with tags.leaf((self._token, "none"), "P"):
                self._write(0, self._top(0) - 40, _NO_BLOCKS, 22)
            return
        with tags.inside(self._token, "Table"):
            for number, timed in enumerate(shown.blocks):
                self._cell(number, "time", "TD", partial(self._time, number, timed))
                self._cell(number, "title", "TH", partial(self._title, number, timed), "/Scope/Row")

    def _time(self, number: int, timed: TimedBlock) -> None:
        size = min(self._title_size, _LARGEST_TIME)
        at = self._shown.agenda.clock(timed.start)
        base = self._middle(number) - size * 0.34
        self._write(0, base, at, size, font=fonts.SEMIBOLD, colour=PAPER.ink)

    def _title(self, number: int, timed: TimedBlock) -> None:
        size = self._title_size
        most = self._most(size)
        lines = fonts.lines(timed.block.title, fonts.SEMIBOLD, size, _TEXT_ROOM, most)
        height = len(lines) * size * 1.1 + (_TRACK_ROOM if timed.track else 0)
        base = self._middle(number) + height / 2
        if timed.track:
            self._write(_TEXT_LEFT, base - 12, timed.track, 14, room=_TEXT_ROOM, colour=PAPER.teal)
            base -= _TRACK_ROOM
        for line in lines:
            base -= size * 1.1
            self._write(
                _TEXT_LEFT, base + size * 0.25, line, size, font=fonts.SEMIBOLD, colour=PAPER.ink
            )

    def _right(self) -> None:
        tags, shown = self._canvas.tags, self._shown
        self._lines(JOIN, WIDTH)
        with tags.leaf((self._token, "when"), "P"):
            self._paragraph(_MINUTES_LEFT, HEIGHT - 24, when_and_where(shown.workshop), 14, 2)
        question = shown.workshop.question.strip()
        if question:
            with tags.leaf((self._token, "question"), "P"):
                self._paragraph(_MINUTES_LEFT, HEIGHT - 62, question, 16, 2, fonts.SEMIBOLD)
        if shown.network.invented:
            with tags.leaf((self._token, "invented"), "P"):
                self._write(_MINUTES_LEFT, HEIGHT - HEAD + 10, INVENTED, 13)
        if not shown.blocks:
            return
        with tags.inside(self._token, "Table"):
            for number, timed in enumerate(shown.blocks):
                self._bar(number, timed)
                self._cell(number, "minutes", "TD", partial(self._minutes, number, timed))
                self._cell(number, "what", "TD", partial(self._what, number, timed))

    def _minutes(self, number: int, timed: TimedBlock) -> None:
        words = counted(timed.block.minutes, "min", "min")
        self._write(_MINUTES_LEFT + 12, self._middle(number) - 6, words, 18)

    def _what(self, number: int, timed: TimedBlock) -> None:
        size = self._what_size
        leading = size * _LEADING
        lines = fonts.lines(_said(timed), fonts.REGULAR, size, _WHAT_ROOM, self._most(size))
        base = self._middle(number) + len(lines) * leading / 2
        for line in lines:
            base -= leading
            self._write(_WHAT_LEFT, base + size / 3, line, size)

    def _bar(self, number: int, timed: TimedBlock) -> None:
        """A bar of the category's colour, which nothing depends on."""
        self._canvas.setFillColor(HexColor(CATEGORIES[timed.block.category][1]))
        top = self._top(number)
        self._canvas.rect(
            _MINUTES_LEFT - 2, top - self._row + 6, 6, self._row - 12, stroke=0, fill=1
        )

    def _paragraph(
        self, left: float, top: float, text: str, size: float, most: int, font: str = fonts.REGULAR
    ) -> None:
        for number, line in enumerate(fonts.lines(text, font, size, WIDTH - left, most)):
            self._write(left, top - number * (size + 3), line, size, font=font)

    def _middle(self, number: int) -> float:
        return self._top(number) - self._row / 2


def _said(timed: TimedBlock) -> str:
    """What happens in a block and who leads it, for everybody."""
    words = " ".join(map(sentence, lines_of(told(timed.block))))
    lead = timed.block.lead.strip()
    parts = (words or sentence(timed.block.outcome.strip()), f"With {lead}." if lead else "")
    return " ".join(filter(None, parts))
