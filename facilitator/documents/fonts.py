"""Puts the embedded typeface at reportlab's disposal and keeps text to what it can draw."""

import re
import unicodedata
from functools import cache, lru_cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from facilitator import assets
from facilitator.documents import numbers

REGULAR = "FacilitatorSans-Regular"
SEMIBOLD = "FacilitatorSans-SemiBold"
BOLD = "FacilitatorSans-Bold"
ITALIC = "FacilitatorSans-Italic"
MISSING = "□"
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'")
_INVISIBLE = frozenset({"Cc", "Cf", "Mn", "Me"})

rl_config.useA85 = 0  # streams as bytes: a fifth smaller, and quicker, than as letters


class Face(TTFont):
    """A face that measures a word once, however often it is set."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file)
        self._thousandths = lru_cache(20_000)(self._measured)

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        """The width in points."""
        return 0.001 * size * self._thousandths(text)

    def _measured(self, text: str) -> float:
        widths, other = self.face.charWidths, self.face.defaultWidth
        return sum(widths.get(ord(letter), other) for letter in text)


@cache
def register() -> None:
    """Make the four faces known to reportlab, once in a process."""
    numbers.remember()
    for name in (REGULAR, SEMIBOLD, BOLD, ITALIC):
        pdfmetrics.registerFont(Face(name, str(assets.path("resources", "fonts", f"{name}.ttf"))))


def clean(text: str) -> str:
    """The text with one box for each character the typeface lacks, and no control characters."""
    if text.isascii() and text.isprintable():
        return text
    known = _characters()
    composed = unicodedata.normalize("NFC", text.replace("\t", " ").replace("\r\n", "\n"))
    return "".join(letter if letter in known else _instead(letter) for letter in composed)


def typeset(text: str) -> str:
    """The clean text as it is drawn: its apostrophes curved, which are no wider than straight."""
    return _APOSTROPHE.sub("’", clean(text))


def width(text: str, font: str, size: float) -> float:
    """The width in points of a clean text on one line."""
    register()
    return float(pdfmetrics.stringWidth(text, font, size))


def fitted(text: str, font: str, size: float, room: float) -> str:
    """The text, cut with an ellipsis where it is wider than the room in points."""
    text = clean(text).replace("\n", " ")
    if width(text, font, size) <= room:
        return text
    while text and width(text + "…", font, size) > room:
        text = text[:-1].rstrip()
    return text + "…"


def lines(text: str, font: str, size: float, room: float, most: int = 2) -> list[str]:
    """The text broken into at most so many lines of this width in points, the last one cut."""
    found: list[str] = []
    words = clean(text).split()
    while words and len(found) < most - 1:
        taken = _fitting(words, font, size, room)
        found.append(fitted(" ".join(words[:taken]), font, size, room))
        words = words[taken:]
    return [*found, fitted(" ".join(words), font, size, room)] if words else found


def _fitting(words: list[str], font: str, size: float, room: float) -> int:
    """How many of the words go on one line; at least one."""
    taken = 1
    while taken < len(words) and width(" ".join(words[: taken + 1]), font, size) <= room:
        taken += 1
    return taken


@cache
def _characters() -> frozenset[str]:
    register()
    faces = [pdfmetrics.getFont(name).face.charToGlyph for name in (REGULAR, BOLD, ITALIC)]
    both = set(faces[0]).intersection(*faces[1:])
    drawn = {chr(code) for code in both if unicodedata.category(chr(code)) != "Cc"}
    return frozenset(drawn | {"\n"})


def _instead(letter: str) -> str:
    if letter == "\u2028" or letter == "\u2029":
        return "\n"
    return "" if unicodedata.category(letter) in _INVISIBLE else MISSING
