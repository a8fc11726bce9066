"""A dossier holds nothing its reader may not see."""

import json
import re
from dataclasses import asdict
from dataclasses import fields as dataclass_fields

import pytest

from facilitator.domain.dossier import Dossier
from facilitator.domain.lane_rules import RULES
from facilitator.domain.lanes import Lane, Reader
from facilitator.domain.records import Person, Promise, Round, RoundKind
from facilitator.operations import (
    coaching,
    fields,
    findings,
    people,
    promises,
    rounds,
    stories,
    thread,
    type_sheets,
    workshops,
)
from facilitator.store import dossier
from tests.builders import new_network

OTHERS = (Reader.COACHEE, Reader.NETWORK, Reader.SPONSOR)
SECRET = "curlew"


@pytest.fixture
def gwen(casebook, network):
    return people.add(
        casebook, network.id, "Gwen", role="coordinator", note=SECRET, email=f"{SECRET}@example.org"
    )


@pytest.fixture
def idris(casebook, network):
    return people.add(casebook, network.id, "Idris", role="leader")


@pytest.fixture
def sessions(casebook, network, gwen, idris):
    """One session with each, with a promise made in it."""
    held = tuple(
        coaching.log(casebook, person.id, network.start, private_notes=SECRET, shared_notes="ours")
        for person in (gwen, idris)
    )
    for session in held:
        promises.make(
            casebook,
            network.id,
            f"promise of {session.person_id}",
            owner_id=session.person_id,
            made_in=("session", session.id),
        )
    return held


def _read(casebook, network, reader, person=None):
    return dossier.read(casebook, network.id, reader, person_id=person.id if person else None)


def _text(found):
    return json.dumps(asdict(found), default=str)


@pytest.mark.parametrize("reader", OTHERS)
def test_private_fields_are_blank_for_all_but_the_facilitator(
    casebook, network, gwen, sessions, reader
):
    held = rounds.create(casebook, network.id, RoundKind.BASELINE, network.start)
    fields.set_field(casebook, Round, held.id, "note", SECRET)
    fields.set_field(casebook, Person, gwen.id, "phone", SECRET)
    assert SECRET not in _text(_read(casebook, network, reader, gwen))
    assert _text(_read(casebook, network, Reader.FACILITATOR)).count(SECRET) == 6


def test_a_coachee_sees_only_their_own_sessions_agreement_and_promises(
    casebook, network, gwen, idris, sessions
):
    for person in (gwen, idris):
        coaching.set_agreement(casebook, person.id, "purpose", f"purpose of {person.name}")
    seen = _read(casebook, network, Reader.COACHEE, gwen)
    assert [s.person_id for s in seen.sessions] == [gwen.id]
    assert [a.person_id for a in seen.agreements] == [gwen.id]
    assert [p.owner_id for p in seen.promises] == [gwen.id]


@pytest.mark.parametrize("reader", [Reader.NETWORK, Reader.SPONSOR])
def test_network_and_sponsor_see_no_coaching_that_is_not_agreed(
    casebook, network, gwen, sessions, reader
):
    seen = _read(casebook, network, reader, gwen)
    assert (seen.sessions, seen.agreements, seen.promises) == ((), (), ())
    assert seen.support == ()


@pytest.mark.parametrize("reader", [Reader.NETWORK, Reader.SPONSOR, Reader.COACHEE])
def test_others_hear_that_coaching_is_agreed_and_neither_how_much_nor_whose(
    casebook, network, gwen, idris, sessions, reader
):
    for person in (gwen, idris):
        coaching.set_agreement(casebook, person.id, "hours", 12)
    seen = _read(casebook, network, reader, gwen)
    told = {one.person_id: (one.name, one.hours_agreed, one.sessions) for one in seen.support}
    own = ("Gwen", 12, 1) if reader is Reader.COACHEE else ("", None, 0)
    assert told == {gwen.id: own, idris.id: ("", None, 0)}


def test_a_coachee_reads_what_the_coach_promised_them_and_nobody_else_does(
    casebook, network, gwen, idris, sessions
):
    knot = ("session", sessions[0].id)
    coachs = promises.make(casebook, network.id, "Send it", owner="The coach", made_in=knot)
    seen, others = (_read(casebook, network, Reader.COACHEE, person) for person in (gwen, idris))
    assert (coachs in seen.promises, coachs in others.promises) == (True, False)
    left_out = {
        person: sum(
            one.count
            for one in dossier.withheld(casebook, network.id, Reader.COACHEE, person_id=person.id)
            if one.kind is Promise
        )
        for person in (gwen, idris)
    }
    assert left_out == {gwen: 1, idris: 2}


def test_a_coachee_who_is_nobody_sees_no_coaching(casebook, network, sessions):
    promises.make(casebook, network.id, "nobody's", lane=Lane.COACHEE)
    seen = _read(casebook, network, Reader.COACHEE)
    assert (seen.sessions, seen.promises) == ((), ())


