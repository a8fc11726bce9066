"""The plan's workshops with their agendas in brief, and who is given support."""

from __future__ import annotations

from collections import Counter
from typing import Any

from facilitator import content
from facilitator.documents import words
from facilitator.documents.flow import Run, bold, bullets, heading, keep, para
from facilitator.documents.palette import PAPER
from facilitator.documents.plan_parts import section
from facilitator.documents.plan_version import due_words
from facilitator.documents.tables import table
from facilitator.domain.agenda import agenda
from facilitator.domain.dossier import Dossier
from facilitator.domain.guests import tally
from facilitator.domain.records import Block, Workshop

_TIGHT = [("TOPPADDING", (0, 1), (-1, -1), 2), ("BOTTOMPADDING", (0, 1), (-1, -1), 3)]


def workshops(dossier: Dossier) -> list[Any]:
    """The section; with none planned it names the events of the 18 months."""
    head = section("Workshops")
    if not dossier.workshops:
        return [head, *_none_yet(dossier)]
    parts: list[Any] = []
    for workshop in dossier.workshops:
        above = [] if parts else [head]
        parts += [keep(*above, *_front(dossier, workshop)), *_agenda(dossier, workshop)]
    return parts


def _none_yet(dossier: Dossier) -> list[Any]:
    coming = [m for m in dossier.milestones if m.kind == "event" and not m.done_on]
    said = "No workshop is planned yet. Each begins with one guiding question."
    dates = words.listed([f"{m.title} on {words.day(m.due)}" for m in coming])
    return [para(f"{said} The 18 months have room for {dates}." if coming else said)]


def _front(dossier: Dossier, workshop: Workshop) -> list[Any]:
    top = [heading(workshop.title, 3, "h2"), para(_when_where(dossier, workshop), "quiet")]
    if workshop.question.strip():
        top.append(para([bold("The question: "), workshop.question.strip()]))
    return [*top, *_outcomes(workshop)]


def _when_where(dossier: Dossier, workshop: Workshop) -> str:
    told = tally(guest for guest in dossier.guests if guest.workshop_id == workshop.id)
    on = words.day(workshop.date) if workshop.date else "Date still open"
    times = f"{workshop.starts} to {workshop.ends}" if workshop.starts and workshop.ends else ""
    held = "held" if workshop.held else ""
    asked = told.asked or workshop.invited
    invited = f"{asked} invited" if asked is not None else ""
    came = f"{told.came} came" if told.came else ""
    parts = (on, times, workshop.place.strip(), invited, held, came)
    said = ", ".join(part for part in parts if part)
    return words.sentence(said)


def _outcomes(workshop: Workshop) -> list[Any]:
    objectives = words.lines_of(workshop.objectives)
    parts: list[Any] = []
    if objectives:
        parts = [para("By the end", "strong"), *bullets(objectives)]
        parts[0].keepWithNext = 1
    outcome = workshop.outcome.strip()
    label, said = ("What came of it", outcome) if outcome else ("To carry away", workshop.harvest)
    carried = words.listed([line.rstrip(".;") for line in words.lines_of(said)])
    return [*parts, *([para([bold(f"{label}: "), words.sentence(carried)])] if carried else [])]


def _agenda(dossier: Dossier, workshop: Workshop) -> list[Any]:
    blocks = dossier.blocks_of(workshop.id)
    if not blocks:
        return [para(Run("The agenda is still to be made.", "", PAPER.mute))]
    rows: list[list[Any]] = [["Time", "Agenda", "Method", "Lead"]]
    planned = agenda(workshop.starts, workshop.ends, blocks)
    rows += [_row(planned.clock(timed.start), timed.block) for timed in planned.blocks]
    return table(rows, [0.1, 0.38, 0.27, 0.25], commands=_TIGHT)


def _row(start: str, block: Block) -> list[Any]:
    lead = words.listed([name for name in (block.lead.strip(), block.co_lead.strip()) if name])
    return [start, block.title, _method(block.method) or "–", lead or "–"]


def _method(method: str) -> str:
    known = {entry.id: entry.title for entry in content.workshop_methods()}
    return known.get(method, method.strip())


# Support

_PROMISE = (
    "How much and how often is agreed with each of them and told as they agreed. What is said in "
    "coaching stays between the two people: no note of it is in this plan, and only themes that "
    "both have agreed are ever passed on."
)


def support(dossier: Dossier) -> list[Any]:
    """Who is coached, by role; neither how much nor what it is about."""
    return [keep(section("Support"), para(_support(dossier)), para(_PROMISE, "quiet"))]


def _support(dossier: Dossier) -> str:
    roles = roles_coached(dossier)
    if roles:
        return f"Coaching is agreed with the {words.listed(roles)}."
    when = due_words(dossier, "build")
    return f"Coaching for the leader and the coordinator starts with month 4{when}, once a month."


def roles_coached(dossier: Dossier) -> list[str]:
    """Who has agreed to be coached, by role: "network leader", "3 members"."""
    counts = Counter(words.role(one.role).lower() for one in dossier.support)
    return [role if n == 1 else words.counted(n, role) for role, n in counts.items()]
