"""Several blocks move, go and are copied as one step, also into other workshops."""

import pytest

from facilitator.domain.agenda import roll
from facilitator.domain.deliver_records import HarvestItem
from facilitator.domain.quick_block import quick_blocks
from facilitator.domain.records import Block, Link
from facilitator.errors import UserError
from facilitator.operations import blocks, findings, harvest, people, thread, workshops
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


def test_a_copy_in_another_network_names_nobody(casebook, network, day):
    other = workshops.add(casebook, new_network(casebook, "Midwives").id, "Other")
    people.add(casebook, network.id, "Marta Wiśniewska")
    (key,) = ids(casebook, day, "A")
    workshops.set_block_field(casebook, key, "script", "Anna asks what Marta Wiśniewska saw.")
    (made,) = workshops.paste_blocks(casebook, other.id, [casebook.get(Block, key)])
    assert made.script == "the lead asks what a member saw."


def test_earlier_minutes_of_each_method_are_told_the_last_first(casebook, network, day):
    later = workshops.add(casebook, new_network(casebook, "Midwives").id, "Later")
    workshops.set_field(casebook, day.id, "date", "2026-03-01")
    workshops.set_field(casebook, later.id, "date", "2026-06-01")
    for place, took in ((day, 30), (later, 25), (day, None)):
        block = workshops.add_method(casebook, place.id, "check-in")
        workshops.set_block_field(casebook, block.id, "actual", took)
    workshops.set_block_field(casebook, ids(casebook, day, "A")[0], "actual", 9)
    assert workshops.earlier_minutes(casebook) == {"check-in": (25, 30)}
    assert workshops.earlier_minutes(casebook, besides=later.id) == {"check-in": (30,)}


def test_minutes_of_several_are_shifted_to_fives_in_one_step(casebook, day):
    before = contents(casebook)
    held = ids(casebook, day, "AB")
    workshops.set_block_field(casebook, held[0], "minutes", 7)
    blocks.shift_minutes(casebook, held, longer=True)
    blocks.shift_minutes(casebook, held, longer=True)
    assert [casebook.get(Block, key).minutes for key in held] == [15, 30]
    blocks.shift_minutes(casebook, held[:1], longer=False)
    blocks.shift_minutes(casebook, held[:1], longer=False)
    blocks.shift_minutes(casebook, held[:1], longer=False)
    assert casebook.get(Block, held[0]).minutes == 5
    for _ in range(3):
        casebook.undo()
    assert contents(casebook) == before


def test_one_field_of_several_is_set_in_one_step_or_not_at_all(casebook, day):
    held = ids(casebook, day, "AC")
    blocks.set_field(casebook, held, "category", "explore")
    assert [casebook.get(Block, key).category for key in held] == ["explore"] * 2
    with pytest.raises(UserError):
        blocks.set_field(casebook, held, "minutes", 601)
    assert casebook.undo() == "Change category of blocks"


def test_blocks_run_side_by_side_and_one_after_the_other_again(casebook, day):
    before = contents(casebook)
    blocks.side_by_side(casebook, ids(casebook, day, "ACD"))
    assert order(casebook, day) == "ACDBE"
    rolled = roll("09:00", workshops.agenda(casebook, day.id))
    assert [(t.track, t.start) for t in rolled[:4]] == [
        ("Group A", 540),
        ("Group B", 540),
        ("Group C", 540),
        ("", 560),
    ]
    blocks.one_after_other(casebook, ids(casebook, day, "C"))
    assert not any(t.track for t in roll("09:00", workshops.agenda(casebook, day.id)))
    casebook.undo()
    casebook.undo()
    assert contents(casebook) == before


def test_one_block_alone_has_nothing_beside_it(casebook, day):
    with pytest.raises(UserError):
        blocks.side_by_side(casebook, ids(casebook, day, "A"))


@pytest.mark.parametrize(
    ("titles", "at", "after"), [("AB", 5, "CDEAB"), ("BD", 1, "ABDCE"), ("E", 0, "EABCD")]
)
def test_what_was_cut_is_moved_with_all_it_has(casebook, day, titles, at, after):
    held = ids(casebook, day, titles)
    workshops.set_block_field(casebook, held[0], "locked_start", "10:00")
    made = blocks.move_into(casebook, held, day.id, at=at)
    assert order(casebook, day) == after
    assert [block.id for block in made] == held
    assert made[0].locked_start == "10:00"


def test_what_was_cut_takes_its_reasons_into_another_workshop(casebook, network, day):
    other = workshops.add(casebook, network.id, "Other")
    finding = findings.add(casebook, network.id, "Split on purpose")
    held = ids(casebook, day, "BC")
    thread.tie(casebook, ("finding", finding.id), ("block", held[0]))
    item = harvest.add(casebook, day.id, "idea", "Three offers", block_id=held[0])
    before = contents(casebook)
    blocks.move_into(casebook, held, other.id)
    assert (order(casebook, day), order(casebook, other)) == ("ADE", "BC")
    assert casebook.find(Link, target_id=held[0])
    kept = casebook.get(HarvestItem, item.id)
    assert (kept.workshop_id, kept.block_id) == (day.id, None)
    assert casebook.undo() == "Move 2 blocks"
    assert contents(casebook) == before


def test_what_was_cut_into_another_network_names_nobody(casebook, day):
    other = workshops.add(casebook, new_network(casebook, "Midwives").id, "Other")
    (made,) = blocks.move_into(casebook, ids(casebook, day, "A"), other.id)
    assert (order(casebook, day), order(casebook, other)) == ("BCDE", "A")
    assert made.lead == ""
    assert casebook.undo() == "Move block"
    assert order(casebook, day) == "ABCDE"


def test_a_pasted_list_becomes_blocks_in_one_step(casebook, day):
    lines = quick_blocks("09:30 Arrive\n09:50 Why we are here 25\nLunch")
    blocks.add_quick(casebook, day.id, lines, at=1)
    assert [b.title for b in workshops.agenda(casebook, day.id)][1:4] == [
        "Arrive",
        "Why we are here",
        "Lunch",
    ]
    assert casebook.undo() == "Add 3 blocks"


def test_a_pasted_book_is_no_agenda(casebook, day):
    with pytest.raises(UserError, match="101 lines"):
        blocks.add_quick(casebook, day.id, quick_blocks("A line 10\n" * 101))
    assert order(casebook, day) == "ABCDE"
