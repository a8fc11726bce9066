"""PDFs and workbooks made to harm are refused in 5 s and 300 MB, and keep no other file out."""

import io
import json
import sys
import time
import zipfile
import zlib
from functools import cache
from pathlib import Path

import pytest

from facilitator.exchange import child, files
from tests.exchange.hostile import MB, SHEET, sparse, unheld
from tests.exchange.hostile import workbook as bomb_workbook
from tests.exchange.sent_files import csv_of, filled, workbook

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform == "win32", reason="limits differ there"),
]

RELS = "xl/_rels/workbook.xml.rels"
SHEET_XML = "xl/worksheets/sheet1.xml"
PAGES = b"<</Type/Pages/Kids[]/Count 0>>"
XXE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
LAUGHS = "<!DOCTYPE a [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
)


@pytest.fixture
def sent(tmp_path):
    def put(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    (tmp_path / "zz.json").write_text(json.dumps(SHEET), "utf-8")
    return put


def refused(path: Path) -> str:
    """Why it was refused, in time; and that the file after it came in."""
    begun = time.monotonic()
    first, last = child.read_each([path, path.parent / "zz.json"], "diagnostic")
    assert time.monotonic() - begun < child.SECONDS + 5  # and two starts of a process
    assert "was not read within" not in str(first.refusal)
    assert len(last.sheets) == 1
    assert first.refusal
    assert first.refusal.message.startswith(path.name)
    return first.refusal.message


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1, which is the catalog; its pages are added."""
    pages = b"/Type/Catalog/Pages %d 0 R" % (len(objects) + 1)
    whole = [objects[0].replace(b"/Type/Catalog", pages), *objects[1:], PAGES]
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, content in enumerate(whole, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    at = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(whole) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer <</Size %d/Root 1 0 R>>\n" % (len(whole) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % at)
    return out.getvalue()


def stream(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content, 6)
    return b"<</Filter/FlateDecode/Length %d%s>>stream\n%s\nendstream" % (
        len(packed), entries, packed,
    )  # fmt: skip


def many_objects(count: int) -> bytes:
    """So many objects, plainly."""
    fields = b" ".join(b"%d 0 R" % n for n in range(3, count))
    objects = [b"<</Type/Catalog/AcroForm<</Fields 2 0 R>>>>", b"[%s]" % fields]
    return pdf_of(*objects, *[b"1"] * (count - 2))


def in_stream(head: bytes, packed: bytes, count: int, fields: bytes) -> bytes:
    """A PDF whose objects from 10 on lie in a stream of objects, packed already."""
    out, places = io.BytesIO(), {}
    out.write(b"%PDF-1.7\n")
    objects = {
        1: b"<</Type/Catalog/Pages 5 0 R/AcroForm<</Fields 2 0 R>>>>",
        2: fields,
        3: b"<</Type/ObjStm/Filter/FlateDecode/Length %d%s>>stream\n%s\nendstream"
        % (len(packed), head, packed),
        5: PAGES,
    }
    for number, content in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    places[4] = at = out.tell()
    table = [
        b"\1%s\0\0\0" % places[n].to_bytes(4, "big") if n in places else b"\0" * 8
        for n in range(10)
    ]
    table += [b"\2\0\0\0\3%s" % n.to_bytes(3, "big") for n in range(count)]
    about = b"/Type/XRef/W[1 4 3]/Size %d/Root 1 0 R" % (count + 10)
    out.write(b"4 0 obj\n%s\nendobj\n" % stream(b"".join(table), about))
    out.write(b"startxref\n%d\n%%%%EOF" % at)
    return out.getvalue()


def packed_million() -> bytes:
    """A million objects in one stream of objects, some of them fields."""
    count = 1_000_000
    pairs = b" ".join(b"%d %d" % (n + 10, n * 3) for n in range(count))
    fields = b" ".join(b"%d 0 R" % (n + 10) for n in range(9_000))
    packed = zlib.compress(pairs + b" " + b"[] " * count, 1)
    return in_stream(b"/N %d/First %d" % (count, len(pairs) + 1), packed, count, b"[%s]" % fields)


def bomb_of_objects() -> bytes:
    """A stream of objects of a few hundred kilobytes that unpacks to 400 MB."""
    packed = bomb(b"10 0 ", b"(", b" " * MB)
    return in_stream(b"/N 1/First 5", packed, 1, b"[10 0 R]")


@cache
def bomb(begin: bytes, *parts: bytes) -> bytes:
    """What unpacks to this, and 400 times the last part."""
    pack = zlib.compressobj(9)
    packed = pack.compress(begin) + b"".join(map(pack.compress, parts[:-1]))
    return packed + b"".join(pack.compress(parts[-1]) for _ in range(400)) + pack.flush()


def bomb_in_a_value() -> bytes:
    """A text kept as a stream that unpacks to 400 MB."""
    packed = bomb(b"", b"a" * MB)
    return pdf_of(
        b"<</Type/Catalog/AcroForm<</Fields[2 0 R]>>>>",
        b"<</T(form)/FT/Tx/V 3 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
    )


def deep() -> bytes:
    """Arrays within arrays, and fields below fields, far too deep."""
    kids = [b"<</T(a)/Kids[%d 0 R]>>" % n for n in range(3, 50_000)]
    return pdf_of(b"<</Type/Catalog/AcroForm<</Fields[2 0 R]>>>>", *kids, b"<</T(a)>>")


PDFS = {
    "a million objects in one stream": packed_million,
    "a hundred and fifty thousand objects": lambda: many_objects(150_000),
    "a bomb of objects": bomb_of_objects,
    "a bomb in a value": bomb_in_a_value,
    "fields below fields": deep,
    "arrays in arrays": lambda: pdf_of(b"[" * 4_000_000),
    "nothing but dictionaries": lambda: b"%PDF-1.7\n" + b"<<" * 4_000_000,
    "objects that are no PDF's": lambda: b"%PDF-1.7 " + b"1 0 obj <<>> endobj " * 400_000,
    "a root that is a number": lambda: pdf_of(b"7"),
    "fields that are numbers": lambda: pdf_of(b"<</Type/Catalog/AcroForm<</Fields[1 2 3]>>>>"),
    "fields that are a name": lambda: pdf_of(b"<</Type/Catalog/AcroForm<</Fields/None>>>>"),
    "kids that are a text": lambda: pdf_of(
        b"<</Type/Catalog/AcroForm<</Fields[<</T(form)/Kids(abc)/FT/Btn>>]>>>>"
    ),
    "a table of places in a circle": lambda: pdf_of(b"<</Type/Catalog>>").replace(
        b"/Root", b"/Prev 9/Root"
    ),
}


@pytest.mark.parametrize("name", PDFS)
def test_hostile_pdf_is_refused_in_time_and_memory(sent, name):
    assert refused(sent("a.pdf", PDFS[name]()))


def test_bomb_in_a_value_fills_an_unheld_reader(sent):
    read = "from facilitator.exchange import pdf_fields; from pathlib import Path; "
    read += "pdf_fields.read(Path(sys.argv[1]))"

    assert unheld(read, sent("a.pdf", bomb_in_a_value())).memory > child.MEMORY


def test_what_is_attached_and_run_by_a_pdf_is_never_looked_at(sent):
    data = filled({"role": "member", "a/s01": "4"})
    data = data.replace(
        b"/AcroForm", b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AcroForm", 1
    )
    (read,) = child.read_each([sent("a.pdf", data)], "diagnostic")

    assert read.refusal is None or "damaged" in read.refusal.message


def test_pdf_larger_than_10_mb_is_not_read(tmp_path, sent):
    assert files.LARGEST_PDF == 10 * MB
    assert "is larger than 10 MB" in refused(sparse(tmp_path / "a.pdf", 100 * MB))


# Workbooks


def as_workbook(**parts: str) -> bytes:
    return workbook(["role"], extra={name.replace("__", "/"): part for name, part in parts.items()})


def many_cells(cell: bytes) -> bytes:
    out = io.BytesIO(workbook())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(SHEET_XML, b"<worksheet><sheetData><row>" + cell * 3_000_000)
    return out.getvalue()


WORKBOOKS = {
    "400 MB in one part": bomb_workbook,
    "a sheet of three million cells": lambda: many_cells(b"<c/>"),
    "a sheet of other elements": lambda: many_cells(b"<a></a>"),
    "an entity from a file": lambda: workbook(extra={SHEET_XML: f"{XXE}<a>&b;</a>"}),
    "an entity in UTF-16": lambda: workbook(
        extra={
            SHEET_XML: f"<?xml version='1.0' encoding='utf-16'?>{XXE}<a>&b;</a>".encode("utf-16")
        }
    ),
    "a billion laughs": lambda: workbook(extra={"xl/sharedStrings.xml": f"{LAUGHS}<a>&a11;</a>"}),
    "a billion laughs in UTF-16": lambda: workbook(
        extra={
            "xl/sharedStrings.xml": (
                f"<?xml version='1.0' encoding='utf-16'?>{LAUGHS}<sst>&a11;</sst>".encode("utf-16")
            )
        }
    ),
    "macros": lambda: workbook(extra={"xl/vbaProject.bin": b"macro"}),
    "parts out of the folder": lambda: workbook(extra={"xl/../../../slipped.txt": "out"}),
    "a first sheet elsewhere": lambda: workbook(
        extra={RELS: '<a><b Id="rId1" Target="../../../../etc/passwd"/></a>'}
    ),
    "a sheet on another machine": lambda: workbook(
        extra={RELS: '<a><b Id="rId1" TargetMode="External" Target="http://example.test/a"/></a>'}
    ),
    "depth without end": lambda: workbook(extra={SHEET_XML: "<a>" * 3_000_000}),
    "a cell far to the right": lambda: workbook(
        extra={SHEET_XML: '<w><sheetData><row><c r="ZZZ1"/></row></sheetData></w>' * 1}
    ),
    "no zip at all": lambda: b"PK" + b"\0" * 1000,
    "an old workbook": lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 1000,
    "text": lambda: csv_of(["role", "s01"], ["member", 4]),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", WORKBOOKS)
def test_hostile_workbook_is_refused_in_time_and_memory(sent, name):
    path = sent("a.xlsx", WORKBOOKS[name]())

    assert path.stat().st_size < files.LARGEST
    assert refused(path)
    assert not list(path.parent.rglob("slipped.txt"))


def test_workbook_of_400_mb_fills_an_unheld_reader(sent):
    path = sent("a.xlsx", bomb_workbook())
    read = f"import zipfile; zipfile.ZipFile(sys.argv[1]).read({SHEET_XML!r})"

    assert path.stat().st_size < MB
    assert unheld(read, path).memory > child.MEMORY
