"""Reads everything about one network, leaving out what the reader may not see."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from facilitator.domain import records
from facilitator.domain.dossier import Dossier, Returned, Support
from facilitator.domain.lanes import Lane, Reader, may_read
from facilitator.store.casebook import Casebook
from facilitator.store.rows import Record

PRIVATE_FIELDS: dict[type, tuple[str, ...]] = {
    records.Person: ("note", "email", "phone"),
    records.Round: ("note",),
    records.Session: ("private_notes",),
}
"""Fields that only the facilitator reads, whatever lane their record is in."""


def read(
    casebook: Casebook,
    network_id: str,
    reader: Reader,
    *,
    person_id: str | None = None,
    diagnosed: bool = True,
) -> Dossier:
    """The dossier of a network for one reader; KeyError for an unknown network.

    A coachee is `person_id` and gets no one else's sessions. Without `diagnosed` the
    forms are not added up, which is quicker.
    """
    network = casebook.get(records.Network, network_id)
    whole = _whole(casebook, network)
    dossier = whole if reader is Reader.FACILITATOR else _redact(whole, reader, person_id)
    if not diagnosed:
        return dossier
    from facilitator.store.readings import diagnosis

    return replace(dossier, diagnosis=diagnosis(casebook, network_id))


def _whole(casebook: Casebook, network: records.Network) -> Dossier:
    def all_of(kind: type[Record], order: str = "id") -> tuple[Record, ...]:
        return casebook.find(kind, order=order, network_id=network.id)

    people = all_of(records.Person, "name")
    agreements = all_of(records.Agreement)
    sessions = all_of(records.Session, "date id")
    plans = all_of(records.DigitalPlan)
    return Dossier(
        reader=Reader.FACILITATOR,
        network=network,
        facilitator=casebook.setting("facilitator"),
        contact=casebook.setting("contact"),
        people=people,
        organisations=all_of(records.Organisation, "name"),
        rounds=all_of(records.Round, "held_on id"),
        returned=_returned(casebook, network.id),
        type_sheets=all_of(records.TypeSheetRecord, "held_on id"),
        findings=all_of(records.Finding),
        goals=all_of(records.Goal, "position id"),
        readings=all_of(records.Reading, "on id"),
        stories=all_of(records.Story, "told_on id"),
        milestones=all_of(records.Milestone, "due month id"),
        workshops=all_of(records.Workshop, "date id"),
        blocks=all_of(records.Block, "workshop_id position id"),
        agreements=agreements,
        sessions=sessions,
        support=_support(people, agreements, sessions),
        promises=all_of(records.Promise, "due id"),
        digital_plan=plans[0] if plans else None,
        needs=all_of(records.Need, "position id"),
        links=all_of(records.Link),
    )


def _returned(casebook: Casebook, network_id: str) -> tuple[Returned, ...]:
    counts: dict[str, dict[str, int]] = {}
    for round_id, role, number in casebook.connection.execute(
        "SELECT round_id, role, count(*) FROM response WHERE network_id = ? GROUP BY 1, 2",
        (network_id,),
    ):
        counts.setdefault(round_id, {})[role] = number
    return tuple(Returned(round_id, by_role) for round_id, by_role in counts.items())


def _support(
    people: tuple[records.Person, ...],
    agreements: tuple[records.Agreement, ...],
    sessions: tuple[records.Session, ...],
) -> tuple[Support, ...]:
    agreed = {agreement.person_id: agreement.answers for agreement in agreements}
    held: dict[str, list[int]] = {}
    for session in sessions:
        held.setdefault(session.person_id, []).append(session.minutes or 0)
    return tuple(
        Support(
            person_id=person.id,
            role=person.role,
            name=person.name,
            hours_agreed=_number(agreed.get(person.id, {}).get("hours")),
            frequency=str(agreed.get(person.id, {}).get("frequency", "")),
            sessions=len(held.get(person.id, ())),
            minutes=sum(held.get(person.id, ())),
        )
        for person in people
        if person.id in agreed or person.id in held
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _redact(whole: Dossier, reader: Reader, person_id: str | None) -> Dossier:
    is_coachee = reader is Reader.COACHEE
    own = person_id if is_coachee else None
    dossier = replace(
        whole,
        reader=reader,
        people=_blank(whole.people),
        rounds=_blank(whole.rounds),
        findings=_open(whole.findings, reader),
        stories=_open(whole.stories, reader),
        agreements=tuple(a for a in whole.agreements if a.person_id == own),
        sessions=_blank(tuple(s for s in whole.sessions if s.person_id == own)),
        promises=tuple(p for p in whole.promises if _may_read_promise(p, reader, own)),
    )
    return replace(dossier, links=_visible_links(dossier))


def _may_read_promise(promise: records.Promise, reader: Reader, own: str | None) -> bool:
    if promise.lane is Lane.COACHEE and (own is None or promise.owner_id != own):
        return False
    return may_read(reader, promise.lane)


def _open(found: tuple[Any, ...], reader: Reader) -> tuple[Any, ...]:
    """What this reader may see; nothing says whose coachee a finding or story came from."""
    return tuple(
        record
        for record in found
        if record.lane is not Lane.COACHEE and may_read(reader, record.lane)
    )


def _blank(found: tuple[Record, ...]) -> tuple[Record, ...]:
    if not found:
        return found
    empty = dict.fromkeys(PRIVATE_FIELDS[type(found[0])], "")
    return tuple(replace(record, **empty) for record in found)  # type: ignore[type-var]


def _visible_links(dossier: Dossier) -> tuple[records.Link, ...]:
    visible = {
        record.id
        for group in (
            dossier.findings,
            dossier.goals,
            dossier.milestones,
            dossier.workshops,
            dossier.blocks,
            dossier.sessions,
            dossier.promises,
            dossier.stories,
            dossier.needs,
        )
        for record in group
    }
    return tuple(
        link for link in dossier.links if link.source_id in visible and link.target_id in visible
    )
