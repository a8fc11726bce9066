"""The run's clock counts sleep, is unmoved by hands on the wall clock, and does not drift."""

import pytest

from facilitator.domain.run_clock import Jump, Look, checked, started

HALF_PAST_NINE = 9.5 * 3600


def looked(*looks):
    clock, told = started(looks[0], HALF_PAST_NINE), []
    for look in looks[1:]:
        clock, one = checked(clock, look)
        told.append(one)
    return clock, told


def test_time_slept_through_is_counted_and_told():
    clock, told = looked(Look(5, 1000), Look(5.2, 1000.2), Look(6, 1421))
    assert told[0] is None
    assert told[1].jump is Jump.SLEPT
    assert told[1].seconds == pytest.approx(420)
    assert clock.now(6) == pytest.approx(HALF_PAST_NINE + 421)


def test_a_system_that_knows_how_long_it_slept_is_believed():
    clock, told = looked(Look(5, 1000, 50), Look(6, 1421, 471))
    assert told[0].jump is Jump.SLEPT
    assert clock.now(6) == HALF_PAST_NINE + 421


@pytest.mark.parametrize("wall", [1 + 3600, 1 - 3600])
def test_a_clock_that_was_set_changes_nothing(wall):
    clock, told = looked(Look(5, 1000, 50), Look(6, 1000 + wall, 51))
    assert told[0].jump is Jump.SET
    assert clock.now(6) == HALF_PAST_NINE + 1


def test_a_clock_set_back_is_told_once():
    _, told = looked(Look(5, 1000), Look(6, 700), Look(7, 701))
    assert [one and one.jump for one in told] == [Jump.SET, None]


def test_a_steady_clock_that_ran_on_through_sleep_is_told_and_not_counted_twice():
    clock, told = looked(Look(5, 1000), Look(605, 1600))
    assert told[0].jump is Jump.STOOD
    assert clock.now(605) == HALF_PAST_NINE + 600


def test_nudges_of_the_wall_clock_are_passed_over():
    looks = [Look(n * 0.2, n * 0.2 * 1.0005) for n in range(18_001)]
    clock, told = looked(*looks)
    assert not any(told)
    assert clock.now(3600) == HALF_PAST_NINE + 3600
