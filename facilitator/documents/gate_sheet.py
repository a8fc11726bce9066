"""The gate's decision sheet: the facts, the three choices, room to write, and who signs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from facilitator import clock
from facilitator.documents import page, words
from facilitator.documents.flow import Words, bold, bullets, heading, keep, para, space
from facilitator.documents.form_marks import Circle, WritingLine
from facilitator.documents.opening import footer, opening
from facilitator.documents.palette import PAPER
from facilitator.documents.plan_progress import progress_of
from facilitator.documents.tables import card, columns, table
from facilitator.domain.dossier import Dossier
from facilitator.domain.late import late_steps
from facilitator.domain.plan_compare import counts_words, differences, picture
from facilitator.domain.plan_version import number_of
from facilitator.domain.records import Decision, Goal, Milestone
from facilitator.domain.review import SEEN, is_gate
from facilitator.errors import UserError

TITLE = "Decision sheet"
_SIGNERS = ("leader", "coordinator", "sponsor", "facilitator")
_LINES = 3
_CHOICES = (
    (Decision.CONTINUE, "Continue", "The plan holds. We go on, on these conditions:"),
    (Decision.CHANGE, "Change", "We go on differently. This changes, by when and by whom:"),
    (Decision.STOP, "Stop", "We end well. This is handed on, and people are told so:"),
)
_LIGHTS = {"grey": "too few answers"}


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the sheet of a gate: `subject_id`, or the next one that is not decided.

    Raises UserError where there is no such gate, or none left.
    """
    gate = _gate(dossier, subject_id)
    title = f"{TITLE}: {gate.title}"
    page.build(
        story(dossier, gate, clock.today()),
        target,
        title=f"{title}, {dossier.network.name}",
        subject="What a gate looks at, and what it decides",
        footer=footer(title, dossier.network, words.day(gate.done_on or gate.due)),
    )


def story(dossier: Dossier, gate: Milestone, today: date) -> list[Any]:
    """The sheet's parts in reading order."""
    on = gate.done_on or today
    return [
        *opening(f"{gate.title}: what do we decide?", dossier.network, _when(gate)),
        heading("Where we stand"),
        *_facts(dossier, on),
        *_late(dossier, gate, today),
        *_since(dossier, gate),
        heading("Our decision"),
        *(_choice(gate, *choice) for choice in _CHOICES),
        keep(
            heading("Reasons, and who saw it otherwise"),
            *(WritingLine() for _ in range(_LINES + 1)),
        ),
        _signatures(dossier),
    ]


def _gate(dossier: Dossier, subject_id: str) -> Milestone:
    gates = [m for m in dossier.milestones if is_gate(m)]
    wanted = [m for m in gates if m.id == subject_id]
    if subject_id and not wanted:
        raise UserError("There is no such gate in this network.", "Choose one of its gates.")
    still = [m for m in gates if m.decision is None]
    found = wanted or still or gates[-1:]
    if not found:
        raise UserError("The plan has no gate.", "Lay out the 18 months, then print its sheet.")
    return found[0]


def _when(gate: Milestone) -> list[str]:
    number = number_of(gate)
    version = f" What is decided freezes version {number} of the plan." if number else ""
    if gate.decision and gate.done_on:
        return [f"Decided on {words.day(gate.done_on)}: {gate.decision}."]
    return [f"Month {gate.month}, due on {words.day(gate.due)}.{version}"]


def _facts(dossier: Dossier, on: date) -> list[Any]:
    rows: list[list[Any]] = [["What we look at", "What it says"]]
    rows += [[goal.title, _number(dossier, goal)] for goal in dossier.active_goals]
    rows += [
        ["Trouble lights", _lights(dossier)],
        ["Promises", _promised(dossier, on)],
        ["Workshops", _held(dossier)],
        ["Stories", _told(dossier)],
        ["Coaching", _coaching(dossier)],
    ]
    return table(rows, [0.42, 0.58], row_heads=1)


