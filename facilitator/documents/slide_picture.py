"""A figure drawn as large as its room on a slide, where a page of a report only shrinks it."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing

from facilitator.documents.flow import Picture


class _Enlarged(Picture):
    """A picture that grows to its room and stands in the middle."""

    def __init__(self, drawing: Drawing, alt: str, room: tuple[float, float]) -> None:
        super().__init__(drawing, alt, "CENTER")
        self._room = room

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        across, upwards = self._room
        self._scale = min(across / self._drawing.width, upwards / self._drawing.height)
        self.width = self._drawing.width * self._scale
        self.height = self._drawing.height * self._scale
        return self.width, self.height


def enlarged(drawing: Drawing, alt: str, width: float, height: float) -> Picture:
    """The drawing with its description, as large as goes into this room in points."""
    return _Enlarged(drawing, alt, (width, height))
