"""Makes reportlab's PDFs accessible, with structure and marked content, in one drawing pass."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

PRODUCER = "Facilitator"
_PAINTS = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI"))
_FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"


@dataclass
class Element(pdfdoc.PDFObject):
    """One node of the structure tree: a standard role, its attributes and what it holds."""

    role: str
    attributes: str = ""
    alt: str = ""
    parent: "Element | None" = None
    kids: list["Element | Control | tuple[int, int]"] = field(default_factory=list)
    number: int = 0

    __RefOnly__ = 1

    def format(self, document: "_Document") -> bytes:
        """The PDF dictionary; document numbers must be set."""
        parent = self.parent.number if self.parent else document.tree_number
        parts = [f"<</Type/StructElem/S/{self.role}/P {parent} 0 R"]
        pages = (_page_of(kid) for kid in self.kids if not isinstance(kid, Element))
        first = next(pages, None)
        if first is not None:
            parts.append(f"/Pg {document.page_number(first)} 0 R")
        if self.attributes:
            parts.append(f"/A {self.attributes}")
        kids = [self._kid(kid, first, document) for kid in self.kids]
        parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
        body = "".join(parts).encode()
        alt = b"/Alt " + pdfdoc.PDFString(self.alt).format(document) if self.alt else b""
        return body + alt + b">>"

    @staticmethod
    def _kid(
        kid: "Element | Control | tuple[int, int]", first: int | None, document: "_Document"
    ) -> str:
        if isinstance(kid, Element):
            return f"{kid.number} 0 R"
        page = _page_of(kid)
        where = "" if page == first else f"/Pg {document.page_number(page)} 0 R"
        if isinstance(kid, Control):
            return f"<</Type/OBJR{where}/Obj {kid.number} 0 R>>"
        return f"<</Type/MCR{where}/MCID {kid[1]}>>" if where else str(kid[1])


class Control(pdfdoc.PDFObject):
    """What is filled in or clicked on a page, as far as the structure knows it.

    The page's index is set when it is placed; the numbers are set when the tree is finished.
    """

    page = 0
    number = 0
    struct_parent = 0

    __RefOnly__ = 1


def _page_of(kid: Control | tuple[int, int]) -> int:
    return kid.page if isinstance(kid, Control) else kid[0]


class Raw(pdfdoc.PDFObject):
    """A PDF object whose bytes are made when the file is."""

    __RefOnly__ = 1

    def __init__(self, body: Callable[[], bytes]) -> None:
        self._body = body

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        return self._body()


class Tagger:
    """Writes marked content on the canvas and grows the structure tree in reading order.

    Whatever is painted outside a leaf becomes an artifact, so decoration needs no care.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.root = Element("Document")
        self._stack = [self.root]
        self._known: dict[Hashable, Element] = {}
        self._quiet = 0
        self._mark = 0
        self.pages: list[list[Element]] = [[]]
        self.controls: list[tuple[Control, Element]] = []
        self._heading = 0

    def known(self, token: Hashable) -> bool:
        """Whether the element with this token has been begun."""
        return token in self._known

    def push(self, token: Hashable, role: str, attributes: str = "", alt: str = "") -> None:
        """Open the element with this token, begun now or on an earlier page; `pop` closes it."""
        here = self._stack[-1]
        self._stack.append(here if self._quiet else self._element(token, role, attributes, alt))

    def pop(self) -> None:
        """Close the innermost open element."""
        self._stack.pop()

    @contextmanager
    def inside(
        self, token: Hashable, role: str, attributes: str = "", alt: str = ""
    ) -> Iterator[None]:
        """Put what is drawn into the element with this token."""
        self.push(token, role, attributes, alt)
        try:
            yield
        finally:
            self.pop()

    @contextmanager
    def leaf(
        self, token: Hashable, role: str, attributes: str = "", alt: str = ""
    ) -> Iterator[None]:
        """Mark what is drawn as content of a new or continued element."""
        with self.inside(token, role, attributes, alt), self.content():
            yield

    @contextmanager
    def content(self) -> Iterator[None]:
        """Mark what is drawn as content of the innermost open element."""
        if self._quiet:
            yield
            return
        element, page = self._stack[-1], self.pages[-1]
        self.flush()
        element.kids.append((len(self.pages) - 1, len(page)))
        self._canvas._code.append(f"/{element.role} <</MCID {len(page)}>> BDC")
        page.append(element)
        try:
            yield
        finally:
            self._canvas._code.append("EMC")
            self._mark = len(self._canvas._code)

    def control(self, control: Control) -> None:
        """Put a control of this page into a form element of its own, here in reading order."""
        with self.inside(object(), "Form"):
            element = self._stack[-1]
            control.page = len(self.pages) - 1
            element.kids.append(control)
            self.controls.append((control, element))

    def hush(self) -> None:
        """Leave what is drawn out of the structure until `unhush`, as for a repeated head."""
        self._quiet += 1

    def unhush(self) -> None:
        """Undo one `hush`."""
        self._quiet -= 1

    def heading(self, wanted: int) -> int:
        """The level to use, so that levels never skip: at most one below the last heading."""
        self._heading = max(1, min(wanted, self._heading + 1))
        return self._heading

    def flush(self) -> None:
        """Wrap what was painted since the last content as an artifact."""
        code = self._canvas._code
        painted = [n for n in range(self._mark, len(code)) if _paints(code[n])]
        if painted:
            code.insert(painted[-1] + 1, "EMC")
            code.insert(painted[0], "/Artifact BMC")
        self._mark = len(code)

    def end_page(self) -> None:
        """Close the page; the next content belongs to a new one."""
        self.flush()
        self._mark = 0
        self.pages.append([])

    def _element(self, token: Hashable, role: str, attributes: str, alt: str) -> Element:
        element = self._known.get(token)
        if element is None:
            parent = self._stack[-1]
            element = Element(role, attributes, alt, parent)
            parent.kids.append(element)
            self._known[token] = element
        return element

    def elements(self) -> list[Element]:
        """Every element, parents before children, in reading order."""
        found, waiting = [], [self.root]
        while waiting:
            element = waiting.pop()
            found.append(element)
            waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]
        return found


