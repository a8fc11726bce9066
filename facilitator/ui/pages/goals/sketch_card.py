"""What would have to be true for a goal: its driver sketch, written as lines, drawn as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.driver_sketch import Lines, branches
from facilitator.domain.records import Goal
from facilitator.ui.pages.goals.sketch_list import SketchList
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.fitted_figure import FittedFigure
from facilitator.ui.widgets.text import Muted

if TYPE_CHECKING:
    from facilitator.documents.figures import Figure
    from facilitator.documents.palette import Palette

_INTRO = (
    "What would have to be true for the aim to come about? Write each as a driver, and below it "
    "the changes you could try. Enter adds a line, Tab makes it an idea, Esc ends."
)


class SketchCard(Card):
    """The lines above, the tree below."""

    def __init__(self) -> None:
        super().__init__("What drives it")
        self.list = SketchList()
        self.figure = SketchFigure()
        self._add = Button("Add a driver", icon_name="add")
        self._add.clicked.connect(lambda: self.list.write_below())
        self.add(Muted(_INTRO))
        self.add(self.list)
        self.add(row(self._add, None))
        self.add(self.figure)

    def show_goal(self, goal: Goal, lines: Lines) -> None:
        """Show this goal's sketch."""
        self.list.show_lines(lines)
        self.figure.setVisible(bool(lines))
        if lines:
            self.figure.show_sketch(goal.aim.strip() or goal.title, lines)

    def flush_all(self) -> None:
        """Save now what is being typed."""
        self.list.flush()


class SketchFigure(FittedFigure):
    """The tree of a sketch."""

    def __init__(self) -> None:
        super().__init__("Driver sketch")
        self._shown: tuple[str, Lines] | None = None

    def show_sketch(self, aim: str, lines: Lines) -> None:
        """Draw this sketch, where it is another than before."""
        if (aim, lines) != self._shown:
            self._shown = (aim, lines)
            self.redraw()

    def height_at(self, width: float) -> float:
        from facilitator.documents.driver_layout import laid  # not before there is a sketch

        aim, lines = self._shown or ("", ())
        return laid(aim, branches(lines), width).height if lines else 10.0

    def make(self, palette: Palette, width: float) -> Figure:
        from facilitator.documents.figures_drivers import driver_sketch

        aim, lines = self._shown or ("", ())
        return driver_sketch(aim, lines, palette, width=width)
