"""Every field of every record has its lane, and nothing unknown is ever shown."""

from dataclasses import MISSING, fields, replace
from datetime import date

import pytest

from facilitator.domain import lane_rules, records, redaction
from facilitator.domain.lane_rules import RULES
from facilitator.domain.lanes import Lane, Reader, may_read
from facilitator.domain.redaction import Why, redact, withheld
from facilitator.store.rows import TABLES

DAY = date(2026, 3, 9)
OTHERS = (Reader.COACHEE, Reader.NETWORK, Reader.SPONSOR)
SESSION = records.Session("s", "n", "gwen", DAY, focus="ours", private_notes="mine")
EMPTY = replace(SESSION, private_notes="")


@pytest.fixture(autouse=True)
def _forget():
    """Rules may be changed by a test, so what was worked out from them is not kept."""
    redaction._closed.cache_clear()
    yield
    redaction._closed.cache_clear()


@pytest.mark.parametrize("kind", TABLES)
def test_every_field_of_every_record_has_one_lane(kind):
    named = [name for names in RULES[kind].lanes.values() for name in names.split()]
    assert sorted(named) == sorted(f.name for f in fields(kind))


def test_there_is_a_rule_for_every_kind_of_record_and_no_other():
    assert set(RULES) == set(TABLES)


@pytest.mark.parametrize("kind", TABLES)
def test_what_may_be_withheld_of_a_shown_record_can_be_empty_and_has_a_name(kind):
    rule = RULES[kind]
    lanes = rule.fields()
    partly = {name for name, lane in lanes.items() if lane is not lanes["id"]}
    by_name = {f.name: f for f in fields(kind)}
    assert all(by_name[n].default is not MISSING for n in partly)
    assert {lanes[n] for n in partly} == set(rule.parts)


def test_a_record_is_never_narrower_than_its_fields():
    for rule in RULES.values():
        lanes = rule.fields()
        for reader in Reader:
            if not may_read(reader, lanes["id"]):
                assert not any(may_read(reader, lane) for lane in lanes.values())


@pytest.mark.parametrize("kind", [k for k, rule in RULES.items() if rule.chosen])
def test_records_with_a_lane_of_their_own_go_by_it(kind):
    assert "lane" in {f.name for f in fields(kind)}


def test_every_record_that_carries_a_lane_goes_by_it():
    with_lane = {kind for kind in TABLES if "lane" in {f.name for f in fields(kind)}}
    assert with_lane == {kind for kind, rule in RULES.items() if rule.chosen}


@pytest.mark.parametrize("reader", OTHERS)
def test_a_field_that_is_in_no_lane_is_shown_to_nobody_else(monkeypatch, reader):
    goal = records.Goal("g", "n", "A goal", aim="said in confidence")
    assert redact([goal], reader, None)[0].aim == "said in confidence"
    rule = RULES[records.Goal]
    left = rule.lanes[Lane.SPONSOR].replace(" aim ", " ")
    monkeypatch.setitem(RULES, records.Goal, replace(rule, lanes={Lane.SPONSOR: left}))
    redaction._closed.cache_clear()
    assert redact([goal], reader, None)[0].aim == ""


def test_a_kind_without_a_rule_stops_the_work(monkeypatch):
    monkeypatch.delitem(lane_rules.RULES, records.Goal)
    with pytest.raises(KeyError):
        redact([records.Goal("g", "n", "A goal")], Reader.NETWORK, None)


def test_the_facilitator_gets_everything_and_nothing_is_withheld():
    assert redact([SESSION], Reader.FACILITATOR, None) == (SESSION,)
    assert withheld([SESSION], Reader.FACILITATOR, None) == ()


def test_ones_own_session_comes_without_its_private_notes():
    assert redact([SESSION], Reader.COACHEE, "gwen") == (EMPTY,)
    (left_out,) = withheld([SESSION, SESSION, EMPTY], Reader.COACHEE, "gwen")
    assert (left_out.words, left_out.why) == ("private notes on 2 coaching sessions", Why.PRIVATE)


@pytest.mark.parametrize(
    ("reader", "person", "why"),
    [
        (Reader.COACHEE, "idris", Why.ANOTHER),
        (Reader.COACHEE, None, Why.ANOTHER),
        (Reader.NETWORK, "gwen", Why.COACHING),
        (Reader.SPONSOR, "gwen", Why.COACHING),
    ],
)
def test_another_readers_session_is_withheld_whole(reader, person, why):
    assert redact([SESSION], reader, person) == ()
    (left_out,) = withheld([SESSION], reader, person)
    assert (left_out.words, left_out.why) == ("1 coaching session", why)


def test_a_promise_of_nobody_in_the_coachees_lane_is_for_the_facilitator():
    promise = records.Promise("p", "n", "Ring", lane=Lane.COACHEE)
    assert redact([promise], Reader.COACHEE, None) == ()


def test_filled_sheets_are_told_only_added_up():
    sheet = records.Response("r", "n", "round", "member", {"s01": 4})
    assert [w.why for w in withheld([sheet], Reader.NETWORK, None)] == [Why.ADDED_UP]


@pytest.mark.parametrize("reader", OTHERS)
def test_shown_and_withheld_whole_add_up_to_all(reader):
    found = [SESSION, replace(SESSION, person_id="idris"), EMPTY]
    whole = sum(w.count for w in withheld(found, reader, "gwen") if not w.parts)
    assert len(redact(found, reader, "gwen")) + whole == len(found)
