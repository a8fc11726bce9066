"""Slides for the feedback workshop: landscape pages with one message each, in big type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle

from facilitator import content
from facilitator.documents import diagnostic_appendix, fonts, page
from facilitator.documents.diagnostic_gaps import gap_figure
from facilitator.documents.diagnostic_profile import LIGHT_COLOURS, radar
from facilitator.documents.diagnostic_report import quadrant_figure
from facilitator.documents.diagnostic_round import (
    Told,
    came_back,
    chosen_round,
    nothing_yet,
    points,
    told,
)
from facilitator.documents.diagnostic_summary import coming
from facilitator.documents.diagnostic_talk import ASK
from facilitator.documents.figures import Figure
from facilitator.documents.fitting import fitted, tall
from facilitator.documents.flow import (
    Mark,
    Para,
    Words,
    bold,
    bullets,
    heading,
    marked,
    page_break,
    para,
    space,
)
from facilitator.documents.opening import INVENTED, footer
from facilitator.documents.palette import PAPER
from facilitator.documents.pill import light_pill
from facilitator.documents.slide_picture import enlarged
from facilitator.documents.tables import columns
from facilitator.documents.words import day, listed
from facilitator.domain.dossier import Dossier
from facilitator.domain.instrument import number_of
from facilitator.domain.reading import Quadrant, TalkFirst
from facilitator.domain.records import Round

TITLE = "What you told us"
_WIDTH, _HEIGHT = page.LANDSCAPE_WIDTH, page.LANDSCAPE_HEIGHT
_CONVERSATION = "For a conversation: not a validated measure, no total, no ranking."
_STEPS = 3
_NAMED = 3
_APART, _LEAST = 40.0, 120.0
_SHRINKING = (1.0, 0.86, 0.74, 0.62, 0.5)
Slide = list[Any]
MakeSlide = Callable[[float], Slide]


@cache
def _style(name: str, size: float, colour: str, font: str, after: float) -> ParagraphStyle:
    fonts.register()
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=size * 1.28,
        textColor=HexColor(colour),
        spaceAfter=after,
        leftIndent=30 if name == "item" else 0,
        bulletFontName=font,
        bulletFontSize=size,
        bulletIndent=0,
        splitLongWords=1,
    )


def _big(scale: float = 1) -> ParagraphStyle:
    return _style("big", 34 * scale, PAPER.ink, fonts.SEMIBOLD, 10 * scale)


def _message(scale: float = 1) -> ParagraphStyle:
    return _style("message", 22 * scale, PAPER.ink_2, fonts.REGULAR, 10 * scale)


def _item(scale: float = 1) -> ParagraphStyle:
    return _style("item", 22 * scale, PAPER.ink, fonts.REGULAR, 10 * scale)


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the slides on a round, the newest one with enough sheets unless `subject_id` says.

    Raises UserError for an unknown round or a target that can't be written.
    """
    round_ = chosen_round(dossier, subject_id)
    page.build(
        story(dossier, round_),
        target,
        title=f"{TITLE}: {dossier.network.name}",
        subject="What a round of the diagnostic says, a message a page",
        footer=footer(round_.title if round_ else TITLE, dossier.network),
        landscape=True,
    )


def story(dossier: Dossier, round_: Round | None) -> list[Any]:
    """The slides in order, each fitted on a page of its own."""
    found = told(dossier, round_)
    slides: list[MakeSlide] = [*_slides(found)] if found else [partial(_nothing, dossier, round_)]
    parts: list[Any] = []
    for number, slide in enumerate(slides):
        parts += page_break() if number else []
        parts += _on_one_page(slide)
    return parts


def _on_one_page(slide: MakeSlide) -> Slide:
    def make(size: int) -> Slide:
        return slide(_SHRINKING[size])

    return fitted(make, len(_SHRINKING), width=_WIDTH, height=_HEIGHT)


def _slides(told: Told) -> Iterator[MakeSlide]:
    yield partial(_opening, told)
    if not told.shows_scores:
        yield partial(_too_few, told)
    else:
        yield partial(_profile, told)
        yield partial(_quadrant, told)
        yield from _differences(told)
        yield partial(_talk_first, told)
        for number, item in enumerate(told.reading.talk_first, 1):
            yield partial(_one_to_talk_about, told, number, item)
        yield partial(_lights, told)
    yield partial(_next, told)


def _nothing(dossier: Dossier, round_: Round | None, scale: float) -> Slide:
    return [
        heading(TITLE, 1, "h1"),
        para(dossier.network.name, _big(scale)),
        para(nothing_yet(round_), _message(scale)),
    ]


def _opening(told: Told, scale: float) -> Slide:
    round_, network = told.round, told.dossier.network
    came = came_back(told.dossier, round_).split(":")[0].removesuffix(".")
    return [
        space(90),
        _titled(TITLE, scale * 1.5, level=1),
        para(network.name, _big(scale)),
        para(f"{round_.title}, {day(round_.held_on)}. {came}.", _message(scale)),
        para(_CONVERSATION, _message(scale)),
        *([para(INVENTED, _message(scale * 0.7))] if network.invented else []),
    ]


def _titled(words: str, scale: float, level: int = 2) -> Para:
    style = _style("title", 34 * scale, PAPER.ink, fonts.SEMIBOLD, 12 * scale)
    return marked(words, style, Mark("H", object(), level=level))


def _pictured(figure: Figure, before: Slide, after: Slide | None = None) -> Slide:
    """A picture between words, as large as the room that they leave."""
    after = after or []
    room = _HEIGHT - tall(before, _WIDTH) - tall(after, _WIDTH) - _APART
    return [*before, enlarged(figure.drawing, figure.alt, _WIDTH, max(room, _LEAST)), *after]


