"""Says which form of governance fits a network, from four things about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

FEW, MODERATE = 8, 20


class Governance(StrEnum):
    """Who runs the network: its members together, one of them, or an office of its own."""

    SHARED = "shared"
    LEAD_ORGANISATION = "lead-organisation"
    SEPARATE_OFFICE = "separate-office"

    @property
    def phrase(self) -> str:
        """The name as said in a sentence."""
        return _PHRASES[self]


class Level(StrEnum):
    """How much of something there is; of size: few, a moderate number, many."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


@dataclass(frozen=True)
class GovernanceFit:
    """The form that fits best, None when nothing is known, and a sentence for each thing known."""

    form: Governance | None
    reasons: tuple[str, ...]


_PHRASES = {
    Governance.SHARED: "shared governance",
    Governance.LEAD_ORGANISATION: "a lead organisation",
    Governance.SEPARATE_OFFICE: "a separate office",
}

_LEVELS = {"low": Level.LOW, "middle": Level.MODERATE, "high": Level.HIGH}

_PLACE = {Level.LOW: 0.0, Level.MODERATE: 0.5, Level.HIGH: 1.0}

# Where each form works best, from 0 low to 1 high (Provan and Kenis 2008, table of predictors).
_BEST_AT = {
    Governance.SHARED: {"trust": 1.0, "size": 0.0, "consensus": 1.0, "need": 0.0},
    Governance.LEAD_ORGANISATION: {"trust": 0.0, "size": 0.5, "consensus": 0.25, "need": 0.5},
    Governance.SEPARATE_OFFICE: {"trust": 0.5, "size": 0.75, "consensus": 0.75, "need": 1.0},
}

_SAID = {
    "trust": {
        Level.LOW: "Trust between members is thin",
        Level.MODERATE: "Trust between members is patchy",
        Level.HIGH: "Members trust one another widely",
    },
    "size": {
        Level.LOW: "There are few member organisations",
        Level.MODERATE: "There is a moderate number of member organisations",
        Level.HIGH: "There are many member organisations",
    },
    "consensus": {
        Level.LOW: "Members differ about the goals",
        Level.MODERATE: "Members agree on some of the goals",
        Level.HIGH: "Members agree on the goals",
    },
    "need": {
        Level.LOW: "Members can do the work without network-level skills",
        Level.MODERATE: "Some tasks need skills at network level",
        Level.HIGH: "The work needs many skills at network level",
    },
}


def size_of(organisations: int) -> Level:
    """The level of a number of member organisations: few up to 8, moderate up to 20, else many.

    Shared governance is held to work up to six or eight; the upper cut is the programme's own.
    """
    if organisations <= FEW:
        return Level.LOW
    return Level.MODERATE if organisations <= MODERATE else Level.HIGH


def fitting_governance(
    trust: Level | None, size: Level | None, consensus: Level | None, need: Level | None
) -> GovernanceFit:
    """The form nearest to what is known; unknown things are left out, ties go to the simpler.

    `need` is the need for network-level skill. Source: Provan and Kenis, Modes of network
    governance, Journal of Public Administration Research and Theory, 2008, 18:229.
    """
    given = {"trust": trust, "size": size, "consensus": consensus, "need": need}
    known = {thing: level for thing, level in given.items() if level is not None}
    if not known:
        return GovernanceFit(None, ("Nothing is known yet about trust, size, goals or skills.",))
    form = min(Governance, key=lambda form: sum(_gap(form, *item) for item in known.items()))
    return GovernanceFit(form, tuple(_reason(form, *item) for item in known.items()))


def governance_of(profile: Mapping[str, object], organisations: int) -> GovernanceFit:
    """The form that fits what a network's profile says, with its number of organisations, 0 if
    not known.
    """
    trust, consensus, need = (
        _LEVELS.get(str(profile.get(thing))) for thing in ("trust", "consensus", "need")
    )
    size = size_of(organisations) if organisations else None
    return fitting_governance(trust, size, consensus, need)


def _gap(form: Governance, thing: str, level: Level) -> float:
    return abs(_BEST_AT[form][thing] - _PLACE[level])


def _reason(form: Governance, thing: str, level: Level) -> str:
    gaps = {other: _gap(other, thing, level) for other in Governance}
    nearest = min(gaps, key=lambda other: gaps[other])
    if gaps[form] == gaps[nearest]:
        return f"{_SAID[thing][level]}, which suits {form.phrase}."
    return f"{_SAID[thing][level]}, which alone would suit {nearest.phrase} better."
