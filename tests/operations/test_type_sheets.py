"""Each role's sheet stays on record, and the newest one speaks."""

from datetime import date

import pytest

from facilitator.domain.records import TypeSheetRecord
from facilitator.errors import UserError
from facilitator.operations import type_sheets
from facilitator.store.readings import type_reading
from tests.builders import START

TOLD = {"choice": "c", "evidence": "told"}


def test_a_sheet_keeps_choice_and_evidence(casebook, network):
    sheet = type_sheets.record(
        casebook, network.id, "leader", "today", {"q1": {"choice": "c"}}, held_on=START
    )
    assert sheet.answers == {"q1": {"choice": "c", "evidence": "unknown"}}


@pytest.mark.parametrize("answers", [{"q1": {"choice": "z"}}, {"q10": TOLD}, {"q1": "c"}])
def test_a_sheet_that_does_not_fit_is_refused(casebook, network, answers):
    with pytest.raises(UserError):
        type_sheets.record(casebook, network.id, "leader", "today", answers, held_on=START)


def test_one_answer_begins_a_sheet_and_the_next_changes_it(casebook, network):
    for question in ("q1", "q2"):
        type_sheets.set_answer(
            casebook, network.id, "agreed", "today", question, TOLD, held_on=START
        )
    assert [sheet.answers for sheet in casebook.find(TypeSheetRecord)] == [{"q1": TOLD, "q2": TOLD}]


def test_an_answer_goes_to_the_newest_sheet(casebook, network):
    for day in (date(2026, 5, 1), START):
        type_sheets.record(casebook, network.id, "agreed", "today", {}, held_on=day)
    type_sheets.set_answer(casebook, network.id, "agreed", "today", "q1", TOLD, held_on=START)
    by_day = {sheet.held_on: sheet.answers for sheet in casebook.find(TypeSheetRecord)}
    assert by_day == {date(2026, 5, 1): {"q1": TOLD}, START: {}}


def test_agreed_sheet_decides_before_the_coordinators(casebook, network):
    assert type_reading(casebook, network.id, "today") is None
    for role in ("coordinator", "agreed"):
        type_sheets.record(casebook, network.id, role, "today", {"q1": TOLD}, held_on=START)
        assert type_reading(casebook, network.id, "today").decided_by == role


def test_a_sheet_is_removed(casebook, network):
    sheet = type_sheets.record(casebook, network.id, "leader", "today", {}, held_on=START)
    type_sheets.remove(casebook, sheet.id)
    assert casebook.find(TypeSheetRecord) == ()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("q1", {"choice": "no such choice", "evidence": "told"}),
        ("q1", {"choice": "a", "evidence": "rumour"}),
        ("q99", {"choice": "a", "evidence": "told"}),
    ],
)
def test_a_choice_that_the_question_does_not_offer_is_refused(casebook, network, question, answer):
    with pytest.raises(UserError, match=r"Question 1|q99"):
        type_sheets.set_answer(
            casebook, network.id, "agreed", "today", question, answer, held_on=START
        )
    assert casebook.find(TypeSheetRecord) == ()


def test_an_answer_can_be_taken_out_again(casebook, network):
    for answer in (TOLD, {"choice": ""}, TOLD, None):
        type_sheets.set_answer(casebook, network.id, "agreed", "today", "q1", answer, held_on=START)
    assert casebook.find(TypeSheetRecord)[0].answers == {}
