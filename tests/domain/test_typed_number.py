"""A number is read as it is typed, with a comma for thousands or for decimals."""

import pytest

from facilitator.domain.typed_number import plain


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (" 46% ", 46),
        ("2,5", 2.5),
        ("1,234.5", 1234.5),
        ("-1,234", -1234),
        ("12 345", 12345),
        ("£1,600", 1600),
        ("-£3", -3),
    ],
)
def test_numbers_are_read_as_people_type_them(typed, number):
    assert float(plain(typed)) == number


@pytest.mark.parametrize("typed", ["", "1,2,3", "about 5", "%"])
def test_what_is_no_number_is_none(typed):
    with pytest.raises(ValueError, match="could not convert"):
        float(plain(typed))
