"""Turns answers into dimension scores and names the band a score falls in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from facilitator.domain.instrument import Dimension
from facilitator.domain.scale import POINTS, Answer, Role
from facilitator.domain.tally import Column, columns
from facilitator.domain.tolerance import below

_ONE_MORE = 1_000_000


class _Codes(dict[Answer | None, int]):
    """A point as itself and one answer more; anything else as nothing, so that sums tell both."""

    def __missing__(self, answer: Answer | None) -> int:
        return 0


_CODES = _Codes({point: _ONE_MORE + point for point in POINTS})


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
    given = [answers.get(statement.id) for statement in dimension.statements]
    return _score(sum(_CODES[answer] for answer in given), len(given))


def respondent_scores(dimension: Dimension, responses: Sequence[Response]) -> list[float | None]:
    """Each response's score of the dimension, in the order of the responses."""
    ids = [statement.id for statement in dimension.statements]
    return scores(list(columns(ids, [response.answers for response in responses]).values()))


def scores(answered: Sequence[Column]) -> list[float | None]:
    """Each respondent's score over these statements, from everyone's answers to each of them.

    There are few different sums, so each is made a score once.
    """
    coded = ([*map(_CODES.__getitem__, column)] for column in answered)
    sums = [*map(sum, zip(*coded, strict=True))]
    score = {total: _score(total, len(answered)) for total in set(sums)}
    return [*map(score.__getitem__, sums)]


def _score(coded: int, asked: int) -> float | None:
    given, total = divmod(coded, _ONE_MORE)
    enough = given > 0 and 10 * given >= 6 * asked
    return total / given if enough else None


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
