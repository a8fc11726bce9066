"""What documents are written with: headings, paragraphs, lists, tables, figures and cards.

Text is plain text: nothing in a name or a note is ever read as markup.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    Flowable,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    Paragraph,
    Spacer,
)
from reportlab.platypus.paraparser import ParaFrag

from facilitator.documents import fonts
from facilitator.documents.palette import PAPER
from facilitator.documents.styles import styles

BULLET = "•"


@dataclass(frozen=True)
class Run:
    """A stretch of text in another weight or colour within a paragraph."""

    text: str
    font: str = ""
    colour: str = ""


Words = str | Run | Sequence[str | Run]


def bold(text: str) -> Run:
    """A stretch of text in semibold."""
    return Run(text, fonts.SEMIBOLD)


def italic(text: str) -> Run:
    """A stretch of text in italic."""
    return Run(text, fonts.ITALIC)


@dataclass(frozen=True)
class Mark:
    """What a drawn thing is in the structure tree.

    `within` are the elements to open around it, outermost first; `bare` puts the content
    straight into the open element, as for a table cell's only paragraph.
    """

    role: str
    token: Hashable
    within: tuple[tuple[Hashable, str, str], ...] = ()
    level: int = 0
    bullet: str = ""
    bare: bool = False


class Para(Paragraph):
    """A paragraph that tags itself and stays one element when it runs over pages."""

    mark: Mark
    _broken_at: float | None = None
    plain: ParagraphStyle
    widest_part = 0.0
    """Of its words with hyphens, between two of them; 0 without any, and in pieces of a whole."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Break the lines once for a width: frames and tables ask several times."""
        if self._broken_at != width or not hasattr(self, "blPara"):
            if self.widest_part:
                self.style = self._style_for(width)
            size: tuple[float, float] = super().wrap(width, height)
            self._broken_at, self._size = width, size
        return self._size

    def _style_for(self, width: float) -> ParagraphStyle:
        """Parting words at their hyphens, unless a part is too long: reportlab cuts none."""
        room = width - self.plain.leftIndent - self.plain.rightIndent
        return _parted(self.plain) if self.widest_part <= room else self.plain

    def split(self, width: float, height: float) -> list["Para"]:
        pieces: list[Para] = super().split(width, height)
        for piece in pieces:
            piece.mark = self.mark
        for piece in pieces[1:]:
            piece.mark = replace(self.mark, bullet="")
        return pieces

    def draw(self) -> None:
        tags = getattr(self.canv, "tags", None)
        if tags is None or not self.frags:
            self._draw_untagged()
            return
        for token, role, attributes in self.mark.within:
            tags.push(token, role, attributes)
        self._draw_tagged(tags)
        for _ in self.mark.within:
            tags.pop()

    def _draw_untagged(self) -> None:
        if self.mark.bullet:
            self._draw_bullet()
        self.drawPara()

    def _draw_tagged(self, tags: Any) -> None:
        mark = self.mark
        if mark.bullet:
            with tags.leaf((mark.token, "label"), "Lbl"):
                self._draw_bullet()
        role = self._heading_role(tags) if mark.level else mark.role
        with tags.content() if mark.bare else tags.leaf(mark.token, role):
            self.drawPara()

    def _heading_role(self, tags: Any) -> str:
        """The role of this heading; the first piece also makes the bookmark."""
        if tags.known(self.mark.token):
            return "H1"
        level = tags.heading(self.mark.level)
        top = self.canv.absolutePosition(0, self.height)[1]
        self.canv.outline(" ".join(self.getPlainText(identify=True).split()), level, top + 8)
        return f"H{level}"

    def _draw_bullet(self) -> None:
        style = self.style
        self.canv.setFillColor(HexColor(PAPER.teal))
        self.canv.setFont(style.bulletFontName, style.bulletFontSize)
        top = self.height - style.leading + (style.leading - style.fontSize) / 2
        self.canv.drawString(style.bulletIndent, top + style.fontSize * 0.16, self.mark.bullet)


def para(text: Words, style: str | ParagraphStyle = "body") -> Para:
    """A paragraph of plain text, or of texts and runs."""
    return marked(text, style, Mark("P", object()))


def heading(text: Words, level: int = 2, style: str = "") -> Para:
    """A heading with its bookmark; a level that would skip one is drawn as asked, tagged lower."""
    made = marked(text, style or f"h{level}", Mark("H", object(), level=level))
    made.keepWithNext = 1
    return made


