"""A figure takes the room it was given before it was drawn, so that nothing shifts then."""

from datetime import date

import pytest

from facilitator.operations import sample
from facilitator.ui.pages import ENTRIES
from facilitator.ui.widgets.figure_view import FigureView


@pytest.fixture
def example(session):
    network = sample.build(session.casebook, date(2027, 4, 7))[0]
    session.open_network(network.id)


@pytest.mark.parametrize(
    ("page_id", "views"),
    [
        ("coaching", 1),
        ("diagnostic", 2),
        ("digital", 1),
        ("goals", 1),
        ("measures", 3),
    ],
)
def test_figures_are_drawn_in_the_size_announced(shown, example, page_id, views):
    page = shown(ENTRIES[page_id].load())
    found = page.findChildren(FigureView)
    announced = [view.sizeHint() for view in found]
    for view in found:
        view._draw()
    assert [view.figure() is not None for view in found] == [True] * views
    assert [view.sizeHint() for view in found] == announced
