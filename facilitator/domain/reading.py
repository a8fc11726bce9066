"""Reads one round of the diagnostic: everything that comes out of it, safe to show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from facilitator.domain.dimension_reading import (
    DimensionReading,
    GapReading,
    GroupReading,
    read_dimensions,
    read_gaps,
    read_groups,
    score_dimensions,
)
from facilitator.domain.instrument import Instrument
from facilitator.domain.lights import Light, LightReading, read_lights
from facilitator.domain.privacy import STANDARD, Privacy
from facilitator.domain.quadrant import Quadrant, QuadrantPoint, place
from facilitator.domain.scale import group_of
from facilitator.domain.scoring import Response
from facilitator.domain.statement_reading import (
    StatementReading,
    read_statements,
    tally_statements,
)
from facilitator.domain.talk_first import TalkFirst, TalkKind, talk_first
from facilitator.domain.tally import Tally, columns

__all__ = [
    "DimensionReading",
    "GapReading",
    "GroupReading",
    "Light",
    "LightReading",
    "Quadrant",
    "QuadrantPoint",
    "RoundReading",
    "StatementReading",
    "TalkFirst",
    "TalkKind",
    "read_round",
]

NO_EVIDENCE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class RoundReading:
    """What a round says; None wherever privacy hides, statements in the instrument's order.

    `cant_say` is the share (0 to 1) of "?" among all answers other than "-".
    """

    responses: int
    dimensions: tuple[DimensionReading, ...]
    statements: tuple[StatementReading, ...]
    cant_say: float | None
    in_the_dark: bool
    quadrant: tuple[QuadrantPoint, ...]
    lights: tuple[LightReading, ...]
    talk_first: tuple[TalkFirst, ...]
    gap: tuple[GapReading, ...]
    groups: tuple[GroupReading, ...]

    def statement(self, id: str) -> StatementReading:
        """The reading of one statement; KeyError if it was not asked."""
        return {reading.id: reading for reading in self.statements}[id]

    def dimension(self, id: str) -> DimensionReading:
        """The reading of one dimension; KeyError if it was not asked."""
        return {reading.id: reading for reading in self.dimensions}[id]


def read_round(
    instrument: Instrument,
    responses: Sequence[Response],
    *,
    evidence: Mapping[str, int] = NO_EVIDENCE,
    privacy: Privacy = STANDARD,
) -> RoundReading:
    """Reads the responses to the statements asked; evidence (0 to 3) is by statement id.

    A statement missing from `evidence` is unrated, which is not the same as rated 0.
    """
    ids = [statement.id for statement in instrument.statements]
    answered = columns(ids, [response.answers for response in responses])
    groups = [group_of(response.role) for response in responses]
    tallies = tuple(tally_statements(instrument, answered))
    scored = score_dimensions(instrument, answered, groups)
    statements = read_statements(tallies, evidence, privacy)
    dimensions = read_dimensions(scored, privacy)
    everything = _together([counted for _, _, counted in tallies])
    return RoundReading(
        responses=len(responses),
        dimensions=dimensions,
        statements=statements,
        cant_say=everything.cant_say_share,
        in_the_dark=_in_the_dark(everything),
        quadrant=tuple(place(dimension, statements) for dimension in dimensions),
        lights=read_lights(statements, privacy),
        talk_first=talk_first(statements),
        gap=read_gaps(scored, privacy),
        groups=read_groups(scored, groups, privacy),
    )


def _together(tallies: Sequence[Tally]) -> Tally:
    counts = tuple(sum(column) for column in zip(*(t.counts for t in tallies), strict=True))
    return Tally(counts, sum(t.cant_say for t in tallies))


def _in_the_dark(everything: Tally) -> bool:
    """Whether 30% or more of the answers are "can't say"."""
    return everything.answered > 0 and 10 * everything.cant_say >= 3 * everything.answered
