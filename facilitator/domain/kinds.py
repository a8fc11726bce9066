"""The words that fields of records are chosen from."""

from __future__ import annotations

from enum import StrEnum


class RoundKind(StrEnum):
    """Which time the diagnostic is run."""

    BASELINE = "baseline"
    MID = "mid"
    FINAL = "final"
    EXTRA = "extra"


class GoalStatus(StrEnum):
    """Where a goal stands; at most three are active."""

    ACTIVE = "active"
    PARKED = "parked"
    MET = "met"
    RETIRED = "retired"


class Decision(StrEnum):
    """What a gate decided."""

    CONTINUE = "continue"
    CHANGE = "change"
    STOP = "stop"


class BlockCategory(StrEnum):
    """What a block of a workshop is for; each has its colour."""

    ARRIVE = "arrive"
    FRAME = "frame"
    EXPLORE = "explore"
    PRACTISE = "practise"
    EXCHANGE = "exchange"
    CLOSE = "close"
    PAUSE = "pause"


class Side(StrEnum):
    """Whom a digital need serves: members inside, or goals outside."""

    INSIDE = "inside"
    OUTSIDE = "outside"
