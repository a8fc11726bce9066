"""One page for the leader: what the round says, what to talk about, and what comes next."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.platypus import Flowable

from facilitator import content
from facilitator.documents.diagnostic_profile import light_cards, radar
from facilitator.documents.diagnostic_round import (
    BANDS,
    CONVERSATION,
    Told,
    facts,
    nothing_yet,
    points,
    told,
)
from facilitator.documents.diagnostic_talk import ASK
from facilitator.documents.fitting import fitted
from facilitator.documents.flow import Words, bold, bullets, figure, heading, para
from facilitator.documents.opening import opening
from facilitator.documents.round_paper import write_about
from facilitator.documents.tables import card, columns
from facilitator.documents.words import counted, day, listed
from facilitator.domain.change import Change
from facilitator.domain.dossier import Dossier
from facilitator.domain.reading import DimensionReading, StatementReading
from facilitator.domain.records import Milestone, Round

TITLE = "Diagnostic summary"
_RADARS = (316.0, 296.0, 272.0, 250.0, 250.0)
_STEPS = (3, 3, 2, 2, 1)
_SMALL_FROM = 2


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the page on a round, the newest one with enough sheets unless `subject_id` says.

    Raises UserError for an unknown round or a target that can't be written.
    """
    write_about(
        dossier,
        target,
        subject_id,
        story,
        TITLE,
        "What a round of the diagnostic says, on one page",
    )


def story(dossier: Dossier, round_: Round | None) -> list[Any]:
    """The page's parts in reading order."""
    found = told(dossier, round_)
    if found is None:
        empty = [heading("Nothing to show yet", 2, "card-heading"), para(nothing_yet(round_))]
        return [*opening(TITLE, dossier.network, facts(dossier, round_)), card(empty)]
    return fitted(partial(_parts, found), len(_RADARS))


def _parts(told: Told, size: int) -> list[Any]:
    drawn = radar(told, _RADARS[size])
    style = "bullet" if size < _SMALL_FROM else "tick-small"
    said = [heading("What people say", 2, "h3"), *bullets(what_people_say(told), style)]
    return [
        *opening(TITLE, told.dossier.network, facts(told.dossier, told.round)),
        columns([[figure(drawn.drawing, drawn.alt)], said], widths=[0.58, 0.42]),
        heading("Four trouble lights"),
        light_cards(told.reading.lights),
        heading("Talk about these first"),
        *_talk_first(told, style, with_questions=size < len(_RADARS) - 1),
        *_next(told, _STEPS[size], style),
        para(CONVERSATION, "small"),
    ]


def what_people_say(told: Told) -> list[Words]:
    """The round in a few sentences: highest, lowest, where views differ, what moved."""
    reading = told.reading
    scored = sorted((d for d in reading.dimensions if d.score is not None), key=_score)
    if not scored:
        return [
            "Too few people answered to show scores. It takes five, so that nobody can be "
            "picked out."
        ]
    said: list[Words] = [[bold("Highest: "), _named(scored[-1])]]
    if len(scored) > 1:
        said.append([bold("Lowest: "), _named(scored[0])])
    split = [read for read in reading.statements if read.agreement == "split"]
    said.append([bold("Split: "), _split_words(split)])
    flagged = [gap.title for gap in reading.gap if gap.flagged]
    if flagged:
        said.append([bold("Core and members differ on: "), f"{listed(flagged)}."])
    real = [change for change in told.dossier.diagnosis.changes if change.likely_real]
    if told.dossier.diagnosis.compared:
        said.append([bold("Since the first round: "), _moved(real)])
    if reading.in_the_dark:
        share = f"{100 * (reading.cant_say or 0):.0f}%"
        said.append([bold("In the dark: "), f"{share} of answers are “can't say”."])
    return said


def _score(dimension: DimensionReading) -> float:
    return dimension.score or 0.0


def _named(dimension: DimensionReading) -> str:
    band = f", {BANDS[dimension.band]}" if dimension.band else ""
    return f"{dimension.title}, {points(_score(dimension))} of 100{band}."


def _split_words(split: list[StatementReading]) -> str:
    if not split:
        return "no statement divides people into two camps."
    many = "divides" if len(split) == 1 else "divide"
    return f"{counted(len(split), 'statement')} {many} people. That is where to listen."


def _moved(real: list[Change]) -> str:
    up = sum((change.delta or 0) > 0 for change in real)
    down = len(real) - up
    if not real:
        return "nothing moved in a way that is likely real."
    ways = [f"{counted(up, 'statement')} up"] * bool(up)
    ways += [f"{counted(down, 'statement')} down"] * bool(down)
    return f"{listed(ways)}, likely real."


def _talk_first(told: Told, style: str, *, with_questions: bool) -> list[Flowable]:
    if not told.reading.talk_first:
        return [para("Too few people answered to choose any.", "quiet")]
    asked = content.questions()
    items: list[Words] = []
    for item in told.reading.talk_first:
        read = told.reading.statement(item.statement)
        question = f" {asked.get(read.id, ASK)}" if with_questions else ""
        items.append([bold(read.label), question])
    return [*bullets(items, style, numbered=True)]


def _next(told: Told, most: int, style: str) -> list[Any]:
    steps = coming(told)[:most]
    if not steps:
        return []
    items = [f"{step.title}, {day(step.due)}" for step in steps]
    return [heading("What comes next"), *bullets(items, style)]


def coming(told: Told) -> list[Milestone]:
    """The steps of the 18 months that follow on the round and are still to be done."""
    since = told.round.held_on
    left = (s for s in told.dossier.milestones if s.done_on is None and s.due >= since)
    return sorted(left, key=lambda step: step.due)
