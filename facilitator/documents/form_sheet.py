"""A form on paper: the blank sheet that people fill in by hand, drawn from its definition."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO, assert_never

from reportlab.lib.colors import HexColor

from facilitator.documents import fonts
from facilitator.documents.flow import Run, bold, bullets, heading, keep, para, space
from facilitator.documents.form_marks import Boxes, Circle, Star, WritingLine
from facilitator.documents.page import build
from facilitator.documents.palette import PAPER
from facilitator.documents.tables import card, columns, table
from facilitator.formspec.model import POINTS, Field, Form, Kind, Option, Section

TICK = "☐"
_SHORT_LABEL = 30
_MARK_WIDTH = 33
_WHOLE = ((0, 0), (-1, -1))
_SHORT = frozenset({Kind.TEXT, Kind.NUMBER, Kind.DATE})


def write_blank(
    form: Form, target: BinaryIO | Path, *, network: str = "", version_line: str = ""
) -> None:
    """Draw the blank sheet of a form: A4, tagged, with room to write.

    Fields for the facilitator's eyes only are left out. Raises UserError when the target, if
    it is a path, can't be written.
    """
    form = form.on_paper()
    said = version_line or f"Form version {form.version}"
    footer = " · ".join(part for part in (network, form.title, said) if part)
    subject = f"Blank sheet for {form.audience[:1].lower()}{form.audience[1:]}"
    build(blank_story(form, network), target, title=form.title, subject=subject, footer=footer)


def blank_story(form: Form, network: str = "") -> list[Any]:
    """What the blank sheet consists of, in reading order."""
    return [
        heading(form.title, 1),
        *([para(network, "subtitle")] if network else []),
        para(form.intro),
        _privacy(form),
        *([] if _dated(form) else [_identity(form)]),
        *_sections(form),
    ]


def _privacy(form: Form) -> Any:
    words: list[str | Run] = [bold("Who reads this: "), form.privacy]
    return card([para(words, "small")], fill=PAPER.teal_soft, border="", accent=PAPER.teal)


def _dated(form: Form) -> bool:
    """Whether a form asks for the day it is about: then there is one a day, never a pile."""
    return "date" in form.by_id


def _identity(form: Form) -> list[Any]:
    """The strip that says whose sheet this is: its number, the role, the time, the date."""
    parts: list[Any] = [
        columns(
            [
                [para("Sheet number", "label"), WritingLine(height=20)],
                [para("Date", "label"), space(3), Boxes("ddmmyyyy")],
            ]
        )
    ]
    parts += _asked("Your role", form.roles) + _asked("This sheet is about", form.whens)
    return [card(parts)]


def _asked(label: str, options: Sequence[Option]) -> list[Any]:
    if not options:
        return []
    return [space(6), para(label, "label"), space(3), *_ticks(options)]


def _sections(form: Form) -> list[Any]:
    """The sections; neighbours that hold only statements share one table and one legend."""
    made: list[Any] = []
    for statements, group in groupby(form.sections, key=_only_statements):
        sections = list(group)
        made += _statements(form, sections) if statements else _each_section(form, sections)
    return made


def _only_statements(section: Section) -> bool:
    return all(field.kind is Kind.SCALE for field in section.fields)


def _each_section(form: Form, sections: Sequence[Section]) -> list[Any]:
    """Each section under its heading."""
    made: list[Any] = []
    for section in sections:
        made.append(heading(section.title, 2))
        if section.intro:
            made.append(para(section.intro, "small"))
            made[-1].keepWithNext = 1
        made += _blocks(form, section.fields)
    return made


def _blocks(form: Form, fields: Sequence[Field]) -> list[Any]:
    """The fields' print blocks; short answers go two abreast, statements into one table."""
    made: list[Any] = []
    for kind, run in groupby(fields, key=_abreast):
        group = list(run)
        if kind == "short":
            made += [_pair(form, group[n : n + 2]) for n in range(0, len(group), 2)]
        elif kind == "statements":
            made += _scaled([_legend(form, group), *_statement_rows(group)], [])
        elif kind == "signatures":
            made.append(keep(*[_block(form, field) for field in group]))
        else:
            made += [keep(*_block(form, field), space(8)) for field in group]
    return made


def _abreast(field: Field) -> str:
    if field.kind is Kind.SCALE:
        return "statements"
    if field.kind is Kind.SIGNATURE:
        return "signatures"
    return "short" if field.kind in _SHORT and field.lines == 1 else "whole"


def _pair(form: Form, pair: Sequence[Field]) -> Any:
    cells = [_block(form, field) for field in pair]
    return keep(columns(cells, gap=22) if len(cells) == 2 else [*cells[0], space(8)])


def _block(form: Form, field: Field) -> list[Any]:
    """How one field is asked on paper."""
    asked = _question(field)
    match field.kind:
        case Kind.TEXT | Kind.PARAGRAPH:
            return [*asked, *[WritingLine() for _ in range(field.lines)]]
        case Kind.NUMBER:
            return [*asked, WritingLine(width=110, after=field.unit)]
        case Kind.DATE:
            return [*asked, space(6), Boxes("ddmmyyyy"), space(2)]
        case Kind.CHOICE:
            return [*asked, space(3), *_choice(form, field)]
        case Kind.CHOICES:
            return [*asked, para("Tick all that fit.", "small"), *_ticks(field.options)]
        case Kind.SCALE:
            return _scaled([_legend(form, [field]), *_statement_rows([field])], [])
        case Kind.GRID:
            return [*asked, space(3), *_grid(field)]
        case Kind.SIGNATURE:
            return [*asked, _signature()]
    assert_never(field.kind)


