"""The coaching log: one person's own copy of what was agreed, talked about and promised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.platypus import Flowable

from facilitator.documents import figures_change, page
from facilitator.documents.flow import Words, bold, figure, heading, keep, para
from facilitator.documents.opening import footer, opening
from facilitator.documents.tables import card, table
from facilitator.documents.words import counted, day, number, role, sentence
from facilitator.domain import promise_reading, thread
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Person, Promise, Session
from facilitator.errors import UserError
from facilitator.formspec import load
from facilitator.formspec.model import Field, Kind

TITLE = "Coaching log"
STAYS_OUT = (
    "This copy is yours. The facilitator's private notes are in no document, so they are not here "
    "either. The sponsor hears how many hours were used, and only those themes you both agreed "
    "to share."
)


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the log of the person whose id is `subject_id`.

    Raises UserError for an unknown person or a target that can't be written.
    """
    person = person_of(dossier, subject_id)
    held = _sessions(dossier, person)
    upto = f"to {day(held[-1].date)}" if held else ""
    page.build(
        story(dossier, person),
        target,
        title=f"{TITLE}: {person.name}",
        subject="Agreement, conversations and promises: the coachee's copy",
        footer=footer(f"{TITLE}: {person.name}", dossier.network, upto),
    )


def person_of(dossier: Dossier, person_id: str) -> Person:
    """The person coached; UserError where there is none of this id."""
    person = dossier.person(person_id)
    if person is None:
        raise UserError("There is no such person in this network.", "Choose one of its people.")
    return person


def story(dossier: Dossier, person: Person) -> list[Any]:
    """The log's parts in reading order."""
    held = _sessions(dossier, person)
    who = f"{person.name}, {role(person.role).lower()}. For {person.name} and the facilitator."
    return [
        *opening(TITLE, dossier.network, [who]),
        card([para(STAYS_OUT)]),
        *_agreement(dossier, person),
        *_hours(dossier, person),
        *_confidence(held),
        *_promises(promise_reading.of_coaching(dossier, person.id)),
        heading("Conversations"),
        *(_session(dossier, session) for session in held),
        *([] if held else [para("None has been logged yet.", "quiet")]),
    ]


def _sessions(dossier: Dossier, person: Person) -> tuple[Session, ...]:
    own = (session for session in dossier.sessions if session.person_id == person.id)
    return tuple(sorted(own, key=lambda session: session.date))


def _agreement(dossier: Dossier, person: Person) -> list[Any]:
    found = next((a for a in dossier.agreements if a.person_id == person.id), None)
    form = load.load("coaching-agreement")
    fields = [field for section in form.sections for field in section.fields]
    rows = answered(fields, found.answers) if found else []
    if not rows:
        words = "No agreement has been written down yet. Make it before the next conversation."
        return [heading("What we agreed"), para(words, "quiet")]
    return [heading("What we agreed"), *table(rows, [0.34, 0.66], head=0, row_heads=1)]


def answered(fields: Iterable[Field], answers: Mapping[str, object]) -> list[list[Words]]:
    """The agreement's questions that have an answer, in the form's order."""
    return [
        [bold(field.label), _answer(field, answers[field.id])]
        for field in fields
        if answers.get(field.id) not in (None, "")
    ]


def _answer(field: Field, value: object) -> str:
    match field.kind:
        case Kind.CHOICE:
            return next((o.label for o in field.options if o.id == value), str(value))
        case Kind.DATE:
            return day(date.fromisoformat(str(value)))
        case Kind.NUMBER if isinstance(value, int | float):
            return f"{number(value)} {field.unit}".strip()
        case _:
            return str(value).strip()


def _hours(dossier: Dossier, person: Person) -> list[Any]:
    support = next((s for s in dossier.support if s.person_id == person.id), None)
    if support is None or not support.sessions:
        return []
    talks = counted(support.sessions, "conversation")
    if not support.minutes:
        return [heading("Hours"), para(f"{talks}, their length not noted.")]
    agreed = support.hours_agreed
    used = number(round(support.minutes / 60, 2))
    of = f" of {number(agreed)} agreed" if agreed else ""
    unit = "hour" if (agreed or float(used.replace(",", ""))) == 1 else "hours"
    left = "" if not agreed else _left(agreed - support.minutes / 60)
    return [
        heading("Hours"),
        para([bold(f"{used}{of} {unit} used"), f" in {talks}.{left}"]),
    ]


def _left(hours: float) -> str:
    if hours < 0:
        over = number(round(-hours, 2))
        unit = "hour" if over == "1" else "hours"
        return f" That is {over} {unit} more than agreed: time to talk about it."
    return f" {number(round(hours, 2))} left."


def _confidence(held: Sequence[Session]) -> list[Any]:
    points = figures_change.noted(held)
    if not points:
        return []
    drawn = figures_change.confidence(points, width=page.WIDTH)
    return [keep(heading("Confidence"), figure(drawn.drawing, drawn.alt))]


def _promises(kept: Sequence[Promise]) -> list[Any]:
    if not kept:
        return [heading("Promises"), para("None has been made in coaching yet.", "quiet")]
    rows: list[list[Words]] = [["Promise", "Due", "State"]]
    rows += [[_promised(p), day(p.due) if p.due else "no date", _state(p)] for p in kept]
    return [heading("Promises"), *table(rows, [0.56, 0.2, 0.24])]


def _promised(promise: Promise) -> str:
    """What was promised, and by whom where it was not the coachee."""
    return f"{promise.owner}: {promise.text}" if promise.owner else promise.text


def _state(promise: Promise) -> Words:
    return f"kept {day(promise.done_on)}" if promise.done_on else bold("open")


def _session(dossier: Dossier, session: Session) -> Flowable:
    promised = set(thread.targets_of(dossier, session.id))
    made = [promise for promise in dossier.promises if promise.id in promised]
    rest: list[Any] = [para(part) for part in session.shared_notes.strip().split("\n\n") if part]
    rest += [para([bold("Promised: "), sentence(_promised(promise))]) for promise in made]
    if session.themes.strip():
        rest.append(para([bold("May be shared: "), session.themes.strip()]))
    if session.next_date:
        rest.append(para(f"Next: {day(session.next_date)}.", "quiet"))
    start: list[Any] = [heading(day(session.date), 3), para(_facts(session), "label")]
    if session.focus.strip():
        start.append(para(session.focus.strip(), "strong"))
    return keep(*start, *(rest or [para("Nothing was written down.", "quiet")]))


def _facts(session: Session) -> str:
    shape = _shapes().get(session.framework, "")
    told = [
        f"{session.minutes} minutes" if session.minutes else "",
        shape if session.framework != "free" else "",
        _confidence_words(session),
        "pro bono" if session.pro_bono else "",
    ]
    return " · ".join(part for part in told if part) or "Length not noted"


def _shapes() -> dict[str, str]:
    field = load.load("coaching-session").field("framework")
    return {option.id: option.label for option in field.options}


def _confidence_words(session: Session) -> str:
    start, end = session.confidence_start, session.confidence_end
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return f"Confidence {end if start is None else start}"
    return f"Confidence {start} to {end}"
