"""Where a goal stands is read from its sheet and its readings."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.goal_reading import checks, need_of, standing
from facilitator.domain.records import Goal, Reading

GOAL = Goal("g", "n", "Many hands", baseline=20, target=60)


def reading(day, value, goal_id="g"):
    return Reading(f"r{day}", "n", goal_id, date(2027, 3, day), value)


def test_latest_reading_is_the_last_by_date():
    found = standing(GOAL, [reading(9, 50), reading(2, 30), reading(20, 99, "other")])

    assert found.latest.value == 50
    assert found.change == 30
    assert found.share == 0.75


def test_first_of_several_readings_is_the_baseline_where_none_was_set():
    found = standing(Goal("g", "n", "x"), [reading(2, 30), reading(9, 50)])

    assert (found.baseline, found.share) == (30, None)


def test_a_fall_towards_a_lower_target_counts_as_progress():
    found = standing(Goal("g", "n", "x", baseline=10, target=0), [reading(2, 5)])

    assert found.share == 0.5


def test_nothing_is_said_to_have_changed_without_readings():
    assert standing(GOAL, []).change is None


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_reaching_the_target_is_the_whole_way(baseline, target):
    goal = Goal("g", "n", "x", baseline=baseline, target=target)

    share = standing(goal, [reading(1, target)]).share

    assert share is None if baseline == target else share == 1


def test_a_bare_goal_has_everything_to_settle():
    assert not any(check.has for check in checks(Goal("g", "n", "x"), answers_a_finding=False))


def test_time_left_counts_to_the_goals_own_date():
    goal = Goal("g", "n", "x", due=date(2027, 6, 1), stage="spread")

    need = need_of(goal, date(2028, 1, 1), date(2027, 3, 1))

    assert (need.months_left, need.stage, need.scale) == (3, "spread", None)


def test_time_left_without_a_date_counts_to_the_end_and_is_never_less_than_none():
    today, ends = date(2027, 3, 1), date(2027, 11, 1)

    assert need_of(Goal("g", "n", "x"), ends, today).months_left == 8
    assert need_of(Goal("g", "n", "x", due=date(2026, 1, 1)), ends, today).months_left == 0
