"""Files as they come back: filled PDFs, workbooks and the exports of survey programs."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Name, Pdf, String

from facilitator.domain.sheet_code import SheetCode
from facilitator.formspec.load import load

LABELS = ["Not like us", "A little", "Partly", "Mostly", "Very like us"]
STATEMENTS = [f"s{n:02}" for n in range(1, 37)]


@cache
def fillable(
    form_id: str = "diagnostic", rapid: bool = False, code: SheetCode | None = None
) -> bytes:
    """The blank fillable PDF of a form, as the program makes it."""
    from tempfile import TemporaryDirectory

    from facilitator.documents.fillable import write_fillable

    with TemporaryDirectory() as folder:
        path = Path(folder) / "form.pdf"
        write_fillable(load(form_id), path, rapid=rapid, code=code)
        return path.read_bytes()


def fill(pdf: Pdf, values: Mapping[str, str], *, draw: bool = True) -> None:
    """Fill fields in as a PDF program does; without `draw`, only their values."""
    fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
    for title, value in values.items():
        field = fields[title]
        if field.get("/FT") != "/Btn":
            field.V = String(value)
            continue
        field.V = Name(f"/{value}")
        for kid in field.get("/Kids", [field]) if draw else ():
            on = f"/{value}" in kid.AP.N
            kid.AS = Name(f"/{value}") if on else Name.Off


def filled(values: Mapping[str, str], form_id: str = "diagnostic", **how: object) -> bytes:
    """A filled copy of a fillable PDF."""
    draw = bool(how.pop("draw", True))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(fillable(form_id, **how))) as pdf:  # type: ignore[arg-type]
        fill(pdf, values, draw=draw)
        pdf.save(out)
    return out.getvalue()


def changed(data: bytes, change: object, **save: object) -> bytes:
    """The PDF after `change(pdf)`."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)  # type: ignore[operator]
        pdf.save(out, **save)  # type: ignore[arg-type]
    return out.getvalue()


def csv_of(*rows: Sequence[object], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(*rows: Sequence[object], extra: Mapping[str, str | bytes] | None = None) -> bytes:
    """A workbook of one sheet: texts shared, numbers plain; a date is (serial number,)."""
    shared: list[str] = []
    lines = "".join(_row(number, row, shared) for number, row in enumerate(rows, 1))
    texts = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in shared)
    parts: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>'
        '<sheet name="Form1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="x"><Relationship Id="rId1" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{texts}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="164" '
        'formatCode="m/d/yy\\ h:mm:ss"/></numFmts><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="164"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData>'
        "</worksheet>",
    }
    return zipped({**parts, **(extra or {})})


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def _row(number: int, row: Sequence[object], shared: list[str]) -> str:
    cells = (_cell(f"{_letters(place)}{number}", v, shared) for place, v in enumerate(row))
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(place: str, value: object, shared: list[str]) -> str:
    if value in (None, ""):
        return ""
    if isinstance(value, tuple):
        return f'<c r="{place}" s="1"><v>{value[0]}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value}</v></c>'
    shared.append(str(value))
    return f'<c r="{place}" t="s"><v>{len(shared) - 1}</v></c>'


def _letters(place: int) -> str:
    return (chr(64 + place // 26) if place >= 26 else "") + chr(65 + place % 26)


def labels() -> list[str]:
    """The statements of the diagnostic, in order."""
    return [field.label for field in load("diagnostic").fields if field.number]


def microsoft(*answers: Sequence[object], role: str = "Member") -> list[list[object]]:
    """Rows as Microsoft Forms exports them: 36 answers and a comment for each respondent."""
    heading = ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time"]
    rows: list[list[object]] = [[*heading, "Your role", *labels(), "Anything else?"]]
    for number, given in enumerate(answers, 1):
        times = [(46090.4 + number / 100,), (46090.41 + number / 100,)]
        rows.append([number, *times, f"p{number}@nhs.test", f"Pat {number}", "", role, *given])
    return rows


def google(*answers: Sequence[object], role: str = "Member") -> list[list[object]]:
    """Rows as Google Forms exports a grid of statements."""
    grid = [f"How like your network is each? [{label}]" for label in labels()]
    rows: list[list[object]] = [["Timestamp", "Email address", "What is your role?", *grid]]
    for number, given in enumerate(answers, 1):
        when = f"2026/03/09 10:{number:02}:00 am GMT"
        rows.append([when, f"p{number}@nhs.test", role, *given])
    return rows


def limesurvey(*answers: Sequence[object], role: str = "member") -> list[list[object]]:
    """Rows as LimeSurvey exports them with question codes, the statements an array."""
    about = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"]
    codes = [f"like[SQ{n:03}]" for n in range(1, 37)]
    rows: list[list[object]] = [[*about, "ipaddr", "role", *codes, "interviewtime", "groupTime12"]]
    for number, given in enumerate(answers, 1):
        when = f"2026-03-09 10:{number:02}:00"
        row = [number, when, 3, "en", 99, when, when, "10.0.0.1", role, *given, 61.2, 60.1]
        rows.append(row)
    return rows
