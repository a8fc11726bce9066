"""Reads everything about one network, leaving out what the reader may not see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from facilitator.domain import deliver_records, records, review_records
from facilitator.domain.dossier import Diagnosis, Dossier, Returned, Slip, Support, TypeReading
from facilitator.domain.lanes import Lane, Reader
from facilitator.domain.thread import STATEMENT
from facilitator.store.casebook import Casebook
from facilitator.store.rows import Record

if TYPE_CHECKING:
    from facilitator.domain.redaction import Withheld

DERIVED = frozenset(
    {"reader", "facilitator", "contact", "returned", "followed_up"}
    | {"support", "clients", "told", "diagnosis", "slips"}
)
"""The parts of a dossier that are no records: the facilitator's own, and what may be told."""

UNTOLD = (records.Response, records.EvidenceRating, records.Feedback, review_records.Receipt)
"""The kinds of record that are in no dossier; what they add up to is in its diagnosis."""


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
    diagnosis, slips = _diagnosis(casebook, network_id, reader), _slips(casebook, dossier)
    return replace(dossier, diagnosis=diagnosis, slips=slips)


def withheld(
    casebook: Casebook, network_id: str, reader: Reader, *, person_id: str | None = None
) -> tuple[Withheld, ...]:
    """What a dossier of this network leaves out for this reader, by kind and reason.

    Steps of the thread that lead to what is left out are not counted.
    """
    from facilitator.domain.redaction import withheld as left_out

    whole = _whole(casebook, casebook.get(records.Network, network_id))
    found = [record for name, kept in _kept(whole) if name != "links" for record in _each(kept)]
    for kind in UNTOLD:
        found += casebook.find(kind, network_id=network_id)
    theirs = _promised_to(whole, person_id) if reader is Reader.COACHEE else ()
    return left_out([record for record in found if record.id not in theirs], reader, person_id)


def _each(kept: Any) -> tuple[Any, ...]:
    if isinstance(kept, tuple):
        return kept
    return (kept,) if kept else ()


def _diagnosis(casebook: Casebook, network_id: str, reader: Reader) -> Diagnosis:
    """What the forms add up to; a sponsor is told the type, not who answered what."""
    from facilitator.store.readings import diagnosis

    found = diagnosis(casebook, network_id)
    if reader is not Reader.SPONSOR:
        return found
    return replace(found, today=_verdict(found.today), wanted=_verdict(found.wanted))


def _slips(casebook: Casebook, dossier: Dossier) -> tuple[Slip, ...]:
    """Each respondent's own answers, for nobody but the respondents."""
    if dossier.reader is not Reader.RESPONDENT:
        return ()
    from facilitator.store.readings import slips

    return tuple(slip for round_ in dossier.rounds for slip in slips(casebook, round_))


def _verdict(reading: TypeReading | None) -> TypeReading | None:
    return reading and replace(reading, answers={}, pivots=(), clashes=())


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
        batches=all_of(review_records.Batch, "sent_on first id"),
        wall_marks=all_of(review_records.WallMark),
        review_notes=all_of(review_records.ReviewNote, "held_on id"),
        excerpts=all_of(review_records.Excerpt),
        type_sheets=all_of(records.TypeSheetRecord, "held_on id"),
        findings=all_of(records.Finding),
        goals=all_of(records.Goal, "position id"),
        readings=all_of(records.Reading, "on id"),
        stories=all_of(records.Story, "told_on id"),
        milestones=all_of(records.Milestone, "due month id"),
        workshops=all_of(records.Workshop, "date id"),
        followed_up=_followed_up(casebook, network.id),
        blocks=all_of(records.Block, "workshop_id position id"),
        agreements=agreements,
        sessions=sessions,
        support=_support(people, agreements, sessions),
        promises=all_of(records.Promise, "due id"),
        digital_plan=plans[0] if plans else None,
        needs=all_of(records.Need, "position id"),
        objectives=all_of(deliver_records.Objective, "position id"),
        drivers=all_of(deliver_records.Driver, "position id"),
        quiet_periods=all_of(deliver_records.QuietPeriod, "starts id"),
        frozen_plans=all_of(deliver_records.FrozenPlan, "number"),
        guests=all_of(deliver_records.Guest),
        harvest=all_of(deliver_records.HarvestItem),
        live_runs=all_of(deliver_records.LiveRun, "on id"),
        channels=all_of(deliver_records.Channel, "position id"),
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


