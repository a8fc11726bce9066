"""A figure takes the room it was given before it was drawn, so that nothing shifts then."""

import pytest

from facilitator.operations import networks
from facilitator.store.casebook import Casebook
from facilitator.ui.pages import ENTRIES
from facilitator.ui.widgets.figure_view import FigureView


@pytest.fixture
def casebook(worked_example, tmp_path):
    with Casebook.open(worked_example(tmp_path / "casebook")) as opened:
        yield opened


@pytest.fixture
def example(session):
    session.open_network(networks.every(session.casebook)[0].id)


@pytest.mark.parametrize(
    ("page_id", "views"),
    [
        ("coaching", 1),
        ("diagnostic", 2),
        ("digital", 1),
        ("goals", 2),
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
