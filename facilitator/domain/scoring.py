"""Turns answers into dimension scores and names the band a score falls in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from facilitator.domain.instrument import Dimension
from facilitator.domain.scale import POINTS, Answer, Role
from facilitator.domain.tally import Column, columns
from facilitator.domain.tolerance import below


@dataclass(frozen=True)
class Response:
    """One person's answers by statement id; `person` is set only where people agreed to be matched.

    Answers are trusted to be 1 to 5, "?" or "-": whoever reads them in checks them.
    """

    role: Role
    answers: Mapping[str, Answer]
    id: str = ""
    person: str = ""


class Band(StrEnum):
    """What a dimension's score means in words."""

    START_HERE = "start-here"
    EMERGING = "emerging"
    WORKING = "working"
    STRENGTH = "strength"


def mean(values: Sequence[float]) -> float:
    """The mean, the same in whatever order the values come."""
    return fsum(values) / len(values)


def respondent_score(dimension: Dimension, answers: Mapping[str, Answer]) -> float | None:
    """One person's mean (1 to 5) over a dimension; None under 60% valid answers."""
    ids = [statement.id for statement in dimension.statements]
    return next(iter(scores(list(columns(ids, [answers]).values()))), None)


def respondent_scores(dimension: Dimension, responses: Sequence[Response]) -> list[float | None]:
    """Each response's score of the dimension, in the order of the responses."""
    ids = [statement.id for statement in dimension.statements]
    return scores(list(columns(ids, [response.answers for response in responses]).values()))


def scores(answered: Sequence[Column]) -> list[float | None]:
    """Each respondent's score over these statements, from everyone's answers to each of them."""
    sums = coded_sums(answered)
    score = {total: score_of(total, len(answered)) for total in set(sums)}
    return [*map(score.__getitem__, sums)]


def coded_sums(answered: Sequence[Column]) -> list[int]:
    """For each respondent one number that holds how many valid answers, and their sum.

    Each valid answer counts as itself and one time more than all of them could add up to. There
    are few different sums, so what follows from one need not be worked out for each respondent.
    A dimension has 49 statements at most: a weight is one byte.
    """
    one_more = _one_more(len(answered))
    weights = bytes(one_more + code if code in POINTS else 0 for code in range(256))
    return [*map(sum, zip(*(column.translate(weights) for column in answered), strict=True))]


def score_of(coded: int, asked: int) -> float | None:
    """The mean (1 to 5) that a coded sum over so many statements stands for; None under 60%."""
    given, total = divmod(coded, _one_more(asked))
    enough = given > 0 and 10 * given >= 6 * asked
    return total / given if enough else None


def _one_more(asked: int) -> int:
    return POINTS[-1] * asked + 1


def percent(mean: float) -> float:
    """A mean from 1 to 5 as a score from 0 to 100."""
    return (mean - 1) * 25


def band(score: float) -> Band:
    """The band of a score from 0 to 100."""
    if below(score, 40):
        return Band.START_HERE
    if below(score, 60):
        return Band.EMERGING
    if below(score, 80):
        return Band.WORKING
    return Band.STRENGTH
