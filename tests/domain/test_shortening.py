"""What is taken from an agenda gives fixed starts room, then brings the end forward."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.agenda import agenda
from facilitator.domain.records import Block
from facilitator.domain.shortening import cuts


def block(title, minutes=20, least=10, **more):
    return replace(Block(title, "n", "w", title, minutes=minutes, least=least), **more)


def taken(starts, ends, blocks):
    return [(block.title, minutes) for block, minutes in cuts(agenda(starts, ends, blocks))]


def test_a_fixed_start_gets_its_room_from_what_runs_before_it():
    day = [block("Tea", 30), block("Talk", 45, 40), block("Lunch", locked_start="10:00")]
    assert taken("09:00", "16:00", day) == [("Tea", 15)]


def test_the_end_comes_after_the_starts():
    day = [block("Tea", 30), block("Lunch", 60, 60, locked_start="09:20"), block("Clinic", 60)]
    assert taken("09:00", "11:00", day) == [("Tea", 10), ("Clinic", 20)]


def test_of_tracks_that_end_together_no_single_one_gives_room():
    day = [block("A", 45, group="Room A"), block("B", 45, group="Room B")]
    planned = agenda("09:00", "", [*day, block("Lunch", locked_start="09:30")])
    assert cuts(planned) == ()
    assert planned.advice[1].endswith("end together: shorten each of them.")


def test_two_fixed_starts_that_overlap_are_left_to_be_moved():
    day = [block("A", 30, locked_start="09:00"), block("B", locked_start="09:10")]
    assert taken("09:00", "16:00", day) == []


def test_a_day_that_fits_is_left_alone():
    assert taken("09:00", "16:00", [block("Tea")]) == []


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 60),
            st.booleans(),
            st.sampled_from(["", "", "09:40", "10:30"]),
            st.sampled_from(["", "", "Room A", "Room B"]),
        ),
        max_size=8,
    )
)
def test_nothing_gives_more_than_it_has_and_the_day_never_gets_worse(given_blocks):
    day = [
        block(str(n), minutes, min(minutes, 10), cuttable=cut, locked_start=lock, group=group)
        for n, (minutes, cut, lock, group) in enumerate(given_blocks)
    ]
    before = agenda("09:00", "10:45", day)
    by = {block.id: minutes for block, minutes in cuts(before)}
    for one in day:
        assert by.get(one.id, 0) <= one.minutes - (0 if one.cuttable else one.least)
    after = agenda("09:00", "10:45", [replace(b, minutes=b.minutes - by.get(b.id, 0)) for b in day])
    assert after.finish <= before.finish
    assert sum(t.overrun for t in after.blocks) <= sum(t.overrun for t in before.blocks)
