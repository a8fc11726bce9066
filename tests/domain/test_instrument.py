"""Facts about the instrument as a value."""

import pytest

from facilitator.domain.instrument import number_of
from tests.domain.rounds import INSTRUMENT, RAPID, small


def test_statements_come_in_the_order_of_the_dimensions() -> None:
    assert [s.id for s in small(2, 1).statements] == ["s01", "s02", "s03"]


def test_a_statement_is_found_by_its_id() -> None:
    assert INSTRUMENT.statement("s10").label == "Statement 10"


def test_an_unknown_statement_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        INSTRUMENT.statement("s99")


def test_rapid_keeps_the_starred_statements_in_order() -> None:
    assert [int(number_of(s.id)) for s in INSTRUMENT.rapid.statements] == sorted(RAPID)


def test_rapid_drops_a_dimension_without_a_star() -> None:
    assert small(3).rapid.dimensions == ()


@pytest.mark.parametrize(("id", "number"), [("s01", "1"), ("s10", "10"), ("s30", "30"), ("s", "s")])
def test_a_statement_is_named_by_its_number(id: str, number: str) -> None:
    assert number_of(id) == number
