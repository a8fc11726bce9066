"""What is late is said with what it pushes."""

from dataclasses import replace
from datetime import date

from facilitator.domain.late import late_steps
from facilitator.domain.records import Milestone

TODAY = date(2026, 4, 7)


def step(key, due, hangs_on=None, kind="milestone", **more):
    return Milestone(key, "n", key, 1, key.title(), due, kind, hangs_on=hangs_on, **more)


REVIEW = step("review", date(2026, 3, 24))
LISTEN = step("listen", date(2026, 3, 30), "review")
GATE = step("gate", date(2026, 4, 20), "listen", "gate")
CLOSE = step("close", date(2027, 7, 5), "gate", "close")
ALL = (REVIEW, LISTEN, GATE, CLOSE)


def test_late_step_says_what_it_pushes_and_to_when():
    (late,) = late_steps(ALL, TODAY)

    assert late.title == "Review, 2 weeks late"
    assert late.words == (
        "Moved to 7 Apr 2026, it pushes 3 steps by 2 weeks: Listen from 30 Mar 2026 to "
        "13 Apr 2026, Gate from 20 Apr 2026 to 4 May 2026 and Close from 5 Jul 2027 to "
        "19 Jul 2027. Listen is late too."
    )


def test_step_on_which_nothing_hangs_pushes_nothing():
    (late,) = late_steps([replace(REVIEW)], TODAY)

    assert late.words == "Nothing hangs on it, so it pushes nothing."


def test_done_steps_are_neither_late_nor_pushed():
    listen = replace(LISTEN, done_on=date(2026, 4, 1))

    (late,) = late_steps((REVIEW, listen, GATE, CLOSE), TODAY)

    assert [push.milestone.key for push in late.pushes] == []


def test_nothing_is_late_on_its_own_day():
    assert late_steps([replace(REVIEW, due=TODAY)], TODAY) == ()


def test_it_would_be_done_on_the_next_working_day():
    good_friday = date(2026, 4, 3)
    (late,) = late_steps([REVIEW], good_friday, {good_friday: "Good Friday"})

    assert late.to == date(2026, 4, 6)


def test_what_pushes_most_comes_first():
    own = step("own", date(2026, 1, 1))

    assert [late.milestone.key for late in late_steps((own, *ALL), TODAY)] == ["review", "own"]