def _too_few(told: Told, scale: float) -> Slide:
    words = "Too few people answered to show scores: it takes five, so nobody can be picked out."
    ask = "Lay the wall chart on the table and mark it together."
    return [
        _titled("Not enough answers yet", scale),
        para(words, _message(scale)),
        para(ask, _message(scale)),
    ]


def _profile(told: Told, scale: float) -> Slide:
    scored = sorted(
        (d for d in told.reading.dimensions if d.score is not None), key=lambda d: d.score or 0
    )
    low, high = scored[0], scored[-1]
    words = f"Highest: {high.title}, {points(high.score or 0)} of 100."
    if low is not high:
        words += f" Lowest: {low.title}, {points(low.score or 0)}."
    start = [_titled("Your profile", scale), para(words, _message(scale))]
    return _pictured(radar(told, 300), start)


def _quadrant(told: Told, scale: float) -> Slide:
    drawn = quadrant_figure(told.reading, 430, 222)
    if drawn is None:
        return _too_few(told, scale)
    titles = {d.id: d.title for d in told.reading.dimensions}
    fix = [titles[p.id] for p in told.reading.quadrant if p.quadrant is Quadrant.FIX]
    listen = [
        titles[p.id]
        for p in told.reading.quadrant
        if p.quadrant in (Quadrant.LISTEN, Quadrant.EXPLORE)
    ]
    words = "You largely agree, and it is going well."
    if fix:
        words = f"You agree that this needs work: {_few(fix)}."
    elif listen:
        words = f"You see these differently: {_few(listen)}."
    start = [_titled("Score and agreement", scale), para(words, _message(scale))]
    return _pictured(drawn, start)


def _few(titles: Sequence[str]) -> str:
    """The first titles by name, the others by number: a message is read from afar."""
    if len(titles) <= _NAMED:
        return listed(titles)
    return f"{', '.join(titles[:_NAMED])} and {len(titles) - _NAMED} more"


def _differences(told: Told) -> Iterator[MakeSlide]:
    if any(gap.gap is not None for gap in told.reading.gap):
        yield partial(_core_and_members, told)
    yield partial(_splits, told)


def _core_and_members(told: Told, scale: float) -> Slide:
    flagged = [gap.title for gap in told.reading.gap if gap.flagged]
    words = "Core and members see the network much alike."
    if flagged:
        words = f"Core and members differ most on: {_few(flagged)}."
    drawn = gap_figure(told.reading.gap, 470)
    title = _titled("Where we differ: core and members", scale)
    return _pictured(drawn, [title, para(words, _message(scale))])


def _splits(told: Told, scale: float) -> Slide:
    split = [read for read in told.reading.statements if read.agreement == "split"]
    split.sort(key=lambda read: read.consensus or 0)
    if not split:
        words = "No statement divides you into two camps."
        return [_titled("Where we differ", scale), para(words, _message(scale))]
    items = [f"{read.label} ({read.low} to {read.high})" for read in split[:5]]
    words = "On these, answers fall into two camps or lie far apart."
    return [
        _titled("Where we differ", scale),
        para(words, _message(scale)),
        *bullets(items, _item(scale)),
    ]


def _talk_first(told: Told, scale: float) -> Slide:
    labels = [told.reading.statement(item.statement).label for item in told.reading.talk_first]
    return [
        _titled("Talk about these first", scale),
        *bullets(labels, _item(scale * 1.1), numbered=True),
    ]


def _one_to_talk_about(told: Told, number: int, item: TalkFirst, scale: float) -> Slide:
    read = told.reading.statement(item.statement)
    drawn = diagnostic_appendix.answers(read, 240, stack=6)
    ask = content.questions().get(read.id, ASK)
    before: Slide = [
        _titled(f"{number}. {read.label}", scale * 0.9),
        para(f"{item.reason} Statement {number_of(read.id)}.", _message(scale * 0.8)),
    ]
    after: Slide = [para([bold("Ask: "), ask], _message(scale * 1.1))]
    return _pictured(drawn, before, after) if drawn else [*before, *after]


def _lights(told: Told, scale: float) -> Slide:
    cells = [
        [
            para(light.title, _style("light", 22 * scale, PAPER.ink, fonts.SEMIBOLD, 8)),
            light_pill(light.light, 1.7 * scale),
            para(light.reason, _message(scale * 0.7)),
        ]
        for light in told.reading.lights
    ]
    accents = [LIGHT_COLOURS[light.light] for light in told.reading.lights]
    words = "Four ways in which networks get into trouble."
    return [
        _titled("Four trouble lights", scale),
        para(words, _message(scale)),
        space(20 * scale),
        columns(cells[:2], gap=30, accents=accents[:2]),
        space(14 * scale),
        columns(cells[2:], gap=30, accents=accents[2:]),
    ]


def _next(told: Told, scale: float) -> Slide:
    items: Sequence[Words] = [
        "Today: talk about the five, and say what you see behind them.",
        "Choose two or three things to work on, never more.",
        "Agree who does what first, and by when.",
    ]
    steps = [f"{step.title}: {day(step.due)}" for step in coming(told)[:_STEPS]]
    return [
        _titled("What happens next", scale),
        *bullets(items, _item(scale)),
        *(
            [para("In the calendar", _style("later", 18 * scale, PAPER.ink_2, fonts.SEMIBOLD, 6))]
            if steps
            else []
        ),
        *bullets(steps, _item(scale * 0.8)),
    ]
