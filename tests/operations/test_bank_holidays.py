"""Each nation keeps its own bank holidays."""

from datetime import date

from facilitator.operations import bank_holidays


def test_nations_differ() -> None:
    scotland = bank_holidays.of("scotland", 2026, 2027)
    england = bank_holidays.of("england", 2026, 2027)
    assert date(2026, 11, 30) in scotland
    assert date(2026, 11, 30) not in england
    assert date(2026, 4, 6) in england
    assert date(2027, 12, 27) in england


def test_an_unknown_nation_has_those_of_england() -> None:
    assert bank_holidays.of("elsewhere", 2026, 2026) == bank_holidays.of("england", 2026, 2026)
