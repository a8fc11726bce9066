"""How returned sheets of each form are recorded, and where they go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from facilitator import content
from facilitator.domain.instrument import number_of
from facilitator.domain.records import FOLLOW_UP, Goal, Round, RoundKind, Session, Workshop
from facilitator.errors import UserError
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

    @property
    def round_mark(self) -> str:
        """The mark of its round, where it has a code."""

    @property
    def edition(self) -> str:
        """The edition of the form it was given as."""

    @property
    def came_by(self) -> str:
        """The kind of file it came in."""

    @property
    def mark(self) -> str:
        """What tells it from a survey's other responses, if anything."""


@dataclass(frozen=True)
class Into:
    """Where sheets go: the network, the day they are recorded, and what was named, or ""."""

    network_id: str
    on: date
    round: str = ""
    workshop: str = ""
    person: str = ""


@dataclass(frozen=True)
class Place:
    """Where sheets went, as in "the round Baseline", and the id of that round or workshop."""

    words: str
    id: str = ""


Record = Callable[[Casebook, Into, Place, Sequence[Sheet], str | None], None]
"""Records sheets at a place; the last is the id of their file's receipt, where there is one."""


@dataclass(frozen=True)
class Take:
    """Where sheets of one form go, and how they are recorded there. Both may raise UserError."""

    place: Callable[[Casebook, Into], Place]
    record: Record


def round_kept(casebook: Casebook, into: Into) -> Round | None:
    """The round named, else the newest; None where one is to be opened for these sheets."""
    kept = named.rounds(casebook, into.network_id)
    wanted = into.round.strip().casefold()
    if not wanted:
        return kept[-1] if kept else None
    titles = {round_.title.casefold() for round_ in kept}
    kinds = {round_.kind.value for round_ in kept}
    if wanted in {kind.value for kind in RoundKind} - kinds - titles:
        return None
    return named.round_of(casebook, into.network_id, into.round)


def _round(casebook: Casebook, into: Into) -> Place:
    kept = round_kept(casebook, into)
    if kept is None:
        kind = RoundKind(into.round.strip().casefold() or RoundKind.BASELINE)
        kept = rounds.create(casebook, into.network_id, kind, into.on)
    return Place(f"the round {kept.title}", kept.id)


def _responses(
    casebook: Casebook, into: Into, place: Place, sheets: Sequence[Sheet], receipt: str | None
) -> None:
    round_ = casebook.get(Round, place.id)
    if round_.rapid:
        _refuse_what_was_not_asked(round_, sheets)
    for number, sheet in enumerate(sheets, rounds.last_number(casebook, round_.id) + 1):
        rounds.record(
            casebook,
            round_.id,
            sheet.role,
            sheet.answers,
            sheet=sheet.sheet or str(number),
            came_by=sheet.came_by,
            receipt_id=receipt,
            form_edition=sheet.edition,
        )


def _refuse_what_was_not_asked(round_: Round, sheets: Sequence[Sheet]) -> None:
    instrument = content.instrument()
    starred = {s.id for d in instrument.rapid.dimensions for s in d.statements}
    every = {s.id for d in instrument.dimensions for s in d.statements}
    for sheet in sheets:
        if extra := sorted(every.intersection(sheet.answers) - starred):
            raise UserError(
                f"{sheet.source}: statement {number_of(extra[0])} is answered, but the round "
                f"{round_.title} asked only the Rapid 12.",
                "Put it in a round that asked all 36.",
            )


def _network_type(casebook: Casebook, into: Into, place: Place, sheets: Sequence[Sheet]) -> None:
    for sheet in sheets:
        type_sheets.record(
            casebook, into.network_id, sheet.role, sheet.when, sheet.answers, held_on=into.on
        )


def _profile(casebook: Casebook, into: Into, place: Place, sheets: Sequence[Sheet]) -> None:
    for field_id, value in _answers(sheets):
        networks.set_profile(casebook, into.network_id, field_id, value)


