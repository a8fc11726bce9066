"""How far each step has come, and the one thing to do next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Milestone
from facilitator.domain.value import value

ENOUGH_SHEETS = 5
ENOUGH_TYPE_ANSWERS = 6
MANY_LATE = 3
COORDINATION = ("leader", "coordinator")


class Ring(StrEnum):
    """How full a step's ring is drawn."""

    EMPTY = "empty"
    HALF = "half"
    FULL = "full"


@value
class NextStep:
    """The one thing to do next: what, why now, and the page with the button for it."""

    title: str
    detail: str
    page: str
    button: str


def _ring(begun: bool, complete: bool) -> Ring:
    if complete:
        return Ring.FULL
    return Ring.HALF if begun else Ring.EMPTY


def _profile(d: Dossier) -> Ring:
    filled = sum(1 for answer in d.network.profile.values() if answer not in ("", None))
    return _ring(filled > 0, filled >= 8)


def _diagnostic(d: Dossier) -> Ring:
    most = max((returned.total for returned in d.returned), default=0)
    return _ring(bool(d.rounds), most >= ENOUGH_SHEETS)


def _type(d: Dossier) -> Ring:
    answered = max(
        (len(s.answers) for s in d.type_sheets if s.when == "today" and s.role != "member"),
        default=0,
    )
    agreed = any(s.role == "agreed" for s in d.type_sheets)
    return _ring(bool(d.type_sheets), agreed and answered >= ENOUGH_TYPE_ANSWERS)


def _people(d: Dossier) -> Ring:
    roles = {person.role for person in d.people}
    return _ring(bool(d.people), len(d.people) >= 5 and {"leader", "coordinator"} <= roles)


def _goals(d: Dossier) -> Ring:
    goals = d.active_goals
    whole = all(g.measure and g.target is not None and g.due for g in goals)
    return _ring(bool(goals), bool(goals) and whole)


def _plan(d: Dossier) -> Ring:
    agreed = any(m.key == "gate-1" and m.done_on for m in d.milestones)
    return _ring(any(m.done_on for m in d.milestones), agreed and bool(d.active_goals))


def _workshops(d: Dossier) -> Ring:
    return _ring(bool(d.workshops), bool(d.workshops) and all(w.held for w in d.workshops))


def _coaching(d: Dossier) -> Ring:
    agreed = {a.person_id for a in d.agreements}
    return _ring(bool(d.sessions or agreed), bool(d.sessions) and bool(agreed))


def _digital(d: Dossier) -> Ring:
    planned = d.digital_plan is not None and bool(d.digital_plan.answers)
    return _ring(planned or bool(d.needs), planned and bool(d.needs))


def _measures(d: Dossier) -> Ring:
    read = {reading.goal_id for reading in d.readings}
    return _ring(
        bool(d.readings or d.stories), bool(d.stories) and len(read) >= len(d.active_goals) > 0
    )


def _reviews(d: Dossier) -> Ring:
    gates = [m for m in d.milestones if m.kind in ("gate", "close")]
    return _ring(any(g.decision for g in gates), bool(gates) and all(g.done_on for g in gates))


RINGS: dict[str, Callable[[Dossier], Ring]] = {
    "profile": _profile,
    "diagnostic": _diagnostic,
    "type": _type,
    "people": _people,
    "goals": _goals,
    "plan": _plan,
    "workshops": _workshops,
    "coaching": _coaching,
    "digital": _digital,
    "measures": _measures,
    "reviews": _reviews,
}


def rings(dossier: Dossier) -> dict[str, Ring]:
    """How far each step has come, by step id; the overview has come as far as all together."""
    found = {step: ring(dossier) for step, ring in RINGS.items()}
    begun = any(ring is not Ring.EMPTY for ring in found.values())
    complete = all(ring is Ring.FULL for ring in found.values())
    return {"overview": _ring(begun, complete), **found}


def next_step(dossier: Dossier, today: date) -> NextStep:
    """What is due today or late, else what the programme still lacks, else the next date."""
    lacks = next(_missing(dossier, rings(dossier)), None)
    return next(_due(dossier, lacks, today), None) or lacks or _next_date(dossier, today)


