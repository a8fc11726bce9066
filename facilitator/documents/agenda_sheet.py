"""The participants' agenda: why we meet, what happens when, and how to get there, on paper."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.lib.colors import HexColor

from facilitator.documents.fitting import fitted
from facilitator.documents.flow import bold, bullets, heading, para
from facilitator.documents.palette import PAPER
from facilitator.documents.tables import Command, card, table
from facilitator.documents.words import lines_of
from facilitator.documents.workshop_words import chosen, planned, put, told, when_and_where, whose
from facilitator.domain.agenda import Agenda, TimedBlock
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import BlockCategory, Workshop

TITLE = "Agenda"
_SOFT = HexColor(PAPER.teal_soft)
_TO_COME = "The agenda will follow."


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the agenda for those who come to the workshop whose id is `subject_id`.

    Raises UserError for an unknown workshop or a target that can't be written.
    """
    workshop = chosen(dossier, subject_id)
    put(story(dossier, workshop), target, TITLE, dossier, workshop)


def story(dossier: Dossier, workshop: Workshop) -> list[Any]:
    """The sheet's parts in reading order; nothing of what the facilitator says or holds back."""
    return fitted(lambda size: _parts_at(size, dossier, workshop), 2)


def _parts_at(size: int, dossier: Dossier, workshop: Workshop) -> list[Any]:
    """The parts as roomy as size 0, or closer."""
    return [
        heading(workshop.title, 1),
        para(when_and_where(workshop), "subtitle"),
        para(whose(dossier), "quiet"),
        *_question(workshop),
        *_objectives(workshop),
        heading("The day"),
        *_times(planned(dossier, workshop), close=size > 0),
        *_practical(workshop),
    ]


def _question(workshop: Workshop) -> list[Any]:
    question = workshop.question.strip()
    if not question:
        return []
    return [card([para("What we ask", "label"), para(question, "lead")], accent=PAPER.teal)]


def _objectives(workshop: Workshop) -> list[Any]:
    lines = lines_of(workshop.objectives)
    return [heading("By the end"), *bullets(lines)] if lines else []


def _times(agenda: Agenda, *, close: bool) -> list[Any]:
    if not agenda.blocks:
        return [card([para(_TO_COME)])]
    rows: list[list[Any]] = [["From", "What we do"]]
    commands: list[Command] = [
        ("TOPPADDING", (0, 1), (-1, -1), 2 if close else 7),
        ("BOTTOMPADDING", (0, 1), (-1, -1), 2 if close else 5),
    ]
    time = "card-heading" if close else "number"
    for number, part in _parts(agenda):
        rows.append([para(agenda.clock(part[0].start), time), _part(agenda, part)])
        if part[0].block.category is BlockCategory.PAUSE:
            commands.append(("BACKGROUND", (0, number), (-1, number), _SOFT))
    ends = [para(agenda.clock(agenda.finish), time), [para("The end", "strong")]]
    return table([*rows, ends], [64.0, None], row_heads=1, commands=commands)


def _parts(agenda: Agenda) -> list[tuple[int, list[TimedBlock]]]:
    """The rows of the table: one for each part of the day, tracks side by side in one."""
    parts = [list(part) for _, part in groupby(agenda.blocks, key=lambda timed: timed.stretch)]
    return list(enumerate(parts, 1))


def _part(agenda: Agenda, part: list[TimedBlock]) -> list[Any]:
    if len(part) == 1:
        return _block(part[0])
    made: list[Any] = [para("At the same time", "label")]
    for timed in part:
        times = f"{agenda.clock(timed.start)} to {agenda.clock(timed.end)}"
        made += [para([bold(timed.track), f", {times}"], "cell"), *_block(timed)]
    return made


def _block(timed: TimedBlock) -> list[Any]:
    words = told(timed.block)
    return [para(timed.block.title, "strong"), *([para(words, "cell")] if words else [])]


def _practical(workshop: Workshop) -> list[Any]:
    travel = workshop.travel.strip()
    return [heading("Getting there, and taking part from afar"), para(travel)] if travel else []
