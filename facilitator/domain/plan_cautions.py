"""Says plainly what is odd about a date in the plan; it advises and never forbids."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from facilitator.domain.records import Milestone
from facilitator.domain.saying import day_words
from facilitator.domain.schedule import due

AFTERWARDS = "check"
"""The optional check of month 24 is meant to lie after the 18 months."""


def of_milestone(
    milestone: Milestone, milestones: Sequence[Milestone], start: date, months: int, today: date
) -> tuple[str, ...]:
    """What is odd about where this milestone lies, a sentence each."""
    if milestone.done_on:
        ahead = milestone.done_on > today
        return ("It is marked as done on a day that is still to come.",) if ahead else ()
    found = [*_of_day(milestone, start, months), *_among(milestone, milestones)]
    if milestone.due < today:
        found.insert(0, "Its day is past and it is not done.")
    return tuple(found)


def _of_day(milestone: Milestone, start: date, months: int) -> list[str]:
    end = due(start, months)
    if milestone.due < start:
        return [f"It lies before the start on {day_words(start)}."]
    if milestone.due > end and milestone.key != AFTERWARDS:
        return [f"It lies after the {months} months, which end on {day_words(end)}."]
    return []


def _among(milestone: Milestone, milestones: Sequence[Milestone]) -> list[str]:
    found = []
    others = [m for m in milestones if m.id != milestone.id]
    if milestone.kind in ("gate", "close"):
        found += [
            f"{other.title} is on the same day: two decisions at once."
            for other in others
            if other.kind in ("gate", "close") and (other.done_on or other.due) == milestone.due
        ]
    carrier = next((m for m in others if m.id == milestone.hangs_on), None)
    if carrier and milestone.due < (carrier.done_on or carrier.due):
        day = day_words(carrier.done_on or carrier.due)
        found.append(f"It comes before {carrier.title}, on which it hangs, on {day}.")
    return found
