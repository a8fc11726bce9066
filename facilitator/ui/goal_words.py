"""What pages say of a goal's number: amounts with their unit, and how far it has come."""

from __future__ import annotations

from facilitator.domain import objectives
from facilitator.domain.dossier import Dossier
from facilitator.domain.goal_reading import Standing
from facilitator.domain.records import Goal, GoalStatus
from facilitator.domain.thread import Thread, thread_of
from facilitator.domain.unit import sign, with_unit
from facilitator.ui.widgets.dates import date_words

STATUS: dict[str, str] = {
    GoalStatus.ACTIVE: "Active",
    GoalStatus.PARKED: "Parked",
    GoalStatus.MET: "Met",
    GoalStatus.RETIRED: "Retired",
}
STATUS_PILLS: dict[str, str] = {
    GoalStatus.ACTIVE: "teal",
    GoalStatus.PARKED: "amber",
    GoalStatus.MET: "green",
    GoalStatus.RETIRED: "plain",
}
ACCENTS = ("teal", "amber", "violet")
"""The colour of the first, second and third goal, the same as on the plan on a page."""

_PARTS = {
    0.1: "a tenth",
    0.25: "a quarter",
    0.333: "a third",
    0.5: "half",
    0.667: "two thirds",
    0.75: "three quarters",
    0.9: "nine tenths",
}


def amount(value: float | None, unit: str) -> str:
    """A number with its unit: "31%", "12 sites"; nothing for None."""
    if value is None:
        return ""
    return with_unit(f"{value:,.15g}", unit)


def bare(value: float | None, unit: str) -> str:
    """A number with "%" where that is its unit, for where there is little room."""
    return "–" if value is None else f"{value:,.15g}{sign(unit)}"


def why_words(dossier: Dossier, goal: Goal) -> str:
    """Why a goal, and so its measure, is here: its number, findings and earlier objectives."""
    thread = thread_of(dossier, goal)
    active = [each.id for each in dossier.active_goals]
    named = f"Goal {active.index(goal.id) + 1}" if goal.id in active else "This goal"
    parts = [*_found_words(thread), *_earlier_words(thread)]
    if not parts:
        return f"{named} is not tied to a finding or an earlier objective yet."
    return f"{named} {' '.join(parts)}"


def _found_words(thread: Thread) -> list[str]:
    titles = "; ".join(finding.title.strip().rstrip(".") for finding in thread.findings)
    return [f"answers what was found: {titles}."] if titles else []


def _earlier_words(thread: Thread) -> list[str]:
    begin = "It comes" if thread.findings else "comes"
    return [
        f"{begin} from an earlier objective, {objectives.said(each)}: {each.title.rstrip('.')}."
        for each in thread.objectives
    ]


def standing_words(goal: Goal, where: Standing) -> str:
    """Latest reading beside baseline and target, in a sentence or two."""
    if where.latest is None:
        return _before_readings(goal)
    told = f"{amount(where.latest.value, goal.unit)} on {date_words(where.latest.on)}"
    told += f"{_change_words(where)}."
    if goal.target is None:
        return f"{told} No target is set yet."
    by = f" by {date_words(goal.due)}" if goal.due else ""
    return f"{told} The target is {amount(goal.target, goal.unit)}{by}{_way_words(where)}."


def _before_readings(goal: Goal) -> str:
    parts = []
    if goal.baseline is not None:
        parts.append(f"It began at {amount(goal.baseline, goal.unit)}.")
    if goal.target is not None:
        by = f" by {date_words(goal.due)}" if goal.due else ""
        parts.append(f"The target is {amount(goal.target, goal.unit)}{by}.")
    return " ".join([*parts, "No readings yet."])


def _change_words(where: Standing) -> str:
    if where.change is None or where.baseline is None:
        return ""
    if where.change == 0:
        return f", as at the baseline of {where.baseline:,.15g}"
    way = "up" if where.change > 0 else "down"
    return f", {way} {abs(where.change):,.6g} from {where.baseline:,.15g}"


def _way_words(where: Standing) -> str:
    if where.share is None:
        return ""
    if where.share >= 1:
        return ": reached"
    if where.share <= 0:
        return ": no nearer yet than at the start"
    part = min(_PARTS, key=lambda part: abs(part - where.share))  # type: ignore[operator]
    return f": about {_PARTS[part]} of the way"
