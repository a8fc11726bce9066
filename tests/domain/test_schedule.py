"""Dates follow the start, and a move carries what hangs on it and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import content
from facilitator.domain.programme import dated, template
from facilitator.domain.schedule import (
    Dated,
    QuietTime,
    SoftBlock,
    cautions,
    due,
    hanging_on,
    month_of,
    month_words,
    move,
    position,
    soft_blocks,
    step_month,
    working_day,
)

START = date(2026, 1, 5)
STARTS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
TYPES = st.sampled_from([None, "collaborative", "forum", "advocacy"])


@st.composite
def schedules(draw):
    """A network's plan with some steps done."""
    items = dated(template(content.programme(), draw(TYPES)), draw(STARTS))
    done = draw(st.sets(st.sampled_from([item.id for item in items])))
    return tuple(replace(item, done=item.id in done) for item in items)


def by_id(items):
    return {item.id: item for item in items}


@pytest.mark.parametrize(
    ("planned", "own", "month"),
    [
        (date(2026, 4, 2), 3, 3),
        (date(2026, 5, 4), 3, 3),
        (date(2026, 5, 5), 3, 4),
        (date(2026, 4, 2), None, 3),
        (date(2025, 12, 1), None, 0),
    ],
)
def test_step_keeps_its_month_until_it_moved_a_whole_one(planned, own, month):
    assert step_month(START, planned, own) == month


def plan():
    return dated(template(content.programme()), START)


@pytest.mark.parametrize(
    ("start", "month", "expected"),
    [
        (START, 0, START),
        (START, 3, date(2026, 4, 5)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), 2, date(2026, 3, 31)),
        (date(2026, 8, 31), 18, date(2028, 2, 29)),
    ],
)
def test_a_month_keeps_its_day_or_takes_the_last(start, month, expected):
    assert due(start, month) == expected


@given(STARTS, st.integers(-24, 48))
def test_month_and_date_agree(start, month):
    day = due(start, month)

    assert month_of(start, day) == month
    assert month_of(start, day - timedelta(days=1)) == month - 1


@given(STARTS, st.integers(-300, 900))
def test_position_lies_within_its_month(start, days):
    today = start + timedelta(days=days)

    assert 0 <= position(start, today) - month_of(start, today) < 1


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 1, 4), "Not yet started"),
        (START, "Month 1 of 18"),
        (date(2026, 4, 12), "Month 4 of 18"),
        (date(2027, 7, 4), "Month 18 of 18"),
        (date(2027, 7, 5), "After month 18"),
    ],
)
def test_where_a_network_stands_in_words(today, words):
    assert month_words(START, today) == words


def test_moving_gate_3_carries_what_hangs_on_it():
    moved = by_id(move(plan(), "gate-3", date(2027, 1, 19)))

    assert moved["gate-3"].due == date(2027, 1, 19)
    assert moved["close"].due == date(2027, 7, 19)
    assert moved["event-3"].due == date(2026, 12, 5)


def test_what_is_done_stays_and_holds_what_hangs_on_it():
    items = tuple(replace(item, done=item.id == "event-1") for item in plan())

    moved = by_id(move(items, "gate-1", date(2026, 4, 12)))

    assert moved["event-1"].due == date(2026, 6, 5)
    assert moved["tests"].due == date(2026, 8, 5)
    assert moved["quarter"].due == date(2026, 7, 12)


def test_steps_of_one_key_move_apart():
    first = Dated("1", "own", START)
    second = Dated("2", "own", START, hangs_on="1")
    third = Dated("3", "own", START, hangs_on="2")

    moved = by_id(move((first, second, third), "2", date(2026, 1, 9)))

    assert [moved[item].due.day for item in "123"] == [5, 9, 9]


def test_moving_an_unknown_step_is_an_error():
    with pytest.raises(KeyError):
        move(plan(), "nothing", START)


@given(schedules(), st.data(), st.integers(-200, 200))
def test_there_and_back_restores(items, data, days):
    item = data.draw(st.sampled_from(items))

    there = move(items, item.id, item.due + timedelta(days=days))

    assert move(there, item.id, item.due) == items


@given(schedules(), st.data(), st.integers(-200, 200))
def test_nothing_before_a_step_moves_with_it(items, data, days):
    item = data.draw(st.sampled_from(items))

    moved = by_id(move(items, item.id, item.due + timedelta(days=days)))

    earlier = [other for other in items if other.due < item.due]
    assert [moved[other.id] for other in earlier] == earlier


@given(schedules(), st.data(), st.integers(-200, 200))
def test_a_move_keeps_the_order_of_open_steps_along_the_chain(items, data, days):
    open_items = tuple(replace(item, done=False) for item in items)
    item = data.draw(st.sampled_from(open_items))

    moved = by_id(move(open_items, item.id, item.due + timedelta(days=days)))

    for step in moved.values():
        if step.hangs_on and (step.id != item.id or days >= 0):
            assert moved[step.hangs_on].due <= step.due


def test_steps_that_hang_on_each_other_end_the_search():
    first, second, *_ = plan()
    ring = (replace(first, hangs_on=second.id), second)

    assert hanging_on(ring, first.id) == (second,)


def test_quiet_times_come_once_a_year_and_run_over_the_new_year():
    quiet = content.programme().quiet_times

    blocks = soft_blocks(quiet, date(2026, 1, 5), date(2027, 7, 5))

    assert blocks == (
        SoftBlock("Winter pressure", date(2025, 12, 1), date(2026, 2, 28)),
        SoftBlock("August", date(2026, 8, 1), date(2026, 8, 31)),
        SoftBlock("Winter pressure", date(2026, 12, 1), date(2027, 2, 28)),
    )


def test_a_leap_year_lengthens_winter():
    winter = QuietTime("Winter pressure", (12, 1), (2, 29))

    (block,) = soft_blocks([winter], date(2028, 2, 1), date(2028, 2, 2))

    assert block.last == date(2028, 2, 29)


def test_cautions_name_weekend_holiday_and_quiet_time():
    holidays = {date(2026, 8, 31): "Summer bank holiday"}
    blocks = soft_blocks(content.programme().quiet_times, START, date(2027, 7, 5))

    assert cautions(date(2026, 8, 31), holidays, blocks) == (
        "It is a bank holiday: Summer bank holiday.",
        "It falls in a quiet time: August.",
    )
    assert cautions(date(2026, 9, 5), holidays, blocks) == ("It falls on a weekend.",)
    assert cautions(date(2026, 9, 7), holidays, blocks) == ()


def test_the_next_working_day_passes_weekends_and_holidays():
    holidays = {date(2026, 4, 3): "Good Friday", date(2026, 4, 6): "Easter Monday"}

    assert working_day(date(2026, 4, 3), holidays) == date(2026, 4, 7)
    assert working_day(date(2026, 4, 8), holidays) == date(2026, 4, 8)