def _digital(casebook: Casebook, into: Into, place: Place, sheets: Sequence[Sheet]) -> None:
    for field_id, value in _answers(sheets):
        digital.set_answer(casebook, into.network_id, field_id, value)


def _answers(sheets: Sequence[Sheet]) -> list[tuple[str, object]]:
    """Every answer, those of later sheets after those of earlier ones."""
    return [item for sheet in sheets for item in sheet.answers.items()]


def _goals(casebook: Casebook, into: Into, place: Place, sheets: Sequence[Sheet]) -> None:
    for sheet in sheets:
        goals.add(casebook, into.network_id, **_columns(Goal, sheet.answers))


def _workshop_plans(casebook: Casebook, into: Into, place: Place, sheets: Sequence[Sheet]) -> None:
    for sheet in sheets:
        front = _columns(Workshop, sheet.answers)
        workshops.add(
            casebook, into.network_id, front.pop("title"), front.pop("date", None), **front
        )


def _workshop(casebook: Casebook, into: Into) -> Place:
    if into.workshop:
        workshop = named.workshop_of(casebook, into.network_id, into.workshop)
    else:
        workshop = named.newest_workshop(casebook, into.network_id, into.on)
    return Place(f"the workshop {workshop.title}", workshop.id)


def _feedback(casebook: Casebook, into: Into, place: Place, sheets: Sequence[Sheet]) -> None:
    for sheet in sheets:
        workshops.record_feedback(casebook, place.id, sheet.answers)


def _follow_up(casebook: Casebook, into: Into, place: Place, sheets: Sequence[Sheet]) -> None:
    for sheet in sheets:
        workshops.record_feedback(casebook, place.id, sheet.answers, form_id=FOLLOW_UP)


def _sessions(casebook: Casebook, into: Into, place: Place, sheets: Sequence[Sheet]) -> None:
    person = place.id
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


def _agreements(casebook: Casebook, into: Into, place: Place, sheets: Sequence[Sheet]) -> None:
    for field_id, value in _answers(sheets):
        coaching.set_agreement(casebook, place.id, field_id, value)


def _person(casebook: Casebook, into: Into) -> str:
    if into.person:
        return named.person_of(casebook, into.network_id, into.person).id
    return named.only_coachee(casebook, into.network_id).id


def _columns(kind: type, answers: Mapping[str, object]) -> dict[str, Any]:
    """The answers as the record of this kind keeps them."""
    return {name: fields.parse(kind, name, value) for name, value in answers.items()}


def _at(words: str) -> Callable[[Casebook, Into], Place]:
    """A place there is only one of."""
    return lambda casebook, into: Place(words)


def _of_person(words: str) -> Callable[[Casebook, Into], Place]:
    return lambda casebook, into: Place(words, _person(casebook, into))


def _plainly(record: Callable[[Casebook, Into, Place, Sequence[Sheet]], None]) -> Record:
    """A recording that keeps no receipt with its records."""
    return lambda casebook, into, place, sheets, receipt: record(casebook, into, place, sheets)


TAKES: Mapping[str, Take] = {
    "diagnostic": Take(_round, _responses),
    "network-type": Take(_at("the network type"), _plainly(_network_type)),
    "network-profile": Take(_at("the network profile"), _plainly(_profile)),
    "goal-sheet": Take(_at("the goals"), _plainly(_goals)),
    "workshop-plan": Take(_at("the workshops"), _plainly(_workshop_plans)),
    "workshop-feedback": Take(_workshop, _plainly(_feedback)),
    "workshop-follow-up": Take(_workshop, _plainly(_follow_up)),
    "coaching-session": Take(_of_person("the coaching log"), _plainly(_sessions)),
    "coaching-agreement": Take(_of_person("the coaching agreement"), _plainly(_agreements)),
    "digital-plan": Take(_at("the digital plan"), _plainly(_digital)),
}