def bullets(
    items: Iterable[Words],
    style: str | ParagraphStyle = "bullet",
    *,
    numbered: bool = False,
    sign: str = BULLET,
) -> list[Para]:
    """A list, one paragraph an item, each behind the sign or its number."""
    token, kind = object(), "Decimal" if numbered else "Disc"
    numbering = f"<</O/List/ListNumbering/{kind}>>"
    made = []
    for number, item in enumerate(items, 1):
        within = ((token, "L", numbering), ((token, number), "LI", ""))
        label = f"{number}." if numbered else sign
        made.append(marked(item, style, Mark("LBody", object(), within, bullet=label)))
    return made


def marked(text: Words, style: str | ParagraphStyle, mark: Mark) -> Para:
    """A paragraph that is this in the structure."""
    chosen = styles()[style] if isinstance(style, str) else style
    made = Para(None, chosen, frags=_fragments(text, chosen))
    made.mark, made.plain = mark, chosen
    made.widest_part = _widest_part("".join(one.text for one in made.frags), chosen.fontSize)
    return made


def _widest_part(text: str, size: float) -> float:
    """How wide the widest part of a hyphenated word can be; addresses are left as they are."""
    if "-" not in text or "/" in text:
        return 0.0
    parts = (part for word in text.split() if "-" in word for part in word.split("-"))
    return max(fonts.width(f"{part}-", fonts.SEMIBOLD, size) for part in parts)


@cache
def _parted(style: ParagraphStyle) -> ParagraphStyle:
    """The style for words that part at their own hyphens, such as double names."""
    return ParagraphStyle(f"{style.name}-parted", style, embeddedHyphenation=2)


def _fragments(text: Words, style: ParagraphStyle) -> list[ParaFrag]:
    runs = [text] if isinstance(text, str | Run) else text
    made: list[ParaFrag] = []
    for run in runs:
        run = Run(run) if isinstance(run, str) else run
        for number, line in enumerate(fonts.typeset(run.text).split("\n")):
            if number:
                made.append(_fragment("", style, run, lineBreak=True))
            if line:
                made.append(_fragment(line, style, run))
    return made


def _fragment(text: str, style: ParagraphStyle, run: Run, **more: Any) -> ParaFrag:
    return ParaFrag(
        text=text,
        fontName=run.font or style.fontName,
        fontSize=style.fontSize,
        textColor=HexColor(run.colour) if run.colour else style.textColor,
        rise=0,
        link=[],
        bold=0,
        italic=0,
        us_lines=[],
        backColor=None,
        **more,
    )


class Picture(Flowable):
    """A drawing with its alternative text, shrunk where it is wider than its room."""

    def __init__(self, drawing: Drawing, alt: str, align: str = "LEFT") -> None:
        super().__init__()
        self._drawing, self._alt = drawing, " ".join(fonts.clean(alt).split())
        self._token = object()
        drawing.initialFontName = fonts.REGULAR
        self.hAlign = align
        self.spaceBefore = self.spaceAfter = 6

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._scale = min(1, width / self._drawing.width)
        self.width = self._drawing.width * self._scale
        self.height = self._drawing.height * self._scale
        return self.width, self.height

    def draw(self) -> None:
        tags = getattr(self.canv, "tags", None)
        if tags is None:
            self._paint()
            return
        with tags.leaf(self._token, "Figure", self._layout(), self._alt or "Figure"):
            self._paint()

    def _paint(self) -> None:
        self.canv.scale(self._scale, self._scale)
        renderPDF.draw(self._drawing, self.canv, 0, 0)

    def _layout(self) -> str:
        left, bottom = self.canv.absolutePosition(0, 0)
        right, top = self.canv.absolutePosition(self.width, self.height)
        box = f"{left:.1f} {bottom:.1f} {right:.1f} {top:.1f}"
        return f"<</O/Layout/Placement/Block/BBox[{box}]>>"


def figure(drawing: Drawing, alt: str, align: Literal["LEFT", "CENTER"] = "LEFT") -> Picture:
    """A drawing in the text; `alt` says in words what it shows."""
    return Picture(drawing, alt, align)


def space(height: float) -> Spacer:
    """Empty room of this height in points."""
    return Spacer(0, height)


def page_break(landscape: bool | None = None) -> list[Flowable]:
    """A new page; from here on landscape or portrait, where one is asked for."""
    if landscape is None:
        return [PageBreak()]
    return [NextPageTemplate("landscape" if landscape else "portrait"), PageBreak()]


def keep(*parts: Flowable | Sequence[Flowable]) -> KeepTogether:
    """Parts that go on one page where they fit on one."""
    return KeepTogether(flat(parts))


def flat(parts: Iterable[Any]) -> list[Flowable]:
    """Flowables and lists of them as one list."""
    found: list[Flowable] = []
    for part in parts:
        found += flat(part) if isinstance(part, list | tuple) else [part]
    return found
