"""The diagnostic report: four pages on what a round says, to lay on the table and talk about."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.platypus import Flowable

from facilitator.documents import (
    diagnostic_appendix,
    diagnostic_gaps,
    diagnostic_profile,
    diagnostic_talk,
    figures_quadrant,
    page,
)
from facilitator.documents.diagnostic_appendix import agreed
from facilitator.documents.diagnostic_round import (
    CONVERSATION,
    Told,
    facts,
    nothing_yet,
    points,
    told,
)
from facilitator.documents.figures import Figure
from facilitator.documents.fitting import fitted
from facilitator.documents.flow import Run, Words, bullets, figure, heading, page_break, para
from facilitator.documents.opening import opening
from facilitator.documents.palette import PAPER
from facilitator.documents.round_paper import write_about
from facilitator.documents.tables import card, columns
from facilitator.documents.words import listed
from facilitator.domain.dossier import Dossier
from facilitator.domain.reading import Quadrant, RoundReading
from facilitator.domain.records import Round

TITLE = "Diagnostic report"
FIELDS = (
    (Quadrant.LISTEN, "Listen", "Going well for some. Ask those who see it otherwise."),
    (Quadrant.BUILD_ON, "Build on", "Going well, and people agree. Use it to carry the rest."),
    (Quadrant.EXPLORE, "Explore", "Find out why people see it so differently before acting."),
    (Quadrant.FIX, "Fix", "People agree that this needs work. Choose one thing and start."),
)
_HEIGHTS = (316, 280, 240, 200)
_ACCENTS = (PAPER.teal, PAPER.teal)


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the report on a round, the newest one with enough sheets unless `subject_id` says.

    Raises UserError for an unknown round or a target that can't be written.
    """
    write_about(dossier, target, subject_id, story, TITLE, "What a round of the diagnostic says")


def story(dossier: Dossier, round_: Round | None) -> list[Any]:
    """Profile, quadrant, gaps and what to talk about first, a page each, then the appendix."""
    start = partial(opening, TITLE, dossier.network, facts(dossier, round_))
    found = told(dossier, round_)
    if found is None:
        empty = [heading("Nothing to show yet", 2, "card-heading"), para(nothing_yet(round_))]
        return [*start(), card(empty)]
    return [
        *fitted(
            lambda size: [*start(), *diagnostic_profile.profile(found, size)],
            diagnostic_profile.SIZES,
        ),
        page_break(),
        *fitted(partial(quadrant, found), len(_HEIGHTS)),
        page_break(),
        *fitted(partial(diagnostic_gaps.gaps, found), diagnostic_gaps.SIZES),
        page_break(),
        *fitted(partial(diagnostic_talk.talk_first, found), diagnostic_talk.SIZES),
        page_break(),
        *diagnostic_appendix.appendix(found, CONVERSATION),
    ]


def quadrant(told: Told, size: int) -> list[Any]:
    """Each dimension's score against its agreement, and what to do in each field."""
    reading = told.reading
    titles = {d.id: d.title for d in reading.dimensions}
    intro = (
        "A score says how people see one side of network life; agreement says whether they see it "
        "alike. Together they say what kind of conversation each one needs."
    )
    start = [heading("Score and agreement"), para(intro)]
    drawn = quadrant_figure(reading, page.WIDTH, _HEIGHTS[size])
    if drawn is None:
        return [*start, para("Too few people answered to place any dimension here.", "quiet")]
    fields = [_field(reading, titles, *field) for field in FIELDS]
    hidden = [titles[place.id] for place in reading.quadrant if place.quadrant is None]
    return [
        *start,
        figure(drawn.drawing, drawn.alt),
        columns(fields[:2], accents=_ACCENTS),
        columns(fields[2:], accents=_ACCENTS),
        *(
            [para(f"Not placed, because too few answered: {listed(hidden)}.", "small")]
            * bool(hidden)
        ),
    ]


def quadrant_figure(reading: RoundReading, width: float, height: float) -> Figure | None:
    """The dimensions on score and agreement; None where all are hidden."""
    titles = {d.id: d.title for d in reading.dimensions}
    placed = [
        figures_quadrant.Point(place.id, titles[place.id], place.score, place.agreement)
        for place in reading.quadrant
        if place.score is not None and place.agreement is not None
    ]
    return figures_quadrant.quadrant(placed, width=width, height=height) if placed else None


def _field(
    reading: RoundReading, titles: Mapping[str, str], quadrant: Quadrant, name: str, advice: str
) -> list[Flowable]:
    held = [place for place in reading.quadrant if place.quadrant is quadrant]
    named: list[Words] = [
        [titles[p.id], _quiet(f"\nscore {points(p.score)}, agreement {agreed(p.agreement)}")]
        for p in held
        if p.score is not None and p.agreement is not None
    ]
    listing: list[Flowable] = [*bullets(named)] if named else [para("Nothing here now.", "quiet")]
    return [heading(name, 3, "card-heading"), para(advice, "quiet"), *listing]


def _quiet(text: str) -> Run:
    return Run(text, colour=PAPER.mute)