def _question(field: Field) -> list[Any]:
    number = f"{field.number}. " if field.number else ""
    parts: list[Any] = [para(f"{number}{field.label}", "strong")]
    return [*parts, para(field.help, "small")] if field.help else parts


def _choice(form: Form, field: Field) -> list[Any]:
    if not field.weighed:
        return list(_ticks(field.options))
    known = [
        para("How well do you know?", "label"),
        space(3),
        *bullets([option.label for option in form.evidence], "tick-small", sign=TICK),
    ]
    return [columns([_ticks(field.options), known], [0.62, 0.38], gap=20)]


def _ticks(options: Sequence[Option]) -> list[Any]:
    """Options with a box to tick, two or three abreast where their words are few."""
    words = [_option(option) for option in options]
    longest = max(len(option.label) + len(option.phrase) for option in options)
    across = 3 if longest <= _SHORT_LABEL - 8 else 2 if longest <= _SHORT_LABEL + 6 else 1
    if across == 1 or len(options) < 3:
        return list(bullets(words, "tick", sign=TICK))
    each = -(-len(words) // across)
    cells = [words[n : n + each] for n in range(0, len(words), each)]
    laid = columns([bullets(cell, "tick", sign=TICK) for cell in cells])
    laid.spaceBefore = 0
    return [laid]


def _option(option: Option) -> list[str | Run]:
    phrase = [Run(f"  {option.phrase}", colour=PAPER.ink_2)] if option.phrase else []
    return [option.label, *phrase]


def _statements(form: Form, sections: Sequence[Section]) -> Any:
    """Sections of statements as one table, so that the legend stands on top of each page."""
    fields = [field for section in sections for field in section.fields]
    rows: list[list[Any]] = [_legend(form, fields)]
    commands: list[Any] = []
    for section in sections:
        at = len(rows)
        commands += [
            ("SPAN", (0, at), (-1, at)),
            ("NOSPLIT", (0, at), (0, at + 1)),
            ("TOPPADDING", (0, at), (-1, at), 8),
        ]
        rows.append([_section_head(section), *[""] * (len(POINTS) + 2)])
        rows += _statement_rows(section.fields, _starred(fields))
    return _scaled(rows, commands)


def _section_head(section: Section) -> list[Any]:
    head = [heading(section.title, 2, "h4-tight")]
    return [*head, para(section.intro, "note")] if section.intro else head


def _statement_rows(fields: Sequence[Field], starred: bool | None = None) -> list[list[Any]]:
    starred = _starred(fields) if starred is None else starred
    return [_statement(field, starred and field.rapid) for field in fields]


def _starred(fields: Sequence[Field]) -> bool:
    """Whether stars tell the statements apart: some have one and some do not."""
    return len({field.rapid for field in fields}) > 1


def _legend(form: Form, fields: Sequence[Field]) -> list[Any]:
    scale = form.scale
    assert scale is not None  # the loader refuses a scale field without one
    words = zip(map(str, POINTS), scale.labels, strict=True)
    star = [para("A star marks the Rapid 12.", "note")] if _starred(fields) else []
    ends = (("?", scale.cant_say), ("–", scale.not_relevant))
    return [
        [para("Circle one on each line.", "head"), *star],
        *[
            [para(sign, "head-centre"), para(label, "head-small")]
            for sign, label in (*words, *ends)
        ],
    ]


def _statement(field: Field, star: bool) -> list[Any]:
    evidence = [Run(f"  {field.evidence}", fonts.ITALIC, PAPER.ink_2)] if field.evidence else []
    label = para([bold(f"{field.number}  "), field.label, *evidence], "cell")
    signs = [*map(str, POINTS), "?", "–"]
    return [[Star(), label] if star else label, *[Circle(sign) for sign in signs]]


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


def _grid(field: Field) -> Any:
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
    rows = [top, names, *[_grid_row(field, row) for row in field.rows]]
    marks = [min(_MARK_WIDTH + 4, 290 / (count * len(field.columns)))] * (len(names) - 1)
    commands += [
        ("VALIGN", (1, 2), (-1, -1), "MIDDLE"),
        ("ALIGN", (1, 2), (-1, -1), "CENTER"),
        ("RIGHTPADDING", (1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, 0), 2),
    ]
    return table(rows, [None, *marks], head=2, row_heads=1, commands=commands)


def _grid_row(field: Field, row: Option) -> list[Any]:
    words: list[Any] = [para(row.label, "cell-strong")]
    if row.phrase:
        words.append(para(row.phrase, "note"))
    return [words, *[Circle(str(n)) for _ in field.columns for n in range(len(field.levels))]]


def _signature() -> Any:
    name = [WritingLine(height=34), para("Signature", "label")]
    date = [space(14), Boxes("ddmmyyyy")]
    return columns([name, date], [0.62, 0.38], gap=22)
