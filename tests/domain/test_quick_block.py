"""Blocks are read out of a line or a pasted list as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.quick_block import minutes_said, quick_blocks
from facilitator.domain.records import BlockCategory


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Welcome 10", ("Welcome", 10, "")),
        ("Case clinic, 60 min", ("Case clinic", 60, "")),
        ("Clinic 1h30", ("Clinic", 90, "")),
        ("Lunch (1 h)", ("Lunch", 60, "")),
        ("Lunch, 1 hour", ("Lunch", 60, "")),
        ("12.30 Lunch 45", ("Lunch", 45, "12:30")),
        ("9:30 – 10:15 Why we are here", ("Why we are here", 45, "09:30")),
        ("Four corners", ("Four corners", 20, "")),
        ("Room 101", ("Room", 101, "")),
        ("Plan for 2027", ("Plan for 2027", 20, "")),
        ("Blok 9999", ("Blok 9999", 20, "")),
        ("45", ("45", 20, "")),
        ("12:30", ("12:30", 20, "")),
        ("Session 90'", ("Session", 90, "")),
    ],
)
def test_a_line_says_title_minutes_and_start(text, said):
    (block,) = quick_blocks(text)
    assert (block.title, block.minutes, block.locked_start) == said


def test_a_pasted_agenda_becomes_blocks_that_roll():
    pasted = "09:30 Arrive\n09:50 Why we are here\n\n• 10:15 Break 15\n10:30 – 11:30 Clinic\n"
    assert [(b.title, b.minutes, b.locked_start) for b in quick_blocks(pasted)] == [
        ("Arrive", 20, ""),
        ("Why we are here", 25, ""),
        ("Break", 15, ""),
        ("Clinic", 60, ""),
    ]


def test_numbered_lines_lose_their_numbers():
    assert [b.title for b in quick_blocks("1. Welcome\n2) By Friday 20")] == [
        "Welcome",
        "By Friday",
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Arrival with tea", BlockCategory.ARRIVE),
        ("Coffee", BlockCategory.PAUSE),
        ("Teams at work", BlockCategory.FRAME),
        ("Closing round", BlockCategory.CLOSE),
    ],
)
def test_a_title_can_give_the_kind_away(title, kind):
    assert quick_blocks(title)[0].category is kind


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("45", 45), ("1h30", 90), ("1:30", 90), ("2 h", 120), ("45 min", 45), ("0", 0)]
    + [(wrong, None) for wrong in ("", "-5", "soon", "601", "11 h", "4.5")],
)
def test_minutes_as_people_write_them(text, minutes):
    assert minutes_said(text) == minutes


@given(st.text(max_size=60))
def test_any_text_is_read_without_a_fault(text):
    for block in quick_blocks(text):
        assert 0 < block.minutes <= 600
    assert minutes_said(text) is None or 0 <= minutes_said(text) <= 600
