"""A form on paper: the sheet that people fill in by hand or at a screen, from its definition."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, BinaryIO, assert_never

from reportlab.lib.colors import HexColor

from facilitator.documents import fonts
from facilitator.documents.flow import Run, bold, heading, keep, para, space
from facilitator.documents.form_marks import (
    BY_HAND,
    Boxes,
    Marks,
    Offer,
    Place,
    Star,
    WritingLine,
)
from facilitator.documents.page import build
from facilitator.documents.palette import PAPER
from facilitator.documents.tables import card, columns, table
from facilitator.formspec.model import POINTS, Field, Form, Kind, Option, Scale, Section

_SHORT_LABEL = 30
_MARK_WIDTH = 33
_HALVES, _DATED = (0.5, 0.5), (0.55, 0.45)
_WHOLE = ((0, 0), (-1, -1))
_SHORT = frozenset({Kind.TEXT, Kind.NUMBER, Kind.DATE})


@dataclass(frozen=True)
class Sheet:
    """A form and the marks that it is answered with."""

    form: Form
    marks: Marks = BY_HAND


def write_blank(
    form: Form,
    target: BinaryIO | Path,
    *,
    network: str = "",
    version_line: str = "",
    about: str = "",
) -> None:
    """Draw the blank sheet of a form: A4, tagged, with room to write.

    `about` says which day the sheet is about, in place of the strip for number and date. Fields
    for the facilitator's eyes only are left out. Raises UserError when the target, if
    it is a path, can't be written.
    """
    form = form.on_paper()
    write(form, blank_story(form, network, about), target, network, version_line)


def write(
    form: Form, story: Sequence[Any], target: BinaryIO | Path, network: str, version_line: str = ""
) -> None:
    """Draw a sheet's story under its form's title and language. Raises UserError as above."""
    said = version_line or f"{form.word('version')} {form.version}"
    footer = " · ".join(part for part in (network, form.title, said) if part)
    subject = f"Blank sheet for {form.audience[:1].lower()}{form.audience[1:]}"
    build(story, target, title=form.title, subject=subject, footer=footer, language=form.language)


def blank_story(form: Form, network: str = "", about: str = "") -> list[Any]:
    """What the blank sheet consists of, in reading order."""
    of_a_pile = not about and not _dated(form)
    identity = [card([*_numbered(form), *asked_about(Sheet(form))])] if of_a_pile else []
    return story(Sheet(form), " · ".join(filter(None, (network, about))), identity)


def story(sheet: Sheet, network: str, identity: Sequence[Any]) -> list[Any]:
    """What a sheet consists of; `identity` says whose it is, below the privacy line."""
    form = sheet.form
    return [
        heading(form.title, 1),
        *([para(network, "subtitle")] if network else []),
        para(form.intro),
        _privacy(form),
        *identity,
        *_sections(sheet),
    ]


def _privacy(form: Form) -> Any:
    words: list[str | Run] = [bold(form.word("reads") + " "), form.privacy]
    return card([para(words, "small")], fill=PAPER.teal_soft, border="", accent=PAPER.teal)


def _dated(form: Form) -> bool:
    """Whether a form asks for the day it is about: then there is one a day, never a pile."""
    return "date" in form.by_id


def _numbered(form: Form) -> list[Any]:
    """The strip for the sheet's number and the date."""
    number = [para(form.word("sheet"), "label"), WritingLine(height=20)]
    return [columns([number, [para(form.word("date"), "label"), space(3), Boxes("ddmmyyyy")]])]


def asked_about(sheet: Sheet) -> list[Any]:
    """The questions for the respondent's role and the time that the sheet is about."""
    form = sheet.form
    return [
        *_asked(sheet, Place("role", form.word("role")), form.roles),
        *_asked(sheet, Place("when", form.word("about")), form.whens),
    ]


def _asked(sheet: Sheet, place: Place, options: Sequence[Option]) -> list[Any]:
    if not options:
        return []
    return [space(6), para(place.label, "label"), space(3), *_ticks(sheet, place, options)]


def _sections(sheet: Sheet) -> list[Any]:
    """The sections; neighbours that hold only statements share one table and one legend."""
    made: list[Any] = []
    for statements, group in groupby(sheet.form.sections, key=_only_statements):
        sections = list(group)
        made += _statements(sheet, sections) if statements else _each_section(sheet, sections)
    return made


def _only_statements(section: Section) -> bool:
    return all(field.kind is Kind.SCALE for field in section.fields)


def _each_section(sheet: Sheet, sections: Sequence[Section]) -> list[Any]:
    """Each section under its heading."""
    made: list[Any] = []
    for section in sections:
        made.append(heading(section.title, 2))
        if section.intro:
            made.append(para(section.intro, "small"))
            made[-1].keepWithNext = 1
        made += _blocks(sheet, section.fields)
    return made


