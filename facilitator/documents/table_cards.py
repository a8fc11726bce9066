"""Table cards, two to a page: for each group or track its task, time, material and harvest form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle

from facilitator.documents import page
from facilitator.documents.fitting import tall
from facilitator.documents.flow import bold, bullets, flat, heading, page_break, para, space
from facilitator.documents.form_marks import WRITING, Drawn, WritingLine
from facilitator.documents.palette import PAPER
from facilitator.documents.styles import styles
from facilitator.documents.tables import card, columns
from facilitator.documents.words import lines_of, sentence
from facilitator.documents.workshop_words import chosen, planned, put, span, told, whose
from facilitator.domain.agenda import Agenda, TimedBlock
from facilitator.domain.dossier import Dossier
from facilitator.domain.guests import expected
from facilitator.domain.materials import things
from facilitator.domain.records import BlockCategory, Workshop
from facilitator.domain.tracks import group_size

Style: TypeAlias = str | ParagraphStyle

TITLE = "Table cards"
_CUT = 26.0
_UPPER = A4[1] / 2 - page.MARGIN - _CUT / 2
"""How high the upper card is, so that the line to cut along lies in the middle of the paper."""
_HALF = page.HEIGHT - _UPPER - _CUT - 18
_FEWEST_LINES = 2
_MOST_CARDS = 12
"""For one block: more tables than this share a card number written by hand."""
_AT_WORK = {BlockCategory.EXPLORE, BlockCategory.PRACTISE, BlockCategory.EXCHANGE}
_UNTOLD = "The facilitator tells you."
_NONE = (
    "No block has work in groups yet. Give a block a group, such as “threes” or “Room A”, and "
    "its card is printed here."
)


@dataclass(frozen=True)
class _Card:
    """One card: whose it is, and the block it is for."""

    whose: str
    timed: TimedBlock


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the cards of the workshop whose id is `subject_id`.

    Raises UserError for an unknown workshop or a target that can't be written.
    """
    workshop = chosen(dossier, subject_id)
    put(story(dossier, workshop), target, TITLE, dossier, workshop)


def story(dossier: Dossier, workshop: Workshop) -> list[Any]:
    """The cards in the order of the day, two to a page; one that is long has a page of its own."""
    agenda = planned(dossier, workshop)
    cards = list(_cards(agenda, expected(dossier, workshop)))
    if not cards:
        return [
            heading(f"{TITLE}: {workshop.title}", 1),
            para(whose(dossier), "quiet"),
            card([para(_NONE)]),
        ]
    made: list[Any] = []
    upper = False
    for number, one in enumerate(cards):
        parts = _fitting(agenda, one, workshop)
        height = tall(flat(parts))
        is_long = height + _FEWEST_LINES * WRITING > _HALF
        if number and (is_long or not upper):
            made += page_break()
            upper = False
        elif number:
            made.append(_Cut())
        upper = not is_long and not upper
        room = page.HEIGHT - 6 if is_long else _HALF
        made += [*parts, *_lines(height, room, _UPPER if upper else room)]
    return made


def _cards(agenda: Agenda, people: int | None) -> Iterator[_Card]:
    for timed in agenda.blocks:
        size = group_size(timed.block.group)
        if timed.track:
            yield _Card(timed.track, timed)
        elif size and people:
            count = ceil(people / size)
            shown = min(count, _MOST_CARDS)
            for number in range(1, shown + 1):
                yield _Card(f"Group {number} of {count}", timed)
        elif size or timed.block.category in _AT_WORK:
            yield _Card("Group", timed)


def _fitting(agenda: Agenda, one: _Card, workshop: Workshop) -> list[Any]:
    """The card in type that a whole table reads, or closer where that needs more than half."""
    large = _parts(agenda, one, workshop, _across_a_table())
    if tall(flat(large)) + _FEWEST_LINES * WRITING <= _HALF:
        return large
    return _parts(agenda, one, workshop, _close())


def _parts(agenda: Agenda, one: _Card, workshop: Workshop, style: _Styles) -> list[Any]:
    block = one.timed.block
    told_them = lines_of(told(block))
    needs = ", ".join(thing.words for thing in things(block.materials))
    named = one.whose if one.whose != "Group" else "Group:"
    aim = block.outcome.strip() if told_them else ""
    wanted = block.harvest.strip() or aim or "What we carry away"
    return [
        columns([[para(named, style.whose)], [para(workshop.title, "right")]]),
        heading(block.title, 2, style.title),
        para(span(agenda, one.timed), style.time),
        *_task(told_them, sentence(block.outcome), style),
        *([para([bold("You need: "), needs], style.rest)] if needs else []),
        para([bold("Write down: "), wanted], style.rest),
    ]


def _task(told_them: Sequence[str], outcome: str, style: _Styles) -> list[Any]:
    """What a group is asked to do, or what it should have in the end."""
    if len(told_them) > 1:
        return [*bullets(told_them, style.steps), space(4)]
    if told_them or not outcome:
        return [para(told_them[0] if told_them else _UNTOLD, style.task)]
    return [para([bold("By the end: "), outcome], style.task)]


@dataclass(frozen=True)
class _Styles:
    """What a card is written in, by use."""

    whose: Style
    title: Style
    time: Style
    task: Style
    steps: Style
    rest: Style


@cache
def _across_a_table() -> _Styles:
    known = styles()
    task = ParagraphStyle("card-task", known["lead"], fontSize=15, leading=20)
    steps = ParagraphStyle(
        "card-step", known["bullet"], fontSize=14, leading=18, leftIndent=16, bulletFontSize=14
    )
    rest = ParagraphStyle("card-rest", known["body"], fontSize=12, leading=16, spaceAfter=4)
    return _Styles("card-heading", "h1", "subtitle", task, steps, rest)


@cache
def _close() -> _Styles:
    return _Styles("label-strong", "card-heading", "quiet", "lead", "bullet", "cell")


def _lines(height: float, room: float, filled: float) -> list[Any]:
    """As many lines to write on as there is room for, and what fills the card up."""
    count = max(int((room - height) // WRITING), _FEWEST_LINES)
    rest = filled - height - count * WRITING
    return [*(WritingLine() for _ in range(count)), *([space(rest)] if rest > 0 else [])]


class _Cut(Drawn):
    """The line to cut a page in two along."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, _CUT
        return width, _CUT

    def shape(self, canvas: Any) -> None:
        canvas.setStrokeColor(HexColor(PAPER.mute))
        canvas.setLineWidth(0.7)
        canvas.setDash(5, 4)
        canvas.line(-page.MARGIN, _CUT / 2, self.width + page.MARGIN, _CUT / 2)
        canvas.setDash()
