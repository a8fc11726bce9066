"""The review of earlier objectives is told by what became of each."""

from facilitator.domain.deliver_records import Objective, Verdict
from facilitator.domain.objectives import (
    behind,
    can_become_goal,
    lines_of,
    new_lines,
    of_verdict,
    said,
    tally,
)

KEPT = Objective("a", "n", "Shared letters", verdict=Verdict.KEEP)
TIED = Objective("b", "n", "One worker", verdict=Verdict.REVISE, goal_id="g")
GONE = Objective("c", "n", "A newsletter", verdict=Verdict.RETIRE)
OPEN = Objective("d", "n", "A register")
ALL = (KEPT, TIED, GONE, OPEN)


def test_verdicts_are_counted_in_words():
    assert tally(ALL) == "1 kept, 1 revised, 1 retired, 1 to decide"
    assert tally(()) == ""


def test_each_is_told_in_a_word():
    assert [said(each) for each in ALL] == ["kept", "revised", "retired", "to decide"]


def test_objectives_are_found_by_verdict_and_by_goal():
    assert of_verdict(ALL, None) == (OPEN,)
    assert behind(ALL, "g") == (TIED,)


def test_only_what_is_kept_or_revised_and_no_goal_yet_can_become_one():
    assert [each for each in ALL if can_become_goal(each)] == [KEPT]


def test_a_pasted_list_loses_its_bullets_and_numbers():
    text = "- Shared letters\n\n2. One worker\n• 2026 plan\n3) Rota\n4 sites joined"
    assert lines_of(text) == ("Shared letters", "One worker", "2026 plan", "Rota", "4 sites joined")


def test_a_line_that_begins_with_an_objective_there_is_is_not_new():
    assert new_lines("1. Shared letters (second year).\n2. Rota", ALL) == ("Rota",)
    assert new_lines("Rota", ()) == ("Rota",)
