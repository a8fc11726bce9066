"""Slips that give respondents their own answers back beside everyone's, to be cut apart.

A slip is known by its sheet's number and by nothing else, so that only those who noted a number
can tell whose it is. What everyone answered stays hidden where it always is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from facilitator.documents import fonts, page
from facilitator.documents.diagnostic_round import Told, nothing_yet, told
from facilitator.documents.fitting import tall
from facilitator.documents.flow import (
    Words,
    bold,
    bullets,
    flat,
    heading,
    page_break,
    para,
    space,
)
from facilitator.documents.opening import opening
from facilitator.documents.palette import PAPER
from facilitator.documents.round_paper import write_about
from facilitator.documents.tables import Layout, columns, table
from facilitator.documents.words import counted, day
from facilitator.domain.dossier import Dossier, Slip
from facilitator.domain.instrument import number_of
from facilitator.domain.reading import StatementReading
from facilitator.domain.records import Round
from facilitator.domain.scale import CANT_SAY, NOT_RELEVANT, Answer

TITLE = "Give-back slips"
_GAP = 16.0
_WIDTH = (page.LANDSCAPE_WIDTH - 2 * _GAP) / 2
_NARROW = (26.0, 36.0, 38.0)
_WORDS = {CANT_SAY: "?", NOT_RELEVANT: "–"}
_DASHED = (0.6, HexColor(PAPER.mute), 1, (4, 4))
_TIGHT = [
    ("TOPPADDING", (0, 0), (-1, -1), 0.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.3),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
]


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the slips of a round, the newest one with enough sheets unless `subject_id` says.

    Raises UserError for an unknown round or a target that can't be written.
    """
    write_about(
        dossier,
        target,
        subject_id,
        story,
        TITLE,
        "Each respondent's own answers beside everyone's, by sheet number",
        landscape=True,
    )


def story(dossier: Dossier, round_: Round | None) -> list[Any]:
    """A page that says how to give the slips back, then the slips, two side by side."""
    found = told(dossier, round_)
    start = opening(TITLE, dossier.network)
    if found is None:
        return [*start, para(nothing_yet(round_))]
    slips = [slip for slip in dossier.slips if slip.round_id == found.round.id]
    if not slips or not any(read.shown for read in found.reading.statements):
        return [*start, para(_why_none(found, slips))]
    return [*start, *_how_to(found, slips), page_break(), *_cut_apart(found, slips)]


def _why_none(told: Told, slips: Sequence[Slip]) -> str:
    if any(read.shown for read in told.reading.statements):
        return (
            "No sheet of this round has a number of its own, so nobody could find their slip. "
            "Number the sheets of the next round before they go out."
        )
    return "Too few people answered to show what everyone said, so there is nothing to give back."


def _how_to(told: Told, slips: Sequence[Slip]) -> list[Any]:
    without = told.reading.responses - len(slips)
    said = [
        "Cut along the dashed lines and fold each slip, so that only its number shows.",
        "Lay them on a table by number. People take their own; nobody else need know which it is.",
        "Nobody has to show theirs. Ask: what surprised you, and what did you expect?",
        "Shred what is left over, and keep no copy of this paper.",
    ]
    left_out = (
        f"{counted(without, 'sheet')} of this round came back without a number of its own, and "
        "so without a slip."
    )
    return [
        heading(f"{counted(len(slips), 'slip')} to give back"),
        *bullets(said),
        *([para(left_out, "quiet")] if without > 0 else []),
    ]


def _cut_apart(told: Told, slips: Sequence[Slip]) -> list[Flowable]:
    """The slips in rows of two, or of one where their words are long, as many as a page takes."""
    highest = _tall(told, slips[0], _WIDTH)
    across = 2 if highest <= page.LANDSCAPE_HEIGHT else 1
    width = _WIDTH if across == 2 else page.LANDSCAPE_WIDTH
    highest = highest if across == 2 else _tall(told, slips[0], width)
    rows_a_page = max(int(page.LANDSCAPE_HEIGHT // highest), 1)
    found: list[Flowable] = []
    for start in range(0, len(slips), across):
        row = start // across % rows_a_page
        if start and not row:
            found += page_break()
        made = [_slip(told, slip, width) for slip in slips[start : start + across]]
        found.append(_side_by_side(made, across, is_first=not row))
    return found


def _tall(told: Told, slip: Slip, width: float) -> float:
    return tall(flat(_slip(told, slip, width)), width) + _GAP


def _side_by_side(slips: Sequence[list[Any]], across: int, *, is_first: bool) -> Layout:
    """Slips with a line between them to cut along, and one above all but a page's first."""
    cells = [*slips, *[[space(1)]] * (across - len(slips))]
    shares = [_WIDTH + _GAP, _WIDTH] if across == 2 else [1.0]
    made = columns(cells, [share / sum(shares) for share in shares], gap=_GAP)
    lines: list[Any] = [("LINEAFTER", (0, 0), (0, 0), *_DASHED)] * (across - 1)
    lines += [] if is_first else [("LINEABOVE", (0, 0), (-1, 0), *_DASHED)]
    padding = [
        ("RIGHTPADDING", (0, 0), (0, 0), _GAP * (across - 1)),
        ("TOPPADDING", (0, 0), (-1, -1), 0 if is_first else _GAP / 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0 if across == 1 else _GAP / 2 - 1),
    ]
    made.setStyle([*padding, *lines])
    made.spaceBefore = made.spaceAfter = 0
    return made


def _slip(told: Told, slip: Slip, width: float) -> list[Any]:
    round_ = told.round
    note = f"{told.dossier.network.name} · {round_.title}, {day(round_.held_on)}"
    key = "Your own answers, and the average of all. ? is can't say, – is not relevant."
    rows = [_cells(["Statement", "You", "All", "We are"])]
    rows += [_row(read, slip.answers) for read in told.reading.statements]
    listing = table(rows, [width - sum(_NARROW), *_NARROW], row_heads=1, commands=_TIGHT)
    listing[-1].spaceBefore = listing[-1].spaceAfter = 0
    return [
        heading(f"Sheet {slip.number}", 2, "h4-tight"),
        para(note, "note"),
        para(key, "note"),
        *listing,
    ]


def _row(read: StatementReading, answers: Mapping[str, Answer]) -> list[Any]:
    given = answers.get(read.id)
    own = "" if given is None else _WORDS.get(str(given), str(given))
    everyone = "too few" if read.mean is None else f"{read.mean:.1f}"
    agreed = read.agreement.value if read.agreement else ""
    label = f"{number_of(read.id)}. {read.label}"
    return _cells([label, bold(own) if own else "", everyone, agreed])


def _cells(words: Sequence[Words]) -> list[Any]:
    return [para(cell, _tiny()) if cell else "" for cell in words]


@cache
def _tiny() -> ParagraphStyle:
    fonts.register()
    return ParagraphStyle(
        "tiny", fontName=fonts.REGULAR, fontSize=8, leading=9.4, textColor=HexColor(PAPER.ink)
    )
