"""The values and the pens that every figure is drawn with, and a figure as a file of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, PolyLine, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from facilitator.documents import fonts
from facilitator.documents.palette import PAPER, Palette

LABEL = 9.0
SMALL = 8.0


@dataclass(frozen=True)
class HotSpot:
    """A part of a figure that stands for something: left, bottom, right, top in points."""

    rect: tuple[float, float, float, float]
    kind: str
    id: str
    label: str


@dataclass(frozen=True)
class Figure:
    """A drawing, what it shows in words, and where its parts are."""

    drawing: Drawing
    alt: str
    hot_spots: tuple[HotSpot, ...] = ()


class Pen:
    """Draws shapes in a palette on one drawing; the origin is bottom left, units are points."""

    def __init__(self, width: float, height: float, palette: Palette = PAPER) -> None:
        fonts.register()
        self.drawing = Drawing(width, height, initialFontName=fonts.REGULAR)
        self.palette = palette
        self._spots: list[HotSpot] = []

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = LABEL,
        colour: str = "",
        font: str = fonts.REGULAR,
        anchor: str = "start",
    ) -> None:
        """One line of text from, around or up to x ("start", "middle", "end")."""
        ink = HexColor(colour or self.palette.ink)
        style = {"fontName": font, "fontSize": size, "fillColor": ink, "textAnchor": anchor}
        self.drawing.add(String(x, y, fonts.typeset(words).replace("\n", " "), **style))

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        colour: str = "",
        thick: float = 0.7,
        dash: Sequence[float] | None = None,
    ) -> None:
        """A straight line."""
        ink = HexColor(colour or self.palette.line)
        style = {"strokeColor": ink, "strokeWidth": thick, "strokeDashArray": dash}
        self.drawing.add(Line(x1, y1, x2, y2, **style))

    def path(
        self,
        points: Sequence[tuple[float, float]],
        colour: str,
        thick: float = 1.4,
        dash: Sequence[float] | None = None,
    ) -> None:
        """A line through points."""
        style = {"strokeColor": HexColor(colour), "strokeWidth": thick, "strokeDashArray": dash}
        self.drawing.add(PolyLine(_flat(points), strokeLineJoin=1, **style))

    def shape(
        self,
        points: Sequence[tuple[float, float]],
        fill: str = "",
        stroke: str = "",
        thick: float = 1,
        opacity: float = 1,
    ) -> None:
        """A closed polygon."""
        style = _style(fill, stroke, thick)
        self.drawing.add(Polygon(_flat(points), fillOpacity=opacity, **style))

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str = "",
        stroke: str = "",
        radius: float = 0,
        thick: float = 0.8,
    ) -> None:
        """A rectangle, its corners rounded by the radius."""
        radius = min(radius, width / 2, height / 2)
        self.drawing.add(
            Rect(x, y, width, height, rx=radius, ry=radius, **_style(fill, stroke, thick))
        )

    def dot(
        self, x: float, y: float, radius: float, fill: str = "", stroke: str = "", thick: float = 1
    ) -> None:
        """A circle."""
        self.drawing.add(Circle(x, y, radius, **_style(fill, stroke, thick)))

    def diamond(self, x: float, y: float, radius: float, fill: str, stroke: str = "") -> None:
        """A square on its tip, as for a gate."""
        corners = [(x, y + radius), (x + radius, y), (x, y - radius), (x - radius, y)]
        self.shape(corners, fill, stroke or self.palette.card, 1.2)

    def spot(self, rect: tuple[float, float, float, float], kind: str, id: str, label: str) -> None:
        """Say that this part stands for something."""
        self._spots.append(HotSpot(rect, kind, id, label))

    def figure(self, alt: str) -> Figure:
        """What was drawn, with its description."""
        return Figure(self.drawing, alt, tuple(self._spots))


def to_pdf(figure: Figure, title: str = "Figure") -> bytes:
    """The figure as a one-page PDF of exactly its size, with transparent ground."""
    made = BytesIO()
    size = (figure.drawing.width, figure.drawing.height)
    canvas = Canvas(made, pagesize=size, invariant=1, initialFontName=fonts.REGULAR)
    canvas.setTitle(fonts.clean(title))
    renderPDF.draw(figure.drawing, canvas, 0, 0)
    canvas.save()
    return made.getvalue()


def joined(parts: Sequence[str]) -> str:
    """Parts as one sentence-like list for a description."""
    return "; ".join(part for part in parts if part)


def _style(fill: str, stroke: str, thick: float) -> dict[str, Any]:
    return {
        "fillColor": HexColor(fill) if fill else None,
        "strokeColor": HexColor(stroke) if stroke else None,
        "strokeWidth": thick,
    }


def _flat(points: Sequence[tuple[float, float]]) -> list[float]:
    return [value for point in points for value in point]
