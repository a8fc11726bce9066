"""Says blocks of an agenda in words, for screen readers and tooltips."""

from __future__ import annotations

from facilitator.domain.agenda import Agenda
from facilitator.domain.records import Block
from facilitator.ui.pages.workshops.agenda_paint import CATEGORY_WORDS, leads
from facilitator.ui.pages.workshops.agenda_selection import Selection


def current_words(agenda: Agenda, selection: Selection) -> str:
    """The block in hand with its times, and how many are chosen with it."""
    if not agenda.blocks or not selection.ids:
        return "No blocks yet"
    at = selection.current
    timed = next(t for t in agenda.blocks if t.block.id == selection.current_id)
    where = f"Block {at + 1} of {len(agenda.blocks)}: {timed.block.title}"
    times = f"{agenda.clock(timed.start)} to {agenda.clock(timed.end)}"
    fixed = ", start fixed" if timed.locked else ""
    short = f", no room: {timed.overrun} minutes" if timed.overrun else ""
    beside = f", in {timed.track} beside other tracks" if timed.track else ""
    chosen = f"; {selection.several} blocks chosen" if selection.several else ""
    return f"{where}, {times}, {block_words(timed.block)}{fixed}{short}{beside}{chosen}"


def block_words(block: Block) -> str:
    """A block's minutes, kind and leads."""
    cut = ", can be left out" if block.cuttable else ""
    least = f"at least {block.least}{cut}"
    took = f", took {block.actual}" if block.actual is not None else ""
    who = f", led by {leads(block)}" if leads(block) else ""
    return f"{block.minutes} minutes, {least}{took}, {CATEGORY_WORDS[block.category].lower()}{who}"
