"""The wall chart of a group: read from two metres, on A3 or on two pages of A4 joined.

The chart is parted where its halves meet: statements on the left, marks on the right, so
nothing that is read lies across the join.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4

from facilitator.documents import fonts, numbered_sheets, page
from facilitator.documents.palette import PAPER
from facilitator.documents.tagged import About, TaggedCanvas
from facilitator.documents.tiled import HALF, HEAD, HEIGHT, JOIN, WIDTH, Tiled
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Round
from facilitator.formspec import own
from facilitator.formspec.model import POINTS, Field, Form, Kind, Section

TITLE = "Wall chart"
STATEMENT_SIZE = 30.0
"""Its small letters are 5 mm high: plain to read from two metres."""

_LEADING = 1.13
_MOST_LINES = 3
_MOST_ROWS = 5
_TEXT_LEFT, _TEXT_ROOM = 46.0, JOIN - 46 - 12
_MARKS_LEFT = HALF + 6
_POINT, _BOX = 52.0, 76.0
_BOXES = (("Lowest", "low"), ("Highest", "high"), ("Agreed", "agreed"))
_ASKED = "How like our network is it today?"
_RULE = (
    "Everyone in the room sees this chart: use it only where all agreed to that. "
    "Mark alone first, then talk."
)


@dataclass(frozen=True)
class _Chart:
    """One chart: its statements under the titles of their sections."""

    title: str
    rows: tuple[tuple[str, Field], ...]


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the charts of a round, else of the newest, tiled on A4."""
    write_charts(asked_in(dossier, subject_id), target, network=dossier.network.name)


def asked_in(dossier: Dossier, round_id: str = "") -> Form:
    """The form as a round asks it, else the newest; whole where there is no round."""
    chosen: list[Round] = [r for r in dossier.rounds if not round_id or r.id == round_id]
    return numbered_sheets.asked_in(chosen[-1]) if chosen else own.demand(numbered_sheets.FORM)


def write_charts(form: Form, target: BinaryIO | Path, *, network: str, whole: bool = False) -> None:
    """Write a form's statements as charts: `whole` each on A3, else in halves on A4.

    Raises UserError when the target, if it is a path, can't be written.
    """
    page.put(target, partial(_draw, form, network=network, whole=whole))


def _draw(form: Form, file: BinaryIO, *, network: str, whole: bool) -> None:
    fonts.register()
    about = About(
        fonts.clean(f"{TITLE}: {form.title}"), fonts.clean(network), language=form.language
    )
    canvas = TaggedCanvas(file, about=about, initialFontName=fonts.REGULAR)
    charts = _charts(form)
    for number, chart in enumerate(charts, 1):
        said = f"Chart {number} of {len(charts)}"
        drawing = _Drawing(canvas, form, chart, network, said)
        (drawing.on_a3 if whole else drawing.on_a4)()
    canvas.save()


def _charts(form: Form) -> list[_Chart]:
    """Sections one a chart; short ones share it, up to five statements."""
    found: list[list[tuple[Section, list[Field]]]] = []
    for section in form.sections:
        fields = [field for field in section.fields if field.kind is Kind.SCALE]
        if not fields:
            continue
        taken = sum(len(rows) for _, rows in found[-1]) if found else _MOST_ROWS
        if taken + len(fields) <= _MOST_ROWS:
            found[-1].append((section, fields))
        else:
            found.append([(section, fields)])
    return [_chart(parts) for parts in found]


def _chart(parts: Sequence[tuple[Section, Sequence[Field]]]) -> _Chart:
    title = parts[0][0].title if len(parts) == 1 else ""
    rows = tuple(
        (section.title if not title and n == 0 else "", field)
        for section, fields in parts
        for n, field in enumerate(fields)
    )
    return _Chart(title, rows)


def _size(label: str) -> float:
    """The largest size at which a statement fits its lines; a facilitator's own may be long."""
    sizes = (STATEMENT_SIZE, STATEMENT_SIZE * 0.85, STATEMENT_SIZE * 0.7)
    needed = (len(fonts.lines(label, fonts.REGULAR, size, _TEXT_ROOM, 9)) for size in sizes)
    fitting = (size for size, lines in zip(sizes, needed, strict=True) if lines <= _MOST_LINES)
    return next(fitting, sizes[-1])


