"""A number and its unit read as one, also where there is only one of what is counted."""

import pytest

from facilitator.domain.unit import with_unit


@pytest.mark.parametrize(
    ("figures", "unit", "said"),
    [
        ("31", "per cent", "31%"),
        ("12", "wards", "12 wards"),
        ("1", "wards", "1"),
        ("1", "people", "1"),
        ("1", "patients a month", "1"),
        ("1", "%", "1%"),
        ("1", "km", "1 km"),
        ("1.5", "days", "1.5 days"),
        ("3", " ", "3"),
    ],
)
def test_one_of_what_is_named_as_many_stands_alone(figures, unit, said):
    assert with_unit(figures, unit) == said
