"""The type of every page of paper: sizes, weights and colours by the name of their use."""

from functools import cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from facilitator.documents import fonts
from facilitator.documents.palette import PAPER


def _style(name: str, size: float, leading: float, colour: str, **more: Any) -> ParagraphStyle:
    more.setdefault("fontName", fonts.REGULAR)
    return ParagraphStyle(
        name, fontSize=size, leading=leading, textColor=HexColor(colour), splitLongWords=1, **more
    )


def _sign(size: float, indent: float) -> dict[str, Any]:
    return {"bulletFontName": fonts.REGULAR, "bulletFontSize": size, "bulletIndent": indent}


@cache
def styles() -> dict[str, ParagraphStyle]:
    """Every style by name. `h1` to `h4` belong to headings."""
    fonts.register()
    semibold = {"fontName": fonts.SEMIBOLD}
    ink, ink_2, mute = PAPER.ink, PAPER.ink_2, PAPER.mute
    made = (
        _style("h1", 21, 25, ink, spaceAfter=4, **semibold),
        _style("h2", 14, 18, ink, spaceBefore=16, spaceAfter=4, **semibold),
        _style("h3", 11.5, 15, ink, spaceBefore=10, spaceAfter=2, **semibold),
        _style("h4", 10.5, 14, ink, spaceBefore=8, spaceAfter=2, **semibold),
        _style("card-heading", 14, 17, ink, spaceAfter=2, **semibold),
        _style("subtitle", 13, 17, ink_2, spaceAfter=8),
        _style("body", 10.5, 14, ink, spaceAfter=6),
        _style("lead", 12, 16.5, ink_2, spaceAfter=8),
        _style("strong", 10.5, 14, ink, spaceAfter=2, **semibold),
        _style("quiet", 10.5, 14, ink_2, spaceAfter=4),
        _style("bullet", 10.5, 14, ink, spaceAfter=3, leftIndent=14, **_sign(10.5, 2)),
        _style("tick", 10, 13.5, ink, spaceAfter=3.5, leftIndent=19, **_sign(15, 1)),
        _style("tick-small", 9, 11.5, ink, spaceAfter=2.5, leftIndent=16, **_sign(12.5, 1)),
        _style("h4-tight", 10.5, 13, ink, **semibold),
        _style("note", 8.5, 11, ink_2, fontName=fonts.ITALIC),
        _style("head-small", 8, 9.6, ink_2, alignment=TA_CENTER),
        _style("small", 9, 12, ink_2, spaceAfter=3),
        _style("label", 9, 12, mute, spaceAfter=0),
        _style("label-strong", 9, 12, ink, **semibold),
        _style("number", 18, 22, ink, **semibold),
        _style("caption", 9, 12, ink_2, spaceBefore=4, spaceAfter=3, **semibold),
        _style("cell", 9.5, 12.5, ink),
        _style("cell-strong", 9.5, 12.5, ink, **semibold),
        _style("cell-quiet", 9.5, 12.5, ink_2),
        _style("cell-right", 9.5, 12.5, ink, alignment=TA_RIGHT),
        _style("cell-centre", 9.5, 12.5, ink, alignment=TA_CENTER),
        _style("head", 9, 12, ink_2, **semibold),
        _style("head-right", 9, 12, ink_2, alignment=TA_RIGHT, **semibold),
        _style("head-centre", 9, 12, ink_2, alignment=TA_CENTER, **semibold),
        _style("right", 9.5, 13, ink_2, alignment=TA_RIGHT),
    )
    return {style.name: style for style in made}
