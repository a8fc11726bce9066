"""A goal is remarked on kindly: what is hard to remember, odd or past its day."""

from dataclasses import replace
from datetime import date

from facilitator.domain.goal_remarks import aim_remarks, number_remarks, sheet_remarks
from facilitator.domain.records import Goal, GoalStatus, Reading

START, TODAY = date(2026, 3, 2), date(2026, 11, 21)
GOAL = Goal("g", "n", "Hands", aim="More hands share the work.", measure="Hands", baseline=2)


def reading(on, value=3.0, note=""):
    return Reading(f"r{on}", "n", "g", on, value, note)


def numbers(goal, *read):
    return number_remarks(goal, read, START, TODAY, date.isoformat)


def test_a_sound_goal_is_passed_over_in_silence():
    assert sheet_remarks(GOAL, [reading(date(2026, 4, 1))], TODAY, date.isoformat) == ()


def test_a_long_aim_is_counted():
    (said,) = aim_remarks(replace(GOAL, aim="so " * 40))
    assert said == "The aim is 40 words long. Can it be said in one breath?"


def test_office_words_are_named_once_each():
    (said,) = aim_remarks(replace(GOAL, aim="Leverage synergies with stakeholders; leverage it"))
    assert "“Leverage”, “synergies”, “stakeholders”?" in said


def test_plain_welsh_and_polish_aims_are_not_remarked_on():
    assert aim_remarks(replace(GOAL, aim="Pawb yn gwybod pwy i ffonio. Każdy wie, do kogo.")) == ()


def test_two_owners_are_one_too_many():
    assert aim_remarks(replace(GOAL, owner="Awen and Callum")) != ()
    assert aim_remarks(replace(GOAL, owner="Awen a Dafydd")) != ()
    assert aim_remarks(replace(GOAL, owner="Awen Prys, coordinator")) == ()
    assert aim_remarks(replace(GOAL, owner="Awen Prys, a nurse")) == ()


def test_what_is_only_something_to_do_is_asked_about():
    (said,) = aim_remarks(replace(GOAL, aim="Publish 12 newsletters"))
    assert said.startswith("That is something to do.")
    assert aim_remarks(replace(GOAL, aim="Everyone who holds a clinic knows whom to ring")) == ()


def test_readings_before_the_start_are_said_with_the_day():
    (said,) = numbers(GOAL, reading(date(2026, 1, 9)), reading(date(2026, 5, 9)))
    assert said.startswith("One reading comes from before the 18 months began, on 2026-03-02.")


def test_a_reading_called_the_baseline_is_where_earlier_ones_come_before():
    early, base = reading(date(2026, 3, 9)), reading(date(2026, 4, 9), note="Baseline, 49 asked")
    (said,) = numbers(GOAL, early, base)
    assert "before the baseline was taken, on 2026-04-09" in said


def test_a_reading_of_a_day_to_come_is_said():
    assert numbers(GOAL, reading(date(2027, 1, 1))) == ("One reading bears a date still to come.",)


def test_a_share_over_the_whole_is_asked_about():
    share = replace(GOAL, unit="per cent")
    assert numbers(share, reading(date(2026, 5, 9), 100)) == ()
    (said,) = numbers(share, reading(date(2026, 5, 9), 460), reading(date(2026, 6, 9), 101))
    assert said == "Over 100 per cent on 2026-05-09 and 1 more. Is that what was counted?"
    assert numbers(GOAL, reading(date(2026, 5, 9), 460)) == ()


def test_two_readings_of_one_day_are_said():
    again = replace(reading(date(2026, 5, 9), 4), id="again")
    (said,) = numbers(GOAL, reading(date(2026, 5, 9)), again)
    assert said == "More than one reading bears the date 2026-05-09. The chart shows each."


def test_a_date_that_has_passed_is_said_unless_the_target_is_met_or_the_goal_rests():
    late = replace(GOAL, due=date(2026, 6, 1), target=5)
    assert numbers(late, reading(date(2026, 5, 1), 4))[0].startswith("Its date, 2026-06-01, has")
    assert numbers(late, reading(date(2026, 5, 1), 5)) == ()
    assert numbers(replace(late, status=GoalStatus.PARKED)) == ()


def test_baseline_that_is_the_target_and_a_missing_measure_are_said():
    said = numbers(replace(GOAL, target=2, measure=""), reading(date(2026, 5, 1)))
    assert len(said) == 2