def _blocks(sheet: Sheet, fields: Sequence[Field]) -> list[Any]:
    """The fields' print blocks; short answers go two abreast, statements into one table.

    A line to write on has the day that is asked after it beside it.
    """
    made: list[Any] = []
    dated = {field.id for pair in pairwise(fields) if _is_dated(*pair) for field in pair}
    for kind, run in groupby(fields, key=lambda f: "dated" if f.id in dated else _abreast(f)):
        group = list(run)
        if kind == "short":
            made += [_pair(sheet, group[n : n + 2]) for n in range(0, len(group), 2)]
        elif kind == "dated":
            made += [_pair(sheet, group[n : n + 2], _DATED) for n in range(0, len(group), 2)]
        elif kind == "statements":
            made += _scaled([_legend(sheet, group), *_statement_rows(sheet, group)], [])
        elif kind == "signatures":
            made.append(keep(*[_block(sheet, field) for field in group]))
        else:
            made += [keep(*_block(sheet, field), space(8)) for field in group]
    return made


def _abreast(field: Field) -> str:
    if field.kind is Kind.SCALE:
        return "statements"
    if field.kind is Kind.SIGNATURE:
        return "signatures"
    return "short" if field.kind in _SHORT and field.lines == 1 else "whole"


def _is_dated(field: Field, after: Field) -> bool:
    one_line = field.kind is Kind.PARAGRAPH and field.lines == 1
    return one_line and after.kind is Kind.DATE


def _pair(sheet: Sheet, pair: Sequence[Field], widths: Sequence[float] = _HALVES) -> Any:
    cells = [_block(sheet, field) for field in pair]
    return keep(columns(cells, widths, gap=22) if len(cells) == 2 else [*cells[0], space(8)])


def _block(sheet: Sheet, field: Field) -> list[Any]:
    """How one field is asked on paper."""
    asked, place, marks = _question(field), _place(field), sheet.marks
    match field.kind:
        case Kind.TEXT | Kind.PARAGRAPH:
            return [*asked, *marks.lines(place, field)]
        case Kind.NUMBER:
            return [*asked, *marks.number(place, field)]
        case Kind.DATE:
            return [*asked, *marks.date(place, sheet.form.word("day"))]
        case Kind.CHOICE:
            return [*asked, space(3), *_choice(sheet, field)]
        case Kind.CHOICES:
            tick = para(sheet.form.word("tick"), "small")
            return [*asked, tick, *_ticks(sheet, place, field.options, many=True)]
        case Kind.SCALE:
            return _scaled([_legend(sheet, [field]), *_statement_rows(sheet, [field])], [])
        case Kind.GRID:
            return [*asked, space(3), *_grid(sheet, field)]
        case Kind.SIGNATURE:
            return [*asked, *marks.signature(place, sheet.form.word("signature"))]
    assert_never(field.kind)


def _place(field: Field, *path: str, about: str = "") -> Place:
    """Where the answer to a field, or to this part of it, goes."""
    asked = f"{_called(field)}{field.label}"
    return Place("/".join(("a", field.id, *path)), ": ".join(filter(None, (asked, about))))


def _called(field: Field) -> str:
    """What tells a numbered field apart when it is read out without what stands around it."""
    if not field.number:
        return ""
    return f"{'Statement' if field.kind is Kind.SCALE else 'Question'} {field.number}: "


def _question(field: Field) -> list[Any]:
    number = f"{field.number}. " if field.number else ""
    parts: list[Any] = [para(f"{number}{field.label}", "strong")]
    return [*parts, para(field.help, "small")] if field.help else parts


def _choice(sheet: Sheet, field: Field) -> list[Any]:
    if not field.weighed:
        return _ticks(sheet, _place(field), field.options)
    form = sheet.form
    place = _place(field, "evidence", about=form.word("evidence"))
    words = [option.label for option in form.evidence]
    known = [
        para(form.word("evidence"), "label"),
        space(3),
        *sheet.marks.ticks(place, Offer(form.evidence, words, "tick-small")),
    ]
    chosen = _ticks(sheet, _place(field, "choice"), field.options)
    return [columns([chosen, known], [0.62, 0.38], gap=20)]


