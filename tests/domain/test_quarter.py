"""Three months hold what happened in them, as it was known at their end."""

from dataclasses import replace
from datetime import date

from facilitator.domain.quarter import quarter
from facilitator.domain.records import Promise, Reading, Story, Workshop
from tests.documents.dossiers import bare, goal, with_goals

LAST = date(2026, 8, 2)
IN, BEFORE, AFTER = date(2026, 6, 1), date(2026, 5, 2), date(2026, 8, 3)


def of(**parts):
    return quarter(replace(with_goals(bare(), goal()), **parts), LAST)


def test_readings_before_in_and_after_are_told_apart():
    readings = tuple(Reading(f"r{d}", "n", "g1", d, 40) for d in (BEFORE, IN, AFTER))

    (found,) = of(readings=readings).goals

    assert (found.before.on, found.latest.on) == (BEFORE, IN)
    assert [reading.on for reading in found.taken] == [IN]


def test_goal_without_a_reading_has_none():
    (found,) = of().goals
    assert (found.before, found.latest, found.taken) == (None, None, ())


def test_promises_are_kept_open_or_late_as_of_the_last_day():
    def made(key, due, done=None, on=BEFORE):
        return Promise(key, "n", key, due=due, done_on=done, made_on=on)

    found = of(
        promises=(
            made("kept", IN, IN),
            made("kept-before", BEFORE, BEFORE),
            made("kept-after", AFTER, AFTER),
            made("late", IN),
            made("open", None),
            made("not-yet", AFTER, on=AFTER),
        )
    )

    assert [p.id for p in found.kept] == ["kept"]
    assert [p.id for p in found.open] == ["kept-after", "open"]
    assert [p.id for p in found.late] == ["late"]


def test_stories_and_workshops_of_the_days_only():
    stories = tuple(Story(f"s{d}", "n", "A story", told_on=d) for d in (BEFORE, IN, AFTER))
    days = tuple(Workshop(f"w{d}", "n", "A day", d, held=d <= LAST) for d in (BEFORE, IN, AFTER))

    found = of(stories=stories, workshops=days)

    assert [story.told_on for story in found.stories] == [IN]
    assert [day.date for day in found.held] == [IN]
    assert [day.date for day in found.workshops_ahead] == [AFTER]


def test_steps_done_and_coming():
    done = replace(bare().milestones[4], done_on=IN)
    found = of(milestones=(done, *bare().milestones[5:]))

    assert found.done == (done,)
    assert [step.month for step in found.coming] == [7, 8, 9]
