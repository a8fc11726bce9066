"""A figure takes the room it was given before it was drawn, so that nothing shifts then."""

import pytest

from facilitator.ui.pages import ENTRIES
from facilitator.ui.widgets.figure_view import FigureView


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
    page = shown(ENTRIES[page_id].load(), of=example)
    found = page.findChildren(FigureView)
    announced = [view.sizeHint() for view in found]
    for view in found:
        view._draw()
    assert [view.figure() is not None for view in found] == [True] * views
    assert [view.sizeHint() for view in found] == announced
