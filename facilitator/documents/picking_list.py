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
from facilitator.domain.materials import Needed, to_bring
from facilitator.domain.records import Workshop

TITLE = "Picking list"
_NOTHING = (
    "Nothing to bring yet. Write what is needed on the front sheet or in a block, one thing a "
    "line, such as “Pens × 1 per person”, and it is added up here."
)
_AGAIN = "“Used again” is enough where a thing goes from one block to the next."
_ROOM = 5


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
    rows: list[list[Any]] = [["Packed", "What", "How many", "Used again", "For"]]
    rows += [_row(agenda, one) for one in needed]
    note = [para(_AGAIN, "small")] if any(one.total != one.most for one in needed) else []
    return [*table(rows, [44.0, 150, 78, 62, None], commands=[_MIDDLE]), *note]


_MIDDLE = ("VALIGN", (0, 1), (-1, -1), "MIDDLE")


def _row(agenda: Agenda, needed: Needed) -> list[Any]:
    many: Any = needed.words or WritingLine(60, 18)
    again = str(needed.most) if needed.most is not None and needed.most != needed.total else ""
    return [Circle(""), para(needed.item, "strong"), many, again, _uses(agenda, needed)]


def _uses(agenda: Agenda, needed: Needed) -> list[Any]:
    lines = []
    for use in needed.uses:
        count = f": {use.count}" if use.count is not None and len(needed.uses) > 1 else ""
        if use.timed is None:
            lines.append(f"All day{count}")
        else:
            at = agenda.clock(use.timed.start)
            lines.append(f"{at} {use.timed.block.title}{count}")
    return [para(line, "cell-quiet") for line in dict.fromkeys(lines)]


def _besides() -> list[Any]:
    lines = [[WritingLine()] for _ in range(_ROOM)]
    signed = columns([[WritingLine(), para("Packed by", "label")], [WritingLine(), _day()]])
    return [keep(heading("What else"), *(line for one in lines for line in one)), signed]


def _day() -> Any:
    return para("On", "label")
