"""Takes a picture of the plan that can be kept: plain words, numbers and dates, part by part."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from facilitator.domain.diary import owner_of
from facilitator.domain.digital_reading import ROLES
from facilitator.domain.kinds import Side

if TYPE_CHECKING:
    from facilitator.domain.deliver_records import Channel
    from facilitator.domain.dossier import Dossier
    from facilitator.domain.records import Goal, Milestone, Need, Promise, Workshop

_SIDES = {Side.INSIDE: "members", Side.OUTSIDE: "goals outside"}


class Part(StrEnum):
    """What a frozen plan is made of, in reading order."""

    GOALS = "goals"
    MILESTONES = "milestones"
    WORKSHOPS = "workshops"
    PROMISES = "promises"
    NEEDS = "needs"
    CHANNELS = "channels"


def picture(dossier: Dossier) -> dict[str, list[dict[str, Any]]]:
    """The plan as it stands, by part, as plain words, numbers and dates in ISO form.

    It holds what the dossier's reader may see, so freeze the network's.
    """
    return {
        Part.GOALS: [_goal(goal) for goal in dossier.goals],
        Part.MILESTONES: [_milestone(milestone) for milestone in dossier.milestones],
        Part.WORKSHOPS: [_workshop(workshop) for workshop in dossier.workshops],
        Part.PROMISES: [_promise(dossier, promise) for promise in dossier.promises],
        Part.NEEDS: [_need(need) for need in dossier.needs],
        Part.CHANNELS: [_channel(channel) for channel in dossier.channels],
    }


def _goal(goal: Goal) -> dict[str, Any]:
    measure = ", in ".join(part for part in (goal.measure.strip(), goal.unit.strip()) if part)
    return {
        "id": goal.id,
        "title": goal.title,
        "aim": goal.aim,
        "measure": measure,
        "unit": goal.unit.strip(),
        "baseline": goal.baseline,
        "target": goal.target,
        "owner": goal.owner,
        "due": _iso(goal.due),
        "status": str(goal.status),
    }


def _milestone(milestone: Milestone) -> dict[str, Any]:
    return {
        "id": milestone.id,
        "title": milestone.title,
        "due": _iso(milestone.due),
        "deliverable": milestone.deliverable,
        "decision": str(milestone.decision or ""),
        "done": _iso(milestone.done_on),
    }


def _workshop(workshop: Workshop) -> dict[str, Any]:
    hours = " to ".join(time for time in (workshop.starts, workshop.ends) if time)
    return {
        "id": workshop.id,
        "title": workshop.title,
        "due": _iso(workshop.date),
        "hours": hours,
        "place": workshop.place,
        "question": workshop.question,
        "done": "held" if workshop.held else "",
    }


def _promise(dossier: Dossier, promise: Promise) -> dict[str, Any]:
    return {
        "id": promise.id,
        "title": promise.text,
        "owner": owner_of(dossier, promise),
        "due": _iso(promise.due),
        "done": _iso(promise.done_on),
    }


def _need(need: Need) -> dict[str, Any]:
    return {
        "id": need.id,
        "title": need.need,
        "side": _SIDES[need.side],
        "tool": need.tool,
        "owner": need.owner,
        "barrier": need.barrier,
        "consent": need.consent,
        "exit": need.exit,
        "due": _iso(need.check_on),
    }


def _channel(channel: Channel) -> dict[str, Any]:
    return {
        "id": channel.id,
        "title": channel.name,
        "side": _SIDES[channel.side],
        "purpose": channel.purpose,
        "owner": channel.owner,
        "reach": _reach(channel),
    }


def _reach(channel: Channel) -> str:
    """Such as "Leaders 80%, Members 20%"."""
    shares = ((title, channel.reach.get(role.value)) for role, title in ROLES.items())
    return ", ".join(f"{title} {share}%" for title, share in shares if share is not None)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
