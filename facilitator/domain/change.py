"""Compares two rounds and says which differences are likely to be more than chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from facilitator.domain.instrument import Dimension, Instrument
from facilitator.domain.privacy import STANDARD, Privacy
from facilitator.domain.scale import valid
from facilitator.domain.scoring import Response, mean, respondent_scores
from facilitator.domain.tally import tally
from facilitator.domain.tolerance import TOLERANCE, at_least

LEAST_CHANGE = 0.5


@dataclass(frozen=True)
class Change:
    """A statement or dimension in two rounds; `delta` is after minus before on the 1 to 5 scale.

    `matched` counts the people known to have answered both times. None where privacy hides;
    a dimension has no counts.
    """

    id: str
    n_before: int
    n_after: int
    matched: int
    delta: float | None
    likely_real: bool
    counts_before: tuple[int, ...] | None = None
    counts_after: tuple[int, ...] | None = None


def likely_real(before: Sequence[float], after: Sequence[float]) -> bool:
    """Whether the means differ by half a point or more and by over two standard errors.

    The error is sqrt(s1^2 / n1 + s2^2 / n2) of sample variances; each side needs two values.
    """
    if min(len(before), len(after)) < 2:
        return False
    delta = abs(mean(after) - mean(before))
    error = sqrt(_variance(before) / len(before) + _variance(after) / len(after))
    return at_least(delta, LEAST_CHANGE) and delta > 2 * error + TOLERANCE


def _variance(values: Sequence[float]) -> float:
    centre = mean(values)
    return fsum((value - centre) ** 2 for value in values) / (len(values) - 1)


def compare(
    id: str,
    before: Sequence[int],
    after: Sequence[int],
    *,
    matched: int = 0,
    privacy: Privacy = STANDARD,
) -> Change:
    """Compares the valid answers (1 to 5) to one statement in two rounds."""
    return Change(
        id,
        len(before),
        len(after),
        matched,
        *_difference(before, after, privacy),
        counts_before=_counts(before, privacy),
        counts_after=_counts(after, privacy),
    )


def _difference(
    before: Sequence[float], after: Sequence[float], privacy: Privacy
) -> tuple[float | None, bool]:
    if not (privacy.shows_mean(len(before)) and privacy.shows_mean(len(after))):
        return None, False
    return mean(after) - mean(before), likely_real(before, after)


def _counts(answers: Sequence[int], privacy: Privacy) -> tuple[int, ...] | None:
    return tally(answers).counts if privacy.shows_dots(len(answers)) else None


def compare_rounds(
    instrument: Instrument,
    before: Sequence[Response],
    after: Sequence[Response],
    privacy: Privacy = STANDARD,
) -> tuple[Change, ...]:
    """The change of every statement of the instrument, in order."""
    return tuple(
        _compare_statement(statement.id, before, after, privacy)
        for statement in instrument.statements
    )


def _compare_statement(
    id: str, before: Sequence[Response], after: Sequence[Response], privacy: Privacy
) -> Change:
    earlier, later = _valid_answers(id, before), _valid_answers(id, after)
    return compare(
        id,
        [answer for _, answer in earlier],
        [answer for _, answer in later],
        matched=_matched([person for person, _ in earlier], [person for person, _ in later]),
        privacy=privacy,
    )


def _valid_answers(id: str, responses: Sequence[Response]) -> list[tuple[str, int]]:
    given = ((response.person, response.answers.get(id)) for response in responses)
    return [(person, int(answer)) for person, answer in given if answer and valid(answer)]


def compare_dimensions(
    instrument: Instrument,
    before: Sequence[Response],
    after: Sequence[Response],
    privacy: Privacy = STANDARD,
) -> tuple[Change, ...]:
    """The change of every dimension, from the respondents' scores (1 to 5) of it."""
    return tuple(
        _compare_dimension(dimension, before, after, privacy) for dimension in instrument.dimensions
    )


def _compare_dimension(
    dimension: Dimension, before: Sequence[Response], after: Sequence[Response], privacy: Privacy
) -> Change:
    earlier, later = _scored(dimension, before), _scored(dimension, after)
    return Change(
        dimension.id,
        len(earlier),
        len(later),
        _matched([person for person, _ in earlier], [person for person, _ in later]),
        *_difference([score for _, score in earlier], [score for _, score in later], privacy),
    )


def _scored(dimension: Dimension, responses: Sequence[Response]) -> list[tuple[str, float]]:
    scores = zip(responses, respondent_scores(dimension, responses), strict=True)
    return [(response.person, score) for response, score in scores if score is not None]


def _matched(before: Sequence[str], after: Sequence[str]) -> int:
    return len((set(before) & set(after)) - {""})
