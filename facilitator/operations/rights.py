"""People's rights: a copy of what is kept of them, how long it is kept, and being erased."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from facilitator import clock
from facilitator.domain import retention
from facilitator.domain.deliver_records import Guest, HarvestItem
from facilitator.domain.lanes import Lane
from facilitator.domain.naming import names_of
from facilitator.domain.records import (
    Agreement,
    Finding,
    Network,
    Organisation,
    Person,
    Promise,
    Response,
    Round,
    Session,
    Story,
    Workshop,
)
from facilitator.domain.review_records import Excerpt, ReviewNote
from facilitator.domain.rights import (
    Asked,
    Erasure,
    ErasureReview,
    Filled,
    Flag,
    Known,
    Mention,
    PersonCopy,
    reference,
)
from facilitator.store import erasure, former, mentions, retained, rows, traces
from facilitator.store.casebook import Casebook
from facilitator.store.rows import KINDS, Record
from facilitator.store.traces import Traces

OPEN_KINDS = frozenset({"goal", "milestone", "workshop", "block", "need", "organisation"})
OPEN_LANES = frozenset({Lane.NETWORK, Lane.SPONSOR})


# How long


def due(casebook: Casebook, today: date) -> tuple[retention.DuePerson, ...]:
    """Everyone in the casebook whose time is up or will be within 30 days."""
    people = retained.until(casebook, today + retention.SOON)
    ids = {person.network_id for person in people}
    return retention.due_people(people, {id: casebook.get(Network, id) for id in ids}, today)


def undated(casebook: Casebook) -> int:
    """For how many people nobody has said yet how long they are kept."""
    return retained.undated(casebook)


def give_dates(casebook: Casebook) -> int:
    """Keep everyone who has no date until the suggested one; how many had none."""
    networks = {network.id: network for network in casebook.find(Network)}
    people = casebook.find(Person, keep_until=None)
    with casebook.step("Say how long people are kept"):
        for person in people:
            day = retention.suggested(networks[person.network_id], person)
            casebook.update(person, keep_until=day)
    return len(people)


# A copy


def copy_of(casebook: Casebook, person_id: str, *, with_private: bool = False) -> PersonCopy:
    """All that is kept of a person, with other people's names in it flagged.

    Private notes are counted and left out unless they are asked for. What others said in
    confidence is never in it. Of somebody removed it is what undo could still bring back.
    Raises KeyError for an unknown person.
    """
    found = _traces(casebook, person_id)
    person = _last(casebook, Person, person_id)
    sessions = _of(casebook, Session, found)
    findings, stories = _of(casebook, Finding, found), _of(casebook, Story, found)
    copy = PersonCopy(
        made_on=clock.today(),
        facilitator=casebook.setting("facilitator"),
        contact=casebook.setting("contact"),
        network=_last(casebook, Network, person.network_id),
        person=person,
        organisation=_place(casebook, person),
        agreements=_of(casebook, Agreement, found),
        sessions=tuple(sorted(sessions, key=lambda session: session.date)),
        filled=_filled(casebook, found),
        asked=_asked(casebook, found),
        gifts=casebook.find(HarvestItem, network_id=found.network_id, person_id=person_id),
        promises=_promises(casebook, found),
        findings=findings,
        stories=stories,
        review_notes=_of(casebook, ReviewNote, found),
        excerpts=_of(casebook, Excerpt, found),
        mentions=_open_mentions(casebook, found),
        with_private=with_private,
    )
    shown = copy if with_private else _without_private(copy)
    return replace(shown, flags=_flags(casebook, shown))


def _traces(casebook: Casebook, person_id: str) -> Traces:
    found = traces.find(casebook.connection, person_id)
    if found is None:
        raise KeyError(f"nothing is kept of {person_id}")
    return found


def _last(casebook: Casebook, kind: type[Record], record_id: str) -> Record:
    """A record as it is, or as it was last; KeyError where there never was one."""
    found = casebook.find(kind, id=record_id) or former.last_of(
        casebook.connection, kind, (record_id,)
    )
    if not found:
        raise KeyError(record_id)
    return found[0]


def _of(casebook: Casebook, kind: type[Record], found: Traces) -> tuple[Record, ...]:
    return _among(casebook, kind, found, found.ids[rows.TABLES[kind]])


def _among(
    casebook: Casebook, kind: type[Record], found: Traces, ids: frozenset[str]
) -> tuple[Record, ...]:
    """Those of the records that there are; of somebody who is gone, those that are gone too."""
    kept = casebook.find(kind, network_id=found.network_id)
    there = tuple(record for record in kept if record.id in ids)
    if found.is_alive:
        return there
    return there + former.last_of(casebook.connection, kind, ids - {one.id for one in there})


def _promises(casebook: Casebook, found: Traces) -> tuple[Promise, ...]:
    owned = {p.id for p in casebook.find(Promise, owner_id=found.person_id)}
    if not found.is_alive:
        owned |= former.owned(casebook.connection, found.person_id)
    theirs = _among(casebook, Promise, found, found.ids["promise"] | owned)
    return tuple(sorted(theirs, key=lambda promise: (promise.due or date.max, promise.id)))


def _place(casebook: Casebook, person: Person) -> str:
    if person.organisation_id is None:
        return ""
    return _last(casebook, Organisation, person.organisation_id).name


def _filled(casebook: Casebook, found: Traces) -> tuple[Filled, ...]:
    sheets = _of(casebook, Response, found)
    rounds = {id: _last(casebook, Round, id) for id in {sheet.round_id for sheet in sheets}}
    filled = [
        Filled(rounds[sheet.round_id].title, rounds[sheet.round_id].held_on, sheet)
        for sheet in sheets
    ]
    return tuple(sorted(filled, key=lambda one: one.on))


def _asked(casebook: Casebook, found: Traces) -> tuple[Asked, ...]:
    """The workshops they were asked to, by date."""
    guests = _of(casebook, Guest, found)
    held = {id: _last(casebook, Workshop, id) for id in {guest.workshop_id for guest in guests}}
    asked = [
        Asked(held[guest.workshop_id].title, held[guest.workshop_id].date, guest)
        for guest in guests
    ]
    return tuple(sorted(asked, key=lambda one: one.on or date.max))


def _open_mentions(casebook: Casebook, found: Traces) -> tuple[Mention, ...]:
    return tuple(
        mention
        for mention in mentions.find(casebook, found)
        if mention.certain and _is_open(casebook, mention, found)
    )


def _is_open(casebook: Casebook, mention: Mention, found: Traces) -> bool:
    """Whether the network may read the text, and it is not in the copy already."""
    record: Any = casebook.get(KINDS[mention.kind], mention.record_id)
    if found.person_id in (getattr(record, "owner_id", ""), getattr(record, "person_id", "")):
        return False
    return mention.kind in OPEN_KINDS or getattr(record, "lane", None) in OPEN_LANES


def _without_private(copy: PersonCopy) -> PersonCopy:
    notes = [copy.person.note, *(session.private_notes for session in copy.sessions)]
    notes += [one.guest.why for one in copy.asked]
    kept = replace(
        copy,
        person=replace(copy.person, note=""),
        sessions=tuple(replace(session, private_notes="") for session in copy.sessions),
        asked=tuple(replace(one, guest=replace(one.guest, why="")) for one in copy.asked),
        gifts=tuple(g for g in copy.gifts if g.lane is not Lane.PRIVATE),
        promises=tuple(p for p in copy.promises if p.lane is not Lane.PRIVATE),
        findings=tuple(f for f in copy.findings if f.lane is not Lane.PRIVATE),
        stories=tuple(s for s in copy.stories if s.lane is not Lane.PRIVATE),
        review_notes=tuple(n for n in copy.review_notes if n.lane is not Lane.PRIVATE),
        excerpts=tuple(e for e in copy.excerpts if e.lane is not Lane.PRIVATE),
    )
    written = sum(bool(note.strip()) for note in notes)
    return replace(kept, held_back=written + _count(copy) - _count(kept))


def _count(copy: PersonCopy) -> int:
    parts = (
        copy.gifts,
        copy.promises,
        copy.findings,
        copy.stories,
        copy.review_notes,
        copy.excerpts,
    )
    return sum(map(len, parts))


def _flags(casebook: Casebook, copy: PersonCopy) -> tuple[Flag, ...]:
    """The other people of the network who are named in what the copy holds."""
    there = casebook.find(Person, order="name", network_id=copy.network.id)
    others = [
        (person.name, names_of([person.name], [person.email]))
        for person in (*there, *removed_people(casebook, copy.network.id))
        if person.id != copy.person.id
    ]
    found = {
        Flag(where, name): None
        for where, text in _copied_texts(copy)
        for name, names in others
        if names.perhaps_in(text)
    }
    return tuple(found)


def _copied_texts(copy: PersonCopy) -> Iterator[tuple[str, str]]:
    parts: list[tuple[str, Any]] = [("What is known of them", copy.person)]
    parts += [("Coaching agreement", agreement) for agreement in copy.agreements]
    parts += [(f"Conversation of {_day(session.date)}", session) for session in copy.sessions]
    parts += [(f"Sheet of the round {one.round}", one.response) for one in copy.filled]
    parts += [(f"Invitation to {one.workshop}", one.guest) for one in copy.asked]
    parts += [("What they gave in a workshop", gift) for gift in copy.gifts]
    parts += [("Promise", promise) for promise in copy.promises]
    parts += [("Finding", finding) for finding in copy.findings]
    parts += [("Story", story) for story in copy.stories]
    parts += [("Rapid review", note) for note in (*copy.review_notes, *copy.excerpts)]
    for where, record in parts:
        yield from ((where, text) for _name, text in mentions.texts(record))
    yield from ((mention.title or mention.kind, mention.text) for mention in copy.mentions)


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def as_json(copy: PersonCopy) -> str:
    """The copy as a JSON document that a program can read, in the words of the casebook."""
    private = {} if copy.with_private else {"private_notes_held_back": copy.held_back}
    document = {
        "made_on": copy.made_on.isoformat(),
        "kept_by": {"name": copy.facilitator, "contact": copy.contact},
        "network": copy.network.name,
        "person": {**_record(copy.person), "organisation": copy.organisation},
        "coaching_agreements": [_record(agreement) for agreement in copy.agreements],
        "coaching_sessions": [_record(session) for session in copy.sessions],
        "sheets": [
            {"round": one.round, "held_on": one.on.isoformat(), **_record(one.response)}
            for one in copy.filled
        ],
        "invitations": [
            {"workshop": one.workshop, "held_on": _plain(one.on), **_record(one.guest)}
            for one in copy.asked
        ],
        "given_in_workshops": [_record(gift) for gift in copy.gifts],
        "promises": [_record(promise) for promise in copy.promises],
        "findings": [_record(finding) for finding in copy.findings],
        "stories": [_record(story) for story in copy.stories],
        "review_notes": [_record(note) for note in copy.review_notes],
        "review_passages": [_record(excerpt) for excerpt in copy.excerpts],
        "named_in": [_mentioned(mention) for mention in copy.mentions],
        **private,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _mentioned(mention: Mention) -> dict[str, str]:
    return {name: getattr(mention, name) for name in ("kind", "title", "field", "text")}


def _record(record: Any) -> dict[str, Any]:
    """The fields that say something, without the ids of other records."""
    said = {
        name: value
        for name, value in vars(record).items()
        if value not in (None, "", (), {}) and not (name.endswith("_id"))
    }
    return {name: _plain(value) for name, value in said.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value


# Being erased


def removed_people(casebook: Casebook, network_id: str) -> tuple[Person, ...]:
    """People who were removed and whom undo could still bring back, by name."""
    return traces.removed(casebook.connection, network_id)


def everybody(casebook: Casebook) -> tuple[Known, ...]:
    """All people of all networks, removed ones and those of removed networks too, by name."""
    there, gone = casebook.find(Person), former.people(casebook.connection)
    homes = {person.network_id for person in (*there, *gone)}
    called = {home: _last(casebook, Network, home).name for home in homes}
    known = [
        Known(person.id, person.name, called[person.network_id], is_gone=is_gone)
        for group, is_gone in ((there, False), (gone, True))
        for person in group
    ]
    return tuple(sorted(known, key=lambda one: one.name.casefold()))


def review(casebook: Casebook, person_id: str) -> ErasureReview:
    """What erasing a person would take and leave; KeyError where nothing is kept of them."""
    found = _traces(casebook, person_id)
    goes, kept = erasure.counted(casebook, found)
    return ErasureReview(
        person_id=person_id,
        name=found.called,
        network=_last(casebook, Network, found.network_id),
        goes=goes,
        promises_kept=kept,
        mentions=mentions.find(casebook, found),
    )


def erase_person(casebook: Casebook, person_id: str, *, clears: bool = True) -> Erasure:
    """Erase a person for good, after a verified backup; nothing brings them back.

    With `clears` their whole name is taken out of the network's other texts too. Backups, and
    casebooks that a restore replaced, still hold them, and lose them when one is restored.
    Raises KeyError where nothing is kept of them, UserError where backup or erasure fails.
    """
    from facilitator.store.backups import Backups, Reason

    found = _traces(casebook, person_id)
    network = _last(casebook, Network, found.network_id)
    backups = Backups(casebook)
    backups.back_up(Reason.BEFORE_ERASURE)
    done = erasure.erase(casebook, person_id, clock.today(), clears=clears)
    with suppress(OSError):  # a second place that is away gets the ledger with its next backup
        backups.refresh_keys()
    return Erasure(
        reference=reference(person_id),
        on=clock.today(),
        network=network.name,
        goes=done.goes,
        promises_kept=done.promises_kept,
        mentions_cleared=done.mentions_cleared,
        mentions_left=done.mentions_left,
        facilitator=casebook.setting("facilitator"),
        contact=casebook.setting("contact"),
        invented=network.invented,
    )
