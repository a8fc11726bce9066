"""A network's own quiet times stand beside the packaged ones, or in their place."""

from datetime import date

from facilitator.domain.deliver_records import QuietPeriod
from facilitator.domain.quiet_blocks import blocks, done_without
from facilitator.domain.schedule import QuietTime

FIRST, LAST = date(2026, 1, 5), date(2027, 7, 5)
PACKAGED = (QuietTime("Winter", (12, 1), (2, 29)), QuietTime("August", (8, 1), (8, 31)))


def own(title, starts, ends):
    return QuietPeriod("q", "n", title, starts, ends)


def told(*periods):
    return [(b.name, b.first) for b in blocks(PACKAGED, periods, FIRST, LAST)]


def test_packaged_ones_stand_alone():
    assert told() == [
        ("Winter", date(2025, 12, 1)),
        ("August", date(2026, 8, 1)),
        ("Winter", date(2026, 12, 1)),
    ]


def test_own_one_stands_beside_them_and_is_known_by_its_id():
    found = blocks(PACKAGED, [own("Ramadan", date(2026, 2, 18), date(2026, 3, 19))], FIRST, LAST)
    assert [(b.name, b.id) for b in found if b.id] == [("Ramadan", "q")]
    assert len(found) == 4


def test_own_dates_of_one_season_take_the_place_of_that_one_only():
    assert told(own("winter", date(2026, 11, 15), date(2027, 3, 31))) == [
        ("Winter", date(2025, 12, 1)),
        ("August", date(2026, 8, 1)),
        ("winter", date(2026, 11, 15)),
    ]


def test_emptied_one_is_done_without():
    gone = own("August", date(2026, 8, 1), date(2026, 7, 31))
    assert ("August", date(2026, 8, 1)) not in told(gone)
    assert done_without([gone]) == (gone,)


def test_one_outside_the_months_is_not_shown():
    assert len(told(own("Exams", date(2028, 6, 1), date(2028, 6, 30)))) == 3
