"""Takes returned sheets into the casebook: all that one command brings, or nothing, in one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from facilitator import content
from facilitator.domain.instrument import number_of
from facilitator.domain.records import Goal, Response, Round, RoundKind, Session, Workshop
from facilitator.errors import UserError
from facilitator.formspec import load
from facilitator.operations import (
    coaching,
    digital,
    fields,
    goals,
    named,
    networks,
    promises,
    rounds,
    type_sheets,
    workshops,
)
from facilitator.store.casebook import Casebook


class Sheet(Protocol):
    """A returned sheet, checked against its form; `source` says where it was read."""

    @property
    def role(self) -> str:
        """Whose sheet it is, where the form asks."""

    @property
    def when(self) -> str:
        """Which time it speaks of, where the form asks."""

    @property
    def answers(self) -> Mapping[str, object]:
        """The answers, by field."""

    @property
    def sheet(self) -> str:
        """The sheet's number, if it has one."""

    @property
    def source(self) -> str:
        """The file and row it came from."""


@dataclass(frozen=True)
class Into:
    """Where sheets go: the network, the day they are recorded, and what was named, or ""."""

    network_id: str
    on: date
    round: str = ""
    workshop: str = ""
    person: str = ""


@dataclass(frozen=True)
class IntakeReport:
    """How many sheets were recorded, and where, as in "the round Baseline"."""

    sheets: int
    where: str


Take = Callable[[Casebook, Into, Sequence[Sheet]], str]


def take_in(casebook: Casebook, form_id: str, sheets: Sequence[Sheet], into: Into) -> IntakeReport:
    """Record sheets of one form as one step, after a verified backup where anything has changed.

    Raises UserError, and records nothing, where one of them does not belong where it goes, or
    where the backup cannot be made.
    """
    from facilitator.store.backups import Backups, Reason

    if form_id not in TAKES:
        raise UserError(
            f"Sheets of “{form_id}” cannot be recorded.", f"The forms are {', '.join(TAKES)}."
        )
    title = load.load(form_id).title
    words = f"Record {len(sheets)} sheets" if len(sheets) > 1 else "Record a sheet"
    Backups(casebook).back_up_if_changed(Reason.BEFORE_IMPORT)
    with casebook.step(f"{words} of {title}"):
        return IntakeReport(len(sheets), TAKES[form_id](casebook, into, sheets))


def _diagnostic(casebook: Casebook, into: Into, sheets: Sequence[Sheet]) -> str:
    round_ = _round(casebook, into)
    if round_.rapid:
        _refuse_what_was_not_asked(round_, sheets)
    before = len(casebook.find(Response, round_id=round_.id))
    for number, sheet in enumerate(sheets, before + 1):
        rounds.record(
            casebook, round_.id, sheet.role, sheet.answers, sheet=sheet.sheet or str(number)
        )
    return f"the round {round_.title}"


def _round(casebook: Casebook, into: Into) -> Round:
    """The round named, else the newest; a kind of round that is not there yet is opened."""
    kept = named.rounds(casebook, into.network_id)
    wanted = into.round.strip().casefold() or ("" if kept else RoundKind.BASELINE.value)
    if not wanted:
        return kept[-1]
    titles = {round_.title.casefold() for round_ in kept}
    kinds = {round_.kind.value for round_ in kept}
    if wanted in {kind.value for kind in RoundKind} - kinds - titles:
        return rounds.create(casebook, into.network_id, RoundKind(wanted), into.on)
    return named.round_of(casebook, into.network_id, into.round)


def _refuse_what_was_not_asked(round_: Round, sheets: Sequence[Sheet]) -> None:
    instrument = content.instrument()
    starred = {s.id for d in instrument.rapid.dimensions for s in d.statements}
    every = {s.id for d in instrument.dimensions for s in d.statements}
    for sheet in sheets:
        if extra := sorted(every.intersection(sheet.answers) - starred):
            raise UserError(
                f"{sheet.source}: statement {number_of(extra[0])} is answered, but the round "
                f"{round_.title} asked only the Rapid 12.",
                "Choose another round with --round.",
            )


def _network_type(casebook: Casebook, into: Into, sheets: Sequence[Sheet]) -> str:
    for sheet in sheets:
        type_sheets.record(
            casebook, into.network_id, sheet.role, sheet.when, sheet.answers, held_on=into.on
        )
    return "the network type"


def _profile(casebook: Casebook, into: Into, sheets: Sequence[Sheet]) -> str:
    for field_id, value in _answers(sheets):
        networks.set_profile(casebook, into.network_id, field_id, value)
    return "the network profile"


def _digital(casebook: Casebook, into: Into, sheets: Sequence[Sheet]) -> str:
    for field_id, value in _answers(sheets):
        digital.set_answer(casebook, into.network_id, field_id, value)
    return "the digital plan"


def _answers(sheets: Sequence[Sheet]) -> list[tuple[str, object]]:
    """Every answer, those of later sheets after those of earlier ones."""
    return [item for sheet in sheets for item in sheet.answers.items()]


def _goals(casebook: Casebook, into: Into, sheets: Sequence[Sheet]) -> str:
    for sheet in sheets:
        goals.add(casebook, into.network_id, **_columns(Goal, sheet.answers))
    return "the goals"


def _workshop_plans(casebook: Casebook, into: Into, sheets: Sequence[Sheet]) -> str:
    for sheet in sheets:
        front = _columns(Workshop, sheet.answers)
        workshops.add(
            casebook, into.network_id, front.pop("title"), front.pop("date", None), **front
        )
    return "the workshops"


def _feedback(casebook: Casebook, into: Into, sheets: Sequence[Sheet]) -> str:
    if into.workshop:
        workshop = named.workshop_of(casebook, into.network_id, into.workshop)
    else:
        workshop = named.newest_workshop(casebook, into.network_id, into.on)
    for sheet in sheets:
        workshops.record_feedback(casebook, workshop.id, sheet.answers)
    return f"the workshop {workshop.title}"


def _sessions(casebook: Casebook, into: Into, sheets: Sequence[Sheet]) -> str:
    person = _person(casebook, into)
    for sheet in sheets:
        answers = dict(sheet.answers)
        promised = str(answers.pop("promises", ""))
        about = _columns(Session, answers)
        session = coaching.log(casebook, person, about.pop("date"), **about)
        for line in filter(None, map(str.strip, promised.splitlines())):
            promises.make(
                casebook,
                into.network_id,
                line,
                made_in=("session", session.id),
                made_on=session.date,
                owner_id=person,
            )
    return "the coaching log"


def _agreements(casebook: Casebook, into: Into, sheets: Sequence[Sheet]) -> str:
    person = _person(casebook, into)
    for field_id, value in _answers(sheets):
        coaching.set_agreement(casebook, person, field_id, value)
    return "the coaching agreement"


def _person(casebook: Casebook, into: Into) -> str:
    if into.person:
        return named.person_of(casebook, into.network_id, into.person).id
    return named.only_coachee(casebook, into.network_id).id


def _columns(kind: type, answers: Mapping[str, object]) -> dict[str, Any]:
    """The answers as the record of this kind keeps them."""
    return {name: fields.parse(kind, name, value) for name, value in answers.items()}


TAKES: Mapping[str, Take] = {
    "diagnostic": _diagnostic,
    "network-type": _network_type,
    "network-profile": _profile,
    "goal-sheet": _goals,
    "workshop-plan": _workshop_plans,
    "workshop-feedback": _feedback,
    "coaching-session": _sessions,
    "coaching-agreement": _agreements,
    "digital-plan": _digital,
}
