"""Wall charts are kept for open sessions alone, group by group, and added up."""

import pytest

from facilitator.domain.records import Round, RoundKind
from facilitator.domain.review_records import WallMark
from facilitator.domain.wall_chart import combined
from facilitator.errors import UserError
from facilitator.operations import rounds, wall_charts
from tests.builders import START


@pytest.fixture
def session(casebook, network):
    return rounds.create(casebook, network.id, RoundKind.BASELINE, START, open_session=True)


def test_what_groups_marked_is_read_together(casebook, session):
    wall_charts.mark(casebook, session.id, "s05", 1, 3, 2, "Red")
    wall_charts.mark(casebook, session.id, "s05", 2, 5, None, "Blue")
    wall_charts.mark(casebook, session.id, "s01", 2, 4, 3, "Red")
    first, second = wall_charts.reading(casebook, session.id)
    assert (first.statement, first.agreed, first.left_open) == ("s01", 3, 0)
    assert (second.low, second.high, second.groups) == (1, 5, 2)
    assert (second.agreed, second.left_open, second.groups_differ) == (None, 1, False)


def test_groups_that_settle_differently_differ(casebook, session):
    wall_charts.mark(casebook, session.id, "s05", 1, 3, 2, "Red")
    wall_charts.mark(casebook, session.id, "s05", 1, 4, 4, "Blue")
    (read,) = wall_charts.reading(casebook, session.id)
    assert read.groups_differ
    assert read.agreed is None


def test_marking_again_corrects(casebook, session):
    wall_charts.mark(casebook, session.id, "s05", 1, 3, 2)
    wall_charts.mark(casebook, session.id, "s05", 2, 3, 3)
    assert [(m.low, m.agreed) for m in casebook.find(WallMark)] == [(2, 3)]


def test_a_closed_round_is_refused_in_one_sentence(casebook, network):
    closed = rounds.create(casebook, network.id, RoundKind.MID, START)
    for ask in (
        lambda: wall_charts.mark(casebook, closed.id, "s01", 1, 2),
        lambda: wall_charts.reading(casebook, closed.id),
        lambda: wall_charts.groups(casebook, closed.id),
    ):
        with pytest.raises(UserError, match="Mid-point was not an open session"):
            ask()


def test_marks_of_a_round_that_is_closed_later_show_no_more(casebook, session):
    wall_charts.mark(casebook, session.id, "s01", 1, 2)
    with casebook.step("Close"):
        closed = casebook.update(casebook.get(Round, session.id), open_session=False)
    assert combined(closed, casebook.find(WallMark), ("s01",)) == ()


@pytest.mark.parametrize("points", [(0, 3, 2), (1, 6, 2), (4, 2, 3), (2, 3, 5), (True, 3, 2)])
def test_points_that_do_not_fit_are_refused(casebook, session, points):
    with pytest.raises(UserError):
        wall_charts.mark(casebook, session.id, "s01", *points)
    assert casebook.find(WallMark) == ()


def test_only_what_the_round_asks_can_be_marked(casebook, network):
    rapid = rounds.create(casebook, network.id, RoundKind.MID, START, rapid=True, open_session=True)
    with pytest.raises(UserError, match="does not ask “s02”"):
        wall_charts.mark(casebook, rapid.id, "s02", 1, 2)


def test_marks_and_charts_are_taken_off_and_come_back(casebook, session):
    for statement in ("s01", "s02"):
        wall_charts.mark(casebook, session.id, statement, 1, 2, group="Red")
    wall_charts.clear(casebook, session.id, "s01", "Red")
    assert [read.statement for read in wall_charts.reading(casebook, session.id)] == ["s02"]
    wall_charts.remove_group(casebook, session.id, "Red")
    assert wall_charts.groups(casebook, session.id) == ()
    casebook.undo()
    assert wall_charts.groups(casebook, session.id) == ("Red",)


def test_removing_a_round_takes_its_marks(casebook, session):
    wall_charts.mark(casebook, session.id, "s01", 1, 2)
    rounds.remove(casebook, session.id)
    assert casebook.find(WallMark) == ()