def _promised(dossier: Dossier, on: date) -> str:
    made = dossier.promises
    if not made:
        return "None made yet."
    kept = sum(1 for promise in made if promise.done_on)
    late = sum(1 for p in made if p.due and p.due < on and not p.done_on)
    return f"{kept} kept of {len(made)} made{f', {late} late' if late else ''}"


def _held(dossier: Dossier) -> str:
    held = sum(1 for workshop in dossier.workshops if workshop.held)
    return f"{held} held, {len(dossier.workshops) - held} to come"


def _told(dossier: Dossier) -> str:
    if not dossier.stories:
        return "None told yet."
    seen = sum(1 for story in dossier.stories if story.evidence >= SEEN)
    return f"{len(dossier.stories)} told, {seen} of them seen or corroborated"


def _number(dossier: Dossier, goal: Goal) -> Words:
    told = progress_of(dossier, goal).told()
    if not told:
        return "No number is followed yet."
    said = [f"{label} {words.amount(number, goal.unit)}" for label, number in told]
    by = f", by {words.day(goal.due)}" if goal.due else ""
    return ", ".join(said) + by


def _lights(dossier: Dossier) -> str:
    read = [dossier.diagnosis.rounds.get(round_.id) for round_ in dossier.rounds]
    newest = next((one for one in reversed(read) if one), None)
    if newest is None:
        return "No diagnostic yet."
    said = [f"{one.title} {_LIGHTS.get(one.light, one.light)}" for one in newest.lights]
    return "; ".join(said)


def _coaching(dossier: Dossier) -> str:
    for told in dossier.told.lines:
        people = words.counted(told.people, "person", "people")
        hours = words.number(round(told.minutes / 60, 2))
        return f"{words.counted(told.talks, 'conversation')} with {people}, {hours} hours"
    if not dossier.support:
        return "None has been agreed yet."
    people = words.counted(len(dossier.support), "person", "people")
    return f"Agreed with {people}; hours used are told only as each of them agreed."


def _late(dossier: Dossier, gate: Milestone, today: date) -> list[Any]:
    if gate.decision:
        return []
    late = [step for step in late_steps(dossier.milestones, today) if step.milestone != gate]
    if not late:
        return []
    told: list[Words] = [[bold(f"{step.title}. "), step.words] for step in late]
    return [keep(heading("What is late, and what it pushes", 3), *bullets(told))]


def _since(dossier: Dossier, gate: Milestone) -> list[Any]:
    number = number_of(gate) or len(dossier.frozen_plans) + 1
    kept = [plan for plan in dossier.frozen_plans if plan.number < number]
    if not kept:
        return []
    base = kept[-1]
    found = counts_words(differences(base.content, picture(dossier)))
    return [para([bold(f"Since version {base.number}: "), f"{found or 'nothing has changed'}."])]


def _choice(gate: Milestone, decision: Decision, title: str, asks: str) -> Any:
    chosen = gate.decision is decision
    lines = [WritingLine() for _ in range(_LINES)]
    mark = Circle("✓" if chosen else "")
    said = [para(title, "card-heading"), para(asks, "quiet")]
    accent = {"continue": PAPER.green, "change": PAPER.amber, "stop": PAPER.coral}[decision]
    return keep(card([columns([[mark], said], [0.06, 0.94], gap=6), *lines], accent=accent))


def _signatures(dossier: Dossier) -> Any:
    rows: list[list[Any]] = [["", "Name", "Signature", "Date"]]
    rows += [[words.role(role), words.named(dossier, role), "", ""] for role in _SIGNERS]
    tall = [("TOPPADDING", (0, 1), (-1, -1), 14), ("BOTTOMPADDING", (0, 1), (-1, -1), 6)]
    lined = table(rows, [0.2, 0.28, 0.34, 0.18], row_heads=1, commands=tall)
    return keep(heading("Signatures"), space(2), *lined)
