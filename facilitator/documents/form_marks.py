"""The marks of a sheet filled in by hand: lines to write on, boxes, circles, stars."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any, Protocol

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from facilitator.documents import fonts
from facilitator.documents.flow import Words, bullets, para, space
from facilitator.documents.palette import PAPER
from facilitator.documents.tables import columns
from facilitator.formspec.model import Field, Option

TICK = "☐"
WRITING = 9 * mm
_INK, _MUTE, _LINE = HexColor(PAPER.ink), HexColor(PAPER.mute), HexColor("#9aa8a4")
_BOX = 16.0


class Drawn(Flowable):
    """A mark that is decoration, but for the words it has."""

    words = ""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.shape(self.canv)
        if not self.words:
            return
        tags = getattr(self.canv, "tags", None)
        if tags is None:
            self.write(self.canv)
            return
        with tags.content() if self.bare else tags.leaf(object(), "P"):
            self.write(self.canv)

    bare = False

    def shape(self, canvas: Any) -> None:
        """Draw what is not read out."""

    def write(self, canvas: Any) -> None:
        """Draw the words."""


class WritingLine(Drawn):
    """A ruled line with 9 mm above it to write in; `after` is a unit behind a short one."""

    def __init__(self, width: float = 0, height: float = WRITING, after: str = "") -> None:
        super().__init__()
        self._wanted, self.height, self.words = width, height, fonts.clean(after)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self._length = min(self._wanted or width, width)
        return width, self.height

    def shape(self, canvas: Any) -> None:
        canvas.setStrokeColor(_LINE)
        canvas.setLineWidth(0.6)
        canvas.line(0, 1, self._length, 1)

    def write(self, canvas: Any) -> None:
        room = self.width - self._length - 6
        canvas.setFillColor(HexColor(PAPER.ink_2))
        canvas.setFont(fonts.REGULAR, 9.5)
        canvas.drawString(self._length + 6, 3, fonts.fitted(self.words, fonts.REGULAR, 9.5, room))


class Boxes(Drawn):
    """A box for each digit of a date, the day, month and year a little apart."""

    def __init__(self, pattern: str) -> None:
        super().__init__()
        self._pattern = pattern
        self.width = self._left(len(pattern))
        self.height = _BOX + 9
        self.words = "day, month, year"
        self.hAlign = "LEFT"

    def _left(self, number: int) -> float:
        changes = sum(
            one != two
            for one, two in zip(self._pattern, self._pattern[1 : number + 1], strict=False)
        )
        return number * _BOX + changes * 7

    def shape(self, canvas: Any) -> None:
        canvas.setStrokeColor(_LINE)
        canvas.setLineWidth(0.7)
        for number in range(len(self._pattern)):
            canvas.rect(self._left(number), 9, _BOX, _BOX, fill=0)

    def write(self, canvas: Any) -> None:
        canvas.setFillColor(_MUTE)
        canvas.setFont(fonts.REGULAR, 7.5)
        for word, number in (("day", 0), ("month", 2), ("year", 4)):
            canvas.drawString(self._left(number) + 1, 1, word)


class Circle(Drawn):
    """A circle to mark, with the sign it stands for inside."""

    bare = True

    def __init__(self, sign: str) -> None:
        super().__init__()
        self.words = sign
        self.width = self.height = 16.5
        self.hAlign = "CENTER"

    def shape(self, canvas: Any) -> None:
        canvas.setStrokeColor(_MUTE)
        canvas.setLineWidth(0.8)
        canvas.circle(self.width / 2, self.height / 2, 7.6, fill=0)

    def write(self, canvas: Any) -> None:
        canvas.setFillColor(HexColor(PAPER.ink_2))
        canvas.setFont(fonts.REGULAR, 8.5)
        canvas.drawCentredString(self.width / 2, self.height / 2 - 2.9, self.words)


class Star(Drawn):
    """The small star of a Rapid 12 statement, in the margin of its line."""

    def __init__(self) -> None:
        super().__init__()
        self.width = self.height = 0.01

    def shape(self, canvas: Any) -> None:
        path = canvas.beginPath()
        for corner in range(10):
            radius = 3.8 if corner % 2 == 0 else 1.6
            angle = pi / 2 + corner * pi / 5
            point = (-8 + radius * cos(angle), -7 + radius * sin(angle))
            (path.lineTo if corner else path.moveTo)(*point)
        path.close()
        canvas.setFillColor(HexColor(PAPER.amber))
        canvas.drawPath(path, stroke=0, fill=1)


@dataclass(frozen=True)
class Place:
    """Where an answer goes: the name it is read by, and what it is called when read out."""

    name: str
    label: str


@dataclass(frozen=True)
class Offer:
    """Options to choose one of, or `many`; `words` are what stands beside each."""

    options: Sequence[Option]
    words: Sequence[Words]
    style: str
    many: bool = False


class Marks(Protocol):
    """What a sheet is answered with, by hand or at a screen; each method draws one kind of place.

    `scale` is the key of the words above the statements.
    """

    scale: str

    def lines(self, place: Place, field: Field) -> list[Any]:
        """Room for words, as many lines as the field has."""

    def number(self, place: Place, field: Field) -> list[Any]:
        """Room for a number, with its unit behind."""

    def date(self, place: Place, hint: str) -> list[Any]:
        """Room for a day; `hint` shows how it may be typed."""

    def ticks(self, place: Place, offer: Offer) -> list[Any]:
        """Options to tick."""

    def circle(self, place: Place, state: str, sign: str, word: str) -> Any:
        """One point of a scale: the answer it stands for, its sign, and what the sign means."""

    def signature(self, place: Place, label: str) -> list[Any]:
        """Room to sign."""


class _ByHand:
    """The marks for a pen."""

    scale = "circle"

    def lines(self, place: Place, field: Field) -> list[Any]:
        return [WritingLine() for _ in range(field.lines)]

    def number(self, place: Place, field: Field) -> list[Any]:
        return [WritingLine(width=110, after=field.unit)]

    def date(self, place: Place, hint: str) -> list[Any]:
        return [space(6), Boxes("ddmmyyyy"), space(2)]

    def ticks(self, place: Place, offer: Offer) -> list[Any]:
        return list(bullets(offer.words, offer.style, sign=TICK))

    def circle(self, place: Place, state: str, sign: str, word: str) -> Any:
        return Circle(sign)

    def signature(self, place: Place, label: str) -> list[Any]:
        name = [WritingLine(height=34), para(label, "label")]
        return [columns([name, [space(14), Boxes("ddmmyyyy")]], [0.62, 0.38], gap=22)]


BY_HAND: Marks = _ByHand()