@pytest.mark.parametrize(
    ("reader", "lanes"),
    [
        (Reader.FACILITATOR, set(Lane)),
        (Reader.COACHEE, {Lane.NETWORK, Lane.SPONSOR}),
        (Reader.NETWORK, {Lane.NETWORK, Lane.SPONSOR}),
        (Reader.SPONSOR, {Lane.SPONSOR}),
    ],
)
def test_findings_and_stories_stay_in_their_lanes(casebook, network, gwen, reader, lanes):
    for lane in Lane:
        findings.add(casebook, network.id, f"found {lane}", lane=lane)
        stories.add(casebook, network.id, f"told {lane}", lane=lane)
    seen = _read(casebook, network, reader, gwen)
    assert {finding.lane for finding in seen.findings} == lanes
    assert {story.lane for story in seen.stories} == lanes


@pytest.mark.parametrize("reader", Reader)
def test_links_are_only_between_records_the_reader_sees(casebook, network, gwen, sessions, reader):
    shown = findings.add(casebook, network.id, "open", lane=Lane.SPONSOR)
    hidden = findings.add(casebook, network.id, "closed", lane=Lane.PRIVATE)
    workshop = workshops.add(casebook, network.id, "Day")
    for finding in (shown, hidden):
        thread.tie(casebook, ("finding", finding.id), ("workshop", workshop.id))
    seen = _read(casebook, network, reader, gwen)
    ends = {end for link in seen.links for end in (link.source_id, link.target_id)}
    visible = _text(seen)
    assert all(visible.count(f'"id": "{end}"') == 1 for end in ends)
    assert (hidden.id in ends) == (reader is Reader.FACILITATOR)
    assert {shown.id, workshop.id} <= ends


def test_returned_sheets_are_counted_by_role_and_not_shown(casebook, network, gwen):
    held = rounds.create(casebook, network.id, RoundKind.BASELINE, network.start)
    for role in ("member", "member", "leader"):
        rounds.record(casebook, held.id, role, {"s01": 4, "comment": SECRET})
    seen = _read(casebook, network, Reader.NETWORK)
    assert seen.returned[0].by_role == {"member": 2, "leader": 1}
    assert seen.returned_in(held.id) == 3
    assert SECRET not in _text(seen)


def test_people_of_other_networks_are_not_in_it(casebook, network, gwen):
    other = new_network(casebook, "Other")
    assert _read(casebook, other, Reader.FACILITATOR).people == ()


def test_an_unknown_network_is_a_key_error(casebook):
    with pytest.raises(KeyError):
        dossier.read(casebook, "nobody", Reader.NETWORK)


def _withheld(casebook, network, reader, person=None):
    left_out = dossier.withheld(
        casebook, network.id, reader, person_id=person.id if person else None
    )
    return [one.words for one in left_out]


def test_what_is_withheld_is_counted_with_the_sheets_no_dossier_holds(
    casebook, network, gwen, sessions
):
    held = rounds.create(casebook, network.id, RoundKind.BASELINE, network.start)
    rounds.record(casebook, held.id, "member", {"s01": 4})
    findings.add(casebook, network.id, "quiet", lane=Lane.PRIVATE)
    assert _withheld(casebook, network, Reader.NETWORK) == [
        "contact details and notes of 1 person",
        "1 finding",
        "2 coaching sessions",
        "2 promises",
        "1 filled diagnostic",
    ]
    assert _withheld(casebook, network, Reader.FACILITATOR) == []


def test_a_coachee_is_told_apart_from_the_others(casebook, network, gwen, sessions):
    said = _withheld(casebook, network, Reader.COACHEE, gwen)
    assert {"private notes on 1 coaching session", "1 coaching session", "1 promise"} <= set(said)


def test_a_sponsor_learns_the_type_but_not_who_answered_what(casebook, network):
    choices = {f"q{n}": {"choice": "b", "evidence": "told"} for n in range(1, 10)}
    type_sheets.record(casebook, network.id, "agreed", "today", choices, held_on=network.start)
    shown = _read(casebook, network, Reader.NETWORK).diagnosis.today
    told = _read(casebook, network, Reader.SPONSOR).diagnosis.today
    assert told.classification == shown.classification
    assert (shown.answers != {}, told.answers, told.clashes) == (True, {}, ())


def test_every_part_of_a_dossier_is_redacted_or_named_as_derived():
    parts = {part.name: str(part.type) for part in dataclass_fields(Dossier)}
    kept = {name for name in parts if name not in dossier.DERIVED}
    assert parts.keys() >= dossier.DERIVED
    named = {kind.__name__ for kind in RULES}
    assert all(named & set(re.findall(r"\w+", parts[name])) for name in kept)
