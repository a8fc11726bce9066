"""What a round says about each dimension: for everyone, for each side, and between the sides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

from facilitator.domain.instrument import Dimension, Instrument
from facilitator.domain.privacy import Privacy, suppressed
from facilitator.domain.scale import Group
from facilitator.domain.scoring import Band, band, mean, percent, scores
from facilitator.domain.tally import Column
from facilitator.domain.tolerance import at_least

GAP_FLAGGED_FROM = 0.75
GAP_NEEDS_EACH = 5


@dataclass(frozen=True)
class DimensionReading:
    """A dimension's score (0 to 100) and band from n respondents; None where privacy hides it."""

    id: str
    title: str
    score: float | None
    band: Band | None
    n: int


@dataclass(frozen=True)
class GroupReading:
    """One side's profile, without what could be worked out about too few people."""

    id: Group
    responses: int
    dimensions: tuple[DimensionReading, ...]


@dataclass(frozen=True)
class GapReading:
    """Core and members on one dimension: both means (1 to 5) and core minus members."""

    id: str
    title: str
    core: float | None
    members: float | None
    gap: float | None
    flagged: bool


@dataclass(frozen=True)
class DimensionScores:
    """The respondents' scores (1 to 5) of one dimension, by side."""

    dimension: Dimension
    members: tuple[float, ...]
    core: tuple[float, ...]

    @property
    def everyone(self) -> tuple[float, ...]:
        """Both sides together."""
        return self.members + self.core

    def of(self, group: Group) -> tuple[float, ...]:
        """One side's scores."""
        return self.core if group is Group.CORE else self.members

    def shown(self, group: Group, privacy: Privacy) -> bool:
        """Whether the side may be shown beside the result for everyone."""
        sizes = {side.value: len(self.of(side)) for side in Group}
        size = sizes[group.value]
        return privacy.shows_mean(size) and group not in suppressed(sizes, privacy.mean_from)


def score_dimensions(
    instrument: Instrument, answered: Mapping[str, Column], groups: Sequence[Group]
) -> tuple[DimensionScores, ...]:
    """Scores every dimension once, for all that is read from it; `groups` are the respondents'."""
    sides = {side: [group is side for group in groups] for side in Group}
    return tuple(_score(dimension, answered, sides) for dimension in instrument.dimensions)


def _score(
    dimension: Dimension, answered: Mapping[str, Column], sides: Mapping[Group, Sequence[bool]]
) -> DimensionScores:
    found = scores([answered[statement.id] for statement in dimension.statements])
    members, core = (
        tuple(score for score in compress(found, sides[side]) if score is not None)
        for side in (Group.MEMBERS, Group.CORE)
    )
    return DimensionScores(dimension, members, core)


def read_dimensions(
    scored: Sequence[DimensionScores], privacy: Privacy
) -> tuple[DimensionReading, ...]:
    """The profile of everyone who answered."""
    return tuple(
        _read(s.dimension, s.everyone, privacy.shows_mean(len(s.everyone))) for s in scored
    )


def read_groups(
    scored: Sequence[DimensionScores], groups: Sequence[Group], privacy: Privacy
) -> tuple[GroupReading, ...]:
    """The profiles of members and core, in that order."""
    return tuple(
        GroupReading(
            group,
            groups.count(group),
            tuple(_read(s.dimension, s.of(group), s.shown(group, privacy)) for s in scored),
        )
        for group in Group
    )


def _read(dimension: Dimension, scores: Sequence[float], shown: bool) -> DimensionReading:
    if not shown:
        return DimensionReading(dimension.id, dimension.title, None, None, len(scores))
    score = percent(mean(scores))
    return DimensionReading(dimension.id, dimension.title, score, band(score), len(scores))


def read_gaps(scored: Sequence[DimensionScores], privacy: Privacy) -> tuple[GapReading, ...]:
    """Core against members on each dimension, where each side has five or more."""
    return tuple(_gap(scores, privacy) for scores in scored)


def _gap(scores: DimensionScores, privacy: Privacy) -> GapReading:
    dimension = scores.dimension
    fewest = min(len(scores.core), len(scores.members))
    if fewest < max(GAP_NEEDS_EACH, privacy.mean_from):
        return GapReading(dimension.id, dimension.title, None, None, None, False)
    core, members = mean(scores.core), mean(scores.members)
    gap = core - members
    flagged = at_least(abs(gap), GAP_FLAGGED_FROM)
    return GapReading(dimension.id, dimension.title, core, members, gap, flagged)
