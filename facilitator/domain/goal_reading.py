"""Reads a goal: what its sheet still lacks, where its number stands, what spreading it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from facilitator.domain.records import Goal, Reading
from facilitator.domain.schedule import month_of
from facilitator.domain.spread import Audience, Resources, Scale, SpreadNeed, Stage


@dataclass(frozen=True)
class Check:
    """One thing a goal should have, whether it does, and what helps to settle it."""

    name: str
    has: bool
    hint: str = ""


@dataclass(frozen=True)
class Standing:
    """Where a goal's number stands; None where it is not known.

    `share` is the part of the way from baseline to target, 0 at the baseline and 1 at the target.
    """

    baseline: float | None
    latest: Reading | None
    target: float | None
    share: float | None

    @property
    def change(self) -> float | None:
        """The latest reading less the baseline."""
        if self.latest is None or self.baseline is None:
            return None
        return self.latest.value - self.baseline


def checks(goal: Goal, *, answers_a_finding: bool) -> tuple[Check, ...]:
    """What a goal needs before it goes into a plan, in the order it is usually settled."""
    return (
        Check("an aim", bool(goal.aim.strip()), "Say what will be different, and for whom."),
        Check("a finding", answers_a_finding, "Tick below what was found that it answers."),
        Check("a measure", bool(goal.measure.strip()), "Choose one number somebody can count."),
        Check("a baseline", goal.baseline is not None, "Count it once before anything changes."),
        Check("a target", goal.target is not None, "Say how far is far enough."),
        Check("a date", goal.due is not None, "Say by when; a gate is a good day."),
        Check("an owner", bool(goal.owner.strip()), "Name one person who has said yes."),
    )


def standing(goal: Goal, readings: Sequence[Reading]) -> Standing:
    """Where the number stands; the first of several readings is the baseline if none was set."""
    in_order = sorted((r for r in readings if r.goal_id == goal.id), key=lambda r: (r.on, r.id))
    latest = in_order[-1] if in_order else None
    baseline = goal.baseline
    if baseline is None and len(in_order) > 1:
        baseline = in_order[0].value
    return Standing(baseline, latest, goal.target, _share(baseline, latest, goal.target))


def need_of(goal: Goal, ends: date, today: date) -> SpreadNeed:
    """What the ranking of the methods of spread is told; without a date, the programme's end."""
    return SpreadNeed(
        stage=Stage(goal.stage) if goal.stage else None,
        scale=Scale(goal.scale) if goal.scale else None,
        audience=Audience(goal.audience) if goal.audience else None,
        resources=Resources(goal.resources) if goal.resources else None,
        months_left=max(month_of(today, goal.due or ends), 0),
    )


def _share(baseline: float | None, latest: Reading | None, target: float | None) -> float | None:
    if baseline is None or latest is None or target is None or baseline == target:
        return None
    return (latest.value - baseline) / (target - baseline)
