"""Sets each dimension's score against its agreement, which tells what kind of talk it needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.agreement import SHARED_FROM
from facilitator.domain.dimension_reading import DimensionReading
from facilitator.domain.scoring import mean
from facilitator.domain.statement_reading import StatementReading
from facilitator.domain.tolerance import at_least

HIGH_FROM = 60.0


class Quadrant(StrEnum):
    """What to do about a dimension."""

    FIX = "fix"
    EXPLORE = "explore"
    LISTEN = "listen"
    BUILD_ON = "build-on"


@dataclass(frozen=True)
class QuadrantPoint:
    """A dimension's place: score (0 to 100), agreement (0 to 1), quadrant; None where hidden."""

    id: str
    score: float | None
    agreement: float | None
    quadrant: Quadrant | None


def quadrant(score: float, agreement: float) -> Quadrant:
    """The quadrant of a score from 0 to 100 and an agreement from 0 to 1."""
    shared = at_least(agreement, SHARED_FROM)
    if at_least(score, HIGH_FROM):
        return Quadrant.BUILD_ON if shared else Quadrant.LISTEN
    return Quadrant.FIX if shared else Quadrant.EXPLORE


def place(dimension: DimensionReading, statements: Sequence[StatementReading]) -> QuadrantPoint:
    """The place of a dimension; its agreement is the mean consensus of its shown statements."""
    shown = [
        s.consensus for s in statements if s.dimension == dimension.id and s.consensus is not None
    ]
    agreement = mean(shown) if shown else None
    if dimension.score is None or agreement is None:
        return QuadrantPoint(dimension.id, dimension.score, agreement, None)
    found = quadrant(dimension.score, agreement)
    return QuadrantPoint(dimension.id, dimension.score, agreement, found)
