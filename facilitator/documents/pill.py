"""A word in a rounded box, for a verdict that should be seen at a glance."""

from __future__ import annotations

from typing import Any, assert_never

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from facilitator.documents import fonts
from facilitator.documents.palette import PAPER
from facilitator.domain.agreement import Agreement
from facilitator.domain.lights import Light

_SIZE, _HEIGHT, _PADDING = 9.0, 15.0, 8.0


class Pill(Flowable):
    """A word on a soft ground, outlined in its own ink so that it stays a pill without colour."""

    def __init__(self, text: str, ink: str, ground: str, scale: float = 1) -> None:
        super().__init__()
        self._text, self._ink, self._ground = fonts.clean(text), HexColor(ink), HexColor(ground)
        self._scale = scale
        self.width = scale * (fonts.width(self._text, fonts.SEMIBOLD, _SIZE) + 2 * _PADDING)
        self.height, self.spaceAfter, self.hAlign = scale * _HEIGHT, 5 * scale, "LEFT"

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas: Any = self.canv
        canvas.setFillColor(self._ground)
        canvas.setStrokeColor(self._ink)
        canvas.setLineWidth(0.6)
        canvas.roundRect(0, 0, self.width, self.height, self.height / 2, stroke=1, fill=1)
        tags = getattr(canvas, "tags", None)
        if tags is None:
            self._write(canvas)
            return
        with tags.leaf(object(), "P"):
            self._write(canvas)

    def _write(self, canvas: Any) -> None:
        canvas.setFillColor(self._ink)
        canvas.setFont(fonts.SEMIBOLD, _SIZE * self._scale)
        canvas.drawString(_PADDING * self._scale, 4.4 * self._scale, self._text)


def agreement_pill(agreement: Agreement) -> Pill:
    """How far people agree, in a word."""
    match agreement:
        case Agreement.SHARED:
            return Pill("Shared", PAPER.green, PAPER.green_soft)
        case Agreement.MIXED:
            return Pill("Mixed", PAPER.amber, PAPER.amber_soft)
        case Agreement.SPLIT:
            return Pill("Split", PAPER.coral, PAPER.coral_soft)
    assert_never(agreement)


def light_pill(light: Light, scale: float = 1) -> Pill:
    """How a trouble light shows, in words as well as its colour."""
    match light:
        case Light.RED:
            return Pill("Look now", PAPER.coral, PAPER.coral_soft, scale)
        case Light.AMBER:
            return Pill("Watch", PAPER.amber, PAPER.amber_soft, scale)
        case Light.GREEN:
            return Pill("Well", PAPER.green, PAPER.green_soft, scale)
        case Light.GREY:
            return Pill("Not known", PAPER.mute, PAPER.card, scale)
    assert_never(light)
