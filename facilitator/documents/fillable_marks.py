"""The marks of a sheet filled in at a screen: what by hand is a line or a circle is a field."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from facilitator.documents import fillable_font, fonts
from facilitator.documents.fillable_fields import Box, Fields, colour
from facilitator.documents.flow import Mark, Para, Words, marked, para, space
from facilitator.documents.form_marks import WRITING, Circle, Drawn, Offer, Place
from facilitator.documents.palette import PAPER
from facilitator.formspec.model import Field, Kind, Option

_LINE, _WHITE = HexColor("#9aa8a4"), colour("#ffffff")
_TEAL = colour(PAPER.teal)
_SHORT = 110.0
_GAP = 6.0
_LONGEST_NUMBER, _LONGEST_DATE, _LONGEST_CLOCK = 20, 30, 10
_ROUND = 0.5523
"""How far a curve's handle lies from its end to draw a quarter of a circle of radius 1."""


class AtScreen:
    """The marks for typing and clicking."""

    scale = "choose"

    def __init__(self, signing: str) -> None:
        self._signing = signing

    def lines(self, place: Place, field: Field) -> list[Any]:
        many = field.lines > 1 or field.kind is Kind.PARAGRAPH
        most = _LONGEST_CLOCK if field.clock else 0
        return [TextBox(_helped(place, field), lines=field.lines, many_lines=many, most=most)]

    def number(self, place: Place, field: Field) -> list[Any]:
        place = _helped(place, field, field.unit)
        return [TextBox(place, wanted=_SHORT, after=field.unit, most=_LONGEST_NUMBER)]

    def date(self, place: Place, hint: str) -> list[Any]:
        place = Place(place.name, f"{place.label}, {hint}")
        return [TextBox(place, wanted=_SHORT, after=hint, most=_LONGEST_DATE)]

    def ticks(self, place: Place, offer: Offer) -> list[Any]:
        listed = object()
        return [
            Tick(place, option, _item(said, offer.style, (listed, option.id)), many=offer.many)
            for option, said in zip(offer.options, offer.words, strict=True)
        ]

    def circle(self, place: Place, state: str, sign: str, word: str) -> Any:
        return Point(place, state, sign, word)

    def signature(self, place: Place, label: str) -> list[Any]:
        place = Place(place.name, f"{place.label}: {self._signing}")
        return [TextBox(place, height=32), para(self._signing, "label"), space(6)]


def _helped(place: Place, field: Field, unit: str = "") -> Place:
    """The place with what helps to answer it, for those who only hear it."""
    said = f"{place.label}, {unit}" if unit else place.label
    return Place(place.name, f"{said}. {field.help}" if field.help else said)


def _item(words: Words, style: str, token: tuple[object, str]) -> Para:
    """An item of a list whose sign is a field."""
    within = ((token[0], "L", "<</O/List/ListNumbering/None>>"), (token, "LI", ""))
    return marked(words, style, Mark("LBody", object(), within))


def _box_of(canvas: Any, left: float, bottom: float, width: float, height: float) -> Box:
    """A rectangle of the flowable as one of the page."""
    x, y = canvas.absolutePosition(left, bottom)
    return (x, y, x + width, y + height)


class TextBox(Drawn):
    """A box to type in, with a unit or a hint behind a short one."""

    def __init__(
        self,
        place: Place,
        *,
        lines: int = 1,
        height: float = 0,
        wanted: float = 0,
        after: str = "",
        many_lines: bool = False,
        most: int = 0,
    ) -> None:
        super().__init__()
        self._place, self._wanted, self._many, self._most = place, wanted, many_lines, most
        self.height = height or lines * WRITING
        self.words = fonts.clean(after)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self._length = min(self._wanted or width, width)
        return width, self.height

    def shape(self, canvas: Any) -> None:
        high = self.height - _GAP
        canvas.setStrokeColor(_LINE)
        canvas.setLineWidth(0.7)
        canvas.roundRect(0.5, 2, self._length - 1, high, 2.5, fill=0)
        box = _box_of(canvas, 1, 2.5, self._length - 2, high - 1)
        place = self._place
        Fields.of(canvas).text(box, place.name, place.label, many_lines=self._many, most=self._most)

    def write(self, canvas: Any) -> None:
        room = self.width - self._length - 6
        canvas.setFillColor(HexColor(PAPER.ink_2))
        canvas.setFont(fonts.REGULAR, 9.5)
        text = fonts.fitted(self.words, fonts.REGULAR, 9.5, room)
        canvas.drawString(self._length + 6, (self.height - _GAP) / 2 - 1.5, text)


