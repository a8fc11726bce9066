"""Rounds take sheets that fit the form and ratings of evidence."""

import pytest

from facilitator.domain.records import EvidenceRating, Finding, Response, Round, RoundKind
from facilitator.errors import UserError
from facilitator.operations import findings, people, rounds
from tests.builders import START


@pytest.fixture
def held(casebook, network):
    return rounds.create(casebook, network.id, RoundKind.BASELINE, START, asked=12)


def test_a_round_is_named_by_its_kind(casebook, network):
    made = rounds.create(casebook, network.id, RoundKind.MID, START, rapid=True)
    assert (made.title, made.rapid) == ("Mid-point Rapid 12", True)


def test_sheets_are_numbered_and_keep_their_comment(casebook, held):
    rounds.record(casebook, held.id, "member", {"s01": 4})
    second = rounds.record(casebook, held.id, "leader", {"s01": "?", "comment": "Ask more"})
    assert (second.sheet, second.comment, second.answers) == ("2", "Ask more", {"s01": "?"})


def test_answers_are_tidied(casebook, held):
    answers = {"s01": "4", "s02": "–", "s03": "", "s04": "?"}
    kept = rounds.record(casebook, held.id, "member", answers).answers
    assert kept == {"s01": 4, "s02": "-", "s04": "?"}


@pytest.mark.parametrize("answers", [{"s01": 6}, {"s01": 0}, {"s99": 3}, {"s01": True}])
def test_a_sheet_that_does_not_fit_is_refused_whole(casebook, held, answers):
    with pytest.raises(UserError):
        rounds.record(casebook, held.id, "member", {"s02": 3, **answers})
    assert casebook.find(Response) == ()


def test_an_answer_is_corrected_and_taken_out(casebook, held):
    sheet = rounds.record(casebook, held.id, "member", {"s01": 4, "s02": 2})
    rounds.set_answer(casebook, sheet.id, "s01", 5)
    rounds.set_answer(casebook, sheet.id, "s02", None)
    assert casebook.get(Response, sheet.id).answers == {"s01": 5}
    assert casebook.undo() == "Correct sheet 1"
    assert casebook.get(Response, sheet.id).answers == {"s01": 4, "s02": 2}


def test_a_sheet_is_removed(casebook, held):
    sheet = rounds.record(casebook, held.id, "member", {"s01": 4})
    rounds.remove_response(casebook, sheet.id)
    assert casebook.find(Response) == ()


def test_evidence_is_rated_once_for_each_statement(casebook, held):
    for level in (1, 3):
        rounds.rate(casebook, held.id, "s01", level)
    assert [rating.level for rating in casebook.find(EvidenceRating)] == [3]
    rounds.rate(casebook, held.id, "s01", None)
    assert casebook.find(EvidenceRating) == ()


def test_removing_a_round_keeps_its_findings(casebook, network, held):
    rounds.record(casebook, held.id, "member", {"s01": 4})
    rounds.rate(casebook, held.id, "s01", 2)
    found = findings.add(casebook, network.id, "Split", round_id=held.id, statements=("s01",))
    rounds.remove(casebook, held.id)
    assert (casebook.find(Round), casebook.find(Response), casebook.find(EvidenceRating)) == (
        (),
        (),
        (),
    )
    assert casebook.get(Finding, found.id).round_id is None
    casebook.undo()
    assert casebook.get(Finding, found.id).round_id == held.id


def test_a_round_with_sheets_keeps_the_statements_it_asked(casebook, held):
    rounds.record(casebook, held.id, "member", {"s01": 4})
    said = {"kind": held.kind, "held_on": held.held_on, "asked": 9, "open_session": False}

    with pytest.raises(UserError):
        rounds.change(casebook, held.id, rapid=not held.rapid, title="Again", **said)

    assert rounds.change(casebook, held.id, rapid=held.rapid, title="", **said).asked == 9


def test_a_round_made_anonymous_lets_go_of_its_people(casebook, network, held):
    person = people.add(casebook, network.id, "Gwen")
    sheet = rounds.record(casebook, held.id, "member", {"s01": 4}, person_id=person.id)
    said = {"kind": held.kind, "held_on": held.held_on, "asked": 9, "open_session": False}

    rounds.change(casebook, held.id, rapid=False, title="", anonymous=True, **said)
    assert casebook.get(Round, held.id).anonymous
    assert casebook.get(Response, sheet.id).person_id is None
    casebook.undo()
    assert casebook.get(Response, sheet.id).person_id == person.id
