"""A group is a track of its own, or words on how people sit; tracks that touch run side by side."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import agenda, roll
from facilitator.domain.records import Block
from facilitator.domain.tracks import fresh_names, group_size, stepped, stretches, track_of


def block(title: str, group: str = "", minutes: int = 20, **more: object) -> Block:
    return replace(Block(title, "n", "w", title, minutes=minutes, group=group), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "group",
    [
        "",
        "everyone",
        "Everyone, standing",
        "threes, mixed by site",
        "one, two, four, all",
        "circles of seven",
        "tables of 6",
        "groups of 3",
        "pairs",
        "by site",
        "6 per table",
        "in threes",
        "small groups",
        "rooms of six, moving on",
        "ten helpers, others watch",
    ],
)
def test_how_people_sit_is_no_track(group):
    assert track_of(group) == ""


@pytest.mark.parametrize("group", ["Room A", "Clinics", "Group one", "Ystafell 1", "2", "Garden"])
def test_a_name_is_a_track(group):
    assert track_of(f" {group} ") == group


@pytest.mark.parametrize(
    ("group", "size"),
    [
        ("groups of 3", 3),
        ("tables of six", 6),
        ("pairs", 2),
        ("threes", 3),
        ("everyone", None),
        ("Room A", None),
        ("groups of 0", None),
    ],
)
def test_how_many_sit_together(group, size):
    assert group_size(group) == size


def test_tracks_start_together_and_the_next_waits_for_the_longest():
    day = [block("A", "Room A", 30), block("B", "Room B", 45), block("A2", "Room A", 10)]
    rolled = roll("09:00", [block("Open"), *day, block("Close")])
    assert [(t.start - 540, t.end - 540) for t in rolled] == [
        (0, 20),
        (20, 50),
        (20, 65),
        (50, 60),
        (65, 85),
    ]
    assert [t.track for t in rolled] == ["", "Room A", "Room B", "Room A", ""]
    assert [t.stretch for t in rolled] == [0, 1, 1, 1, 2]


def test_one_track_alone_is_followed_by_the_next():
    rolled = roll("09:00", [block("A", "Room A"), block("B", "room a"), block("C", "threes")])
    assert [t.start - 540 for t in rolled] == [0, 20, 40]


def test_a_lock_holds_up_its_own_track_only():
    late = block("A", "Room A", 30, locked_start="10:00")
    rolled = roll("09:00", [late, block("B", "Room B"), block("Close")])
    assert [t.start - 540 for t in rolled] == [60, 0, 90]
    assert rolled[0].gap == 60


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "everyone", "Room A", "Room B", "C"]), st.integers(0, 90)),
        max_size=12,
    )
)
def test_everybody_is_in_one_place_and_nothing_starts_before_its_part(given_blocks):
    blocks = [block(str(n), group, minutes) for n, (group, minutes) in enumerate(given_blocks)]
    parts = list(stretches(blocks))
    assert [b for part in parts for b in part] == blocks
    rolled = roll(0, blocks)
    for number in range(len(parts)):
        here = [t for t in rolled if t.stretch == number]
        after = [t.start for t in rolled if t.stretch == number + 1]
        assert all(start >= max(t.end for t in here) for start in after)


def test_only_the_longest_track_holds_the_end_up():
    day = [block("A", "Room A", 30, least=5), block("B", "Room B", 60, least=40)]
    planned = agenda("09:00", "09:50", [*day])
    assert [(b.title, m) for b, m in planned.savings] == [("B", 20)]
    assert "Take 10 from “B”." in planned.advice[0]


def test_tracks_that_end_together_must_be_shortened_together():
    day = [block("A", "Room A", 60, least=5), block("B", "Room B", 60, least=40)]
    assert "shorten each of them" in agenda("09:00", "09:50", day).advice[0]


def test_two_locked_starts_that_overlap_are_said_plainly():
    day = [
        block("Talk", minutes=45, locked_start="09:30"),
        block("Panel", locked_start="10:00"),
    ]
    words = agenda("09:00", "12:00", day).advice[1]
    assert words == (
        "“Panel” is fixed at 10:00 and “Talk” at 09:30 until 10:15: they overlap by 15 minutes. "
        "Move one of them."
    )


def test_a_start_before_the_workshop_is_said_plainly():
    words = agenda("09:30", "12:00", [block("Open"), block("Talk", locked_start="09:00")]).advice
    assert words[1] == "“Talk” is fixed at 09:00, before the workshop starts at 09:30."


def test_a_workshop_past_midnight_says_so():
    assert "00:20 the next day" in agenda("23:00", "23:30", [block("Late", minutes=80)]).advice[0]


def test_only_what_holds_the_end_up_is_offered_where_starts_overlap():
    day = [block("Long", minutes=120, least=60), block("Talk", locked_start="09:30", least=5)]
    assert [b.title for b, _ in agenda("09:00", "10:00", day).savings] == ["Long"]


SIDE = (block("P"), block("a", "Room A"), block("b", "Room B"), block("c", "Room A"), block("Q"))


@pytest.mark.parametrize(
    ("held", "by", "after"),
    [
        ("P", 1, "abcPQ"),
        ("Q", -1, "PQabc"),
        ("c", -1, "PcabQ"),
        ("a", 1, "PbcaQ"),
        ("c", 1, "PabQc"),
        ("b", -1, "bPacQ"),
        ("PQ", 1, "PQabc"),
    ],
)
def test_a_step_changes_something_and_tears_no_tracks_apart(held, by, after):
    to = stepped(SIDE, set(held), by)
    rest = [b.title for b in SIDE if b.title not in held]
    rest[to:to] = [b.title for b in SIDE if b.title in held]
    assert "".join(rest) == after


@pytest.mark.parametrize(("held", "by"), [("P", -1), ("Q", 1)])
def test_there_is_no_step_beyond_the_ends(held, by):
    assert stepped(SIDE, {held}, by) is None


def test_new_tracks_get_names_that_are_free():
    names = fresh_names((block("x", "group a"), block("y", "threes")))
    assert [next(names), next(names)] == ["Group B", "Group C"]
    assert track_of("Group B") == "Group B"