class Point(Circle):
    """A point of a scale to click; chosen, it is a filled disc with its sign in white."""

    def __init__(self, place: Place, state: str, sign: str, word: str) -> None:
        super().__init__(sign)
        self._place, self._state = place, state
        shown = f"{sign}, {word}" if sign.isdigit() else word
        self._label = f"{place.label}: {shown}"

    def draw(self) -> None:
        canvas = self.canv
        self.shape(canvas)
        self.write(canvas)
        box = _box_of(canvas, 0, 0, self.width, self.height)
        place = self._place
        on = _disc(self.width / 2, 8) + self._sign()
        Fields.of(canvas).choice(box, place.name, place.label, self._label, self._state, on)

    def _sign(self) -> str:
        """The sign in white, as operators."""
        left = (self.width - fonts.width(self.words, fonts.REGULAR, 9)) / 2
        codes = fillable_font.encoded(self.words).hex()
        face = f"/{fillable_font.NAME} 9 Tf {_WHITE} rg"
        return f" BT {face} {left:.2f} {self.height / 2 - 3.1:.2f} Td <{codes}> Tj ET"


class Tick(Flowable):
    """An option beside what is clicked to choose it: round for one of them, square for many."""

    def __init__(self, place: Place, option: Option, words: Para, *, many: bool) -> None:
        super().__init__()
        self._place, self._option, self._words, self._many = place, option, words, many
        self.hAlign = "LEFT"

    def getSpaceAfter(self) -> float:
        return float(self._words.getSpaceAfter())

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = self._words.wrapOn(getattr(self, "canv", None), width, height)
        return self.width, self.height

    def draw(self) -> None:
        canvas, mark = self.canv, self._words.mark
        for token, role, attributes in (*mark.within, (mark.token, mark.role, "")):
            canvas.tags.push(token, role, attributes)
        self._click(canvas)
        for _ in (*mark.within, mark):
            canvas.tags.pop()
        self._words.drawOn(canvas, 0, 0)

    def _click(self, canvas: Any) -> None:
        style = self._words.style
        side = style.bulletFontSize * 0.76
        bottom = self.height - style.leading / 2 - side / 2 - 0.6
        canvas.setStrokeColor(HexColor(PAPER.teal))
        canvas.setLineWidth(0.9)
        box = _box_of(canvas, 1, bottom, side, side)
        name, asked, state = self._place.name, self._place.label, self._option.id
        label = f"{asked}: {self._option.label}"
        if self._many:
            canvas.roundRect(1.45, bottom + 0.45, side - 0.9, side - 0.9, 1.6, fill=0)
            Fields.of(canvas).tick(box, f"{name}/{state}", label, "yes", _ticked(side))
        else:
            canvas.circle(1 + side / 2, bottom + side / 2, side / 2 - 0.45, fill=0)
            on = _disc(side / 2, side * 0.27)
            Fields.of(canvas).choice(box, name, asked, label, state, on)


class Stated(Flowable):
    """What a sheet is, for whoever reads the answers; nothing is seen of it."""

    def __init__(self, facts: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._facts = facts

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        for name, label, value in self._facts:
            Fields.of(self.canv).stated(name, label, value)


class Settled(Flowable):
    """Answers a choice beforehand, where the sheet was made for one answer."""

    def __init__(self, name: str, state: str) -> None:
        super().__init__()
        self._name, self._state = name, state

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        Fields.of(self.canv).settle(self._name, self._state)


def _disc(centre: float, radius: float) -> str:
    """Operators for a teal disc in a square with this centre."""
    c, r, k = centre, radius, radius * _ROUND
    corners = (
        (c + r, c + k, c + k, c + r, c, c + r),
        (c - k, c + r, c - r, c + k, c - r, c),
        (c - r, c - k, c - k, c - r, c, c - r),
        (c + k, c - r, c + r, c - k, c + r, c),
    )
    curves = " ".join(" ".join(f"{n:.2f}" for n in corner) + " c" for corner in corners)
    return f"{_TEAL} rg {c + r:.2f} {c:.2f} m {curves} f"


def _ticked(side: float) -> str:
    """Operators for a teal square with a white tick."""
    points = ((0.24, 0.52), (0.43, 0.32), (0.78, 0.72))
    steps = [f"{x * side:.2f} {y * side:.2f}" for x, y in points]
    ground = f"{_TEAL} rg 0.4 0.4 {side - 0.8:.2f} {side - 0.8:.2f} re f"
    line = f"{steps[0]} m {steps[1]} l {steps[2]} l S"
    return f"{ground} {_WHITE} RG {side * 0.13:.2f} w 1 J 1 j {line}"
