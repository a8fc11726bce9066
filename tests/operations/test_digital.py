"""The digital plan is one to a network, with needs in order."""

import pytest

from facilitator.domain.records import DigitalPlan, Need, Side
from facilitator.errors import UserError
from facilitator.operations import digital


def test_the_first_answer_begins_the_plan(casebook, network):
    digital.set_answer(casebook, network.id, "inside", "Ask")
    digital.set_answer(casebook, network.id, "orientations", {"meetings": {"now": 3}})
    kept = casebook.find(DigitalPlan)
    assert [plan.answers for plan in kept] == [
        {"inside": "Ask", "orientations": {"meetings": {"now": 3}}}
    ]


def test_undo_takes_the_begun_plan_back(casebook, network):
    digital.set_answer(casebook, network.id, "inside", "Ask")
    casebook.undo()
    assert casebook.find(DigitalPlan) == ()


def test_a_need_needs_words(casebook, network):
    kept = digital.add_need(casebook, network.id, "Meet")
    with pytest.raises(UserError, match="needs words"):
        digital.set_need_field(casebook, kept.id, "need", "  ")
    with pytest.raises(UserError, match="needs words"):
        digital.add_need(casebook, network.id, " ")


def test_needs_are_kept_in_order(casebook, network):
    needs = [digital.add_need(casebook, network.id, text, tool="Chat") for text in "ABC"]
    digital.reorder_needs(casebook, tuple(need.id for need in reversed(needs)))
    assert [need.need for need in casebook.find(Need, order="position")] == ["C", "B", "A"]


def test_a_need_serves_inside_or_outside(casebook, network):
    need = digital.add_need(casebook, network.id, "Find us")
    assert digital.set_need_field(casebook, need.id, "side", "outside").side is Side.OUTSIDE
    digital.set_need_field(casebook, need.id, "check_on", "2026-03-09")
    assert casebook.get(Need, need.id).check_on.isoformat() == "2026-03-09"


def test_a_need_is_removed(casebook, network):
    need = digital.add_need(casebook, network.id, "Find us")
    digital.remove_need(casebook, need.id)
    assert casebook.find(Need) == ()