def _followed_up(casebook: Casebook, network_id: str) -> frozenset[str]:
    found = casebook.connection.execute(
        "SELECT DISTINCT workshop_id FROM feedback WHERE network_id = ? AND form = ?",
        (network_id, records.FOLLOW_UP),
    )
    return frozenset(workshop_id for (workshop_id,) in found)


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
    shown = {name: _shown(kept, reader, person_id) for name, kept in _kept(whole)}
    if reader is Reader.COACHEE:
        read = {promise.id for promise in shown["promises"]} | _promised_to(whole, person_id)
        shown["promises"] = tuple(p for p in whole.promises if p.id in read)
    dossier = replace(whole, reader=reader, **shown)
    told = _told_of_coaching(whole, reader, person_id)
    return replace(dossier, links=_visible_links(dossier), **told)


def _told_of_coaching(whole: Dossier, reader: Reader, person_id: str | None) -> dict[str, Any]:
    """What a reader hears of coaching, from records they do not get."""
    from facilitator.domain import coaching_told

    of = (whole.people, whole.agreements, whole.sessions)
    support = tuple(_as_agreed(whole.support, person_id if reader is Reader.COACHEE else None))
    match reader:
        case Reader.ASSESSOR:
            return {"clients": coaching_told.clients(*of), "support": ()}
        case Reader.SPONSOR:
            return {"told": coaching_told.sponsor_story(*of), "support": support}
        case Reader.NETWORK:
            story = coaching_told.network_story(coaching_told.sponsor_story(*of))
            return {"told": story, "support": support}
        case _:
            return {"support": support}


def _promised_to(whole: Dossier, person_id: str | None) -> frozenset[str]:
    """Promises made in a person's coaching that nobody of the network holds, such as the coach's.

    They name no owner to go by, so they are the coachee's by the thread.
    """
    held = {session.id for session in whole.sessions if session.person_id == person_id}
    made = {link.target_id for link in whole.links if link.source_id in held}
    return frozenset(
        promise.id
        for promise in whole.promises
        if promise.id in made and promise.lane is Lane.COACHEE and promise.owner_id is None
    )


def _as_agreed(support: tuple[Support, ...], person_id: str | None) -> Iterator[Support]:
    """This person's coaching whole; of anyone else only that there is some, by role."""
    for one in support:
        if one.person_id == person_id:
            yield one
        elif one.is_agreed:
            yield Support(one.person_id, one.role)


def _kept(whole: Dossier) -> Iterator[tuple[str, Any]]:
    """The name and value of every part that holds records: all but those in DERIVED."""
    for part in fields(whole):
        if part.name not in DERIVED:
            yield part.name, getattr(whole, part.name)


def _shown(kept: Any, reader: Reader, person_id: str | None) -> Any:
    """A tuple of records, one record or None, redacted."""
    from facilitator.domain.redaction import redact

    shown = redact(_each(kept), reader, person_id)
    return shown if isinstance(kept, tuple) else next(iter(shown), None)


def _visible_links(dossier: Dossier) -> tuple[records.Link, ...]:
    visible = {
        record.id
        for group in (
            dossier.excerpts,
            dossier.findings,
            dossier.goals,
            dossier.milestones,
            dossier.workshops,
            dossier.blocks,
            dossier.sessions,
            dossier.promises,
            dossier.stories,
            dossier.harvest,
            dossier.needs,
        )
        for record in group
    }
    return tuple(
        link
        for link in dossier.links
        if link.target_id in visible
        and (link.source_id in visible or link.source_kind == STATEMENT)
    )
