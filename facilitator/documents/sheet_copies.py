"""Prints one layout many times, each copy with heads of its own, for little more than one costs.

The pages of all copies share their content; only the structure and the heads are each copy's own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfdoc

from facilitator.documents.tagged import Element, TaggedCanvas

_ARTIFACT = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"


@dataclass(frozen=True)
class Head:
    """What stands on one copy alone: a picture and words for each page, and its bookmark.

    `words` draws for a page of so many; `mark` draws the same on each page. On the first page
    both are read out, the picture as `alt`.
    """

    title: str
    words: Callable[[Any, int, int], None]
    mark: Callable[[Any], None]
    alt: str
    box: tuple[float, float, float, float]


class CopiesCanvas(TaggedCanvas):
    """A tagged canvas that, when it is saved, puts out its pages once for each head.

    With `right_hand` each copy begins on a right-hand page: an odd last page gets an empty
    back.
    """

    def __init__(
        self, *args: Any, heads: Sequence[Head], right_hand: bool = False, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._heads, self._right_hand = heads, right_hand

    def outline(self, title: str, level: int, top: float) -> None:
        """Headings are the same in every copy, so that only copies have bookmarks."""

    def save(self) -> None:
        if self._code:
            self.showPage()
        if self._footer:
            self._draw_footers()
        self._footer = None
        drawn = len(self._sizes)
        if self._right_hand and drawn % 2:
            self._leave_side_empty()
        self._multiply(drawn)
        super().save()

    def _leave_side_empty(self) -> None:
        self._code.append(" ")
        self.showPage()

    def _multiply(self, drawn: int) -> None:
        """Put each page out once a copy; the first copy is made of the pages as they are."""
        bases, tagged = list(self._doc.Pages.pages), self.tags.pages[: len(self._sizes)]
        kids = list(self.tags.root.kids)
        bodies = [self._stream(page.stream) for page in bases]
        self.tags.root.kids, self.tags.pages, self._sizes = [], [], list(self._sizes)
        for number, head in enumerate(self._heads):
            pages = bases if number == 0 else [self._another(page) for page in bases]
            shift = number * len(bases)
            self.tags.pages += [list(page) for page in tagged]
            part = self._copied(kids, shift)
            for at, page in enumerate(pages):
                own = self._head(head, at, drawn, shift, part) if at < drawn else None
                page.Contents = pdfdoc.PDFArray([bodies[at], *([own] if own else [])])
                page.StructParents = shift + at
            self._bookmark(head.title, pages[0])

    def _stream(self, code: str) -> Any:
        stream = pdfdoc.PDFStream(content=code, filters=[pdfdoc.PDFZCompress])
        return self._doc.Reference(stream)

    def _another(self, base: Any) -> Any:
        """A page like this one, behind all there are."""
        page = pdfdoc.PDFPage()
        vars(page).update({k: v for k, v in vars(base).items() if k != pdfdoc.__InternalName__})
        self._doc.inPage()
        self._doc.addPage(page)
        return page

    def _copied(self, kids: Sequence[Any], shift: int) -> Element:
        """The structure of one copy, its pages so many further on, as a part of the whole."""
        part = Element("Part", parent=self.tags.root)
        self.tags.root.kids.append(part)
        self._copy(kids, part, shift)
        return part

    def _copy(self, kids: Sequence[Any], parent: Element, shift: int) -> None:
        for kid in kids:
            if isinstance(kid, tuple):
                parent.kids.append((kid[0] + shift, kid[1]))
                self.tags.pages[kid[0] + shift][kid[1]] = parent
            else:
                made = Element(kid.role, kid.attributes, kid.alt, parent)
                parent.kids.append(made)
                self._copy(kid.kids, made, shift)

    def _head(self, head: Head, at: int, drawn: int, shift: int, part: Element) -> Any:
        """What one page of one copy has to itself: read out on its first page, else decoration."""
        if at == 0:
            sides = " ".join(f"{side:.1f}" for side in head.box)
            box = f"<</O/Layout/Placement/Block/BBox[{sides}]>>"
            words = Element("P", parent=part)
            mark = Element("Figure", box, head.alt, part)
            part.kids[0:0] = [words, mark]
            self._read(words, shift, lambda: head.words(self, 1, drawn))
            self._read(mark, shift, lambda: head.mark(self))
        else:
            self._code.append(_ARTIFACT)
            head.words(self, at + 1, drawn)
            head.mark(self)
            self._code.append("EMC")
        code = "\n".join([*self._code, ""])
        self._code.clear()
        return self._stream(code)

    def _read(self, element: Element, page: int, draw: Callable[[], None]) -> None:
        on_page = self.tags.pages[page]
        element.kids.append((page, len(on_page)))
        self._code.append(f"/{element.role} <</MCID {len(on_page)}>> BDC")
        on_page.append(element)
        draw()
        self._code.append("EMC")

    def _bookmark(self, title: str, page: Any) -> None:
        self._outlined += 1
        key = f"h{self._outlined}"
        place = self._bookmarkReference(key)
        place.fit()
        place.setPage(self._doc.Reference(page))
        self.addOutlineEntry(title, key, 0)
