"""Months that fit their type are left alone, and so are the facilitator's own words."""

from dataclasses import replace
from datetime import date

from facilitator import content
from facilitator.domain.plan_fit import misfits
from facilitator.domain.programme import template
from facilitator.domain.records import Milestone

START = date(2026, 1, 5)


def laid_out(type_id: str | None = None) -> tuple[Milestone, ...]:
    chosen = template(content.programme(), type_id)
    return tuple(Milestone(m.key, "n", m.key, m.month, m.title, START) for m in chosen)


def test_plain_months_do_not_fit_a_collaborative() -> None:
    found = misfits(content.programme(), "collaborative", laid_out())
    assert "Event 1 becomes Learning session 1" in found
    assert "Action period 2 is added" in found


def test_forum_leaves_out_its_last_event() -> None:
    assert misfits(content.programme(), "forum", laid_out()) == ("Event 4 is left out",)


def test_months_laid_out_for_a_type_fit_it() -> None:
    for type_id in ("collaborative", "forum", "advocacy", "developmental", "managed"):
        assert misfits(content.programme(), type_id, laid_out(type_id)) == ()


def test_own_words_and_what_is_done_are_left_alone() -> None:
    months = [
        replace(m, title="Our own day")
        if m.key == "event-1"
        else replace(m, done_on=START)
        if m.key == "event-2"
        else m
        for m in laid_out()
    ]
    found = " ".join(misfits(content.programme(), "collaborative", months))
    assert "Learning session 1" not in found
    assert "Learning session 2" not in found