class _Drawing(Tiled):
    """Draws one chart: its left part, its right part, and the page around them."""

    def __init__(
        self, canvas: TaggedCanvas, form: Form, chart: _Chart, network: str, said: str
    ) -> None:
        super().__init__(canvas, len(chart.rows), said)
        self._form, self._chart, self._network = form, chart, network

    # The halves

    def _left(self) -> None:
        canvas, tags = self._canvas, self._canvas.tags
        self._lines(0, HALF)
        title = self._chart.title or self._form.title
        with tags.leaf((self._token, "title"), f"H{tags.heading(1)}"):
            canvas.setFillColor(HexColor(PAPER.ink))
            canvas.setFont(fonts.SEMIBOLD, 36)
            canvas.drawString(0, HEIGHT - 40, fonts.fitted(title, fonts.SEMIBOLD, 36, JOIN))
        canvas.outline(f"{self._said}: {title}", 1, A4[1])
        with tags.leaf((self._token, "network"), "P"):
            self._write(0, HEIGHT - 62, f"{self._network} · {self._said}", 15, room=JOIN)
        with tags.inside(self._token, "Table"):
            self._cell(
                "head",
                "head",
                "TH",
                lambda: self._write(_TEXT_LEFT, HEIGHT - HEAD + 10, _ASKED, 15),
                "/Scope/Column",
            )
            for number, (section, field) in enumerate(self._chart.rows):
                self._cell(
                    number,
                    "statement",
                    "TH",
                    partial(self._statement, number, section, field),
                    "/Scope/Row",
                )

    def _statement(self, number: int, section: str, field: Field) -> None:
        top = self._top(number)
        size = _size(field.label)
        leading = size * _LEADING
        lines = fonts.lines(field.label, fonts.REGULAR, size, _TEXT_ROOM, _MOST_LINES)
        height = len(lines) * leading + (20 if section else 0)
        base = top - (self._row - height) / 2
        if section:
            self._write(_TEXT_LEFT, base - 14, section, 15, room=_TEXT_ROOM, colour=PAPER.teal)
            base -= 20
        base -= size * 0.93
        self._write(0, base, str(field.number), size, font=fonts.SEMIBOLD, colour=PAPER.ink)
        for line in lines:
            self._write(_TEXT_LEFT, base, line, size, colour=PAPER.ink)
            base -= leading

    def _right(self) -> None:
        tags = self._canvas.tags
        self._lines(JOIN, WIDTH)
        with tags.leaf((self._token, "group"), "P"):
            self._write(_MARKS_LEFT, HEIGHT - 34, "Group", 15)
        self._rule(_MARKS_LEFT + 48, HEIGHT - 36, WIDTH)
        with tags.inside(self._token, "Table"):
            self._column_heads()
            for number in range(len(self._chart.rows)):
                self._marks(number)
        with tags.leaf((self._token, "rule"), "P"):
            room = WIDTH - _MARKS_LEFT
            for number, line in enumerate(fonts.lines(_RULE, fonts.REGULAR, 12, room)):
                self._write(_MARKS_LEFT, 13 - 15 * number, line, 12)

    def _column_heads(self) -> None:
        scale = self._form.scale
        assert scale is not None  # a form with statements has one
        base = HEIGHT - HEAD + 10
        for point, label in zip(POINTS, scale.labels, strict=True):
            centre = self._point(point)
            self._cell(
                "head",
                point,
                "TH",
                partial(self._label, centre, base, label, _POINT),
                "/Scope/Column",
            )
        for place, (label, id) in enumerate(_BOXES):
            self._cell(
                "head",
                id,
                "TH",
                partial(self._label, self._box(place) + _BOX / 2, base, label, _BOX, 15),
                "/Scope/Column",
            )

    def _marks(self, number: int) -> None:
        canvas, middle = self._canvas, self._top(number) - self._row / 2
        canvas.setStrokeColor(HexColor(PAPER.mute))
        canvas.setLineWidth(1.1)
        for point in POINTS:
            canvas.circle(self._point(point), middle, 19, fill=0)
        side = min(_BOX - 14, self._row - 18)
        for place in range(len(_BOXES)):
            canvas.setLineWidth(1.8 if place == len(_BOXES) - 1 else 1.1)
            canvas.rect(self._box(place) + (_BOX - side) / 2, middle - side / 2, side, side, fill=0)
        for point in POINTS:
            self._cell(
                number,
                point,
                "TD",
                partial(self._centred, self._point(point), middle - 7, str(point), 19),
            )
        for _, id in _BOXES:
            self._cell(number, id, "TD")

    # Places

    @staticmethod
    def _point(point: int) -> float:
        return _MARKS_LEFT + (point - 0.5) * _POINT

    @staticmethod
    def _box(place: int) -> float:
        return WIDTH - (len(_BOXES) - place) * _BOX

    # Pens

    def _label(
        self, centre: float, base: float, label: str, room: float, size: float = 12.5
    ) -> None:
        """A column's name in up to three short lines, the last on the base."""
        lines = fonts.lines(label, fonts.REGULAR, size, room - 4, 3)
        for number, line in enumerate(reversed(lines)):
            self._centred(centre, base + number * (size + 2), line, size)
