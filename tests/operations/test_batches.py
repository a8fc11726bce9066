"""Sheets go out numbered and come back counted; no number is ever given twice."""

import shutil
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.records import Round, RoundKind
from facilitator.domain.returns import RoleReturn, numbers
from facilitator.domain.review_records import Batch
from facilitator.domain.scale import Role
from facilitator.errors import UserError
from facilitator.operations import batches, people, rounds
from facilitator.store.casebook import Casebook
from tests.builders import START, new_network

MEMBER, LEADER = Role.MEMBER, Role.LEADER


@pytest.fixture
def held(casebook, network):
    return rounds.create(casebook, network.id, RoundKind.BASELINE, START)


def send(casebook, held, role="member", count=5, **more):
    return batches.send(casebook, held.id, role, count, on=START, **more)


def test_numbers_run_on_through_the_round(casebook, held):
    first, loose = send(casebook, held), send(casebook, held, numbered=False)
    second = send(casebook, held, "leader", 2)
    assert [list(numbers(batch)) for batch in (first, loose, second)] == [
        [1, 2, 3, 4, 5],
        [],
        [6, 7],
    ]


def test_each_round_begins_at_one(casebook, network, held):
    send(casebook, held)
    other = rounds.create(casebook, network.id, RoundKind.MID, START)
    assert send(casebook, other).first == 1


def test_codes_name_round_number_and_role(casebook, held):
    codes = batches.codes(casebook, send(casebook, held, "leader", 2))
    assert [(code.number, code.role) for code in codes] == [(1, LEADER), (2, LEADER)]
    assert len({code.round for code in codes}) == 1


def test_a_sheet_is_back_by_its_code_or_its_number(casebook, held):
    code = batches.codes(casebook, send(casebook, held))[1]
    rounds.record(casebook, held.id, "member", {"s01": 3}, sheet=str(code).lower())
    rounds.record(casebook, held.id, "member", {"s01": 3}, sheet="004")
    assert batches.outlook(casebook, held.id) == (RoleReturn(MEMBER, 5, 2, (1, 3, 5)),)


def test_a_number_of_another_role_is_not_taken_for_a_sheet(casebook, held):
    send(casebook, held)
    rounds.record(casebook, held.id, "leader", {"s01": 3}, sheet="2")
    assert batches.outlook(casebook, held.id) == (
        RoleReturn(MEMBER, 5, 0, (1, 2, 3, 4, 5)),
        RoleReturn(LEADER, 0, 1),
    )


def test_the_rate_is_told_where_it_can_be_one():
    assert RoleReturn(MEMBER, 8, 6).rate == 0.75
    assert RoleReturn(MEMBER, 0, 3).rate is None
    assert RoleReturn(MEMBER, 2, 3).rate is None


def test_an_anonymous_round_tells_no_name_of_who_is_missing(casebook, network):
    people.add(casebook, network.id, "Awen Prys", role="leader")
    held = rounds.create(casebook, network.id, RoundKind.MID, START, anonymous=True)
    send(casebook, held, "leader", 1)
    told = repr(batches.outlook(casebook, held.id)) + repr(batches.of_round(casebook, held.id))
    assert "Awen" not in told


def test_a_batch_is_corrected(casebook, held):
    batch = send(casebook, held)
    batches.correct(casebook, batch.id, count=4, way="post")
    kept = casebook.get(Batch, batch.id)
    assert (kept.count, kept.way, kept.first, kept.sent_on) == (4, "post", 1, START)
    assert casebook.undo() == "Correct sheets sent out"
    assert casebook.get(Batch, batch.id) == batch


def test_what_is_printed_cannot_be_corrected_away(casebook, held):
    batch = send(casebook, held)
    rounds.record(casebook, held.id, "member", {"s01": 3}, sheet="5")
    for change, words in (
        ({"role": "leader"}, "role printed"),
        ({"count": 6}, "added to"),
        ({"count": 4}, "Sheet 5 of these is back"),
    ):
        with pytest.raises(UserError, match=words):
            batches.correct(casebook, batch.id, **change)


def test_loose_sheets_may_change_role_and_number(casebook, held):
    batch = send(casebook, held, numbered=False)
    assert batches.correct(casebook, batch.id, role="leader", count=9).count == 9


def test_a_removed_batch_comes_back_with_undo(casebook, held):
    batch = send(casebook, held)
    batches.remove(casebook, batch.id)
    assert batches.of_round(casebook, held.id) == ()
    assert casebook.undo() == "Remove 5 sheets sent out"
    assert batches.of_round(casebook, held.id) == (batch,)


@pytest.mark.parametrize("count", [0, -1, 501])
def test_a_count_out_of_bounds_is_refused(casebook, held, count):
    with pytest.raises(UserError, match="from 1 to 500"):
        send(casebook, held, count=count)


