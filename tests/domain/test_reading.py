"""Facts about a whole round: right, private, and the same in whatever order it came."""

import random
import statistics
from dataclasses import replace
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.privacy import OPEN_SESSION, STANDARD
from facilitator.domain.reading import RoundReading, StatementReading, read_round
from facilitator.domain.scale import Answer, Role
from facilitator.domain.scoring import Band, Response
from tests.domain.rounds import IDS, INSTRUMENT, answering, everywhere, relaxed, rounds, small


def only(answers: list[Answer], evidence: int | None = None) -> StatementReading:
    """The reading of one statement."""
    rated = {} if evidence is None else {"s01": evidence}
    return read_round(small(1), answering("s01", answers), evidence=rated).statements[0]


def test_a_round_without_responses_reads_as_nothing() -> None:
    found = read_round(INSTRUMENT, [])
    assert (found.responses, found.cant_say, found.in_the_dark) == (0, None, False)
    assert found.talk_first == ()
    assert {s.low for s in found.statements} == {None}


def test_four_answers_show_only_their_range() -> None:
    found = only([2, 5, 3, 3, "?"])
    assert (found.n, found.low, found.high, found.cant_say) == (4, 2, 5, 0.2)
    assert (found.mean, found.median, found.consensus, found.agreement) == (None,) * 4
    assert (found.counts, found.lower_quartile, found.upper_quartile) == (None,) * 3


def test_five_answers_show_a_mean_but_no_dots() -> None:
    found = only([1, 2, 3, 4, 4])
    assert (found.mean, found.median, found.counts) == (2.8, 3, None)
    assert (found.lower_quartile, found.upper_quartile) == (2, 4)


def test_eight_answers_show_dots() -> None:
    assert only([1, 2, 3, 4, 4, 5, 5, 5]).counts == (1, 1, 1, 2, 3)


def test_an_open_session_shows_a_mean_of_four() -> None:
    responses = answering("s01", [1, 2, 3, 4])
    found = read_round(small(1), responses, privacy=OPEN_SESSION)
    assert (found.statement("s01").mean, found.dimension("d1").score) == (2.5, 37.5)


@pytest.mark.parametrize(
    ("answers", "evidence", "unproven"),
    [
        ([4] * 5, 0, True),
        ([4] * 5, 1, False),
        ([4] * 5, None, False),
        ([4, 4, 4, 4, 3], 0, False),
        ([5] * 4, 0, False),
    ],
)
def test_an_unproven_strength_is_high_and_rated_without_evidence(
    answers: list[Answer], evidence: int | None, unproven: bool
) -> None:
    assert only(answers, evidence).unproven is unproven


def test_three_in_ten_who_cannot_say_are_in_the_dark() -> None:
    dark = read_round(small(1), answering("s01", ["?"] * 3 + [4] * 7 + ["-"] * 9))
    light = read_round(small(1), answering("s01", ["?"] * 2 + [4] * 7))
    assert (dark.cant_say, dark.in_the_dark, light.in_the_dark) == (0.3, True, False)


def test_a_dimension_is_the_mean_of_its_respondents() -> None:
    rows: list[tuple[Answer, ...]] = [
        (5, 5, 5),
        (1, 1, "?"),
        (3, "?", "?"),
        (1, 1, 1),
        (1, 1, 1),
        (2, 2, 2),
    ]
    ids = ("s01", "s02", "s03")
    responses = [Response(Role.MEMBER, dict(zip(ids, row, strict=True))) for row in rows]
    found = read_round(small(3), responses).dimension("d1")
    assert (found.n, found.score, found.band) == (5, 25, Band.START_HERE)


def test_a_rapid_round_is_scored_over_what_was_asked() -> None:
    found = read_round(INSTRUMENT.rapid, everywhere(4, 5))
    assert len(found.statements) == 12
    assert [(d.score, d.n) for d in found.dimensions] == [(75, 5)] * 8


def test_a_dimension_not_answered_by_enough_is_hidden() -> None:
    found = read_round(INSTRUMENT, answering("s01", [4] * 9)).dimension("purpose")
    assert (found.score, found.band, found.n) == (None, None, 0)


