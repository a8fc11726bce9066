"""Coaching keeps one agreement with a person and a log of conversations."""

import pytest

from facilitator.domain.records import Agreement, Session
from facilitator.errors import UserError
from facilitator.operations import coaching, networks, people
from tests.builders import START


@pytest.fixture
def gwen(casebook, network):
    return people.add(casebook, network.id, "Gwen")


def test_there_is_one_agreement_with_a_person(casebook, gwen):
    assert coaching.agree(casebook, gwen.id) == coaching.agree(casebook, gwen.id)
    coaching.set_agreement(casebook, gwen.id, "hours", 12)
    assert [kept.answers for kept in casebook.find(Agreement)] == [{"hours": 12}]


def test_the_first_answer_and_its_agreement_are_one_step(casebook, gwen):
    coaching.set_agreement(casebook, gwen.id, "purpose", "Say no")
    assert casebook.undo() == "Change the coaching agreement"
    assert casebook.find(Agreement) == ()


@pytest.mark.parametrize("confidence", [0, 10, None])
def test_confidence_is_0_to_10_or_not_said(casebook, gwen, confidence):
    held = coaching.log(casebook, gwen.id, START, confidence_start=confidence)
    assert casebook.get(Session, held.id).confidence_start == confidence


@pytest.mark.parametrize("confidence", [-1, 11, 5.5, "7"])
def test_confidence_off_the_scale_is_refused(casebook, gwen, confidence):
    with pytest.raises(UserError, match="off the scale"):
        coaching.log(casebook, gwen.id, START, confidence_end=confidence)
    assert casebook.find(Session) == ()


def test_fields_are_read_as_typed(casebook, gwen):
    held = coaching.log(casebook, gwen.id, START)
    assert coaching.set_field(casebook, held.id, "confidence_end", "7").confidence_end == 7
    with pytest.raises(UserError, match="off the scale"):
        coaching.set_field(casebook, held.id, "confidence_end", "11")
    with pytest.raises(UserError, match="needs its date"):
        coaching.set_field(casebook, held.id, "date", "")


def test_a_conversation_is_removed_and_comes_back(casebook, gwen):
    held = coaching.log(casebook, gwen.id, START, private_notes="mine")
    coaching.remove(casebook, held.id)
    assert casebook.find(Session) == ()
    casebook.undo()
    assert casebook.find(Session) == (held,)


def test_a_conversation_is_pro_bono_as_agreed_unless_said_otherwise(casebook, gwen):
    assert not coaching.log(casebook, gwen.id, START).pro_bono
    coaching.set_agreement(casebook, gwen.id, "paid", "pro-bono")
    held = coaching.log(casebook, gwen.id, START)
    assert held.pro_bono
    assert not coaching.log(casebook, gwen.id, START, pro_bono=False).pro_bono
    assert not coaching.set_field(casebook, held.id, "pro_bono", False).pro_bono


def test_the_log_of_all_goes_over_every_network_but_invented_ones(casebook, network, gwen):
    coaching.log(casebook, gwen.id, START, minutes=60)
    for name, invented in (("Second", False), ("Example", True)):
        other = networks.create(casebook, name, START, invented=invented)
        huw = people.add(casebook, other.id, f"Huw of {name}", role="leader")
        coaching.log(casebook, huw.id, START, minutes=30, private_notes="mine")
    found = coaching.log_of_all(casebook)
    assert sorted(found.names.values()) == ["Leader", "Member"]
    assert not found.invented
    assert "mine" not in repr(found)
