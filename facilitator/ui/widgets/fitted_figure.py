"""A figure laid out anew for the width it is given, so that its words never shrink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent

from facilitator.ui.widgets.figure_view import PIXELS_PER_POINT, FigureView

if TYPE_CHECKING:
    from facilitator.documents.figures import Figure
    from facilitator.documents.palette import Palette

NARROWEST, WIDEST, STEP = 240.0, 520.0, 10.0


class FittedFigure(FigureView):
    """Subclasses say `height_at(width)` and `make(palette, width)`, both in points."""

    def __init__(self, name: str, *, height: float = 130, opens: str = "") -> None:
        super().__init__(name, width=NARROWEST, height=height, opens=opens)
        self._wide = NARROWEST

    def height_at(self, width: float) -> float:
        """How high the figure is at this width."""
        raise NotImplementedError

    def make(self, palette: Palette, width: float) -> Figure:
        """The figure at this width."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw what is to be shown now."""
        wide = self._wide
        self._take(wide, self.height_at(wide))
        self.set_figure(lambda palette: self.make(palette, wide))

    def heightForWidth(self, width: int) -> int:
        wide = _fitted(width)
        return round(self.height_at(wide) * min(PIXELS_PER_POINT, width / wide))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = _fitted(self.width())
        if wide != self._wide:
            self._wide = wide
            if self._make is not None:
                self.redraw()


def _fitted(pixels: int) -> float:
    """The width of the figure, in points, in this much room."""
    return min(max(pixels / PIXELS_PER_POINT // STEP * STEP, NARROWEST), WIDEST)
