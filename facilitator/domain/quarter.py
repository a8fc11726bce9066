"""Gathers three months of a network: what was read, promised, told and done, and what comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from facilitator.domain.schedule import due

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier
    from facilitator.domain.records import Goal, Milestone, Promise, Reading, Story, Workshop

MONTHS = 3


@dataclass(frozen=True)
class GoalQuarter:
    """A goal's number as the quarter found it and as it left it, with the readings taken in it."""

    goal: Goal
    before: Reading | None
    latest: Reading | None
    taken: tuple[Reading, ...]


@dataclass(frozen=True)
class Quarter:
    """The days after `first` up to `last`, and the three months after them up to `ahead`."""

    first: date
    last: date
    ahead: date
    goals: tuple[GoalQuarter, ...]
    kept: tuple[Promise, ...]
    open: tuple[Promise, ...]
    late: tuple[Promise, ...]
    stories: tuple[Story, ...]
    done: tuple[Milestone, ...]
    held: tuple[Workshop, ...]
    coming: tuple[Milestone, ...]
    workshops_ahead: tuple[Workshop, ...]


def quarter(dossier: Dossier, last: date) -> Quarter:
    """The three months that end on a day, and the three that follow it.

    Promises are open or late as of that day; one that was kept later still counts as open then.
    """
    first, ahead = due(last, -MONTHS), due(last, MONTHS)
    made = [p for p in dossier.promises if (p.made_on or last) <= last]
    still = [p for p in made if p.done_on is None or p.done_on > last]
    late = tuple(p for p in _by_due(still) if p.due is not None and p.due < last)
    return Quarter(
        first,
        last,
        ahead,
        goals=tuple(_goal(dossier, goal, first, last) for goal in dossier.active_goals),
        kept=tuple(p for p in made if p.done_on and first < p.done_on <= last),
        open=tuple(p for p in _by_due(still) if p not in late),
        late=late,
        stories=tuple(s for s in dossier.stories if s.told_on and first < s.told_on <= last),
        done=tuple(m for m in dossier.milestones if m.done_on and first < m.done_on <= last),
        held=tuple(w for w in dossier.workshops if w.held and w.date and first < w.date <= last),
        coming=_coming(dossier, last, ahead),
        workshops_ahead=tuple(
            w for w in dossier.workshops if not w.held and w.date and last < w.date <= ahead
        ),
    )


def _goal(dossier: Dossier, goal: Goal, first: date, last: date) -> GoalQuarter:
    known = sorted(
        (r for r in dossier.readings if r.goal_id == goal.id and r.on <= last),
        key=lambda r: (r.on, r.id),
    )
    before = [reading for reading in known if reading.on <= first]
    taken = tuple(reading for reading in known if reading.on > first)
    return GoalQuarter(goal, before[-1] if before else None, known[-1] if known else None, taken)


def _by_due(promises: list[Promise]) -> list[Promise]:
    return sorted(promises, key=lambda p: (p.due or date.max, p.id))


def _coming(dossier: Dossier, last: date, ahead: date) -> tuple[Milestone, ...]:
    return tuple(
        m
        for m in dossier.milestones
        if last < m.due <= ahead and (m.done_on is None or m.done_on > last)
    )
