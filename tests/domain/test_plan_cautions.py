"""Odd dates are said plainly."""

from dataclasses import replace
from datetime import date

from facilitator.domain.plan_cautions import of_milestone
from facilitator.domain.records import Milestone

START, TODAY = date(2026, 1, 5), date(2026, 4, 7)
GATE = Milestone("g1", "n", "gate-1", 3, "Gate 1", date(2026, 5, 5), "gate")


def said(milestone, *others):
    return of_milestone(milestone, (milestone, *others), START, 18, TODAY)


def test_ordinary_day_has_none():
    assert said(GATE) == ()


def test_past_day_of_what_is_not_done():
    assert said(replace(GATE, due=date(2026, 4, 6))) == ("Its day is past and it is not done.",)


def test_day_before_the_start_and_after_the_end():
    assert "It lies before the start on 5 Jan 2026." in said(replace(GATE, due=date(2025, 12, 1)))
    late = replace(GATE, due=date(2027, 7, 6))
    assert said(late) == ("It lies after the 18 months, which end on 5 Jul 2027.",)


def test_check_of_month_24_may_lie_after_the_end():
    assert said(replace(GATE, key="check", kind="milestone", due=date(2028, 1, 5))) == ()


def test_two_gates_on_one_day():
    other = replace(GATE, id="g2", title="Gate 2")
    assert said(GATE, other) == ("Gate 2 is on the same day: two decisions at once.",)
    assert said(GATE, replace(other, kind="milestone")) == ()


def test_step_before_what_it_hangs_on():
    later = replace(GATE, id="l", title="Listen", kind="milestone", due=date(2026, 6, 1))
    (caution,) = said(replace(GATE, hangs_on="l"), later)
    assert caution == "It comes before Listen, on which it hangs, on 1 Jun 2026."


def test_done_on_a_day_to_come():
    (caution,) = said(replace(GATE, done_on=date(2026, 4, 8)))
    assert caution.startswith("It is marked as done on a day")
    assert said(replace(GATE, done_on=TODAY, due=date(2020, 1, 1))) == ()
