"""A figure as a file of its own, to put on a slide or into somebody else's report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from reportlab.graphics.shapes import Circle, Line, Polygon, PolyLine, Rect, String

from facilitator.documents import fonts
from facilitator.documents.figures import Figure, to_pdf
from facilitator.documents.write import write_atomically
from facilitator.errors import UserError

PNG_PIXELS_PER_POINT = 3.0
"""So that a figure of a page's width has some 1,400 pixels: sharp on a slide."""

ToPng = Callable[[bytes, float], bytes]

_FAMILY = "'Facilitator Sans', 'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Arial, sans-serif"
_WEIGHTS = {fonts.SEMIBOLD: "600", fonts.BOLD: "700"}
_ENDINGS = (".svg", ".pdf", ".png")


def save(figure: Figure, path: Path, *, title: str = "Figure", to_png: ToPng | None = None) -> None:
    """Write a figure as what its name ends in: SVG, PDF, or PNG where `to_png` draws that.

    `to_png` turns a one-page PDF and pixels per point into a PNG; the window has Qt for it.
    Raises UserError for another ending, or a file that cannot be written.
    """
    ending = path.suffix.lower()
    if ending == ".svg":
        made = svg(figure, title)
    elif ending == ".pdf":
        made = to_pdf(figure, title)
    elif ending == ".png" and to_png:
        made = to_png(to_pdf(figure, title), PNG_PIXELS_PER_POINT)
    else:
        raise UserError(
            f"A figure cannot be saved as “{path.name}”.",
            f"End its name in {_ENDINGS[0]}, {_ENDINGS[1]} or {_ENDINGS[2]}.",
        )
    write_atomically(path, lambda file: file.write(made))


def svg(figure: Figure, title: str = "Figure") -> bytes:
    """The figure as SVG 1.1 in UTF-8, with its description; text stays text in our typeface."""
    width, height = figure.drawing.width, figure.drawing.height
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": f"{width:g}pt",
            "height": f"{height:g}pt",
            "viewBox": f"0 0 {width:g} {height:g}",
            "role": "img",
            "font-family": _FAMILY,
        },
    )
    _add(root, "title", fonts.clean(title))
    _add(root, "desc", fonts.clean(figure.alt))
    root.extend(_drawn(item, height) for item in figure.drawing.contents)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _add(parent: Element, tag: str, text: str) -> None:
    ElementTree.SubElement(parent, tag).text = text


def _drawn(item: Any, height: float) -> Element:
    """One shape; a drawing's origin is bottom left, an SVG's is top left."""
    match item:
        case String():
            return _text(item, height)
        case Line():
            ends = {"x1": item.x1, "y1": height - item.y1, "x2": item.x2, "y2": height - item.y2}
            return _shape("line", item, ends, filled=False)
        case Rect():
            corner = {"x": item.x, "y": height - item.y - item.height}
            size = {"width": item.width, "height": item.height, "rx": item.rx, "ry": item.ry}
            return _shape("rect", item, corner | size)
        case Circle():
            return _shape("circle", item, {"cx": item.cx, "cy": height - item.cy, "r": item.r})
        case PolyLine():
            return _points("polyline", item, height, filled=False)
        case Polygon():
            return _points("polygon", item, height)
    raise TypeError(f"no SVG for a {type(item).__name__}")


def _text(item: String, height: float) -> Element:
    given = {"x": _number(item.x), "y": _number(height - item.y)}
    given |= {"font-size": _number(item.fontSize), "fill": _colour(item.fillColor)}
    if item.text.strip():  # in another typeface it still keeps to its room
        wide = fonts.width(item.text, item.fontName, item.fontSize)
        given |= {"textLength": _number(wide), "lengthAdjust": "spacingAndGlyphs"}
    if item.textAnchor != "start":
        given["text-anchor"] = item.textAnchor
    if item.fontName in _WEIGHTS:
        given["font-weight"] = _WEIGHTS[item.fontName]
    if item.fontName == fonts.ITALIC:
        given["font-style"] = "italic"
    made = Element("text", given)
    made.text = item.text
    return made


def _points(tag: str, item: Any, height: float, *, filled: bool = True) -> Element:
    pairs = zip(item.points[::2], item.points[1::2], strict=True)
    made = _shape(tag, item, {}, filled=filled)
    made.set("points", " ".join(f"{_number(x)},{_number(height - y)}" for x, y in pairs))
    return made


def _shape(tag: str, item: Any, at: dict[str, float], *, filled: bool = True) -> Element:
    placed = {name: _number(value) for name, value in at.items() if value or name[0] != "r"}
    return Element(tag, placed | dict(_style(item, filled)))


def _style(item: Any, filled: bool) -> Iterator[tuple[str, str]]:
    fill = item.fillColor if filled else None
    yield "fill", _colour(fill)
    opacity = getattr(item, "fillOpacity", None)
    if fill is not None and opacity is not None and opacity < 1:
        yield "fill-opacity", _number(opacity)
    if item.strokeColor is None or not item.strokeWidth:
        return
    yield "stroke", _colour(item.strokeColor)
    yield "stroke-width", _number(item.strokeWidth)
    if item.strokeDashArray:
        yield "stroke-dasharray", " ".join(_number(length) for length in item.strokeDashArray)


def _colour(colour: Any) -> str:
    return "none" if colour is None else f"#{colour.hexval()[2:]}"


def _number(value: float) -> str:
    return f"{round(value, 3):g}"
