"""A goal's readings as the run chart that paper has, as wide as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.run_chart import RunChart, run_chart
from facilitator.ui.widgets.fitted_figure import FittedFigure

if TYPE_CHECKING:
    from facilitator.documents.figures import Figure
    from facilitator.documents.palette import Palette

HEIGHT = 130.0


class RunChartView(FittedFigure):
    """`show_chart` draws anew only where something changed."""

    def __init__(self, name: str = "Run chart") -> None:
        super().__init__(name, height=HEIGHT)
        self._shown: tuple[RunChart, float | None, str] = (run_chart([]), None, "")

    def show_chart(self, chart: RunChart, target: float | None, unit: str) -> None:
        """Show this chart with its target."""
        if (chart, target, unit) != self._shown:
            self._shown = (chart, target, unit)
            self.redraw()

    def height_at(self, width: float) -> float:
        return HEIGHT

    def make(self, palette: Palette, width: float) -> Figure:
        from facilitator.documents.figures_run_chart import run_chart as drawn  # when there is one

        chart, target, unit = self._shown
        return drawn(chart, target, palette, width=width, height=HEIGHT, unit=unit)
