"""The picking list: everything a workshop needs, each thing once, with how many to pack."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

from facilitator.documents.flow import heading, keep, para
from facilitator.documents.form_marks import Circle, WritingLine
from facilitator.documents.tables import card, columns, table
from facilitator.documents.workshop_words import chosen, planned, put, when_and_where, whose
from facilitator.domain.agenda import Agenda
from facilitator.domain.dossier import Dossier
from facilitator.domain.guests import expected
from facilitator.domain.materials import Needed, Use, to_bring
from facilitator.domain.records import Workshop

TITLE = "Picking list"
_NOTHING = (
    "Nothing to bring yet. Write what is needed on the front sheet or in a block, one thing a "
    "line, such as “Pens × 1 per person”, and it is added up here."
)
_AGAIN = "“Used again” is enough where a thing goes from one block to the next."
_ROOM = 5
_MOST_NAMED = 3


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the list of the workshop whose id is `subject_id`.

    Raises UserError for an unknown workshop or a target that can't be written.
    """
    workshop = chosen(dossier, subject_id)
    put(story(dossier, workshop), target, TITLE, dossier, workshop)


def story(dossier: Dossier, workshop: Workshop) -> list[Any]:
    """The list's parts in reading order."""
    people = expected(dossier, workshop)
    agenda = planned(dossier, workshop)
    needed = to_bring(workshop.materials, agenda.blocks, people)
    reckoned = f"reckoned for {people} people" if people else "for a number of people not known yet"
    return [
        heading(f"To pack: {workshop.title}", 1),
        para(when_and_where(workshop), "subtitle"),
        para(whose(dossier, reckoned), "quiet"),
        *_table(agenda, needed, workshop),
        *_besides(),
    ]


def _table(agenda: Agenda, needed: tuple[Needed, ...], workshop: Workshop) -> list[Any]:
    if not needed:
        return [card([para(_NOTHING)])]
    again = any(_again(one) for one in needed)
    rows: list[list[Any]] = [["Packed", "What", "How many", "For"]]
    rows += [_row(agenda, one) for one in needed]
    if not again:
        return table(rows, [46.0, 168, 74, None], commands=[_MIDDLE])
    for row, words in zip(rows, ["Used again", *map(_again, needed)], strict=True):
        row.insert(3, words)
    return [*table(rows, [46.0, 146, 74, 66, None], commands=[_MIDDLE]), para(_AGAIN, "small")]


_MIDDLE = ("VALIGN", (0, 1), (-1, -1), "MIDDLE")


def _row(agenda: Agenda, needed: Needed) -> list[Any]:
    many: Any = needed.words or WritingLine(60, 18)
    return [Circle(""), para(needed.item, "h4-tight"), many, _uses(agenda, needed)]


def _again(needed: Needed) -> str:
    """How many are enough where they go from one block to the next; "" where that saves none."""
    return "" if needed.most in (None, needed.total) else str(needed.most)


def _uses(agenda: Agenda, needed: Needed) -> list[Any]:
    """The blocks that need a thing, a line each; of many only when they begin."""
    few = len(needed.uses) <= _MOST_NAMED
    lines = dict.fromkeys(_use(agenda, use, few, len(needed.uses) > 1) for use in needed.uses)
    shown = list(lines) if few else [", ".join(lines)]
    return [para(line, "cell-quiet") for line in shown]


def _use(agenda: Agenda, use: Use, named: bool, counted: bool) -> str:
    at = "All day" if use.timed is None else agenda.clock(use.timed.start)
    title = f" {use.timed.block.title}" if use.timed is not None and named else ""
    count = f": {use.count}" if use.count is not None and counted else ""
    return f"{at}{title}{count}"


def _besides() -> list[Any]:
    lines = [[WritingLine()] for _ in range(_ROOM)]
    signed = columns([[WritingLine(), para("Packed by", "label")], [WritingLine(), _day()]])
    return [keep(heading("What else"), *(line for one in lines for line in one)), signed]


def _day() -> Any:
    return para("On", "label")
