"""A run counts each block by its own minutes, loses no time, and keeps locked starts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import live_log, live_plan, live_run
from facilitator.domain.live_run import Mood
from facilitator.domain.records import Block, Workshop

NINE = 9 * 3600.0


def block(n, minutes=20, lock="", group="", least=10):
    return Block(f"b{n}", "n", "w", f"Block {n}", n, minutes, least, locked_start=lock, group=group)


def planned(*blocks, starts="09:00", ends="12:00"):
    workshop = Workshop("w", "n", "Who are we for?", date(2026, 4, 16), starts, ends)
    return live_plan.plan(workshop, blocks)


def begun(*blocks, **when):
    return live_run.start(planned(*blocks, **when), NINE)


def on(run, now):
    return [sight.now.id if sight.now else None for sight in live_run.sights(run, now)]


def test_the_first_block_is_on_and_counts_down():
    run = begun(block(0), block(1))
    (sight,) = live_run.sights(run, NINE + 300)
    assert (sight.now.id, sight.left, sight.then.id) == ("b0", 900, "b1")
    assert sight.then_at == NINE + 1200


@pytest.mark.parametrize(
    ("left", "mood"),
    [(241, Mood.CALM), (240, Mood.AMBER), (61, Mood.AMBER), (60, Mood.CORAL), (-1, Mood.OVER)],
)
def test_a_fifth_left_is_amber_and_a_twentieth_coral(left, mood):
    assert live_run.mood(left, 20) is mood


def test_time_over_goes_on_counting_and_makes_it_late():
    run = begun(block(0), block(1))
    now = NINE + 1200 + 90
    assert live_run.sights(run, now)[0].left == -90
    assert live_run.behind(run, now) == 90
    moved_on = live_run.advance(run, now)
    assert on(moved_on, now) == ["b1"]
    assert live_run.behind(moved_on, now + 60) == 90


def test_ending_early_is_ahead():
    run = live_run.advance(begun(block(0), block(1)), NINE + 900)
    assert live_run.behind(run, NINE + 900) == -300


def test_a_late_start_is_late_at_once():
    run = live_run.start(planned(block(0), block(1)), NINE + 420)
    assert live_run.behind(run, NINE + 420) == 420


def test_a_rehearsal_at_another_time_moves_the_agenda_along():
    run = live_run.start(planned(block(0), block(1, lock="09:20")), NINE + 10 * 3600)
    assert live_run.behind(run, NINE + 10 * 3600) == 0
    assert run.legs[1][0][0].lock == NINE + 10 * 3600 + 1200


def test_another_day_is_a_rehearsal_too():
    run = live_run.start(planned(block(0)), NINE + 420, on_its_day=False)
    assert live_run.behind(run, NINE + 420) == 0


def test_a_pause_stops_the_block_but_not_the_day():
    run = live_run.pause(begun(block(0), block(1)), NINE + 300)
    assert live_run.sights(run, NINE + 900)[0].left == 900
    assert live_run.behind(run, NINE + 900) == 600
    going = live_run.resume(run, NINE + 900)
    assert live_run.sights(going, NINE + 960)[0].left == 840
    assert live_run.behind(going, NINE + 960) == 600


def test_minutes_added_are_minutes_behind():
    run = live_run.add(begun(block(0), block(1)), 5, NINE)
    assert live_run.behind(run, NINE + 60) == 300
    assert live_run.add(run, -100, NINE).parts[0].minutes == 1


def test_back_goes_on_as_if_the_block_had_not_ended():
    run = live_run.advance(begun(block(0), block(1)), NINE + 600)
    returned = live_run.back(run, NINE + 610)
    assert on(returned, NINE + 610) == ["b0"]
    assert live_run.sights(returned, NINE + 610)[0].left == 590
    assert live_run.back(returned, NINE + 611) == returned


def test_what_is_locked_waits_for_its_start_and_begins_by_itself():
    run = begun(block(0), block(1, lock="09:30"))
    run = live_run.advance(run, NINE + 1200)
    (sight,) = live_run.sights(run, NINE + 1260)
    assert (sight.now, sight.waits_until, sight.left) == (None, NINE + 1800, 540)
    late_look = live_run.settle(run, NINE + 1805)
    assert late_look.parts[1].began == NINE + 1800


def test_what_waits_can_be_begun_at_once():
    run = live_run.advance(begun(block(0), block(1, lock="09:30")), NINE + 1200)
    assert on(live_run.advance(run, NINE + 1210), NINE + 1210) == ["b1"]


def test_a_dropped_block_is_passed_over():
    run = live_run.drop(begun(block(0), block(1), block(2)), "b1")
    assert on(live_run.advance(run, NINE + 60), NINE + 60) == ["b2"]


ROOMS = (
    block(0),
    block(1, 20, group="Room 1", lock="09:20"),
    block(2, 20, group="Room 1", lock="09:40"),
    block(3, 45, group="Room 2", lock="09:20"),
    block(4, lock="10:05"),
)


def test_tracks_run_side_by_side_and_meet_again():
    run = live_run.advance(begun(*ROOMS), NINE + 1200)
    assert on(run, NINE + 1200) == ["b1", "b3"]
    assert live_run.leader(run, NINE + 1200) == "Room 1"
    run = live_run.advance(run, NINE + 2400)
    assert on(run, NINE + 2400) == ["b2", "b3"]
    run = live_run.advance(live_run.advance(run, NINE + 3600, "Room 1"), NINE + 3600, "Room 2")
    assert on(run, NINE + 3600) == [None]
    assert on(live_run.settle(run, NINE + 3900), NINE + 3900) == ["b4"]


def test_one_track_can_be_moved_without_the_other():
    run = live_run.advance(begun(*ROOMS), NINE + 1200)
    run = live_run.advance(run, NINE + 1500, "Room 2")
    assert on(run, NINE + 1500) == ["b1", None]
    assert on(live_run.back(run, NINE + 1510, "Room 2"), NINE + 1510) == ["b1", "b3"]


def test_blocks_for_everyone_that_overlap_are_no_tracks():
    run = planned(block(0, lock="09:00"), block(1, lock="09:10"))
    assert [len(leg) for leg in run.legs] == [1, 1]


def test_an_agenda_without_a_start_counts_from_when_it_begins():
    run = live_run.start(planned(block(0), block(1, lock="11:00"), starts=""), NINE)
    assert live_run.behind(run, NINE) == 0
    assert run.parts[1].lock is None


def test_minutes_taken_are_told_for_what_was_held():
    run = live_run.advance(begun(block(0), block(1), block(2)), NINE + 1290)
    run = live_run.advance(run, NINE + 1300)
    run = live_run.advance(run, NINE + 1300 + 600)
    assert run.is_over
    assert live_run.actual_minutes(run) == {"b0": 22, "b2": 10}
    assert live_run.sights(run, NINE + 9999) == ()


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["next", "back", "pause", "resume", "add", "wait"]), st.floats(0, 900)
    ),
    max_size=25,
)


def done(run, act, now):
    match act:
        case "next":
            return live_run.advance(run, now)
        case "back":
            return live_run.back(run, now)
        case "pause":
            return live_run.pause(run, now)
        case "resume":
            return live_run.resume(run, now)
        case "add":
            return live_run.add(run, 5, now)
    return live_run.settle(run, now)


@given(ACTS)
def test_whatever_is_pressed_time_adds_up_and_a_restart_changes_nothing(acts):
    run, now = begun(*ROOMS), NINE
    for act, seconds in acts:
        now += seconds
        run = done(live_run.settle(run, now), act, now)
        for part in run.parts:
            assert part.ended is None or part.began is not None
            assert part.elapsed(now) >= -0.001
        again = live_log.restored(planned(*ROOMS), live_log.log_of(run, now))
        assert on(again, now) == on(run, now)
        assert live_run.behind(again, now) == pytest.approx(live_run.behind(run, now), abs=0.01)


def test_a_log_of_another_agenda_is_read_as_far_as_it_fits():
    log = live_log.log_of(live_run.advance(begun(block(0), block(1)), NINE + 60), NINE + 90)
    again = live_log.restored(planned(block(1), block(7)), log)
    assert on(again, NINE + 90) == ["b1"]
    assert live_log.kept_at(log) == NINE + 90


@pytest.mark.parametrize("log", [{}, {"parts": 3, "moved": "x"}, {"parts": {"b0": 5}}])
def test_a_log_that_is_none_is_a_run_that_has_not_begun(log):
    assert live_log.restored(planned(block(0)), log).began is None
