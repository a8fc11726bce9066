"""Answers "why is this here?" in words, the same for a block, a promise and a milestone."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.dossier import Dossier
from facilitator.domain.instrument import number_of
from facilitator.domain.records import Finding, Goal
from facilitator.domain.saying import listed
from facilitator.domain.thread import sources_of, statements_behind, why

MOST_FOUND = 3


def why_words(dossier: Dossier, record_id: str) -> str:
    """Goals and findings behind a record, in a sentence each; "" for a loose one.

    Where no finding is, the statements of the diagnostic that led to it are told.
    """
    behind = why(dossier, record_id)
    goals = [_goal(dossier, knot) for knot in behind if isinstance(knot, Goal)]
    found = [knot.title.strip().rstrip(".") for knot in behind if isinstance(knot, Finding)]
    stated = [] if found else [number_of(id) for id in statements_behind(dossier, record_id)]
    told = [
        "; ".join(goals),
        f"Found: {'; '.join(_few(found))}" if found else "",
        f"{_counted('Statement', stated)} of the diagnostic" if stated else "",
    ]
    return " ".join(f"{part[0].upper()}{part[1:]}." for part in told if part)


def why_here(dossier: Dossier, record_id: str) -> str:
    """The same behind the question it answers, in few words where only a workshop leads to it."""
    numbers = goal_numbers(dossier, record_id)
    tied = any(sources_of(dossier, record_id))
    through = f"Through its workshop, for {numbers}." if numbers and not tied else ""
    told = through or why_words(dossier, record_id)
    return f"Why is this here? {told}" if told else ""


def goal_numbers(dossier: Dossier, record_id: str) -> str:
    """The active goals behind a record, such as "goals 1 and 3"; "" where there are none."""
    behind = why(dossier, record_id)
    numbers = [str(n) for n, goal in enumerate(dossier.active_goals, 1) if goal in behind]
    return _counted("goal", numbers) if numbers else ""


def _goal(dossier: Dossier, goal: Goal) -> str:
    title = goal.title.strip().rstrip(".")
    if goal not in dossier.active_goals:
        return f"{title} (a goal, {goal.status})"
    return f"goal {dossier.active_goals.index(goal) + 1}, {title}"


def _few(titles: Sequence[str]) -> list[str]:
    left = len(titles) - MOST_FOUND
    return [*titles[:MOST_FOUND], *([f"and {left} more"] if left > 0 else [])]


def _counted(what: str, numbers: Sequence[str]) -> str:
    return f"{what}{'' if len(numbers) == 1 else 's'} {listed(numbers)}"
