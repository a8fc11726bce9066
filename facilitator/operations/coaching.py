"""Coaching: the agreement with a person and the log of conversations."""

from __future__ import annotations

from datetime import date
from typing import Any

from facilitator.domain import hours_log
from facilitator.domain.coaching_told import PRO_BONO, Client, clients
from facilitator.domain.hours_log import HoursLog
from facilitator.domain.lanes import Reader
from facilitator.domain.records import Agreement, Network, Person, Session
from facilitator.domain.redaction import Withheld, withheld
from facilitator.errors import UserError
from facilitator.operations import fields
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id

CONFIDENCE = range(11)


def agree(casebook: Casebook, person_id: str) -> Agreement:
    """The coaching agreement with a person, begun where there is none."""
    kept = casebook.find(Agreement, person_id=person_id)
    if kept:
        return kept[0]
    person = casebook.get(Person, person_id)
    with casebook.step(f"Begin a coaching agreement with {person.name}"):
        return casebook.insert(Agreement(new_id(), person.network_id, person_id, {}))


def set_agreement(casebook: Casebook, person_id: str, field_id: str, value: object) -> Agreement:
    """Set one answer of the agreement with a person."""
    with casebook.step("Change the coaching agreement", merge=f"{person_id}.{field_id}"):
        agreement = agree(casebook, person_id)
        answers = fields.with_answer(agreement.answers, field_id, value)
        return casebook.update(agreement, answers=answers)


def log(casebook: Casebook, person_id: str, on: date, **session: Any) -> Session:
    """Log a conversation; `session` holds fields of the session form.

    It is pro bono where the agreement says so, unless `session` says otherwise.
    """
    person = casebook.get(Person, person_id)
    session.setdefault("pro_bono", _is_pro_bono(casebook, person_id))
    for name in ("confidence_start", "confidence_end"):
        _check_confidence(session.get(name))
    with casebook.step(f"Log coaching with {person.name}"):
        return casebook.insert(Session(new_id(), person.network_id, person_id, on, **session))


def set_field(casebook: Casebook, session_id: str, name: str, value: object) -> Session:
    """Set one field of a logged conversation; UserError for confidence outside 0 to 10."""
    if name.startswith("confidence"):
        _check_confidence(fields.parse(Session, name, value))
    if name == "date" and not value:
        raise UserError("A conversation needs its date.", "Enter the day it took place.")
    return fields.set_field(casebook, Session, session_id, name, value)


def log_of_all(casebook: Casebook) -> HoursLog:
    """The coach's log of hours over every network; invented ones count only where all are."""
    every = casebook.find(Network, order="start id")
    real = [network for network in every if not network.invented]
    found = [client for network in real or every for client in _clients(casebook, network)]
    coach = casebook.setting("facilitator")
    return hours_log.of_all(coach, found, invented=bool(every) and not real)


def left_out_of_hours(casebook: Casebook) -> tuple[Withheld, ...]:
    """What of all coaching the log of hours does not hold, by kind and reason."""
    found = (*casebook.find(Session), *casebook.find(Agreement))
    return withheld(found, Reader.ASSESSOR, None)


def remove(casebook: Casebook, session_id: str) -> None:
    """Remove a conversation from the log."""
    with casebook.step("Remove coaching session"):
        casebook.delete(casebook.get(Session, session_id))


def _clients(casebook: Casebook, network: Network) -> tuple[Client, ...]:
    held = casebook.find(Session, network_id=network.id)
    if not held:
        return ()
    people = casebook.find(Person, order="name", network_id=network.id)
    return clients(people, casebook.find(Agreement, network_id=network.id), held)


def _is_pro_bono(casebook: Casebook, person_id: str) -> bool:
    agreed = casebook.find(Agreement, person_id=person_id)
    return bool(agreed) and agreed[0].answers.get("paid") == PRO_BONO


def _check_confidence(value: object) -> None:
    if value is not None and value not in CONFIDENCE:
        raise UserError(f"Confidence {value} is off the scale.", "Use a whole number, 0 to 10.")
