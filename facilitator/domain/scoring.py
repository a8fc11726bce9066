"""Turns answers into dimension scores and names the band a score falls in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from facilitator.domain.instrument import Dimension
from facilitator.domain.scale import POINTS, Answer, Role
from facilitator.domain.tolerance import below

_POINTS = frozenset(POINTS)


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
    return _score([statement.id for statement in dimension.statements], answers)


def respondent_scores(dimension: Dimension, responses: Iterable[Response]) -> list[float | None]:
    """Each response's score of the dimension, in the order of the responses."""
    ids = [statement.id for statement in dimension.statements]
    return [_score(ids, response.answers) for response in responses]


def _score(ids: Sequence[str], answers: Mapping[str, Answer]) -> float | None:
    total = given = 0
    for id in ids:
        answer = answers.get(id)
        if isinstance(answer, int) and answer in _POINTS:
            total += answer
            given += 1
    enough = given > 0 and 10 * given >= 6 * len(ids)
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
