"""Finds the round, workshop or person that somebody names in a few words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from facilitator.domain.records import (
    Agreement,
    Milestone,
    Person,
    Round,
    Session,
    Workshop,
)
from facilitator.errors import UserError
from facilitator.store.casebook import Casebook
from facilitator.store.rows import Kept

Found = TypeVar("Found", bound=Kept)
LONGEST_SHOWN = 60


def folded(name: str) -> str:
    """A name for comparing: case, spacing and the way accents are encoded do not count."""
    return unicodedata.normalize("NFC", " ".join(name.split()).casefold())


def rounds(casebook: Casebook, network_id: str) -> tuple[Round, ...]:
    """The rounds of a network, oldest first."""
    return casebook.find(Round, order="held_on id", network_id=network_id)


def round_of(casebook: Casebook, network_id: str, name: str) -> Round:
    """The round with this title, id or kind; UserError that lists those there are."""
    kept = rounds(casebook, network_id)
    by_kind = [kept_round for kept_round in kept if kept_round.kind == name.strip().casefold()]
    return _named("round", name, kept, lambda r: r.title, lambda r: r.held_on, by_kind)


def gate_of(casebook: Casebook, network_id: str, name: str) -> Milestone:
    """The gate, or the close, with this title or id; UserError that lists those there are."""
    kept = casebook.find(Milestone, order="due month id", network_id=network_id)
    gates = [milestone for milestone in kept if milestone.kind in ("gate", "close")]
    return _named("gate", name, gates, lambda m: m.title, lambda m: m.due)


def workshop_of(casebook: Casebook, network_id: str, name: str) -> Workshop:
    """The workshop with this title, beginning of a title or id; UserError listing them."""
    kept = casebook.find(Workshop, order="date id", network_id=network_id)
    return _named("workshop", name, kept, lambda w: w.title, lambda w: w.date)


def next_workshop(casebook: Casebook, network_id: str, today: date) -> Workshop:
    """The next workshop to come, else the newest; UserError where there is none."""
    kept = _workshops(casebook, network_id)
    coming = [w for w in kept if w.date and w.date >= today and not w.held]
    return coming[0] if coming else kept[-1]


def newest_workshop(casebook: Casebook, network_id: str, today: date) -> Workshop:
    """The workshop that took place last, else the first to come; UserError for none."""
    kept = _workshops(casebook, network_id)
    past = [w for w in kept if w.held or (w.date and w.date <= today)]
    return past[-1] if past else kept[0]


def person_of(casebook: Casebook, network_id: str, name: str) -> Person:
    """The person with this name, beginning of a name or id; UserError listing them."""
    kept = casebook.find(Person, order="name", network_id=network_id)
    return _named("person", name, kept, lambda p: p.name)


def only_coachee(casebook: Casebook, network_id: str) -> Person:
    """The one person who is coached; UserError where there is none, or more than one."""
    agreed = casebook.find(Agreement, network_id=network_id)
    logged = casebook.find(Session, network_id=network_id)
    coached = {a.person_id for a in agreed} | {s.person_id for s in logged}
    kept = casebook.find(Person, order="name", network_id=network_id)
    found = [person for person in kept if person.id in coached]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UserError("Nobody in this network is coached yet.", "Say who it is, with --person.")
    names = _listed([person.name for person in found])
    raise UserError("More than one person is coached.", f"Say which, with --person: {names}.")


def _workshops(casebook: Casebook, network_id: str) -> list[Workshop]:
    """Dated ones in order, then those without a date; UserError where there is none."""
    kept = casebook.find(Workshop, order="date id", network_id=network_id)
    if not kept:
        raise UserError("This network has no workshop yet.", "Plan one first.")
    return sorted(kept, key=lambda workshop: workshop.date or date.max)


def _named(
    what: str,
    name: str,
    kept: Sequence[Found],
    title: Callable[[Found], str],
    on: Callable[[Found], date | None] = lambda record: None,
    also: Sequence[Found] = (),
) -> Found:
    wanted = folded(name)
    exact = [r for r in kept if r.id == name.strip() or folded(title(r)) == wanted]
    begins = [r for r in kept if wanted and folded(title(r)).startswith(wanted)]
    found = exact or list(also) or begins
    if len(found) == 1:
        return found[0]
    shown = name if len(name) <= LONGEST_SHOWN else f"{name[:LONGEST_SHOWN]}…"
    if not kept:
        raise UserError(f"There is no {what} called “{shown}”.", f"This network has no {what} yet.")
    if found:
        dated = _listed([_with_id(r, title(r), on(r)) for r in found])
        raise UserError(f"More than one {what} is meant by “{shown}”.", f"Use an id: {dated}.")
    names = _listed(list(dict.fromkeys(title(r) for r in kept)))
    raise UserError(f"There is no {what} called “{shown}”.", f"Choose one of: {names}.")


def _with_id(record: Kept, title: str, on: date | None) -> str:
    dated = f", {on.isoformat()}" if on else ""
    return f"{record.id} ({title}{dated})"


def _listed(names: Sequence[str]) -> str:
    return "; ".join(names)
