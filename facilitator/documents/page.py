"""The page of paper: its size, margins and footer, and the building of a story into a file."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Table,
)
from reportlab.platypus.paragraph import Paragraph

from facilitator.documents import fonts
from facilitator.documents.flow import flat
from facilitator.documents.palette import PAPER
from facilitator.documents.tagged import About, PaperCanvas, TaggedCanvas
from facilitator.documents.write import write_atomically

MARGIN = 20 * mm
WIDTH = A4[0] - 2 * MARGIN
LANDSCAPE_WIDTH = A4[1] - 2 * MARGIN
_FOOTER_ROOM = 4 * mm
_FOOTER_SIZE = 8.5
_BETWEEN = " · "
_FEW_WORDS = 400
_FEW_ROWS = 3
HEIGHT = A4[1] - 2 * MARGIN - _FOOTER_ROOM
LANDSCAPE_HEIGHT = A4[0] - 2 * MARGIN - _FOOTER_ROOM


def build(
    story: Sequence[Any],
    target: BinaryIO | Path,
    *,
    title: str,
    footer: str,
    subject: str = "",
    author: str = "",
    language: str = "en-GB",
    landscape: bool = False,
    created: datetime | None = None,
    tagged: bool = True,
    canvas: Callable[..., PaperCanvas] = TaggedCanvas,
) -> None:
    """Draw the story as a PDF/UA-1 file: A4, footer with page x of y, same story same bytes.

    `tagged=False` draws the same without structure; `canvas` may be a tagged one that does
    more. Raises UserError when the target, if it is a path, can't be written. A story can be
    built once.
    """
    clean = fonts.clean
    about = About(clean(title), clean(subject), clean(author), language, created)
    made = canvas if tagged else PaperCanvas
    put(target, lambda file: _draw(story, file, about, footer, landscape, made))


def put(target: BinaryIO | Path, draw: Callable[[BinaryIO], object]) -> None:
    """Draw into the target; where that is a path, all of the file or nothing is written."""
    if not isinstance(target, Path):
        draw(target)
        return
    made = BytesIO()
    draw(made)
    write_atomically(target, lambda file: file.write(made.getbuffer()))


def _draw(
    story: Sequence[Any],
    target: BinaryIO,
    about: About,
    footer: str,
    landscape: bool,
    canvas: Callable[..., PaperCanvas],
) -> None:
    fonts.register()
    templates = [_template("portrait", *A4), _template("landscape", A4[1], A4[0])]
    if landscape:
        templates.reverse()
    paper = BaseDocTemplate(target, pageTemplates=templates, initialFontName=fonts.REGULAR)
    paper.build(
        _with_room(flat(story)),
        canvasmaker=partial(canvas, about=about, footer=partial(_footer, fonts.typeset(footer))),
    )


def _template(name: str, width: float, height: float) -> PageTemplate:
    room = (width - 2 * MARGIN, height - 2 * MARGIN - _FOOTER_ROOM)
    bare = {f"{side}Padding": 0 for side in ("left", "right", "top", "bottom")}
    frame = Frame(MARGIN, MARGIN + _FOOTER_ROOM, *room, **bare)
    return PageTemplate(name, [frame], pagesize=(width, height))


def _footer(text: str, canvas: Any, size: tuple[float, float], page: int, total: int) -> None:
    """The footer between its margins, under a hairline."""
    right, base = size[0] - MARGIN, MARGIN - 4 * mm
    number = f"page {page} of {total}"
    room = right - MARGIN - fonts.width(number, fonts.REGULAR, _FOOTER_SIZE) - 12
    canvas.setStrokeColor(HexColor(PAPER.line))
    canvas.setLineWidth(0.6)
    canvas.line(MARGIN, base + 12, right, base + 12)
    canvas.setFillColor(HexColor(PAPER.ink_2))
    canvas.setFont(fonts.REGULAR, _FOOTER_SIZE)
    canvas.drawString(MARGIN, base, _foot_words(text, room))
    canvas.drawRightString(right, base, number)


def _foot_words(text: str, room: float) -> str:
    """The footer's parts within the room: the longest give way, so that its date stays whole."""
    parts = text.split(_BETWEEN)
    wide = [fonts.width(part, fonts.REGULAR, _FOOTER_SIZE) for part in parts]
    room -= (len(parts) - 1) * fonts.width(_BETWEEN, fonts.REGULAR, _FOOTER_SIZE)
    if sum(wide) > room:
        for left, at in enumerate(sorted(range(len(parts)), key=wide.__getitem__)):
            share = room / (len(parts) - left)
            parts[at] = fonts.fitted(parts[at], fonts.REGULAR, _FOOTER_SIZE, share)
            room -= min(wide[at], share)
    return _BETWEEN.join(parts)


class _Room(CondPageBreak):
    """Moves on to the next page unless what follows a heading has a beginning's room here."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__(0)
        self._parts = parts

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.height = min(
            sum(_beginning(part, width, self.canv) for part in self._parts), height_of(self)
        )
        return super().wrap(width, height)


def height_of(flowable: Flowable) -> float:
    """The height of the page the flowable is on, in points."""
    frame = getattr(flowable, "_frame", None)
    return float(frame._height) if frame else A4[0]


def _beginning(part: Flowable, width: float, canvas: Any) -> float:
    """The least height that a part needs to begin with, and its space before."""
    _, height = part.wrapOn(canvas, width, 10_000)
    if isinstance(part, Table):
        height = _first_rows(part)
    elif isinstance(part, KeepTogether):
        return float(part._H)
    elif isinstance(part, Paragraph) and not part.getKeepWithNext():
        height = min(height, 2 * part.style.leading)
    return float(height) + part.getSpaceBefore() + part.getSpaceAfter()


def _first_rows(table: Table) -> float:
    """A head with the two rows under it, or all of three; with one row where two are tall."""
    heads = table.repeatRows if isinstance(table.repeatRows, int) else len(table.repeatRows)
    rows = [float(height) for height in table._rowHeights]
    few = rows[: heads + 2] if len(rows) - heads > _FEW_ROWS else rows
    return sum(few) if heads and sum(few) <= HEIGHT / 3 else sum(rows[: heads + 1])


def _with_room(story: list[Flowable]) -> list[Flowable]:
    """The story with each run of headings held to the beginning of what follows."""
    made: list[Flowable] = []
    waiting: list[Flowable] = []
    for number, part in enumerate(story):
        if waiting and _introduces(part, story[number + 1 : number + 2]):
            part.keepWithNext = 1
        waiting.append(part)
        if not part.getKeepWithNext():
            made += _held(waiting)
            waiting = []
    return made + _held(waiting)


def _introduces(part: Flowable, following: Sequence[Flowable]) -> bool:
    """Whether a part is the few words between a heading and its table."""
    headed = any(isinstance(each, Table) and each.repeatRows for each in following)
    return (
        headed
        and isinstance(part, Paragraph)
        and len(part.getPlainText(identify=True)) < _FEW_WORDS
    )


def _held(parts: list[Flowable]) -> list[Flowable]:
    for part in parts[:-1]:
        part.keepWithNext = 0
    return [_Room(tuple(parts)), *parts] if len(parts) > 1 else parts