def test_an_unknown_role_or_way_is_refused_and_takes_no_number(casebook, held):
    for wrong in ({"role": "boss"}, {"way": "pigeon"}):
        with pytest.raises(UserError, match="Choose one of"):
            send(casebook, held, **wrong)
    assert send(casebook, held).first == 1


def test_a_number_that_came_back_unasked_is_not_given_again(casebook, held):
    code = batches.codes(casebook, send(casebook, held))[4]
    rounds.record(casebook, held.id, "member", {"s01": 3}, sheet=str(code))
    casebook.remember(f"last-sheet.{held.id}", "0")
    casebook.undo()
    assert send(casebook, held).first == 6


def test_sheets_without_a_number_get_none_that_went_out(casebook, held):
    loose = rounds.record(casebook, held.id, "member", {"s01": 3})
    batch = send(casebook, held)
    later = [rounds.record(casebook, held.id, "member", {"s01": 3}) for _ in range(2)]
    assert (loose.sheet, batch.first) == ("1", 2)
    assert [response.sheet for response in later] == ["7", "8"]
    assert batches.outlook(casebook, held.id) == (RoleReturn(MEMBER, 5, 3, (2, 3, 4, 5, 6)),)


@pytest.mark.parametrize("sheet", ["9" * 5000, "²", "-3", "١", " "])
def test_odd_numbers_break_no_count(casebook, held, sheet):
    send(casebook, held)
    rounds.record(casebook, held.id, "member", {"s01": 3}, sheet=sheet)
    assert batches.outlook(casebook, held.id) == (RoleReturn(MEMBER, 5, 1, (1, 2, 3, 4, 5)),)
    assert send(casebook, held).first == 6


def test_a_stray_high_number_does_not_use_up_the_round(casebook, held):
    rounds.record(casebook, held.id, "member", {"s01": 3}, sheet="9999")
    assert send(casebook, held).first == 1


def test_the_last_number_of_a_round_is_9999(casebook, held):
    casebook.remember(f"last-sheet.{held.id}", "9997")
    with pytest.raises(UserError, match="Only 2 numbers are left"):
        send(casebook, held, count=3)
    assert send(casebook, held, count=2).first == 9998


def test_removing_a_round_takes_its_batches(casebook, held):
    send(casebook, held)
    rounds.remove(casebook, held.id)
    assert casebook.find(Batch) == ()
    assert casebook.check()["ok"]


acts = st.lists(
    st.one_of(
        st.tuples(st.just("send"), st.sampled_from(Role), st.integers(1, 40)),
        st.sampled_from([("remove",), ("correct",), ("undo",), ("redo",)]),
    ),
    max_size=14,
)


@settings(max_examples=25, deadline=None)
@given(acts)
def test_no_number_is_given_twice_whatever_is_removed_or_undone(blank, acts):
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(blank, Path(folder) / "casebook"))
        with Casebook.open(copy) as casebook:
            network = new_network(casebook)
            held = rounds.create(casebook, network.id, RoundKind.BASELINE, START)
            given_out = [frozenset(numbers(batch)) for batch in _sent(casebook, held, acts)]
    assert not any(one & other for one, other in combinations(given_out, 2))


def _sent(casebook, held, acts):
    """Every batch as it was printed when it went out."""
    for act, *details in acts:
        kept = batches.of_round(casebook, held.id) if casebook.find(type(held)) else ()
        if act == "send" and casebook.find(type(held)):
            yield send(casebook, held, *details)
        elif act == "remove" and kept:
            batches.remove(casebook, kept[-1].id)
        elif act == "correct" and kept:
            batches.correct(casebook, kept[-1].id, count=max(1, kept[-1].count - 1))
        elif act == "undo":
            casebook.undo()
        elif act == "redo":
            casebook.redo()


def asked(casebook, held):
    return casebook.get(Round, held.id).asked


def test_whoever_is_sent_a_sheet_is_asked(casebook, held):
    first = send(casebook, held, count=12)
    send(casebook, held, "leader", 3, numbered=False)
    assert asked(casebook, held) == 15
    batches.correct(casebook, first.id, count=10)
    assert asked(casebook, held) == 13
    batches.remove(casebook, first.id)
    assert asked(casebook, held) == 3
    casebook.undo()
    assert asked(casebook, held) == 13


def test_a_round_may_ask_more_than_were_sent_a_sheet(casebook, network):
    held = rounds.create(casebook, network.id, RoundKind.BASELINE, START, asked=40)
    batch = send(casebook, held, count=12)
    assert asked(casebook, held) == 40
    batches.remove(casebook, batch.id)
    assert asked(casebook, held) == 40
