"""Several blocks move, go and are copied as one step, also into other workshops."""

import pytest

from facilitator.domain.records import Block, Link
from facilitator.operations import findings, thread, workshops
from tests.builders import contents, new_network


@pytest.fixture
def day(casebook, network):
    made = workshops.add(casebook, network.id, "Day")
    for title in "ABCDE":
        workshops.add_block(casebook, made.id, title, lead="Anna", locked_start="")
    return made


def order(casebook, workshop):
    return "".join(block.title for block in workshops.agenda(casebook, workshop.id))


def ids(casebook, day, titles):
    return [b.id for b in workshops.agenda(casebook, day.id) if b.title in titles]


@pytest.mark.parametrize(
    ("titles", "to", "after"), [("AC", 3, "BDEAC"), ("DE", 0, "DEABC"), ("BD", 1, "ABDCE")]
)
def test_they_move_together_in_their_order(casebook, day, titles, to, after):
    before = contents(casebook)
    workshops.move_blocks(casebook, list(reversed(ids(casebook, day, titles))), to)
    assert order(casebook, day) == after
    assert casebook.undo() == "Move 2 blocks"
    assert contents(casebook) == before


def test_they_go_together(casebook, day):
    workshops.remove_blocks(casebook, ids(casebook, day, "BD"))
    assert order(casebook, day) == "ACE"
    assert casebook.undo() == "Remove 2 blocks"
    assert order(casebook, day) == "ABCDE"


def test_copies_go_into_another_workshop_with_their_reasons(casebook, network, day):
    other = workshops.add(casebook, network.id, "Other")
    workshops.add_block(casebook, other.id, "X")
    finding = findings.add(casebook, network.id, "Split on purpose")
    held = [casebook.get(Block, key) for key in ids(casebook, day, "AB")]
    thread.tie(casebook, ("finding", finding.id), ("block", held[0].id))
    workshops.set_block_field(casebook, held[0].id, "actual", 25)
    made = workshops.paste_blocks(casebook, other.id, held, at=0)
    assert order(casebook, other) == "ABX"
    assert order(casebook, day) == "ABCDE"
    assert casebook.find(Link, target_id=made[0].id)
    assert (made[0].lead, made[0].actual) == ("Anna", None)


def test_what_was_cut_can_be_pasted(casebook, day):
    held = [casebook.get(Block, key) for key in ids(casebook, day, "AB")]
    workshops.remove_blocks(casebook, [block.id for block in held])
    workshops.paste_blocks(casebook, day.id, held)
    assert order(casebook, day) == "CDEAB"


def test_names_and_reasons_stay_in_their_network(casebook, network, day):
    other = workshops.add(casebook, new_network(casebook, "Midwives").id, "Other")
    finding = findings.add(casebook, network.id, "Split on purpose")
    (held,) = (casebook.get(Block, key) for key in ids(casebook, day, "A"))
    thread.tie(casebook, ("finding", finding.id), ("block", held.id))
    (made,) = workshops.paste_blocks(casebook, other.id, [held])
    assert (made.lead, made.network_id) == ("", other.network_id)
    assert not casebook.find(Link, target_id=made.id)


def test_earlier_minutes_of_a_method_are_told_the_last_first(casebook, network, day):
    later = workshops.add(casebook, network.id, "Later", None)
    workshops.set_field(casebook, day.id, "date", "2026-03-01")
    workshops.set_field(casebook, later.id, "date", "2026-06-01")
    for place, took in ((day, 30), (later, 25), (day, None)):
        block = workshops.add_method(casebook, place.id, "check-in")
        workshops.set_block_field(casebook, block.id, "actual", took)
    assert workshops.earlier_minutes(casebook, "check-in") == (25, 30)
    assert workshops.earlier_minutes(casebook, "fishbowl") == ()
