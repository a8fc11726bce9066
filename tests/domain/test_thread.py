"""A goal's thread runs from findings to promises, and why() walks it back."""

from dataclasses import replace
from datetime import date

import pytest

from facilitator.domain import thread
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Reader
from facilitator.domain.records import (
    Block,
    Finding,
    Goal,
    GoalStatus,
    Link,
    Milestone,
    Network,
    Promise,
    Workshop,
)

START = date(2026, 1, 5)
GOAL = Goal("goal", "n", "One reason")
OTHER = Goal("other", "n", "Fewer meetings")
SPLIT, LOW = Finding("split", "n", "Views differ"), Finding("low", "n", "Rated low")

RECORDS = Dossier(
    Reader.FACILITATOR,
    Network("n", "Ward nurses", START),
    findings=(SPLIT, LOW),
    goals=(GOAL, OTHER),
    milestones=(Milestone("milestone", "n", "event-1", 5, "Event 1", START),),
    workshops=(Workshop("day", "n", "Spring day"), Workshop("evening", "n", "Autumn evening")),
    blocks=(Block("block", "n", "evening", "Compare"),),
    promises=(Promise("kept", "n", "Ring"), Promise("made", "n", "Write")),
)


def _tied(*pairs: str) -> Dossier:
    """The records with these ties, each such as "split goal"."""
    ends = [pair.split() for pair in pairs]
    links = tuple(Link(f"l{n}", "n", "", a, "", b) for n, (a, b) in enumerate(ends))
    return replace(RECORDS, links=links)


def _ids(records: tuple[object, ...]) -> list[str]:
    return [record.id for record in records]  # type: ignore[attr-defined]


def test_a_thread_holds_what_led_to_a_goal_and_what_it_led_to():
    found = thread.thread_of(
        _tied("split goal", "goal day", "goal milestone", "goal kept", "low other"), GOAL
    )
    assert found == thread.Thread(
        GOAL, (SPLIT,), RECORDS.workshops[:1], RECORDS.milestones, RECORDS.promises[:1]
    )


def test_a_loose_goal_has_a_thread_of_its_own():
    assert thread.thread_of(RECORDS, GOAL) == thread.Thread(GOAL, (), (), (), ())


def test_a_block_brings_in_its_workshop():
    assert _ids(thread.thread_of(_tied("goal block"), GOAL).workshops) == ["evening"]


def test_promises_made_in_a_goals_workshop_belong_to_its_thread():
    found = thread.thread_of(_tied("goal block", "evening made", "day kept"), GOAL)
    assert _ids(found.promises) == ["made"]


@pytest.mark.parametrize("status", [GoalStatus.PARKED, GoalStatus.MET, GoalStatus.RETIRED])
def test_only_active_goals_have_a_thread_on_the_overview(status):
    goals = (replace(GOAL, status=status), OTHER)
    assert [t.goal for t in thread.threads(replace(RECORDS, goals=goals))] == [OTHER]


def test_why_names_what_is_behind_a_record_nearest_first():
    dossier = _tied("split goal", "goal day")
    assert thread.why(dossier, "day") == (GOAL, SPLIT)


def test_why_names_each_goal_and_finding_once():
    dossier = _tied("split goal", "split other", "goal day", "other day", "low other")
    assert _ids(thread.why(dossier, "day")) == ["goal", "other", "split", "low"]


def test_why_ends_where_ties_go_in_a_circle():
    dossier = _tied("goal other", "other goal", "goal day")
    assert thread.why(dossier, "day") == (GOAL, OTHER)


def test_nothing_is_behind_what_is_not_tied():
    assert thread.why(RECORDS, "day") == ()


def test_what_was_promised_at_a_workshop_is_there_for_the_workshops_goals():
    dossier = _tied("split goal", "goal evening", "evening kept", "block made")
    assert thread.why(dossier, "kept") == (GOAL, SPLIT)
    assert thread.why(dossier, "made") == (GOAL, SPLIT)


def test_a_block_is_there_for_its_own_reasons_or_else_for_its_workshops():
    assert thread.why(_tied("goal evening"), "block") == (GOAL,)
    assert thread.why(_tied("goal evening", "low block"), "block") == (LOW,)
    assert thread.why(_tied("goal evening", "s01 block"), "block") == ()


def test_a_milestone_without_goals_of_its_own_is_there_for_its_workshops():
    (day, evening) = RECORDS.workshops
    held = (day, replace(evening, milestone_id="milestone"))
    dossier = replace(_tied("goal day", "other evening"), workshops=held)
    assert thread.why(dossier, "milestone") == (OTHER,)
