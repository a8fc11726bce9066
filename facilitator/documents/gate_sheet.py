"""The gate's decision sheet: the facts, the three choices, room to write, and who signs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from facilitator import clock
from facilitator.documents import page, words
from facilitator.documents.flow import Run, Words, bold, bullets, heading, keep, para, space
from facilitator.documents.form_marks import Circle, WritingLine
from facilitator.documents.opening import footer, opening
from facilitator.documents.palette import PAPER
from facilitator.documents.plan_progress import progress_of
from facilitator.documents.tables import card, columns, table
from facilitator.domain.dossier import Dossier
from facilitator.domain.facts_words import promises_words, stories_words, workshops_words
from facilitator.domain.late import late_steps
from facilitator.domain.plan_compare import counts_words, differences
from facilitator.domain.plan_picture import picture
from facilitator.domain.plan_version import number_of
from facilitator.domain.records import Decision, Goal, Milestone
from facilitator.domain.review import Facts, facts, is_gate
from facilitator.domain.schedule import step_month
from facilitator.errors import UserError

TITLE = "Decision sheet"
_SIGNERS = ("leader", "coordinator", "sponsor", "facilitator")
_LINES = 2
_CHOICES = (
    (Decision.CONTINUE, "Continue", "The plan holds. We go on, on these conditions:"),
    (Decision.CHANGE, "Change", "We go on differently. This changes, by when and by whom:"),
    (Decision.STOP, "Stop", "We end well. This is handed on, and people are told so:"),
)


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
    """The sheet's parts in reading order: what is known first, then a page to decide and sign."""
    return [
        *opening(f"{gate.title}: what do we decide?", dossier.network, _when(dossier, gate)),
        heading(_stand(gate, today)),
        *_facts(dossier, gate, gate.done_on or today),
        *_late(dossier, gate, today),
        *_since(dossier, gate),
        *_ahead(dossier, gate),
        keep(
            heading("Our decision"),
            *(_choice(gate, *choice) for choice in _CHOICES),
            heading("Reasons, and who saw it otherwise"),
            *(WritingLine() for _ in range(_LINES + 1)),
            *_signatures(dossier),
        ),
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


def _when(dossier: Dossier, gate: Milestone) -> list[str]:
    number = number_of(gate)
    version = f" What is decided freezes version {number} of the plan." if number else ""
    if gate.decision and gate.done_on:
        return [f"Decided on {words.day(gate.done_on)}: {gate.decision}."]
    month = step_month(dossier.network.start, gate.due, gate.month)
    return [f"Month {month}, due on {words.day(gate.due)}.{version}"]


def _stand(gate: Milestone, today: date) -> str:
    if gate.decision is None:
        return f"Where we stand on {words.day(today)}"
    return f"Where we stood on {words.day(gate.done_on)}" if gate.done_on else "Where we stood"


def _facts(dossier: Dossier, gate: Milestone, on: date) -> list[Any]:
    """What was known on the day; of coaching only how it stands, as no day of it is told."""
    found = facts(dossier, on)
    rows: list[list[Any]] = [["What we look at", "What it says"]]
    goals = [[goal.title, _number(dossier, goal, on)] for goal in dossier.active_goals]
    rows += goals or [["Goals", "None is being worked on."]]
    rows += [
        ["Trouble lights", _lights(dossier, found)],
        ["Promises", promises_words(found)],
        ["Workshops", workshops_words(found)],
        ["Stories", stories_words(found)],
    ]
    rows += [["Coaching", _coaching(dossier)]] if gate.decision is None else []
    return table(rows, [0.42, 0.58], row_heads=1)


def _number(dossier: Dossier, goal: Goal, on: date) -> Words:
    told = progress_of(dossier, goal, on).told()
    if not told:
        return "No number is followed yet."
    said = [f"{label} {words.amount(number, goal.unit)}" for label, number in told]
    by = f", by {words.day(goal.due)}" if goal.due else ""
    return ", ".join(said) + by


def _lights(dossier: Dossier, found: Facts) -> Words:
    """The lights by what they ask for, the most urgent first, and the round that they are of."""
    newest = found.newest_round
    read = dossier.diagnosis.rounds.get(newest.id) if newest else None
    if newest is None or read is None:
        return "No diagnostic yet."
    said: list[str | Run] = []
    for light, shows in words.LIGHTS.items():
        titles = [one.title for one in read.lights if one.light == light]
        said += [bold(f"{shows}: "), f"{', '.join(titles)}. "] if titles else []
    return [*said, f"{newest.title}, {words.day(newest.held_on)}."]


def _coaching(dossier: Dossier) -> str:
    for told in dossier.told.lines:
        people = words.counted(told.people, "person", "people")
        hours = words.number(round(told.minutes / 60, 2))
        return f"{words.counted(told.talks, 'conversation')} with {people}, {hours} hours."
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
    """How much changed since the version before, up to what this gate froze."""
    number = number_of(gate) or len(dossier.frozen_plans) + 1
    kept = [plan for plan in dossier.frozen_plans if plan.number < number]
    if not kept:
        return []
    own = [plan.content for plan in dossier.frozen_plans if plan.milestone_id == gate.id]
    now = own[0] if own and gate.decision else picture(dossier)
    found = counts_words(differences(kept[-1].content, now))
    return [
        para([bold(f"Since version {kept[-1].number}: "), f"{found or 'nothing has changed'}."])
    ]


def _ahead(dossier: Dossier, gate: Milestone) -> list[Any]:
    """The steps that follow, up to the next decision; nothing once it is taken, or at the end."""
    coming = [m for m in dossier.milestones if m.done_on is None and m.due > gate.due]
    if gate.decision or not coming:
        return []
    until = next((n for n, m in enumerate(coming) if is_gate(m)), len(coming) - 1)
    rows: list[list[Any]] = [["When", "Step", "To show"]]
    for step in coming[: until + 1]:
        title = bold(step.title) if is_gate(step) else step.title
        rows.append([words.day(step.due), title, step.deliverable or "–"])
    shown = table(rows, [0.26, 0.32, 0.42])
    return [keep(heading(f"What comes after it, up to {coming[until].title}"), *shown)]


def _choice(gate: Milestone, decision: Decision, title: str, asks: str) -> Any:
    chosen = gate.decision is decision
    lines = [WritingLine() for _ in range(_LINES)]
    mark = Circle("✓" if chosen else "")
    said = [para(title, "card-heading"), para(asks, "quiet")]
    accent = {"continue": PAPER.green, "change": PAPER.amber, "stop": PAPER.coral}[decision]
    return keep(card([columns([[mark], said], [0.06, 0.94], gap=6), *lines], accent=accent))


def _signatures(dossier: Dossier) -> list[Any]:
    rows: list[list[Any]] = [["", "Name", "Signature", "Date"]]
    names = {role: words.named(dossier, role) for role in _SIGNERS}
    names["facilitator"] = names["facilitator"] or dossier.facilitator
    rows += [[words.role(role), name, "", ""] for role, name in names.items()]
    tall = [("TOPPADDING", (0, 1), (-1, -1), 11), ("BOTTOMPADDING", (0, 1), (-1, -1), 5)]
    lined = table(rows, [0.18, 0.38, 0.3, 0.14], row_heads=1, commands=tall)
    return [heading("Signatures"), space(2), *lined]
