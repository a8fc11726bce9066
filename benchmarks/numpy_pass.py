"""The same round scored by NumPy: what our own scoring is measured against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Any

import numpy as np

from facilitator.domain.instrument import Instrument
from facilitator.domain.scale import Group, group_of
from facilitator.domain.scoring import Response

CODES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, "?": 6, "-": 0}
CANT_SAY = CODES["?"]


@dataclass(frozen=True)
class Scored:
    """By statement: mean, quartiles, consensus, share of "?"; by dimension: three means."""

    means: Any
    quartiles: Any
    consensus: Any
    cant_say: Any
    dimensions: Any


def table(instrument: Instrument, responses: Sequence[Response]) -> tuple[Any, Any]:
    """The answers as small whole numbers, a row for each response, and which are of the core."""
    pick = itemgetter(*(statement.id for statement in instrument.statements))
    codes = map(
        CODES.__getitem__, chain.from_iterable(pick(response.answers) for response in responses)
    )
    size = (len(responses), len(instrument.statements))
    answers = np.fromiter(codes, np.int8, size[0] * size[1]).reshape(size)
    core = [group_of(response.role) is Group.CORE for response in responses]
    return answers, np.array(core)


def scored(instrument: Instrument, answers: Any, core: Any) -> Scored:
    """One pass over the table: all that our reading of a round takes from the answers."""
    points = np.arange(1, 6)
    counts = np.stack([(answers == point).sum(0) for point in points])
    dark = (answers == CANT_SAY).sum(0)
    n = counts.sum(0)
    means = points @ counts / n
    shares = counts / n
    distance = np.abs(points[:, None] - means) / 4
    consensus = 1 + (shares * np.log2(1 - np.minimum(distance, 1 - 1e-12))).sum(0)
    return Scored(
        means, _quartiles(counts, n), consensus, dark / (dark + n), _by(instrument, answers, core)
    )


def _quartiles(counts: Any, n: Any) -> Any:
    """The three quartiles from the counts, interpolated as ours are."""
    upto = counts.cumsum(0)
    places = np.outer((1, 2, 3), n - 1) / 4
    lower, upper = np.floor(places), np.ceil(places)
    low, high = (1 + (upto[:, None] <= rank).sum(0) for rank in (lower, upper))
    return low + (high - low) * (places - lower)


def _by(instrument: Instrument, answers: Any, core: Any) -> Any:
    """Each dimension's mean of respondents' scores: of everyone, core and members."""
    valid = (answers > 0) & (answers < CANT_SAY)
    values = np.where(valid, answers, 0)
    found, start = [], 0
    for dimension in instrument.dimensions:
        asked = len(dimension.statements)
        part = slice(start, start + asked)
        start += asked
        given = valid[:, part].sum(1)
        enough = 10 * given >= 6 * asked
        score = values[:, part].sum(1) / np.maximum(given, 1)
        found.append([score[enough & side].mean() for side in (True, core, ~core)])
    return np.array(found)
