"""What a review says of its facts and of its decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from facilitator.domain.diary import how_late
from facilitator.domain.dossier import Dossier
from facilitator.domain.facts_words import promises_words, stories_words, workshops_words
from facilitator.domain.lanes import Reader
from facilitator.domain.lights import Light
from facilitator.domain.plan_compare import Content
from facilitator.domain.plan_picture import picture
from facilitator.domain.records import Decision, Milestone
from facilitator.domain.redaction import redact
from facilitator.domain.review import QUARTER, Facts, is_gate
from facilitator.domain.schedule import step_month
from facilitator.ui.goal_words import bare
from facilitator.ui.widgets.dates import date_words

DECISIONS: dict[str, str] = {
    Decision.CONTINUE: "Continue",
    Decision.CHANGE: "Change",
    Decision.STOP: "Stop",
}
DECISION_PILLS: dict[str, str] = {
    Decision.CONTINUE: "green",
    Decision.CHANGE: "amber",
    Decision.STOP: "coral",
}
LIGHTS: dict[str, tuple[str, str]] = {
    Light.RED: ("red", "coral"),
    Light.AMBER: ("amber", "amber"),
    Light.GREEN: ("green", "green"),
    Light.GREY: ("too few answers", "plain"),
}


def state(milestone: Milestone, today: date) -> tuple[str, str]:
    """Where a review stands, and the colour of its pill."""
    if milestone.decision:
        on = date_words(milestone.done_on) if milestone.done_on else ""
        words = f"{DECISIONS[milestone.decision]}, {on}".rstrip(", ")
        return words, DECISION_PILLS[milestone.decision]
    if milestone.done_on:
        return f"Held {date_words(milestone.done_on)}", "green"
    if milestone.due < today:
        return how_late(milestone.due, today), "coral"
    return f"due {date_words(milestone.due)}", "plain"


def title(milestone: Milestone) -> str:
    """What a review is called."""
    return "Quarter review" if milestone.key == QUARTER else milestone.title


def about(milestone: Milestone, start: date, today: date) -> str:
    """Its month and what it brings, and its date where the pill says something else."""
    month = step_month(start, milestone.due, milestone.month)
    when = f"Month {month}."
    if milestone.done_on or milestone.due < today:
        when = f"Month {month}, due {date_words(milestone.due)}."
    return f"{when} {milestone.deliverable}".strip()


def as_it_stands(dossier: Dossier) -> Content:
    """The plan as the network may read it today, to compare with what was frozen."""
    readable = redact(dossier.promises, Reader.NETWORK, None)
    return picture(replace(dossier, promises=readable))


def head(reviews: tuple[Milestone, ...], today: date) -> tuple[str, str]:
    """What the page says first: the next review, and what is late."""
    waiting = [m for m in reviews if m.done_on is None]
    if not waiting:
        return "Every review is done", "The decisions and their reasons are kept below."
    following = waiting[0]
    tense = "was due" if following.due < today else "comes"
    said = f"{title(following)} {tense} on {date_words(following.due)}"
    gates = [m for m in reviews if is_gate(m)]
    decided = sum(1 for gate in gates if gate.decision)
    late = [title(m) for m in waiting if m.due < today]
    note = f"{decided} of {len(gates)} decisions made. "
    return said, note + (f"Late: {', '.join(late)}." if late else "No review is late.")


def fact_lines(facts: Facts) -> list[tuple[str, str]]:
    """Each fact as a label and its words."""
    lines = [("Goals", _goal_words(facts))] if facts.goals else [("Goals", "None active.")]
    return [
        *lines,
        ("Promises", promises_words(facts)),
        ("Workshops", workshops_words(facts)),
        ("Coaching", _coaching_words(facts)),
        ("Stories", stories_words(facts)),
    ]


def _goal_words(facts: Facts) -> str:
    told = []
    for goal, where in facts.goals:
        now = bare(where.latest.value, goal.unit) if where.latest else "no reading yet"
        known = (("began at", where.baseline), ("target", goal.target))
        rest = ", ".join(f"{said} {bare(n, goal.unit)}" for said, n in known if n is not None)
        now = now if goal.measure.strip() or where.latest else "no measure agreed yet"
        told.append(f"{goal.title}: {now}" + (f" ({rest})" if rest else ""))
    return "\n".join(told)


def _coaching_words(facts: Facts) -> str:
    if not facts.sessions:
        return "No conversation yet."
    talks = "1 conversation" if facts.sessions == 1 else f"{facts.sessions} conversations"
    people = "1 person" if facts.people_coached == 1 else f"{facts.people_coached} people"
    spent = f"{facts.minutes_coached / 60:.1f}".removesuffix(".0")
    hours = f", {spent} hour{'' if spent == '1' else 's'}" if facts.minutes_coached else ""
    return f"{talks} with {people}{hours}."
