"""The fields of a fillable PDF: what can be typed in and clicked, and how each state looks."""

from collections.abc import Callable
from typing import Any

from reportlab.pdfbase import pdfdoc

from facilitator.documents import fillable_font
from facilitator.documents.fonts import REGULAR
from facilitator.documents.palette import PAPER
from facilitator.documents.tagged import Control, Raw

Box = tuple[float, float, float, float]

_HIDDEN, _PRINTED = 2, 4
_READ_ONLY, _MULTILINE, _RADIO = 1, 1 << 12, 1 << 15
_CIRCLE, _TICK = "l", "4"


def colour(value: str) -> str:
    """A colour such as #0b6a6a as the numbers of a PDF operator."""
    return " ".join(f"{int(value[n : n + 2], 16) / 255:.3f}" for n in (1, 3, 5))


_TYPED = f"/{fillable_font.NAME} 0 Tf {colour(PAPER.ink)} rg"
"""Size 0 lets every program shrink long text until it fits its box."""
_PADDING = "/BS<</W 1.5>>"
"""A border without a colour, so room alone: else poppler cuts the tails of letters off."""


class Fields(pdfdoc.PDFObject):
    """The form of a whole file: its fields in reading order, and the face they are typed in."""

    __RefOnly__ = 1

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._fields: list[pdfdoc.PDFObject] = []
        self._groups: dict[str, _Group] = {}
        self._looks: dict[tuple[str, float, float], pdfdoc.PDFStream] = {}
        self._font = _font(canvas._doc)

    @staticmethod
    def of(canvas: Any) -> "Fields":
        """The fields of the file that is being drawn, begun when the first is placed."""
        catalog = canvas._doc.Catalog
        if getattr(catalog, "AcroForm", None) is None:
            catalog.AcroForm = Fields(canvas)
        found: Fields = catalog.AcroForm
        return found

    def text(self, box: Box, name: str, label: str, *, many_lines: bool, most: int) -> None:
        """A box to type in; `most` characters, or 0 for any number."""
        flags = _MULTILINE if many_lines else 0
        look = self.look("/Tx BMC EMC", box)
        self._add(_Typed(box, name, label, look, flags=flags, most=most))

    def stated(self, name: str, label: str, value: str) -> None:
        """A field that is not seen or changed and only tells whoever reads the answers."""
        box = (0.0, 0.0, 0.0, 0.0)
        look = self.look("/Tx BMC EMC", box)
        self._add(_Typed(box, name, label, look, flags=_READ_ONLY, value=value, hidden=True))

    def tick(self, box: Box, name: str, label: str, state: str, on: str) -> None:
        """A box to tick, on its own; `on` are the operators that draw the tick."""
        self._add(_Tick(box, state, self.look(on, box), self.look("", box), name, label))

    def choice(
        self, box: Box, name: str, group_label: str, label: str, state: str, on: str
    ) -> None:
        """One of the options that share a name; `label` is its own, read out when it is reached."""
        if name not in self._groups:
            group = self._groups[name] = _Group(name, group_label)
            self._fields.append(group)
        group = self._groups[name]
        made = _Tick(box, state, self.look(on, box), self.look("", box), "", label, group)
        group.kids.append(made)
        self._place(made)

    def settle(self, name: str, state: str) -> None:
        """Answer a choice beforehand, for good."""
        self._groups[name].settled = state

    def look(self, operators: str, box: Box) -> pdfdoc.PDFStream:
        """How a field looks, drawn from its lower left corner; the same look is kept once."""
        width, height = round(box[2] - box[0], 2), round(box[3] - box[1], 2)
        key = (operators, width, height)
        if key not in self._looks:
            self._looks[key] = _look(operators, width, height, self._font)
        return self._looks[key]

    def _add(self, field: "_Widget") -> None:
        self._fields.append(field)
        self._place(field)

    def _place(self, widget: "_Widget") -> None:
        self._canvas._addAnnotation(widget)
        tags = self._canvas.tags
        widget.page = len(tags.pages) - 1
        if not widget.hidden:
            tags.control(widget)

    def format(self, document: Any) -> bytes:
        """The form's dictionary. Nothing asks viewers to draw what each field brings along."""
        kids = b" ".join(_reference(field, document) for field in self._fields)
        fonts = f"<</Font<</{fillable_font.NAME} ".encode() + _reference(self._font, document)
        return b"<</Fields[%b]/DR%b>>>>/DA(%b)>>" % (kids, fonts, _TYPED.encode())


class _Widget(Control):
    """A field's place on a page."""

    def __init__(self, box: Box, *, hidden: bool = False) -> None:
        self._box, self.hidden = box, hidden

    def format(self, document: Any) -> bytes:
        """The annotation's dictionary, with the field's own entries."""
        box = " ".join(f"{edge:.2f}" for edge in self._box)
        page = document.page_number(self.page)
        flags = _HIDDEN if self.hidden else _PRINTED
        said = f"<</Type/Annot/Subtype/Widget/Rect[{box}]/P {page} 0 R/F {flags}"
        if not self.hidden:
            said += f"/StructParent {self.struct_parent}"
        return said.encode() + self.entries(document) + b">>"

    def entries(self, document: Any) -> bytes:
        """What this kind of field adds."""
        raise NotImplementedError


