"""What planning and delivering leave in the casebook: drivers, frozen plans, guests, harvest, runs.

They are records like those of `records`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from facilitator.domain.kinds import Side
from facilitator.domain.lanes import Lane
from facilitator.domain.value import value

Answers = Mapping[str, object]
Day = date


class Verdict(StrEnum):
    """What becomes of an objective the network already had."""

    KEEP = "keep"
    REVISE = "revise"
    RETIRE = "retire"


class DriverKind(StrEnum):
    """What would have to be true for an aim, or an idea for a change that makes it so."""

    DRIVER = "driver"
    IDEA = "idea"


class Gift(StrEnum):
    """What a workshop produced."""

    IDEA = "idea"
    OFFER = "offer"
    REQUEST = "request"
    COMMITMENT = "commitment"


class Reply(StrEnum):
    """What somebody invited said."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


@value
class Objective:
    """A strategic objective the network had before, and what was decided about it and why.

    `goal_id` is the goal it became, where it was kept or revised.
    """

    id: str
    network_id: str
    title: str
    position: int = 0
    source: str = ""
    verdict: Verdict | None = None
    reason: str = ""
    goal_id: str | None = None
    decided_on: Day | None = None


@value
class Driver:
    """One box of a goal's driver sketch; a change idea belongs to the driver it moves."""

    id: str
    network_id: str
    goal_id: str
    text: str
    kind: DriverKind = DriverKind.DRIVER
    driver_id: str | None = None
    position: int = 0


@value
class QuietPeriod:
    """Days on which this network should not be asked for much, both included."""

    id: str
    network_id: str
    title: str
    starts: Day
    ends: Day


@value
class FrozenPlan:
    """The plan as a gate left it: what network readers could see of it, as JSON by part."""

    id: str
    network_id: str
    number: int
    frozen_on: Day
    milestone_id: str | None = None
    content: Answers = field(default_factory=dict)


@value
class Guest:
    """Somebody invited to a workshop: why, what they replied, and whether they came."""

    id: str
    network_id: str
    workshop_id: str
    person_id: str
    invited_on: Day | None = None
    reply: Reply | None = None
    came: bool = False
    is_new: bool = False
    why: str = ""


@value
class HarvestItem:
    """One thing a workshop produced; a commitment points to the promise it became."""

    id: str
    network_id: str
    workshop_id: str
    gift: Gift
    text: str
    block_id: str | None = None
    person_id: str | None = None
    promise_id: str | None = None
    lane: Lane = Lane.NETWORK


@value
class AgendaTemplate:
    """An agenda kept for other workshops, of any network: its blocks without their people."""

    id: str
    title: str
    note: str = ""
    blocks: Answers = field(default_factory=dict)


@value
class LiveRun:
    """A workshop as it ran: the clock times of what was done, so that it can be gone on with.

    `began` and the times in `log` are local, as HH:MM:SS on the day `on`.
    """

    id: str
    network_id: str
    workshop_id: str
    on: Day
    began: str = ""
    ended: str = ""
    log: Answers = field(default_factory=dict)


@value
class Channel:
    """A way of communicating, whom it reaches by role (0 to 100 per cent), and who tends it."""

    id: str
    network_id: str
    name: str
    side: Side = Side.INSIDE
    purpose: str = ""
    reach: Answers = field(default_factory=dict)
    owner: str = ""
    position: int = 0
