"""Times roll forward around locked starts, and the advice says what to do about the end."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import (
    Agenda,
    agenda,
    clock,
    minutes_of,
    roll,
    savings,
    trim,
)
from facilitator.domain.records import Block


def block(title: str = "Block", minutes: int = 20, **more: object) -> Block:
    return replace(Block(title, "n", "w", title, minutes=minutes, least=minutes), **more)  # type: ignore[arg-type]


blocks = st.lists(
    st.builds(
        block,
        st.text(max_size=4),
        st.integers(0, 600),
        least=st.integers(0, 600),
        cuttable=st.booleans(),
        locked_start=st.sampled_from(["", "", "", "10:00", "11:15", "nonsense"]),
    ),
    max_size=8,
)
starts = st.integers(0, 24 * 60 - 1)


@given(starts, blocks)
def test_every_block_lasts_its_minutes_in_the_order_given(start: int, given: list[Block]) -> None:
    rolled = roll(start, given)
    assert [timed.block for timed in rolled] == given
    assert all(timed.end - timed.start == timed.block.minutes for timed in rolled)


@given(starts, blocks)
def test_each_block_begins_where_the_last_ended_but_for_its_gap(
    start: int, given: list[Block]
) -> None:
    now = start
    for timed in roll(start, given):
        assert timed.start == now + timed.gap - timed.overrun
        assert not (timed.gap and timed.overrun)
        now = timed.end


@given(starts, blocks)
def test_only_locked_blocks_have_gaps_or_overruns(start: int, given: list[Block]) -> None:
    for timed in roll(start, given):
        locked = minutes_of(timed.block.locked_start)
        assert timed.start == locked if timed.locked else not (timed.gap or timed.overrun)


@given(starts, starts, blocks)
def test_the_advice_is_right_about_the_end(start: int, end: int, given: list[Block]) -> None:
    planned = agenda(clock(start), clock(end), given)
    if planned.slack is not None:
        assert planned.finish + planned.slack == end
    assert all(sentence.strip() for sentence in planned.advice)
    assert planned.fits or planned.blocks


@given(blocks, st.integers(-10, 700))
def test_trimming_wins_what_is_needed_and_no_more_than_there_is(
    given: list[Block], over: int
) -> None:
    offers = savings(given)
    won = sum(minutes for _, minutes in trim(offers, over))
    assert won == max(0, min(over, sum(spare for _, spare in offers)))


@given(blocks)
def test_a_block_never_gives_up_more_than_it_may(given: list[Block]) -> None:
    for offered, spare in savings(given):
        assert 0 < spare <= offered.minutes - (0 if offered.cuttable else offered.least)


@given(starts)
def test_clock_and_minutes_are_each_others_inverse(minute: int) -> None:
    assert minutes_of(clock(minute)) == minute


@pytest.mark.parametrize("time", ["", "9", "24:00", "09:60", "half past", "09:30:00", "٠٩:٣٠"])
def test_what_is_no_time_of_day_has_no_minutes(time: str) -> None:
    assert minutes_of(time) is None


def test_a_start_that_is_no_time_is_refused() -> None:
    with pytest.raises(ValueError, match="not a time of day"):
        roll("soon", [block()])


def test_without_slack_the_advice_says_where_minutes_could_come_from() -> None:
    given = [block("Tea", 30), block("Clinic", 60, least=45)]
    assert said("09:30", "11:00", given) == (
        "Ends 11:00. No slack: 15 minutes could come from “Clinic”.",
    )


def test_slack_is_told_in_minutes() -> None:
    planned = agenda("09:30", "11:15", [block("Tea", 90)])
    assert planned.advice == ("Ends 11:00. 15 minutes of slack before 11:15.",)


def test_an_agenda_that_is_over_says_what_to_take() -> None:
    given = [block("Tea", 30, cuttable=True), block("Clinic", 60, least=45)]
    assert said("09:30", "10:20", given) == (
        "Ends 11:00, 40 minutes over. Take 30 from “Tea”, 10 from “Clinic”.",
    )


def test_when_all_savings_fall_short_the_rest_is_named() -> None:
    given = [block("Tea", 30), block("Clinic", 60, least=45)]
    assert said("09:30", "10:30", given) == (
        "Ends 11:00, 30 minutes over. Shorter blocks win 15 (15 from “Clinic”); 15 more must go.",
    )


def test_only_blocks_after_the_last_locked_one_bring_the_end_forward() -> None:
    given = [block("Tea", 30, least=5), block("Clinic", 60, locked_start="11:00")]
    assert agenda("09:30", "12:00", given).savings == ()


def test_running_into_a_locked_block_says_what_to_shorten_before_it() -> None:
    given = [block("Tea", 30, least=10), block("Speaker", 60, locked_start="09:50")]
    assert said("09:30", "10:50", given)[1] == (
        "“Speaker” is fixed at 09:50, 10 minutes before the agenda gets there. Take 10 from “Tea”."
    )
    assert not agenda("09:30", "10:50", given).fits


def test_a_gap_before_a_locked_block_is_kept() -> None:
    first, second = roll("09:30", [block("Tea", 20), block("Speaker", 30, locked_start="10:00")])
    assert (first.end, second.start, second.gap) == (590, 600, 10)


def test_without_a_start_times_count_from_the_beginning() -> None:
    planned = agenda("", "13:00", [block("Tea", 20), block("Clinic", 60, locked_start="11:00")])
    assert [planned.clock(timed.start) for timed in planned.blocks] == ["+0:00", "+0:20"]
    assert planned.advice == ("80 minutes in all. No start time is set.",)


def test_an_end_before_the_start_is_pointed_out() -> None:
    assert said("13:00", "09:30", [block("Tea", 20)]) == (
        "Ends 13:20. The planned end, 09:30, is not after the start.",
    )


@pytest.mark.parametrize(
    ("count", "when"), [(10, "19:00"), (20, "05:00 the next day"), (80, "17:00 3 days later")]
)
def test_a_workshop_longer_than_its_day_says_when_it_ends(count: int, when: str) -> None:
    planned = agenda("09:00", "17:00", [block("Clinic", 60, least=60)] * count)
    over = count * 60 - 480
    assert planned.warning == f"Ends {when}, {over} minutes over."
    assert planned.advice[0].startswith(f"Ends {when}, {over} minutes over. Every block")


def test_locked_starts_that_overlap_are_both_named() -> None:
    given = [
        block("Talk", 40, locked_start="10:00"),
        block("Lunch", 30, locked_start="10:15"),
        block("Coffee", 10, locked_start="08:00"),
    ]
    planned = agenda("09:00", "17:00", given)
    assert planned.warning == "2 fixed starts have no room."
    assert planned.advice[1:] == (
        "“Lunch” is fixed at 10:15 and “Talk” at 10:00 until 10:40: they overlap by 25 minutes. "
        "Move one of them.",
        "“Coffee” is fixed at 08:00, before the workshop starts at 09:00.",
    )


def test_an_empty_agenda_ends_when_it_starts() -> None:
    planned = agenda("09:30", "13:00", [])
    assert (planned.finish, planned.advice) == (570, ("The agenda is empty.",))
    assert Agenda((), None, None).slack is None


def said(starts: str, ends: str, given: list[Block]) -> tuple[str, ...]:
    return agenda(starts, ends, given).advice
