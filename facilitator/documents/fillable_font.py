"""The face that a reader's typing appears in: every letter its encoding names, embedded.

Adobe asks that the face of a fillable field be no subset, as any of its letters may be typed
(help.adobe.com, "Font behavior"); Firefox drops the look of a field whose face lacks a letter
(github.com/mozilla/pdf.js, issues 12264 and 15687), and Helvetica with the usual encoding lacks
ŵ, ŷ and most of Polish. So the face is a simple one, whose encoding gives
up signs that nobody types for the letters of Welsh, Polish and their neighbours. Chrome and Edge
alone take such letters from a face of the system, and leave a gap where that has no ŵ or ŷ; what
was typed is saved all the same.
"""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from struct import pack

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFontFile, TTFontMaker, TTFontParser

from facilitator.documents import fonts

NAME = "FacilitatorSans"
FIRST, LAST = 32, 255
_ASCENT, _DESCENT = 930, -270  # of the letters; the face's own are of its lines, and wider
_LETTERS = {
    127: "Wgrave",
    129: "Wcircumflex",
    131: "wcircumflex",
    134: "Ycircumflex",
    135: "ycircumflex",
    136: "Aogonek",
    137: "aogonek",
    139: "Cacute",
    141: "cacute",
    143: "Eogonek",
    144: "eogonek",
    152: "Lslash",
    153: "lslash",
    155: "Nacute",
    157: "nacute",
    164: "Sacute",
    166: "sacute",
    168: "Zacute",
    169: "zacute",
    170: "Zdotaccent",
    172: "zdotaccent",
    173: "wgrave",
    174: "Wacute",
    175: "wacute",
    178: "Wdieresis",
    179: "wdieresis",
    180: "Ygrave",
    181: "ygrave",
    182: "Ccaron",
    184: "ccaron",
    185: "Ecaron",
    186: "ecaron",
    188: "Rcaron",
    190: "rcaron",
    215: "Abreve",
    247: "abreve",
}
"""Names of the Adobe Glyph List in place of what Windows' Latin encoding has at these codes."""
_SIGNS = "ẀŴŵŶŷĄąĆćĘęŁłŃńŚśŹźŻżẁẂẃẄẅỲỳČčĚěŘřĂă"


@cache
def characters() -> Mapping[int, str]:
    """The character at each code, from 32 to 255."""
    windows = {code: bytes([code]).decode("cp1252", "replace") for code in range(FIRST, LAST + 1)}
    return windows | dict(zip(_LETTERS, _SIGNS, strict=True))


def encoded(text: str) -> bytes:
    """A text in the codes of this face; what it lacks becomes a question mark."""
    codes = _codes()
    return bytes(codes.get(character, ord("?")) for character in text)


@cache
def _codes() -> Mapping[str, int]:
    return {character: code for code, character in characters().items()}


def encoding() -> str:
    """The encoding as a PDF dictionary."""
    differences = " ".join(f"{code}/{name}" for code, name in _LETTERS.items())
    return f"<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[{differences}]>>"


def widths() -> list[int]:
    """The advance of each code, in thousandths of the size."""
    return [round(fonts.width(sign, fonts.REGULAR, 1000)) for sign in characters().values()]


def descriptor(program: int) -> str:
    """What the face measures, as a PDF dictionary that refers to the program's object."""
    face = _face()
    box = " ".join(str(round(edge)) for edge in face.bbox)
    return (
        f"<</Type/FontDescriptor/FontName/{fonts.REGULAR}/Flags 32/FontBBox[{box}]/ItalicAngle 0"
        f"/Ascent {_ASCENT}/Descent {_DESCENT}"
        f"/CapHeight {round(face.capHeight)}/StemV {round(face.stemV)}/FontFile2 {program} 0 R>>"
    )


def unicode_map() -> str:
    """The CMap that tells which character each code is."""
    rows = [f"<{code:02x}><{ord(sign):04x}>" for code, sign in characters().items()]
    blocks = [rows[n : n + 100] for n in range(0, len(rows), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <00><ff> endcodespacerange",
            *("\n".join([f"{len(b)} beginbfchar", *b, "endbfchar"]) for b in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )


@cache
def program() -> bytes:
    """The face as a TrueType file with the letters of the encoding, found by their Unicode."""
    letters = sorted({ord(sign) for sign in characters().values()})
    glyphs = {0: 0}
    face = _face()
    for letter in letters:
        glyphs.setdefault(face.charToGlyph[letter], len(glyphs))
    made = TTFontMaker()
    small = TTFontParser(BytesIO(face.makeSubset(letters)))
    for tag in small.table:
        made.add(tag, small.get_table(tag))
    made.add("cmap", _cmap({letter: glyphs[face.charToGlyph[letter]] for letter in letters}))
    return bytes(made.makeStream())


def _face() -> TTFontFile:
    fonts.register()
    return pdfmetrics.getFont(fonts.REGULAR).face


def _cmap(glyphs: dict[int, int]) -> bytes:
    """A cmap of format 4 for Windows' Unicode, with a segment for each letter."""
    ends = [*glyphs, 0xFFFF]
    deltas = [(glyph - letter) % 0x10000 for letter, glyph in glyphs.items()] + [1]
    count = len(ends)
    power = count.bit_length() - 1
    search = 2 << power
    body = pack(">4H", count * 2, search, power, count * 2 - search)
    body += pack(f">{count}HH", *ends, 0) + pack(f">{count}H", *ends)
    body += pack(f">{count}H", *deltas) + bytes(2 * count)
    return pack(">2H2HLHHH", 0, 1, 3, 1, 12, 4, len(body) + 6, 0) + body
