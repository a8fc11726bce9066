"""The run sheet: one workshop on paper, to hold in the hand while it runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from facilitator.documents.flow import Words, bold, bullets, heading, keep, para, space
from facilitator.documents.form_marks import Circle, WritingLine
from facilitator.documents.palette import PAPER
from facilitator.documents.tables import Command, card, columns, table
from facilitator.documents.words import counted, day, lines_of, listed, owner, sentence
from facilitator.documents.workshop_words import (
    NO_BLOCKS,
    chosen,
    planned,
    put,
    when_and_where,
    whose,
)
from facilitator.domain import thread
from facilitator.domain.agenda import Agenda, TimedBlock
from facilitator.domain.dossier import Dossier
from facilitator.domain.guests import expected, tally
from facilitator.domain.materials import Needed, to_bring
from facilitator.domain.records import Block, BlockCategory, Finding, Goal, Workshop

TITLE = "Run sheet"
CATEGORIES = {
    BlockCategory.ARRIVE: ("Arrive", PAPER.mute),
    BlockCategory.FRAME: ("Frame", PAPER.teal),
    BlockCategory.EXPLORE: ("Explore", PAPER.violet),
    BlockCategory.PRACTISE: ("Practise", PAPER.amber),
    BlockCategory.EXCHANGE: ("Exchange", PAPER.green),
    BlockCategory.CLOSE: ("Close", PAPER.deep),
    BlockCategory.PAUSE: ("Pause", PAPER.line),
}
_WIDTHS = [64.0, 44, 122, 178, 74]
_WRITING_LINES, _WRITING_ROWS = 7, 6
_RING_AFTER = timedelta(days=30)
_BLANK = "Not said yet."


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the run sheet of the workshop whose id is `subject_id`.

    Raises UserError for an unknown workshop or a target that can't be written.
    """
    workshop = chosen(dossier, subject_id)
    put(story(dossier, workshop), target, TITLE, dossier, workshop)


def story(dossier: Dossier, workshop: Workshop) -> list[Any]:
    """The sheet's parts in reading order."""
    rolled = planned(dossier, workshop)
    return [
        *_header(dossier, workshop),
        *_agenda(rolled),
        *_to_bring(dossier, workshop, rolled),
        *_practical(workshop),
        *_afterwards(dossier, workshop),
    ]


def _header(dossier: Dossier, workshop: Workshop) -> list[Any]:
    question = workshop.question.strip() or "No guiding question has been written yet."
    sides = [
        _listing("By the end", workshop.objectives),
        _listing("Team", workshop.team),
        [heading("What it comes from", 3), *_comes_from(dossier, workshop)],
    ]
    return [
        heading(workshop.title, 1),
        para(when_and_where(workshop), "subtitle"),
        para(_who(dossier, workshop), "quiet"),
        card([para("Guiding question", "label"), para(question, "lead")], accent=PAPER.teal),
        columns(sides, [0.31, 0.27, 0.42]),
    ]


def _who(dossier: Dossier, workshop: Workshop) -> str:
    facts = []
    told = tally(guest for guest in dossier.guests if guest.workshop_id == workshop.id)
    asked = told.asked or workshop.invited
    if asked is not None:
        facts.append(f"{asked} invited")
    if workshop.new_faces is not None:
        facts.append(counted(workshop.new_faces, "new face hoped for", "new faces hoped for"))
    return whose(dossier, *facts)


def _listing(title: str, text: str) -> list[Any]:
    lines = lines_of(text)
    listed_lines = bullets(lines) if len(lines) > 1 else [para(line) for line in lines]
    return [heading(title, 3), *(listed_lines or [para(_BLANK, "quiet")])]


def _comes_from(dossier: Dossier, workshop: Workshop) -> list[Any]:
    """The goals and findings behind the workshop and its blocks, goals first, each once."""
    ids = [workshop.id, *(block.id for block in dossier.blocks_of(workshop.id))]
    behind = {knot.id: knot for id in ids for knot in thread.why(dossier, id)}
    if not behind:
        return [para("Not tied to a goal or finding yet.", "quiet")]
    goals_first = sorted(behind.values(), key=lambda knot: isinstance(knot, Finding))
    return list(bullets([_knot(knot) for knot in goals_first]))


def _knot(knot: Finding | Goal) -> Words:
    return [bold("Goal: " if isinstance(knot, Goal) else "Found: "), knot.title]


def _agenda(rolled: Agenda) -> list[Any]:
    if not rolled.blocks:
        return [heading("Agenda"), card([para(NO_BLOCKS)])]
    rows: list[list[Any]] = [["Starts", "Minutes", "Block", "What happens", "Materials"]]
    rows += [_row(rolled, timed) for timed in rolled.blocks]
    colour = PAPER.ink_2 if rolled.fits else PAPER.coral
    return [
        heading("Agenda"),
        *table(rows, _WIDTHS, commands=[*_ROOMY, *_bars(rolled.blocks)]),
        card([para(line, "strong") for line in rolled.advice], accent=colour),
    ]


