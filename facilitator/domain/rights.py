"""What people may ask of the casebook: a copy of what is kept of them, and to be erased."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from facilitator.domain.deliver_records import Guest, HarvestItem
from facilitator.domain.records import (
    Agreement,
    Finding,
    Network,
    Person,
    Promise,
    Response,
    Session,
    Story,
)
from facilitator.domain.review_records import Excerpt, ReviewNote
from facilitator.domain.value import value


@value
class Known:
    """Somebody the casebook knows; one who is gone was removed, alone or with the network."""

    id: str
    name: str
    network: str
    is_gone: bool = False


@value
class Mention:
    """A text of another record that names a person.

    `certain` is a whole name, address or number; else it is a part of a name, which may be
    another word or somebody else.
    """

    kind: str
    record_id: str
    title: str
    field: str
    text: str
    certain: bool


@value
class Flag:
    """Another person's name in a copy: to be read before it is handed over."""

    where: str
    name: str


@value
class Filled:
    """One filled sheet of the diagnostic and the round it was filled for."""

    round: str
    on: date
    response: Response


@value
class Asked:
    """One workshop somebody was asked to, and what became of it; `why` they were is private."""

    workshop: str
    on: date | None
    guest: Guest


@value
class PersonCopy:
    """All that is kept of one person; private notes only where they were asked for.

    `held_back` counts the private notes left out, `mentions` are texts of the network's own
    records that name them.
    """

    made_on: date
    facilitator: str
    contact: str
    network: Network
    person: Person
    organisation: str = ""
    agreements: tuple[Agreement, ...] = ()
    sessions: tuple[Session, ...] = ()
    filled: tuple[Filled, ...] = ()
    asked: tuple[Asked, ...] = ()
    gifts: tuple[HarvestItem, ...] = ()
    promises: tuple[Promise, ...] = ()
    findings: tuple[Finding, ...] = ()
    stories: tuple[Story, ...] = ()
    review_notes: tuple[ReviewNote, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    mentions: tuple[Mention, ...] = ()
    held_back: int = 0
    with_private: bool = False
    flags: tuple[Flag, ...] = ()


@value
class ErasureReview:
    """What erasing a person takes away and what it leaves, to be read before it is done.

    `goes` counts records by kind; `promises_kept` stay with the network without an owner.
    """

    person_id: str
    name: str
    network: Network
    goes: Mapping[str, int]
    promises_kept: int
    mentions: tuple[Mention, ...]


@value
class Erasure:
    """What was erased, without a name: what a disposal certificate says."""

    reference: str
    on: date
    network: str
    goes: Mapping[str, int]
    promises_kept: int
    mentions_cleared: int
    mentions_left: int
    facilitator: str = ""
    contact: str = ""
    invented: bool = False


def reference(person_id: str) -> str:
    """A short name for a person's records that says nothing about the person."""
    return person_id.replace("-", "")[-8:].upper()
