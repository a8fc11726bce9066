"""Reads the first sheet of an .xlsx workbook as rows of text, within limits and running nothing.

The format is a zip of XML (ECMA-376). Only its text is read here: no macro, link or formula is
ever followed, and a part is unpacked no further than its limit, whatever it says of its size.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from posixpath import join, normpath
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from facilitator.exchange.sheets import error

UNPACKED = 40_000_000
"""Bytes that all parts together may have when unpacked."""
MOST_CELLS = 200_000
MOST_PARTS = 2_000
MOST_ELEMENTS = 800_000
"""Elements of XML in all parts: what so many cells and their texts take."""

Row = list[str]

_AS_TEXT = "Open it in its own program and save it as “CSV UTF-8”."
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_CHUNK = 65_536


def rows(data: bytes, name: str) -> list[Row]:
    """Every row of the first sheet, dates as ISO text. Raises UserError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return _Workbook(packed, name).rows()
    except (zipfile.BadZipFile, ParseError, zlib.error, EOFError) as failed:
        raise error(name, "is damaged or cut short", "Ask for it again.") from failed
    except NotImplementedError as failed:  # zipped in a way no spreadsheet uses
        raise error(name, "is packed in an unknown way", _AS_TEXT) from failed
    except RuntimeError as failed:  # what zipfile raises for an enciphered part
        raise error(name, "is locked with a password", "Save it without one.") from failed