_ROOMY: list[Command] = [
    ("TOPPADDING", (0, 1), (-1, -1), 8),
    ("BOTTOMPADDING", (0, 1), (-1, -1), 10),
    ("LEFTPADDING", (2, 1), (2, -1), 10),
    ("RIGHTPADDING", (1, 0), (1, -1), 10),
]


def _bars(blocks: Sequence[TimedBlock]) -> list[Command]:
    """A bar of the category's colour before each block; its name stands beside it."""
    return [
        ("LINEBEFORE", (2, row), (2, row), 5, HexColor(CATEGORIES[timed.block.category][1]))
        for row, timed in enumerate(blocks, 1)
    ]


def _row(rolled: Agenda, timed: TimedBlock) -> list[Any]:
    block = timed.block
    start = [para(rolled.clock(timed.start), "number")]
    if timed.locked and rolled.starts is not None:
        start.append(para("fixed", "label"))
    least = f"least {block.least}" if block.least < block.minutes else ""
    shorter = "can be left out" if block.cuttable else least
    took = "" if block.actual is None else f"took {block.actual}"
    notes = [para(note, "label") for note in (shorter, took) if note]
    return [
        start,
        [para(str(block.minutes), "card-heading"), *notes],
        _what(block),
        _happens(block),
        [para(line, "cell") for line in lines_of(block.materials)] or "",
    ]


def _what(block: Block) -> list[Any]:
    who = ", ".join(part for part in (block.group.strip(), _people(block)) if part)
    leads = [name for name in (block.lead.strip(), block.co_lead.strip()) if name]
    return [
        para(block.title, "strong"),
        para(CATEGORIES[block.category][0], "label"),
        *([para(f"Led by {listed(leads)}", "cell")] if leads else []),
        *([para(who, "cell-quiet")] if who else []),
    ]


def _people(block: Block) -> str:
    """How many take part, where only their number was noted."""
    noted = block.participants.strip()
    return counted(int(noted), "person", "people") if noted.isdecimal() else ""


def _happens(block: Block) -> list[Any]:
    said = (
        ("", "" if _people(block) else block.participants),
        ("Say: ", block.script),
        ("So that: ", block.outcome),
        ("Harvest: ", block.harvest),
    )
    parts: list[Any] = [
        para([bold(label), text.strip()] if label else text.strip())
        for label, text in said
        if text.strip()
    ]
    return parts or [para(" ", "cell")]


def _to_bring(dossier: Dossier, workshop: Workshop, rolled: Agenda) -> list[Any]:
    wanted = to_bring(workshop.materials, rolled.blocks, expected(dossier, workshop))
    if not wanted:
        return []
    rows: list[list[Any]] = [["Packed", "What", "How many", "Needed"]]
    rows += [[Circle(""), one.item, one.words, _needed(rolled, one)] for one in wanted]
    return [heading("To bring"), *table(rows, [0.1, 0.36, 0.18, 0.36])]


def _needed(rolled: Agenda, one: Needed) -> str:
    """When a thing is needed, in the order of the day."""
    uses = (use.timed for use in one.uses)
    said = ("all day" if timed is None else rolled.clock(timed.start) for timed in uses)
    return ", ".join(dict.fromkeys(said))


def _practical(workshop: Workshop) -> list[Any]:
    said = (
        ("Who it is for", workshop.people),
        ("Room and arrangements", workshop.logistics),
        ("Travel, and taking part from afar", workshop.travel),
    )
    rows = [[bold(label), text.strip()] for label, text in said if text.strip()]
    if not rows:
        return []
    return [heading("Practical"), *table(rows, [0.3, 0.7], head=0, row_heads=1)]


def _afterwards(dossier: Dossier, workshop: Workshop) -> list[Any]:
    """Room to write on: what came out of the day, and who does what with it."""
    carry = (
        f"We hope to carry away: {sentence(workshop.harvest)}" if workshop.harvest.strip() else ""
    )
    told = [para(text, "quiet") for text in (carry, workshop.outcome.strip()) if text]
    on = f", on {day(workshop.date + _RING_AFTER)}" if workshop.date else ""
    wanted = para("Ideas, offers, requests and commitments", "label")
    lines = [WritingLine() for _ in range(_WRITING_LINES)]
    return [
        keep(heading("Harvest"), card([*told, wanted, *lines])),
        keep(
            heading("Follow-up"),
            para(f"Ring round after thirty days{on}: who used what, and what was in the way?"),
            *_promised(dossier, workshop),
        ),
    ]


def _promised(dossier: Dossier, workshop: Workshop) -> list[Flowable]:
    """The promises made there, and rows to write more."""
    tied = set(thread.targets_of(dossier, workshop.id))
    rows: list[list[Any]] = [["Who", "Will do", "By when"]]
    rows += [
        [owner(dossier, promise), promise.text, day(promise.due) if promise.due else ""]
        for promise in dossier.promises
        if promise.id in tied
    ]
    rows += [[space(20), "", ""] for _ in range(_WRITING_ROWS)]
    return table(rows, [0.25, 0.53, 0.22])
