"""How the workshops page says times, numbers and titles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from facilitator.domain.agenda import agenda
from facilitator.domain.guests import Tally
from facilitator.domain.records import Block, Workshop

_SELF_NAMED = ("workshop", "event", "learning session", "gathering")


def number_of(workshops: Sequence[Workshop], workshop: Workshop) -> int:
    """Which workshop of the network it is, counted by date; undated ones come last."""
    return in_order(workshops).index(workshop) + 1


def in_order(workshops: Sequence[Workshop]) -> list[Workshop]:
    """Workshops by date, those without a date at the end."""
    return sorted(workshops, key=lambda w: (w.date or date.max, w.id))


def title_words(number: int, workshop: Workshop) -> str:
    """The heading: "Workshop 1: Who are we for?", or the title where it names itself."""
    if workshop.title.casefold().startswith(_SELF_NAMED):
        return workshop.title
    return f"Workshop {number}: {workshop.title}"


def facts_words(workshop: Workshop, told: Tally = Tally()) -> str:  # noqa: B008
    """Date, times, place and people in one or two sentences.

    Who is really asked counts before what the front sheet hopes for.
    """
    day = f"{workshop.date:%a} {workshop.date.day} {workshop.date:%B %Y}" if workshop.date else ""
    times = " to ".join(part for part in (workshop.starts, workshop.ends) if part)
    first = ", ".join(
        part for part in (day or "No date yet", times, workshop.place.strip()) if part
    )
    return f"{first.rstrip('.')}. {_who_words(workshop, told)}.".strip(" .") + "."


def _who_words(workshop: Workshop, told: Tally) -> str:
    invited = told.asked or workshop.invited
    new = told.new if told.listed else workshop.new_faces
    parts = (
        f"{invited} invited" if invited is not None else "",
        new_words(new) if new is not None else "",
        f"{told.came} came" if told.came else "",
    )
    return ", ".join(filter(None, parts))


def new_words(number: int) -> str:
    """How many newcomers are hoped for."""
    return "1 new face" if number == 1 else f"{number} new faces"


def length_words(blocks: Sequence[Block]) -> str:
    """The minutes planned, as people say them: "3 h 30", "45 min"."""
    minutes = agenda("", "", blocks).minutes
    hours, rest = divmod(minutes, 60)
    if not blocks:
        return "no agenda"
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"
