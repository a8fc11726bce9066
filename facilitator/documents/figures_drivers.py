"""Draws a driver sketch as a tree: the aim, what would have to be true, and change ideas."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.documents import fonts
from facilitator.documents.driver_layout import HEAD, LEADING, PAD, Box, laid
from facilitator.documents.figures import LABEL, SMALL, Figure, Pen
from facilitator.documents.palette import PAPER, Palette
from facilitator.domain.deliver_records import Driver
from facilitator.domain.driver_sketch import Lines, branches, in_words

HEADS = ("Aim", "What would have to be true", "Change ideas")


def driver_sketch(
    aim: str, lines: Lines | Sequence[Driver], palette: Palette = PAPER, *, width: float = 482
) -> Figure:
    """The tree, read from left to right; its words are read aloud in the same order."""
    tree = branches(lines)
    where = laid(aim, tree, width)
    pen = Pen(width, where.height, palette)
    _heads(pen, where.columns, any(branch.ideas for branch in tree))
    for driver, ideas in zip(where.drivers, where.ideas, strict=True):
        _join(pen, where.aim, driver)
        for idea in ideas:
            _join(pen, driver, idea)
    _box(pen, where.aim, palette.teal_soft, palette.teal, strong=True)
    for driver, ideas in zip(where.drivers, where.ideas, strict=True):
        _box(pen, driver, palette.card, palette.teal, kind="driver")
        for idea in ideas:
            _box(pen, idea, palette.card, palette.line, kind="idea")
    return pen.figure(in_words(aim, tuple(lines)))


def _heads(pen: Pen, columns: Sequence[float], has_ideas: bool) -> None:
    y = pen.drawing.height - HEAD + 8
    for number, (x, said) in enumerate(zip(columns, HEADS, strict=True)):
        if number < 2 or has_ideas:
            right = columns[number + 1] - 4 if number < 2 else pen.drawing.width
            fitted = fonts.fitted(said, fonts.REGULAR, SMALL, right - x)
            pen.text(x, y, fitted, size=SMALL, colour=pen.palette.mute)


def _join(pen: Pen, before: Box, after: Box) -> None:
    """A line from the middle of one box to the middle of the next, bent half way."""
    left, right = before.x + before.width, after.x
    start, end = before.y + before.height / 2, after.y + after.height / 2
    bend = (left + right) / 2
    pen.path([(left, start), (bend, start), (bend, end), (right, end)], pen.palette.mute, 0.8)


def _box(
    pen: Pen, box: Box, fill: str, stroke: str, *, strong: bool = False, kind: str = "aim"
) -> None:
    pen.rect(box.x, box.y, box.width, box.height, fill, stroke, radius=4, thick=1)
    font = fonts.SEMIBOLD if strong else fonts.REGULAR
    said = fonts.lines(box.text, font, LABEL, box.width - 2 * PAD, box.lines)
    top = box.y + box.height / 2 + len(said) * LEADING / 2 - LABEL + 1
    for number, line in enumerate(said):
        pen.text(box.x + PAD, top - number * LEADING, line, font=font)
    area = (box.x, box.y, box.x + box.width, box.y + box.height)
    name = {"aim": "Aim", "driver": "Driver", "idea": "Change idea"}[kind]
    pen.spot(area, kind, box.id, f"{name}: {box.text}")