class _Typed(_Widget):
    """A field that text is typed in."""

    def __init__(
        self,
        box: Box,
        name: str,
        label: str,
        look: pdfdoc.PDFStream,
        *,
        flags: int,
        most: int = 0,
        value: str = "",
        hidden: bool = False,
    ) -> None:
        super().__init__(box, hidden=hidden)
        self._name, self._label, self._look = name, label, look
        self._flags, self._most, self._value = flags, most, value

    def entries(self, document: Any) -> bytes:
        look = _reference(self._look, document)
        most = f"/MaxLen {self._most}" if self._most else ""
        said = f"/FT/Tx/Ff {self._flags}{most}/DA({_TYPED}){_PADDING}".encode()
        value = b"/V" + _string(self._value, document) if self.hidden else b""
        return _named(self._name, self._label, document) + said + value + b"/AP<</N %b>>" % look


class _Group(pdfdoc.PDFObject):
    """A choice of one option; none is chosen yet, and a chosen one can be taken back."""

    __RefOnly__ = 1

    def __init__(self, name: str, label: str) -> None:
        self._name, self._label = name, label
        self.kids: list[_Tick] = []
        self.settled = ""

    def format(self, document: Any) -> bytes:
        """The field's dictionary; where it sits is its kids'."""
        kids = b" ".join(_reference(kid, document) for kid in self.kids)
        flags = _RADIO | (_READ_ONLY if self.settled else 0)
        value = f"/V/{self.settled}" if self.settled else ""
        said = f"/FT/Btn/Ff {flags}{value}/Kids[".encode()
        return b"<<" + _named(self._name, self._label, document) + said + kids + b"]>>"


class _Tick(_Widget):
    """A box or circle that is on or off, alone or as one of a group."""

    def __init__(
        self,
        box: Box,
        state: str,
        on: pdfdoc.PDFStream,
        off: pdfdoc.PDFStream,
        name: str,
        label: str,
        group: _Group | None = None,
    ) -> None:
        super().__init__(box)
        self._state, self._on, self._off = state, on, off
        self._name, self._label, self._group = name, label, group

    def entries(self, document: Any) -> bytes:
        on, off = _reference(self._on, document), _reference(self._off, document)
        chosen = self._group is not None and self._group.settled == self._state
        now = self._state if chosen else "Off"
        sign = _CIRCLE if self._group else _TICK
        looks = b"/AP<</N<</%b %b/Off %b>>>>" % (self._state.encode(), on, off)
        said = f"/H/N/AS/{now}/MK<</CA({sign})>>".encode() + looks
        if self._group is None:
            return _named(self._name, self._label, document) + b"/FT/Btn" + said
        label = b"/TU" + _string(self._label, document)
        return b"/Parent " + _reference(self._group, document) + label + said


def _named(name: str, label: str, document: Any) -> bytes:
    return b"/T" + _string(name, document) + b"/TU" + _string(label, document)


def _string(text: str, document: Any) -> bytes:
    said: bytes = pdfdoc.PDFString(text).format(document)
    return said


def _reference(target: pdfdoc.PDFObject, document: Any) -> bytes:
    said: bytes = document.Reference(target).format(document)
    return said


def _look(operators: str, width: float, height: float, font: Raw) -> pdfdoc.PDFStream:
    entries: dict[str, Any] = {
        "Type": "/XObject",
        "Subtype": "/Form",
        "BBox": pdfdoc.PDFArray([0, 0, width, height]),
        "Resources": _resources(font) if " Tf " in operators else pdfdoc.PDFDictionary(),
    }
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), operators, filters=[])


def _resources(font: Raw) -> pdfdoc.PDFDictionary:
    return pdfdoc.PDFDictionary({"Font": pdfdoc.PDFDictionary({fillable_font.NAME: font})})


def _font(document: Any) -> Raw:
    """The typing face as an object of the file, with its parts."""
    number = _numbering(document)
    flat = {"Length1": len(fillable_font.program())}
    program = number(_stream(fillable_font.program(), flat))
    descriptor = number(Raw(lambda: fillable_font.descriptor(program).encode()))
    codes = number(_stream(fillable_font.unicode_map().encode(), {}))
    widths = " ".join(map(str, fillable_font.widths()))
    said = (
        f"<</Type/Font/Subtype/TrueType/BaseFont/{REGULAR}"
        f"/FirstChar {fillable_font.FIRST}/LastChar {fillable_font.LAST}/Widths[{widths}]"
        f"/Encoding {fillable_font.encoding()}/FontDescriptor {descriptor} 0 R"
        f"/ToUnicode {codes} 0 R>>"
    )
    return Raw(said.encode)


def _numbering(document: Any) -> Callable[[pdfdoc.PDFObject], int]:
    def number(item: pdfdoc.PDFObject) -> int:
        name = document.Reference(item).name
        return int(document.idToObjectNumberAndVersion[name][0])

    return number


def _stream(content: bytes, entries: dict[str, int]) -> pdfdoc.PDFStream:
    dictionary = pdfdoc.PDFDictionary(entries)
    return pdfdoc.PDFStream(dictionary, content, filters=[pdfdoc.PDFZCompress])
