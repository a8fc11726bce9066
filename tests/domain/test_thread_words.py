"""A block, a promise and a milestone say in words which goal and finding they are there for."""

from dataclasses import replace
from datetime import date

import pytest

from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Reader
from facilitator.domain.records import Block, Finding, Goal, GoalStatus, Link, Network, Workshop
from facilitator.domain.thread_words import goal_numbers, why_here, why_words

GOALS = (Goal("one", "n", "One reason"), Goal("two", "n", "Fewer meetings."))
RECORDS = Dossier(
    Reader.FACILITATOR,
    Network("n", "Ward nurses", date(2026, 1, 5)),
    goals=GOALS,
    findings=tuple(Finding(f"f{n}", "n", f"Found {n}.") for n in range(5)),
)


def tied(*pairs):
    """The records with these ties, each such as "s03 it"."""
    ends = [(pair, *pair.split()) for pair in pairs]
    kinds = {"s": "statement", "f": "finding"}
    links = (Link(id, "n", kinds.get(a[0], "goal"), a, "block", b) for id, a, b in ends)
    return replace(RECORDS, links=tuple(links))


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ((), ""),
        (("one it",), "Goal 1, One reason."),
        (("one it", "two it"), "Goal 1, One reason; goal 2, Fewer meetings."),
        (("f0 two", "two it"), "Goal 2, Fewer meetings. Found: Found 0."),
        (("f0 it", "f1 it"), "Found: Found 0; Found 1."),
        (tuple(f"f{n} it" for n in range(5)), "Found: Found 0; Found 1; Found 2; and 2 more."),
        (("s03 it", "s14 it"), "Statements 3 and 14 of the diagnostic."),
    ],
)
def test_why_is_told_goals_first_then_findings_then_statements(pairs, said):
    assert why_words(tied(*pairs), "it") == said


def test_a_goal_that_is_no_longer_active_is_named_with_its_standing():
    goals = (replace(GOALS[0], status=GoalStatus.MET), GOALS[1])
    shown = replace(tied("one it", "two it"), goals=goals)

    assert goal_numbers(shown, "it") == "goal 1"
    assert why_words(shown, "it").startswith("One reason (a goal, met); goal 1, Fewer meetings.")


def test_what_only_a_workshop_leads_to_says_so_in_few_words():
    day, block = Workshop("day", "n", "Spring day"), Block("it", "n", "day", "Compare")
    loose = replace(tied("f0 one", "one day"), workshops=(day,), blocks=(block,))
    own = replace(tied("f0 one", "one day", "f1 it"), workshops=(day,), blocks=(block,))

    assert why_here(loose, "it") == "Why is this here? Through its workshop, for goal 1."
    assert why_here(own, "it") == "Why is this here? Found: Found 1."
    assert why_here(RECORDS, "it") == ""


def test_numbers_alone_are_said_where_there_is_little_room():
    assert goal_numbers(tied("one it", "two it"), "it") == "goals 1 and 2"
    assert goal_numbers(RECORDS, "it") == ""