def _due(d: Dossier, lacks: NextStep | None, today: date) -> Iterator[NextStep]:
    """A gate, a workshop of today, promises; what is still missing is said with the gate."""
    gates = [m for m in d.milestones if m.kind == "gate" and not m.done_on and m.due <= today]
    if gates:
        gate = min(gates, key=lambda m: m.due)
        when = "is due today" if gate.due == today else f"was due on {_day(gate.due)}"
        before = f" Before it: {lacks.title[:1].lower()}{lacks.title[1:]}." if lacks else ""
        yield NextStep(
            f"Hold {gate.title}",
            f"It {when}. Decide: continue, change or stop.{before}",
            "reviews",
            "Open reviews",
        )
    meetings = [w for w in d.workshops if w.date == today and not w.held]
    if meetings:
        yield NextStep(f"Hold {meetings[0].title}", "It is today.", "workshops", "Open workshop")
    overdue = [p for p in d.promises if p.due and not p.done_on and p.due < today]
    if len(overdue) >= MANY_LATE:
        yield NextStep(
            f"Go through {len(overdue)} promises that are late",
            "Done, moved or dropped: each needs one word from its owner.",
            "overview",
            "See promises",
        )


def _missing(d: Dossier, ring: dict[str, Ring]) -> Iterator[NextStep]:
    if ring["profile"] is Ring.EMPTY:
        yield NextStep(
            "Write down what the network is",
            "Fifteen minutes with the leader or coordinator: aim, host, members, rhythm.",
            "profile",
            "Open profile",
        )
    if not any(person.role in COORDINATION for person in d.people):
        yield NextStep(
            "Say who leads and who coordinates",
            "The review is done together with them.",
            "people",
            "Add people",
        )
    if ring["diagnostic"] is Ring.EMPTY:
        yield NextStep(
            "Run the rapid diagnostic with the coordinator",
            "Twelve starred statements, one hour, a first picture.",
            "diagnostic",
            "Open diagnostic",
        )
    if ring["type"] is Ring.EMPTY:
        yield NextStep(
            "Work out what type of network this is",
            "Nine questions, each with its evidence, before anything is planned.",
            "type",
            "Open network type",
        )
    if ring["diagnostic"] is Ring.HALF:
        yield NextStep(
            "Collect the members' answers",
            f"{ENOUGH_SHEETS} sheets are the fewest that may be read together.",
            "diagnostic",
            "Add responses",
        )
    yield from _missing_plan(d, ring)


def _missing_plan(d: Dossier, ring: dict[str, Ring]) -> Iterator[NextStep]:
    gate = next((m for m in d.milestones if m.key == "gate-1" and not m.done_on), None)
    if ring["goals"] is Ring.EMPTY:
        yield NextStep(
            "Agree up to three goals with the network leader",
            _gate_words(gate) + "The diagnostic and network type are ready to discuss.",
            "goals",
            "Open goals",
        )
    if ring["goals"] is Ring.HALF:
        yield NextStep(
            "Give every goal a measure, a target and a date",
            "A goal that cannot be followed cannot be defended at a gate.",
            "goals",
            "Open goals",
        )


def _gate_words(gate: Milestone | None) -> str:
    return f"{gate.title.split(':')[0]} is due on {_day(gate.due)}. " if gate else ""


def _next_date(d: Dossier, today: date) -> NextStep:
    soon = today + timedelta(days=42)
    workshops = [w for w in d.workshops if w.date and today < w.date <= soon and not w.held]
    if workshops:
        workshop = min(workshops, key=lambda w: w.date or today)
        assert workshop.date
        ready = any(block.workshop_id == workshop.id for block in d.blocks)
        doing = "Get ready for" if ready else "Plan the agenda of"
        return NextStep(
            f"{doing} {workshop.title}",
            f"It is on {_day(workshop.date)}.",
            "workshops",
            "Open workshop",
        )
    coming = [m for m in d.milestones if not m.done_on]
    if not coming:
        return NextStep(
            "Write the ending well",
            "Every milestone is done. Thank people, hand over, dispose of what is personal.",
            "reviews",
            "Open reviews",
        )
    milestone = min(coming, key=lambda m: m.due)
    tense = "was" if milestone.due < today else "is"
    return NextStep(
        milestone.title,
        f"It {tense} due on {_day(milestone.due)}. {milestone.deliverable}".strip(),
        "plan",
        "Open plan",
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