def _paints(code: str) -> bool:
    words = code.rsplit(None, 1)
    return bool(words) and (words[-1] in _PAINTS or (words[-1] == "ET" and " Tj" in code))


@dataclass(frozen=True)
class About:
    """What the file says of itself: nothing of who made it, or when, unless it is given."""

    title: str
    subject: str = ""
    author: str = ""
    language: str = "en-GB"
    created: datetime | None = None


class _Info(pdfdoc.PDFInfo):
    """The Info dictionary, without the dates and placeholders that reportlab adds."""

    def __init__(self, about: About) -> None:
        super().__init__()
        self._about = about
        self.title, self.author, self.subject = about.title, about.author, about.subject

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        about = self._about
        entries = {
            "Title": about.title,
            "Subject": about.subject,
            "Author": about.author,
            "Producer": PRODUCER,
            "CreationDate": f"{about.created:D:%Y%m%d%H%M%S}" if about.created else "",
        }
        filled = {key: pdfdoc.PDFString(value) for key, value in entries.items() if value}
        return pdfdoc.PDFDictionary(filled).format(document)


class _Document(pdfdoc.PDFDocument):
    """Type only: the numbers that elements refer to are set when the tree is finished."""

    tree_number: int
    page_number: Callable[[int], int]


class PaperCanvas(Canvas):
    """A canvas with plain metadata, deterministic bytes and a footer that knows the page count."""

    def __init__(self, *args: Any, about: About, footer: Any = None, **options: Any) -> None:
        options |= {"invariant": 1, "pageCompression": 1, "pdfVersion": (1, 7)}
        options["lang"] = about.language
        super().__init__(*args, **options)
        self._about = about
        self._footer = footer
        self._sizes: list[tuple[float, float]] = []
        self._doc.info = _Info(about)

    def showPage(self) -> None:
        self._sizes.append(self._pagesize)
        super().showPage()

    def save(self) -> None:
        if self._code:
            self.showPage()
        if self._footer:
            self._draw_footers()
        super().save()

    def _draw_footers(self) -> None:
        """Draw each footer now that the number of pages is known: x of y in one pass."""
        total = len(self._sizes)
        for index, (page, size) in enumerate(zip(self._doc.Pages.pages, self._sizes, strict=True)):
            self._footer(self, size, index + 1, total)
            page.stream += "\n".join([_FOOTER, *self._code, "EMC", ""])
            self._code.clear()


