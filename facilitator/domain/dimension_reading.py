"""What a round says about each dimension: for everyone, for each side, and between the sides."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import compress
from math import fsum
from operator import add

from facilitator.domain.instrument import Dimension, Instrument
from facilitator.domain.privacy import Privacy, suppressed
from facilitator.domain.scale import Group
from facilitator.domain.scoring import Band, band, coded_sums, percent, score_of
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
class Scores:
    """Respondents' scores (1 to 5): how many there are, and their mean, where there are any."""

    n: int
    mean: float

    @staticmethod
    def counted(counts: Mapping[float, int]) -> "Scores":
        """From how many have each score."""
        n = sum(counts.values())
        total = fsum(score * times for score, times in counts.items())
        return Scores(n, total / n if n else 0.0)


@dataclass(frozen=True)
class DimensionScores:
    """The respondents' scores of one dimension, of all and by side."""

    dimension: Dimension
    everyone: Scores
    sides: Mapping[Group, Scores]

    def shown(self, group: Group, privacy: Privacy) -> bool:
        """Whether the side may be shown beside the result for everyone."""
        sizes = {side.value: scores.n for side, scores in self.sides.items()}
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
    asked = len(dimension.statements)
    sums = coded_sums([answered[statement.id] for statement in dimension.statements])
    counts = {side: _counts(compress(sums, those), asked) for side, those in sides.items()}
    together = reduce(add, counts.values())
    return DimensionScores(
        dimension,
        Scores.counted(together),
        {side: Scores.counted(counted) for side, counted in counts.items()},
    )


def _counts(sums: Iterable[int], asked: int) -> Counter[float]:
    """How many respondents have each score; those without one are left out."""
    found: Counter[float] = Counter()
    for coded, times in Counter(sums).items():
        score = score_of(coded, asked)
        if score is not None:
            found[score] += times
    return found


def read_dimensions(
    scored: Sequence[DimensionScores], privacy: Privacy
) -> tuple[DimensionReading, ...]:
    """The profile of everyone who answered."""
    return tuple(_read(s.dimension, s.everyone, privacy.shows_mean(s.everyone.n)) for s in scored)


def read_groups(
    scored: Sequence[DimensionScores], groups: Sequence[Group], privacy: Privacy
) -> tuple[GroupReading, ...]:
    """The profiles of members and core, in that order."""
    return tuple(
        GroupReading(
            group,
            groups.count(group),
            tuple(_read(s.dimension, s.sides[group], s.shown(group, privacy)) for s in scored),
        )
        for group in Group
    )


def _read(dimension: Dimension, scores: Scores, shown: bool) -> DimensionReading:
    if not shown:
        return DimensionReading(dimension.id, dimension.title, None, None, scores.n)
    score = percent(scores.mean)
    return DimensionReading(dimension.id, dimension.title, score, band(score), scores.n)


def read_gaps(scored: Sequence[DimensionScores], privacy: Privacy) -> tuple[GapReading, ...]:
    """Core against members on each dimension, where each side has five or more."""
    return tuple(_gap(scores, privacy) for scores in scored)


def _gap(scores: DimensionScores, privacy: Privacy) -> GapReading:
    dimension = scores.dimension
    both = scores.sides
    fewest = min(side.n for side in both.values())
    if fewest < max(GAP_NEEDS_EACH, privacy.mean_from):
        return GapReading(dimension.id, dimension.title, None, None, None, False)
    core, members = both[Group.CORE].mean, both[Group.MEMBERS].mean
    gap = core - members
    flagged = at_least(abs(gap), GAP_FLAGGED_FROM)
    return GapReading(dimension.id, dimension.title, core, members, gap, flagged)
