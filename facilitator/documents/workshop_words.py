"""What the six prints of one workshop share: which it is, its rolled times, its words."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

from facilitator.documents import page
from facilitator.documents.opening import INVENTED, footer
from facilitator.documents.words import counted, day, sentence
from facilitator.domain.agenda import Agenda, TimedBlock, agenda
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Block, Workshop
from facilitator.errors import UserError

NO_BLOCKS = "No blocks yet. Choose methods from the shelf, and this page fills with times."


def chosen(dossier: Dossier, workshop_id: str) -> Workshop:
    """The workshop a print is of; UserError where the network has none with this id."""
    found = next((w for w in dossier.workshops if w.id == workshop_id), None)
    if found is None:
        raise UserError(
            "There is no such workshop in this network.", "Choose one of its workshops."
        )
    return found


def planned(dossier: Dossier, workshop: Workshop) -> Agenda:
    """Its agenda with rolled times."""
    return agenda(workshop.starts, workshop.ends, dossier.blocks_of(workshop.id))


def put(
    story: list[Any], target: BinaryIO | Path, title: str, dossier: Dossier, workshop: Workshop
) -> None:
    """Write one of its prints; UserError for a target that can't be written."""
    on = day(workshop.date) if workshop.date else ""
    page.build(
        story,
        target,
        title=f"{title}: {workshop.title}",
        subject=f"A workshop of {dossier.network.name}",
        footer=footer(f"{title}: {workshop.title}", dossier.network, on),
    )


def when_and_where(workshop: Workshop) -> str:
    """Day, times and place in one line."""
    on = f"{workshop.date:%A} {day(workshop.date)}" if workshop.date else "Date not set"
    return ", ".join(
        part for part in (on, _times(workshop), " ".join(workshop.place.split())) if part
    )


def _times(workshop: Workshop) -> str:
    if workshop.starts and workshop.ends:
        return f"{workshop.starts} to {workshop.ends}"
    if workshop.ends:
        return f"until {workshop.ends}"
    return f"from {workshop.starts}" if workshop.starts else ""


def whose(dossier: Dossier, *facts: str) -> str:
    """The network and what is said beside it, and that it is invented where it is."""
    told = sentence(", ".join((dossier.network.name, *facts)))
    return f"{told} {INVENTED}" if dossier.network.invented else told


def span(planned: Agenda, timed: TimedBlock) -> str:
    """When a block runs: "10:15 to 10:55, 40 minutes"."""
    times = f"{planned.clock(timed.start)} to {planned.clock(timed.end)}"
    return f"{times}, {counted(timed.block.minutes, 'minute')}"


def told(block: Block) -> str:
    """What participants read of a block; the field may hold only how many they are."""
    words = block.participants.strip()
    return "" if words.isdecimal() else words
