"""What a round says about each statement, with whatever privacy hides left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from facilitator.domain.agreement import Agreement, agreement, consensus
from facilitator.domain.instrument import Dimension, Instrument, Statement
from facilitator.domain.privacy import Privacy
from facilitator.domain.scale import Evidence
from facilitator.domain.tally import Column, Tally, tally_column
from facilitator.domain.tolerance import at_least

STRENGTH_FROM = 4.0


@dataclass(frozen=True)
class StatementReading:
    """One statement's result; None where too few answered to show it.

    `n` counts valid answers, `cant_say` is the share (0 to 1) of "?" among answers other than "-",
    `counts` holds the answers on the points 1 to 5, the quartiles bound the middle half.
    """

    id: str
    label: str
    dimension: str
    n: int
    mean: float | None
    median: float | None
    consensus: float | None
    agreement: Agreement | None
    low: int | None
    high: int | None
    cant_say: float | None
    counts: tuple[int, ...] | None
    lower_quartile: float | None
    upper_quartile: float | None
    evidence: int | None
    unproven: bool

    @property
    def shown(self) -> bool:
        """Whether enough people answered for a mean."""
        return self.mean is not None


def tally_statements(
    instrument: Instrument, answered: Mapping[str, Column]
) -> Iterator[tuple[Dimension, Statement, Tally]]:
    """Every statement of the instrument with the tally of everyone's answers to it, in order."""
    for dimension in instrument.dimensions:
        for statement in dimension.statements:
            yield dimension, statement, tally_column(answered[statement.id])


def read_statements(
    tallies: Iterable[tuple[Dimension, Statement, Tally]],
    evidence: Mapping[str, int],
    privacy: Privacy,
) -> tuple[StatementReading, ...]:
    """The reading of each tallied statement."""
    return tuple(
        _read(dimension, statement, counted, evidence.get(statement.id), privacy)
        for dimension, statement, counted in tallies
    )


def _read(
    dimension: Dimension,
    statement: Statement,
    counted: Tally,
    evidence: int | None,
    privacy: Privacy,
) -> StatementReading:
    shown = privacy.shows_mean(counted.n)
    mean = counted.mean if shown else None
    return StatementReading(
        id=statement.id,
        label=statement.label,
        dimension=dimension.id,
        n=counted.n,
        mean=mean,
        median=counted.quartile(2) if shown else None,
        consensus=consensus(counted.counts) if shown else None,
        agreement=agreement(counted.counts) if shown else None,
        low=counted.low,
        high=counted.high,
        cant_say=counted.cant_say_share,
        counts=counted.counts if privacy.shows_dots(counted.n) else None,
        lower_quartile=counted.quartile(1) if shown else None,
        upper_quartile=counted.quartile(3) if shown else None,
        evidence=evidence,
        unproven=mean is not None and at_least(mean, STRENGTH_FROM) and evidence == Evidence.NONE,
    )