@relaxed
@given(rounds, st.randoms())
def test_the_order_of_responses_does_not_matter(
    responses: list[Response], shuffler: random.Random
) -> None:
    shuffled = list(responses)
    shuffler.shuffle(shuffled)
    assert read_round(INSTRUMENT, shuffled) == read_round(INSTRUMENT, responses)


@relaxed
@given(rounds)
def test_nothing_shows_under_the_threshold(responses: list[Response]) -> None:
    found = read_round(INSTRUMENT, responses)
    for s in found.statements:
        hidden = (s.mean, s.median, s.consensus, s.agreement, s.lower_quartile, s.upper_quartile)
        assert all((value is None) == (s.n < 5) for value in hidden)
        assert (s.counts is None) == (s.n < 8)
    assert all((d.score is None) == (d.n < 5) == (d.band is None) for d in found.dimensions)


@relaxed
@given(rounds)
def test_scores_stay_on_their_scales(responses: list[Response]) -> None:
    found = read_round(INSTRUMENT, responses)
    everyone = [found.dimensions, *(group.dimensions for group in found.groups)]
    assert all(0 <= d.score <= 100 for ds in everyone for d in ds if d.score is not None)
    for s in found.statements:
        if s.mean is not None and s.low is not None and s.high is not None:
            assert s.low <= s.mean <= s.high


@relaxed
@given(rounds, st.sampled_from(["?", "-", None]))
def test_ways_out_never_change_a_mean(responses: list[Response], way_out: str | None) -> None:
    none = {} if way_out is None else dict.fromkeys(IDS, way_out)
    extra = [Response(Role.MEMBER, none)] * 3
    assert _means(read_round(INSTRUMENT, [*responses, *extra])) == _means(
        read_round(INSTRUMENT, responses)
    )


def _means(found: RoundReading) -> list[object]:
    return [
        [(s.n, s.mean, s.median, s.consensus, s.counts) for s in found.statements],
        found.dimensions,
        found.gap,
        found.quadrant,
        found.lights,
        found.talk_first,
        [group.dimensions for group in found.groups],
    ]


@relaxed
@given(rounds, st.dictionaries(st.sampled_from(IDS), st.integers(0, 3)))
def test_evidence_never_alters_a_score(responses: list[Response], rated: dict[str, int]) -> None:
    with_it = read_round(INSTRUMENT, responses, evidence=rated)
    without = read_round(INSTRUMENT, responses)
    assert with_it.dimensions == without.dimensions
    cleared = [replace(s, evidence=None, unproven=False) for s in with_it.statements]
    assert tuple(cleared) == without.statements


@relaxed
@given(rounds)
def test_a_reading_agrees_with_sums_done_by_hand(responses: list[Response]) -> None:
    found = read_round(INSTRUMENT, responses, privacy=STANDARD)
    for s in found.statements:
        points = [r.answers[s.id] for r in responses if r.answers.get(s.id) in (1, 2, 3, 4, 5)]
        numbers = [float(point) for point in points]
        assert s.n == len(numbers)
        if s.n >= 5:
            assert s.mean == pytest.approx(statistics.fmean(numbers))
            assert s.median == statistics.median(numbers)
            assert s.consensus == pytest.approx(_consensus_by_hand(numbers), abs=1e-9)
    for dimension, read in zip(INSTRUMENT.dimensions, found.dimensions, strict=True):
        scores = [_score_by_hand([s.id for s in dimension.statements], r) for r in responses]
        kept = [score for score in scores if score is not None]
        assert read.n == len(kept)
        if read.n >= 5:
            assert read.score == pytest.approx((statistics.fmean(kept) - 1) * 25)


def _consensus_by_hand(numbers: list[float]) -> float:
    centre = statistics.fmean(numbers)
    return 1 + sum(log2(1 - abs(x - centre) / 4) for x in numbers) / len(numbers)


def _score_by_hand(ids: list[str], response: Response) -> float | None:
    numbers = [a for id in ids if isinstance(a := response.answers.get(id), int)]
    return statistics.fmean(numbers) if len(numbers) / len(ids) >= 0.6 - 1e-9 else None
