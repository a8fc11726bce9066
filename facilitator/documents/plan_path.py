"""The 18 months of one network as figures are given them: phases, gates, events and today."""

from __future__ import annotations

from datetime import date

from facilitator import content
from facilitator.documents import words
from facilitator.documents.figures import Figure
from facilitator.documents.figures_plan import MONTHS, Moment, Phase, path_bar
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Milestone
from facilitator.domain.schedule import due, position


def path(dossier: Dossier, today: date, width: float, *, brief: bool = False) -> Figure:
    """The path of a network with its gates on their dates, as wide as asked.

    A brief one leaves out the events, and the gates that are not the programme's.
    """
    phases = [Phase(p.title, p.first_month, p.last_month) for p in content.programme().phases]
    gates = [_moment(dossier, m, _gate_words(m)) for m in dossier.milestones if _is_gate(m, brief)]
    events = [_moment(dossier, m, m.title) for m in dossier.milestones if m.kind == "event"]
    now = today_on_path(dossier, today)
    return path_bar(phases, gates, now, () if brief else events, width=width)


def _is_gate(milestone: Milestone, brief: bool) -> bool:
    return milestone.kind == "gate" and (milestone.key.startswith("gate-") or not brief)


def month(dossier: Dossier, on: date) -> float:
    """Where a date lies, in months from the start, never before it."""
    return max(position(dossier.network.start, on), 0.0)


def today_on_path(dossier: Dossier, today: date) -> float | None:
    """Where today lies; None before the start and after the close."""
    now = position(dossier.network.start, today)
    return now if 0 <= now <= MONTHS else None


def last_day(dossier: Dossier) -> date:
    """The day the programme closes: its milestone's, or 18 months from the start."""
    closing = [m.done_on or m.due for m in dossier.milestones if m.kind == "close"]
    return closing[-1] if closing else due(dossier.network.start, MONTHS)


def when(milestone: Milestone) -> date:
    """The day a milestone was done, or is due."""
    return milestone.done_on or milestone.due


def _moment(dossier: Dossier, milestone: Milestone, label: str) -> Moment:
    return Moment(month(dossier, when(milestone)), label, milestone.id)


def _gate_words(gate: Milestone) -> str:
    if gate.decision:
        return f"{gate.title}: {gate.decision}"
    return f"{gate.title}, {'done' if gate.done_on else words.short_day(gate.due)}"
