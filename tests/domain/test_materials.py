"""Lines of materials are read as they are written, and add up over the day."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import agenda
from facilitator.domain.materials import Thing, parse, things, to_bring
from facilitator.domain.methods import MaterialPer
from facilitator.domain.records import Block

EVENT, PERSON, GROUP = MaterialPer.EVENT, MaterialPer.PERSON, MaterialPer.GROUP


@pytest.mark.parametrize(
    ("line", "thing"),
    [
        ("Flip chart × 2", Thing("Flip chart", 2)),
        ("Flip chart x 2", Thing("Flip chart", 2)),
        ("2 × Flip chart", Thing("Flip chart", 2)),
        ("Pens × 1 per person", Thing("Pens", 1, PERSON)),
        ("Pens: 1 each", Thing("Pens", 1, PERSON)),
        ("Case cards: 3 a group", Thing("Case cards", 3, GROUP)),
        ("Paper × 2 per table", Thing("Paper", 2, GROUP)),
        ("• A4 paper: 20.", Thing("A4 paper", 20)),
        ("Urn, cups, name stickers", Thing("Urn, cups, name stickers")),
        ("Box 4", Thing("Box 4")),
    ],
)
def test_a_line_is_read_as_it_is_written(line, thing):
    assert parse(line) == thing


@given(
    st.text("abcdefg é", min_size=1).map(str.strip).filter(bool),
    st.integers(0, 9999),
    st.sampled_from([EVENT, PERSON, GROUP]),
)
def test_what_a_thing_says_is_read_as_that_thing(item, count, per):
    assert parse(Thing(" ".join(item.split()), count, per).words) == Thing(
        " ".join(item.split()), count, per
    )


def block(title, materials, group=""):
    return replace(Block(title, "n", "w", title), materials=materials, group=group)


def brought(front, blocks, people):
    timed = agenda("09:00", "", blocks).blocks
    return {needed.item: needed for needed in to_bring(front, timed, people)}


def test_the_same_thing_is_summed_and_its_most_at_one_time_kept():
    found = brought("", [block("A", "Flip chart × 2"), block("B", "flip chart × 1")], 20)
    assert (found["Flip chart"].total, found["Flip chart"].most) == (3, 2)
    assert [use.timed.block.title for use in found["Flip chart"].uses] == ["A", "B"]


def test_each_person_and_each_group_gets_theirs():
    day = [block("A", "Pens × 2 per person\nCards × 1 per group", "threes")]
    found = brought("Badges × 1 per person", day, 20)
    assert {item: needed.total for item, needed in found.items()} == {
        "Badges": 20,
        "Pens": 40,
        "Cards": 7,
    }


def test_tracks_share_the_people_and_need_theirs_at_once():
    day = [
        block("A", "Pens × 1 per person\nBell × 1", "Room A"),
        block("B", "Pens × 1 per person\nBell × 1", "Room B"),
    ]
    found = brought("", day, 20)
    assert (found["Pens"].total, found["Bell"].most) == (20, 2)


def test_what_cannot_be_counted_keeps_its_words():
    found = brought("Urn", [block("A", "Pens × 1 per person\nCards × 2 per group")], None)
    assert [(n.total, n.words) for n in found.values()] == [
        (None, ""),
        (None, "1 per person"),
        (None, "2 per group"),
    ]


def test_empty_lines_are_nothing():
    assert things("\n • \n-\n") == ()
