"""The run sheet: one workshop on paper, to hold in the hand while it runs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from facilitator.documents.flow import Words, bold, bullets, heading, keep, para, space
from facilitator.documents.form_marks import WritingLine
from facilitator.documents.palette import PAPER
from facilitator.documents.styles import styles
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
from facilitator.domain.diary import follow_up_on
from facilitator.domain.dossier import Dossier
from facilitator.domain.guests import guests_of, tally
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
_WIDTHS = [78.0, None]
_WRITING_LINES, _WRITING_ROWS = 6, 4
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
        *_agenda(dossier, rolled),
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
    """How many to reckon with: who is on the list and has replied, else what is hoped for."""
    told = tally(guest for guest, _ in guests_of(dossier, workshop.id))
    asked = told.asked or workshop.invited
    hoped = 0 if told.listed else workshop.new_faces or 0
    facts = (
        f"{asked} invited" if asked is not None else "",
        f"{told.yes} coming" if told.yes else "",
        f"{told.maybe} perhaps" if told.maybe else "",
        counted(told.new, "new member") if told.new else "",
        counted(hoped, "new face hoped for", "new faces hoped for") if hoped else "",
    )
    return whose(dossier, *filter(None, facts))


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


def _agenda(dossier: Dossier, rolled: Agenda) -> list[Any]:
    if not rolled.blocks:
        return [heading("Agenda"), card([para(NO_BLOCKS)])]
    rows: list[list[Any]] = [["Starts", "What happens"]]
    rows += [[_when(rolled, timed), _block(dossier, timed)] for timed in rolled.blocks]
    colour = PAPER.ink_2 if rolled.fits else PAPER.coral
    return [
        heading("Agenda"),
        card([para(line, "strong") for line in rolled.advice], accent=colour),
        *table(rows, _WIDTHS, commands=[*_ROOMY, *_bars(rolled.blocks)]),
    ]


_ROOMY: list[Command] = [
    ("TOPPADDING", (0, 1), (-1, -1), 7),
    ("BOTTOMPADDING", (0, 1), (-1, -1), 6),
    ("LEFTPADDING", (1, 0), (1, -1), 12),
    ("RIGHTPADDING", (1, 0), (1, -1), 0),
]


def _bars(blocks: Sequence[TimedBlock]) -> list[Command]:
    """A bar of the category's colour before each block; its name stands beside it."""
    return [
        ("LINEBEFORE", (1, row), (1, row), 5, HexColor(CATEGORIES[timed.block.category][1]))
        for row, timed in enumerate(blocks, 1)
    ]


def _when(rolled: Agenda, timed: TimedBlock) -> list[Any]:
    block = timed.block
    notes = (
        "fixed" if timed.locked and rolled.starts is not None else "",
        "can be left out" if block.cuttable else "",
        f"least {block.least}" if block.least < block.minutes and not block.cuttable else "",
        "" if block.actual is None else f"took {block.actual}",
    )
    return [
        para(rolled.clock(timed.start), "number"),
        para(f"{block.minutes} min", "strong"),
        *(para(note, "label") for note in notes if note),
    ]


def _block(dossier: Dossier, timed: TimedBlock) -> list[Any]:
    """What to read at arm's length while it runs."""
    block = timed.block
    read = "" if _people(block) else block.participants.strip()
    after = (
        ("So that: ", block.outcome.strip()),
        ("Harvest: ", block.harvest.strip()),
        ("To hand: ", "; ".join(lines_of(block.materials))),
        ("Why: ", "; ".join(_answered(dossier, block))),
    )
    return [
        para(block.title, "card-heading"),
        _beside(timed),
        *([para([bold("They read: "), read], _told())] if read else []),
        *_script(block),
        *(para([bold(label), text], _told()) for label, text in after if text),
    ]


def _answered(dossier: Dossier, block: Block) -> list[str]:
    """The goals and findings that a block itself is tied to."""
    tied = set(thread.sources_of(dossier, block.id))
    knots: tuple[Goal | Finding, ...] = (*dossier.goals, *dossier.findings)
    return [knot.title for knot in knots if knot.id in tied]


def _beside(timed: TimedBlock) -> Flowable:
    """What kind of block it is, where, for whom, and who leads it."""
    block = timed.block
    leads = [name for name in (block.lead.strip(), block.co_lead.strip()) if name]
    facts = [
        CATEGORIES[block.category][0],
        "" if timed.track else block.group.strip(),
        _people(block),
        f"led by {listed(leads)}" if leads else "",
    ]
    said = " · ".join(fact for fact in facts if fact)
    return para([bold(f"{timed.track} · "), said] if timed.track else said, _told())


def _people(block: Block) -> str:
    """How many take part, where only their number was noted."""
    noted = block.participants.strip()
    return counted(int(noted), "person", "people") if noted.isdecimal() else ""


def _script(block: Block) -> list[Any]:
    steps = lines_of(block.script)
    if len(steps) < 2:
        return [para(step, _spoken()) for step in steps]
    return list(bullets(steps, _step()))


@cache
def _spoken() -> ParagraphStyle:
    return ParagraphStyle("spoken", styles()["body"], fontSize=11.5, leading=15, spaceAfter=3)


@cache
def _step() -> ParagraphStyle:
    return ParagraphStyle("step", styles()["bullet"], fontSize=11.5, leading=15, spaceAfter=1)


@cache
def _told() -> ParagraphStyle:
    return ParagraphStyle("told", styles()["quiet"], leading=13.5, spaceAfter=2)


def _practical(workshop: Workshop) -> list[Any]:
    said = (
        ("Who it is for", workshop.people),
        ("Room and arrangements", workshop.logistics),
        ("Travel, and taking part from afar", workshop.travel),
    )
    rows = [[bold(label), text.strip()] for label, text in said if text.strip()]
    if not rows:
        return []
    return [keep(heading("Practical"), *table(rows, [0.3, 0.7], head=0, row_heads=1))]


def _afterwards(dossier: Dossier, workshop: Workshop) -> list[Any]:
    """Room to write on, on one page: what came out of the day, and who does what with it."""
    carry = (
        f"We hope to carry away: {sentence(workshop.harvest)}" if workshop.harvest.strip() else ""
    )
    told = [para(text, "quiet") for text in (carry, workshop.outcome.strip()) if text]
    due = follow_up_on(workshop)
    on = f", on {day(due)}" if due else ""
    wanted = para("Ideas, offers, requests and commitments", "label")
    lines = [WritingLine() for _ in range(_WRITING_LINES)]
    return [
        keep(
            heading("Harvest"),
            card([*told, wanted, *lines]),
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
