"""Gathers the plain facts a review looks at, as they were known on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from facilitator.domain.dossier import Dossier
from facilitator.domain.goal_reading import Standing, standing
from facilitator.domain.records import Goal, Milestone, Promise, Round

QUARTER = "quarter"
SEEN = 2


@dataclass(frozen=True)
class Facts:
    """What had happened by a day; counts only, nobody is scored."""

    goals: tuple[tuple[Goal, Standing], ...]
    promises_made: int
    promises_kept: int
    promises_late: int
    workshops_held: int
    workshops_ahead: int
    sessions: int
    people_coached: int
    minutes_coached: int
    stories: int
    stories_seen: int
    newest_round: Round | None


def reviews(dossier: Dossier) -> tuple[Milestone, ...]:
    """Gates, the quarter review and the close, in the order they are due."""
    kinds = ("gate", "close")
    return tuple(m for m in dossier.milestones if m.kind in kinds or m.key == QUARTER)


def is_gate(milestone: Milestone) -> bool:
    """Whether the milestone asks for a decision."""
    return milestone.kind in ("gate", "close")


def facts(dossier: Dossier, day: date) -> Facts:
    """What was known by the end of a day."""
    readings = [reading for reading in dossier.readings if reading.on <= day]
    made = [promise for promise in dossier.promises if (promise.made_on or day) <= day]
    kept = [promise for promise in made if _kept_by(promise, day)]
    late = [p for p in made if p.due and p.due < day and not _kept_by(p, day)]
    held = [w for w in dossier.workshops if w.held and (w.date is None or w.date <= day)]
    sessions = [session for session in dossier.sessions if session.date <= day]
    told = [story for story in dossier.stories if (story.told_on or day) <= day]
    rounds = [round_ for round_ in dossier.rounds if round_.held_on <= day]
    return Facts(
        goals=tuple((goal, standing(goal, readings)) for goal in dossier.active_goals),
        promises_made=len(made),
        promises_kept=len(kept),
        promises_late=len(late),
        workshops_held=len(held),
        workshops_ahead=sum(1 for w in dossier.workshops if w.date and w.date > day),
        sessions=len(sessions),
        people_coached=len({session.person_id for session in sessions}),
        minutes_coached=sum(session.minutes or 0 for session in sessions),
        stories=len(told),
        stories_seen=sum(1 for story in told if story.evidence >= SEEN),
        newest_round=rounds[-1] if rounds else None,
    )


def _kept_by(promise: Promise, day: date) -> bool:
    return promise.done_on is not None and promise.done_on <= day
