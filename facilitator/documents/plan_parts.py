"""Small parts that sections of the plan share: their headings, rules, pictures and pills."""

from __future__ import annotations

from typing import Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import HRFlowable

from facilitator.documents.figures import Figure
from facilitator.documents.flow import Para, Picture, Run, figure, heading, para
from facilitator.documents.fonts import width
from facilitator.documents.palette import PAPER
from facilitator.documents.styles import styles
from facilitator.domain.dossier import Dossier
from facilitator.domain.thread_words import goal_numbers

_BEFORE_SECTION = 26


def section(title: str) -> Para:
    """The heading of a section, set off from what stands above it."""
    made = heading(title, 2, "h1")
    made.spaceBefore = _BEFORE_SECTION
    return made


def rule(colour: str, thick: float, before: float = 0, after: float = 0) -> HRFlowable:
    """A line over the whole width; it stays with what follows."""
    made = HRFlowable("100%", thick, color=HexColor(colour), spaceBefore=before, spaceAfter=after)
    made.keepWithNext = 1
    return made


def picture(drawn: Figure, align: Literal["LEFT", "CENTER"] = "LEFT") -> Picture:
    """A figure in the text."""
    return figure(drawn.drawing, drawn.alt, align)


def for_goals(dossier: Dossier, record_id: str) -> Run:
    """The goals a record is there for, on a line below it; empty where there are none."""
    numbers = goal_numbers(dossier, record_id)
    return Run(f"\nFor {numbers}" if numbers else "", "", PAPER.ink_2)


def number_line(text: str, room: float, colour: str = "") -> Para:
    """A number in large type, smaller where it is too long for its room in points."""
    base = styles()["number"]
    wide = width(text, base.fontName, base.fontSize)
    size = base.fontSize * min(1, (room - 1) / max(wide, 1))
    style = ParagraphStyle("number-line", base, fontSize=size)
    return para(Run(text, "", colour) if colour else text, style)
