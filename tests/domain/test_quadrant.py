"""Facts about score against agreement."""

import pytest

from facilitator.domain.quadrant import Quadrant, quadrant
from facilitator.domain.reading import read_round
from facilitator.domain.scale import Answer, Role
from facilitator.domain.scoring import Response
from tests.domain.rounds import INSTRUMENT, answering, everywhere, small


@pytest.mark.parametrize(
    ("score", "agreement", "expected"),
    [
        (59.9, 0.75, Quadrant.FIX),
        (59.9, 0.749, Quadrant.EXPLORE),
        (60, 0.749, Quadrant.LISTEN),
        (60, 0.75, Quadrant.BUILD_ON),
        (60 - 1e-12, 0.75 - 1e-12, Quadrant.BUILD_ON),
    ],
)
def test_quadrants_part_at_60_and_at_three_quarters(
    score: float, agreement: float, expected: Quadrant
) -> None:
    assert quadrant(score, agreement) is expected


def test_each_dimension_has_its_place() -> None:
    found = read_round(INSTRUMENT, everywhere(5, 5)).quadrant
    assert [point.id for point in found] == [d.id for d in INSTRUMENT.dimensions]
    assert {(p.score, p.agreement, p.quadrant) for p in found} == {(100, 1, Quadrant.BUILD_ON)}


def test_a_hidden_dimension_has_no_place() -> None:
    (point,) = read_round(small(1), answering("s01", [3] * 4)).quadrant
    assert (point.score, point.agreement, point.quadrant) == (None, None, None)


def test_agreement_is_the_mean_over_the_shown_statements() -> None:
    rows: list[tuple[Answer, ...]] = [
        (3, 1, 5),
        (3, 5, 5),
        (3, 1, 5),
        (3, 5, "?"),
        (3, 1, "?"),
        (3, 5, "-"),
    ]
    ids = ("s01", "s02", "s03")
    responses = [Response(Role.MEMBER, dict(zip(ids, row, strict=True))) for row in rows]
    (point,) = read_round(small(3), responses).quadrant
    assert point.agreement == 0.5