class _Workbook:
    """An opened workbook, and how much of it may still be unpacked."""

    def __init__(self, packed: zipfile.ZipFile, name: str) -> None:
        self._packed, self._name = packed, name
        self._left, self._elements_left = UNPACKED, MOST_ELEMENTS
        self._parts = set(packed.namelist())
        if len(packed.infolist()) > MOST_PARTS:
            raise error(name, "has far too many parts for a spreadsheet", _AS_TEXT)
        if any(part.startswith("/") or ".." in part.split("/") for part in self._parts):
            raise error(name, "holds parts that reach outside of it", "It is not safe to use.")
        if any(part.endswith("vbaProject.bin") for part in self._parts):
            raise error(name, "holds macros", _AS_TEXT)
        if "xl/workbook.xml" not in self._parts:
            raise error(name, "is a zipped file but not a spreadsheet", "Is it the right file?")

    def rows(self) -> list[Row]:
        """The rows of the first sheet."""
        sheet, from_1904 = self._first_sheet()
        return _Sheet(self._name, self._shared(), self._date_styles(), from_1904).rows(
            self._elements(sheet)
        )

    def _elements(self, part: str) -> Iterator[tuple[str, Element]]:
        """The beginning and the end of each element; whoever is done with one clears it."""
        if part not in self._parts:
            raise error(self._name, "lacks a part that every spreadsheet has", _AS_TEXT)
        parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
        with self._packed.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                self._check(chunk)
                parser.feed(chunk)
                yield from self._counted(parser)
        parser.close()
        yield from self._counted(parser)

    def _check(self, chunk: bytes) -> None:
        self._left -= len(chunk)
        if self._left < 0:
            raise error(self._name, "unpacks to far more than a filled form", _AS_TEXT)
        if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk:
            raise error(self._name, "holds XML that no spreadsheet has", _AS_TEXT)

    def _counted(self, parser: XMLPullParser[Element]) -> Iterator[tuple[str, Element]]:
        for found in parser.read_events():
            self._elements_left -= found[0] == "start"
            if self._elements_left < 0:
                raise _too_many(self._name)
            yield found  # type: ignore[misc]

    def _first_sheet(self) -> tuple[str, bool]:
        first, from_1904 = "", False
        for event, element in self._elements("xl/workbook.xml"):
            if event == "start" and _tag(element) == "workbookPr":
                from_1904 = element.get("date1904", "0") in ("1", "true")
            if event == "start" and _tag(element) == "sheet" and not first:
                first = _attribute(element, "id")
        for event, element in self._elements("xl/_rels/workbook.xml.rels"):
            if event == "start" and element.get("Id") == first:
                target = element.get("Target", "")
                return normpath(join("/xl", target)).lstrip("/"), from_1904
        raise error(self._name, "has no sheet", _AS_TEXT)

    def _shared(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._parts:
            return []
        texts: list[str] = []
        for event, element in self._elements("xl/sharedStrings.xml"):
            if event == "end" and _tag(element) == "si":
                texts.append(_text(element))
                element.clear()
                if len(texts) > MOST_CELLS:
                    raise _too_many(self._name)
        return texts

    def _date_styles(self) -> list[bool]:
        """For each style of a cell, whether it shows its number as a date."""
        if "xl/styles.xml" not in self._parts:
            return []
        dates, styles, within = set(_DATES), list[bool](), False
        for event, element in self._elements("xl/styles.xml"):
            tag = _tag(element)
            if tag == "cellXfs":
                within = event == "start"
            elif event == "start" and tag == "numFmt" and _shows_day(element.get("formatCode", "")):
                dates.add(_whole(element.get("numFmtId")))
            elif event == "start" and tag == "xf" and within:
                styles.append(_whole(element.get("numFmtId")) in dates)
        return styles


class _Sheet:
    """Gathers the rows of one sheet."""

    def __init__(self, name: str, shared: list[str], dates: list[bool], from_1904: bool) -> None:
        self._name, self._shared, self._dates = name, shared, dates
        self._begin = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
        self._rows: list[Row] = []
        self._cells = 0

    def rows(self, elements: Iterator[tuple[str, Element]]) -> list[Row]:
        """The rows, each as long as the first."""
        row: Row = []
        for event, element in elements:
            tag = _tag(element)
            if event == "end" and tag == "c":
                self._place(row, element)
                element.clear()
            elif event == "end" and tag == "row":
                self._add(row, _whole(element.get("r")))
                element.clear()
                row = []
            elif tag == "sheetData" and event == "end":
                break
        width = len(self._rows[0]) if self._rows else 0
        return [row + [""] * (width - len(row)) for row in self._rows]

    def _place(self, row: Row, cell: Element) -> None:
        found = _PLACE.fullmatch(cell.get("r", ""))
        column = _column(found[1]) if found else len(row)
        self._count(max(1, column + 1 - len(row)))
        row.extend([""] * (column + 1 - len(row)))
        row[column] = self._value(cell)

    def _add(self, row: Row, number: int) -> None:
        gap = number - len(self._rows) - 1
        if gap > 0:
            self._count(gap)
            self._rows.extend([] for _ in range(gap))
        self._count(1)
        self._rows.append(row)

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > MOST_CELLS:
            raise _too_many(self._name)

    def _value(self, cell: Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return next((_text(part) for part in cell if _tag(part) == "is"), "")
        value = next((part.text or "" for part in cell if _tag(part) == "v"), "")
        if kind == "s":
            place = _whole(value)
            return self._shared[place] if value and place < len(self._shared) else ""
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        return self._number(value, _whole(cell.get("s"))) if kind == "n" else _unescaped(value)

    def _number(self, value: str, style: int) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        if style < len(self._dates) and self._dates[style] and 0 <= number < 2_900_000:
            moment = self._begin + timedelta(seconds=round(number * 86_400))
            return moment.isoformat(" ") if number % 1 else moment.date().isoformat()
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else value


def _tag(element: Element) -> str:
    """The name of an element, whichever of the format's two namespaces it has."""
    return element.tag.rpartition("}")[2]


def _attribute(element: Element, name: str) -> str:
    """An attribute of a relation, such as r:id."""
    found = (v for key, v in element.attrib.items() if key.endswith(f"}}{name}"))
    return next(found, "")


def _text(element: Element) -> str:
    """The text of a string, rich or plain, without how it is pronounced."""
    parts: list[str] = []
    for part in element:
        tag = _tag(part)
        if tag == "t":
            parts.append(part.text or "")
        elif tag == "r":
            parts += [inner.text or "" for inner in part if _tag(inner) == "t"]
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    """The text with what XML cannot hold, such as _x000D_ for a carriage return."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _shows_day(code: str) -> bool:
    return bool(re.search("[ymd]", _LITERAL.sub("", code.lower())))


def _column(letters: str) -> int:
    """The column counted from 0: A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0


def _too_many(name: str) -> Exception:
    return error(name, "has far more cells than filled forms", "Is it the right file?")
