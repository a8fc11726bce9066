"""Compares two rounds and says which differences are likely to be more than chance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum, sqrt
from typing import TypedDict

from facilitator.domain.instrument import Dimension, Instrument
from facilitator.domain.privacy import STANDARD, Privacy
from facilitator.domain.scale import valid
from facilitator.domain.scoring import Response, mean, respondent_scores
from facilitator.domain.tally import tally
from facilitator.domain.tolerance import TOLERANCE, at_least

LEAST_CHANGE = 0.5


class _Matching(TypedDict):
    matched: int
    matched_delta: float | None


@dataclass(frozen=True)
class Change:
    """A statement or dimension in two rounds; `delta` is after minus before on the 1 to 5 scale.

    `before` and `after` are both means (1 to 5). `matched` counts the people known to have
    answered both times and `matched_delta` is their own change, as far as it tells nothing of
    the few others. None where privacy hides; a dimension has no counts.
    """

    id: str
    n_before: int
    n_after: int
    matched: int
    delta: float | None
    likely_real: bool
    counts_before: tuple[int, ...] | None = None
    counts_after: tuple[int, ...] | None = None
    before: float | None = None
    after: float | None = None
    matched_delta: float | None = None


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
    matched_delta: float | None = None,
    privacy: Privacy = STANDARD,
) -> Change:
    """Compares the valid answers (1 to 5) to one statement in two rounds."""
    found = _compare(id, before, after, matched, matched_delta, privacy)
    spreads = (_counts(before, privacy), _counts(after, privacy))
    return replace(found, counts_before=spreads[0], counts_after=spreads[1])


def _compare(
    id: str,
    before: Sequence[float],
    after: Sequence[float],
    matched: int,
    matched_delta: float | None,
    privacy: Privacy,
) -> Change:
    hidden = Change(id, len(before), len(after), matched, None, False)
    if not (privacy.shows_mean(len(before)) and privacy.shows_mean(len(after))):
        return hidden
    first, last = mean(before), mean(after)
    return replace(
        hidden,
        delta=last - first,
        likely_real=likely_real(before, after),
        before=first,
        after=last,
        matched_delta=matched_delta,
    )


def _matched_delta(
    before: Mapping[str, float], after: Mapping[str, float], others: Sequence[int], privacy: Privacy
) -> float | None:
    """The mean change of those who answered both times; None where few did, or few others.

    With the whole round's mean beside it, the mean of the others can be worked out.
    """
    both = before.keys() & after.keys()
    told = privacy.shows_mean(len(both)) and all(
        not rest or privacy.shows_mean(rest) for rest in others
    )
    return mean([after[person] - before[person] for person in both]) if told else None


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
        privacy=privacy,
        **_matching(earlier, later, privacy),
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
    return _compare(
        dimension.id,
        [score for _, score in earlier],
        [score for _, score in later],
        privacy=privacy,
        **_matching(earlier, later, privacy),
    )


def _scored(dimension: Dimension, responses: Sequence[Response]) -> list[tuple[str, float]]:
    scores = zip(responses, respondent_scores(dimension, responses), strict=True)
    return [(response.person, score) for response, score in scores if score is not None]


def _matching(
    earlier: Sequence[tuple[str, float]], later: Sequence[tuple[str, float]], privacy: Privacy
) -> _Matching:
    """How many answered both times, as far as it is known, and how their answers changed."""
    before = {person: value for person, value in earlier if person}
    after = {person: value for person, value in later if person}
    matched = len(before.keys() & after.keys())
    others = (len(earlier) - matched, len(later) - matched)
    delta = _matched_delta(before, after, others, privacy)
    return {"matched": matched, "matched_delta": delta}