def _ticks(
    sheet: Sheet, place: Place, options: Sequence[Option], *, many: bool = False
) -> list[Any]:
    """Options with a box to tick, two or three abreast where their words are few."""
    words = [_option(option) for option in options]
    longest = max(len(option.label) + len(option.phrase) for option in options)
    across = 3 if longest <= _SHORT_LABEL - 8 else 2 if longest <= _SHORT_LABEL + 6 else 1
    each = -(-len(words) // across)
    ticks = [
        sheet.marks.ticks(place, Offer(options[n : n + each], words[n : n + each], "tick", many))
        for n in range(0, len(words), each)
    ]
    if across == 1:
        return list(ticks[0])
    laid = columns(ticks)
    laid.spaceBefore = 0
    return [laid]


def _option(option: Option) -> list[str | Run]:
    phrase = [Run(f"  {option.phrase}", colour=PAPER.ink_2)] if option.phrase else []
    return [option.label, *phrase]


def _statements(sheet: Sheet, sections: Sequence[Section]) -> Any:
    """Sections of statements as one table, so that the legend stands on top of each page."""
    fields = [field for section in sections for field in section.fields]
    rows: list[list[Any]] = [_legend(sheet, fields)]
    commands: list[Any] = []
    for section in sections:
        at = len(rows)
        commands += [
            ("SPAN", (0, at), (-1, at)),
            ("NOSPLIT", (0, at), (0, at + 1)),
            ("TOPPADDING", (0, at), (-1, at), 8),
        ]
        rows.append([_section_head(section), *[""] * (len(POINTS) + 2)])
        rows += _statement_rows(sheet, section.fields, _starred(fields))
    return _scaled(rows, commands)


def _section_head(section: Section) -> list[Any]:
    head = [heading(section.title, 2, "h4-tight")]
    return [*head, para(section.intro, "note")] if section.intro else head


def _statement_rows(
    sheet: Sheet, fields: Sequence[Field], starred: bool | None = None
) -> list[list[Any]]:
    starred = _starred(fields) if starred is None else starred
    return [_statement(sheet, field, starred and field.rapid) for field in fields]


def _starred(fields: Sequence[Field]) -> bool:
    """Whether stars tell the statements apart: some have one and some do not."""
    return len({field.rapid for field in fields}) > 1


def _legend(sheet: Sheet, fields: Sequence[Field]) -> list[Any]:
    form = sheet.form
    star = [para(form.word("star"), "note")] if _starred(fields) else []
    signs = [*map(str, POINTS), "?", "–"]
    return [
        [para(form.word(sheet.marks.scale), "head"), *star],
        *[
            [para(sign, "head-centre"), para(label, "head-small")]
            for sign, label in zip(signs, _scale(form).words, strict=True)
        ],
    ]


def _scale(form: Form) -> Scale:
    assert form.scale is not None  # the loader refuses a scale field without one
    return form.scale


def _statement(sheet: Sheet, field: Field, star: bool) -> list[Any]:
    evidence = [Run(f"  {field.evidence}", fonts.ITALIC, PAPER.ink_2)] if field.evidence else []
    label = para([bold(f"{field.number}  "), field.label, *evidence], "cell")
    place = _place(field)
    states = [*map(str, POINTS), "cant-say", "not-relevant"]
    signs = [*map(str, POINTS), "?", "–"]
    words = _scale(sheet.form).words
    return [
        [Star(), label] if star else label,
        *[sheet.marks.circle(place, *mark) for mark in zip(states, signs, words, strict=True)],
    ]


def _scaled(rows: list[list[Any]], commands: Sequence[Any]) -> Any:
    marks = [_MARK_WIDTH] * (len(POINTS) + 2)
    ruled = [
        ("VALIGN", (1, 1), (-1, -1), "MIDDLE"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("ALIGN", (1, 1), (-1, -1), "CENTER"),
        ("RIGHTPADDING", (1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 1), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 1), (-1, -1), 4),
        ("BACKGROUND", (-2, 0), (-1, -1), HexColor(PAPER.teal_soft)),
        *commands,
    ]
    return table(rows, [None, *marks], row_heads=1, commands=ruled)


def _grid(sheet: Sheet, field: Field) -> Any:
    """Rows to mark once under each column, at one of the levels."""
    count = len(field.levels)
    top: list[Any] = [""]
    names: list[Any] = [""]
    commands: list[Any] = []
    for number, column in enumerate(field.columns):
        first = 1 + number * count
        commands += [
            ("SPAN", (first, 0), (first + count - 1, 0)),
            ("LINEBEFORE", (first, 0), (first, -1), 0.5, HexColor(PAPER.mute)),
        ]
        top += [para(column.label, "head-centre"), *[""] * (count - 1)]
        names += [para(level, "head-small") for level in field.levels]
    rows = [top, names, *[_grid_row(sheet, field, row) for row in field.rows]]
    marks = [min(_MARK_WIDTH + 4, 290 / (count * len(field.columns)))] * (len(names) - 1)
    commands += [
        ("VALIGN", (1, 2), (-1, -1), "MIDDLE"),
        ("ALIGN", (1, 2), (-1, -1), "CENTER"),
        ("RIGHTPADDING", (1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, 0), 2),
    ]
    return table(rows, [None, *marks], head=2, row_heads=1, commands=commands)


def _grid_row(sheet: Sheet, field: Field, row: Option) -> list[Any]:
    words: list[Any] = [para(row.label, "cell-strong")]
    if row.phrase:
        words.append(para(row.phrase, "note"))
    cells: list[Any] = []
    for column in field.columns:
        place = _place(field, row.id, column.id, about=f"{row.label}, {column.label}")
        levels = enumerate(field.levels)
        cells += [sheet.marks.circle(place, str(n), str(n), level) for n, level in levels]
    return [words, *cells]
