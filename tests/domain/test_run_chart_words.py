"""What a chart shows is said in plain words, and whether it is the way things should go."""

from datetime import date, timedelta

from facilitator.domain.records import Reading
from facilitator.domain.run_chart import Better, run_chart
from facilitator.domain.run_chart_words import chart_words, rounded, signals_told, verdict_words

START = date(2026, 3, 2)


def chart(values, better=Better.UNKNOWN):
    days = (START + timedelta(7 * n) for n in range(len(values)))
    read = [Reading(f"r{n:02}", "n", "g", on, v) for n, (on, v) in enumerate(zip(days, values))]  # noqa: B905
    return run_chart(read, better)


def told(values, better=Better.UNKNOWN):
    return signals_told(chart(values, better), lambda on: f"{on.day} {on:%b}", lambda v: f"{v:g}%")


def amount(value):
    return f"{value:g}%"


def test_median_is_said_with_what_limits_wait_for():
    assert chart_words(chart([1, 2, 4]), amount) == (
        "Median of 3 readings: 2%. Limits are drawn from 12 readings on."
    )


def test_limits_are_said_and_a_jump_left_out_of_them():
    said = chart_words(chart([*[10, 11, 9] * 8, 60]), amount)
    assert said.startswith("Mean 12%, limits ")
    assert said.endswith("One jump between readings counted as too large for them.")


def test_readings_that_hardly_vary_have_no_limits():
    assert "no limits to draw" in chart_words(chart([5] * 12), amount)


def test_nothing_is_said_without_readings():
    assert chart_words(chart([]), amount) == ""


def test_centre_has_one_decimal_more_than_the_readings():
    assert rounded(chart([1, 2, 2]), 5 / 3) == 1.7
    assert rounded(chart([1.25, 2, 2]), 5 / 3) == 1.667


def test_few_readings_are_said_to_be_few_and_quiet_ones_quiet():
    assert "Too few readings" in verdict_words(chart([1, 2]))
    assert verdict_words(chart([1, 3, 2, 4, 2])).startswith("No signal")
    assert verdict_words(chart([1, 2, 3, 4, 5])) == "One signal of change:"


def test_a_trend_is_told_with_its_days_and_its_way():
    assert told([1, 2, 3, 4, 5]) == ("From 2 Mar to 30 Mar the readings only rise.",)
    assert told([1, 2, 3, 4, 5], Better.UP)[0].endswith("That is the way it should go.")
    assert told([1, 2, 3, 4, 5], Better.DOWN)[0].endswith("That is the wrong way.")


def test_a_reading_beyond_a_limit_is_told_with_its_amount():
    assert "On 17 Aug, 60% lies above the upper limit." in told([*[10, 11, 9] * 8, 60])


def test_runs_are_told_without_a_way():
    assert told([1, 9, 2, 8, 1, 9, 2, 8, 1, 9], Better.UP) == (
        "The readings cross the median more often than chance would have them do.",
    )