class TaggedCanvas(PaperCanvas):
    """A canvas whose file passes PDF/UA-1 when its flowables tag themselves through `tags`."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.tags = Tagger(self)
        self._outlined = 0

    def showPage(self) -> None:
        self.tags.end_page()
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._sizes) - 1
        page.Tabs = pdfdoc.PDFName("S")

    def outline(self, title: str, level: int, top: float) -> None:
        """Add a bookmark at a height of the page in points; level 1 is the highest."""
        self._outlined += 1
        key = f"h{self._outlined}"
        self.bookmarkPage(key, fit="XYZ", left=0, top=top, zoom=0)
        self.addOutlineEntry(title, key, level - 1)

    def save(self) -> None:
        if self._code:
            self.showPage()
        self._finish()
        super().save()

    def _finish(self) -> None:
        catalog = self._doc.Catalog
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
        catalog.Metadata = _metadata(self._about)
        catalog.StructTreeRoot = self._structure()
        if self._outlined:
            self.showOutline()

    def _structure(self) -> pdfdoc.PDFObject:
        document, tags = self._doc, self.tags
        elements = tags.elements()
        for element in elements:
            element.number = self._number(element)
        pages = [self._number(page) for page in document.Pages.pages]
        for place, (control, _) in enumerate(tags.controls, len(pages)):
            control.number, control.struct_parent = self._number(control), place
        tree = Raw(
            lambda: (
                f"<</Type/StructTreeRoot/K {tags.root.number} 0 R/ParentTree {parents} 0 R"
                f"/ParentTreeNextKey {len(pages) + len(tags.controls)}>>".encode()
            )
        )
        parents = self._number(Raw(lambda: _parent_tree(tags.pages[: len(pages)], tags.controls)))
        document.tree_number = self._number(tree)
        document.page_number = pages.__getitem__
        return tree

    def _number(self, item: pdfdoc.PDFObject) -> int:
        reference = self._doc.Reference(item)
        return int(self._doc.idToObjectNumberAndVersion[reference.name][0])


def _parent_tree(pages: list[list[Element]], controls: list[tuple[Control, Element]]) -> bytes:
    rows = [f"{n}[{' '.join(f'{e.number} 0 R' for e in page)}]" for n, page in enumerate(pages)]
    rows += [f"{control.struct_parent} {element.number} 0 R" for control, element in controls]
    return f"<</Nums[{chr(10).join(rows)}]>>".encode()


def _metadata(about: About) -> pdfdoc.PDFStream:
    """The XMP packet that declares PDF/UA-1 and repeats the title."""
    dated = f"<xmp:CreateDate>{about.created.isoformat()}</xmp:CreateDate>" if about.created else ""
    author = f"<dc:creator><rdf:Seq><rdf:li>{escape(about.author)}</rdf:li></rdf:Seq></dc:creator>"
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f"<pdfuaid:part>1</pdfuaid:part><pdf:Producer>{PRODUCER}</pdf:Producer>"
        f"<dc:format>application/pdf</dc:format>{_words('title', about.title)}"
        f"{_words('description', about.subject)}{author if about.author else ''}"
        f"<dc:language><rdf:Bag><rdf:li>{about.language}</rdf:li></rdf:Bag></dc:language>{dated}"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
    kind = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(kind), packet.encode(), filters=[])


def _words(name: str, text: str) -> str:
    inner = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'
    return f"<dc:{name}>{inner}</dc:{name}>" if text else ""
