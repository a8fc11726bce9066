"""Findings are tied to the goals that answer them."""

import pytest

from facilitator.domain.lanes import Lane
from facilitator.domain.records import Finding, Link
from facilitator.errors import UserError
from facilitator.operations import findings, goals


def test_a_finding_needs_a_title(casebook, network):
    with pytest.raises(UserError, match="needs a title"):
        findings.add(casebook, network.id, " ")


def test_a_finding_keeps_its_statements_and_lane(casebook, network):
    made = findings.add(casebook, network.id, " Split ", statements=("s01", "s16"))
    findings.set_lane(casebook, made.id, Lane.PRIVATE)
    kept = casebook.get(Finding, made.id)
    assert (kept.title, kept.statements, kept.lane) == ("Split", ("s01", "s16"), Lane.PRIVATE)


def test_a_goal_answers_a_finding_or_not(casebook, network):
    found = findings.add(casebook, network.id, "Split")
    goal = goals.add(casebook, network.id, "One reason")
    findings.answer_with_goal(casebook, found.id, goal.id, True)
    assert len(casebook.find(Link, source_id=found.id, target_id=goal.id)) == 1
    findings.answer_with_goal(casebook, found.id, goal.id, False)
    assert casebook.find(Link) == ()


def test_removing_a_finding_unties_it(casebook, network):
    found = findings.add(casebook, network.id, "Split")
    goals.add(casebook, network.id, "One reason", finding_ids=(found.id,))
    findings.remove(casebook, found.id)
    assert casebook.find(Link) == ()
    casebook.undo()
    assert len(casebook.find(Link)) == 1
