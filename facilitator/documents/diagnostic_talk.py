"""The fourth page of the diagnostic report: what to talk about first, with what bears it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.platypus import Flowable

from facilitator import content
from facilitator.documents import diagnostic_appendix
from facilitator.documents.diagnostic_appendix import level_words, shortened
from facilitator.documents.diagnostic_round import Told, wall_words
from facilitator.documents.flow import Words, bold, figure, heading, italic, keep, para
from facilitator.documents.pill import agreement_pill
from facilitator.documents.tables import columns
from facilitator.domain.instrument import number_of
from facilitator.domain.reading import StatementReading, TalkFirst
from facilitator.domain.review_records import Excerpt

_QUOTED = ((2, 160), (2, 90), (1, 160), (1, 90), (1, 50), (0, 0))
"""How many excerpts, and how many characters of each, in every size."""
SIZES = len(_QUOTED)
_WIDEST = 5
ASK = "What did you see that made you answer so?"


def talk_first(told: Told, size: int) -> list[Any]:
    """The five statements with their answers, reasons and questions; size 0 quotes most."""
    intro = (
        "Start with these, in this order. First come statements that people see differently, then "
        "strengths that nothing yet bears out, then the lowest."
    )
    start = [heading("Talk about these first"), para(intro)]
    if not told.reading.talk_first:
        return [*start, *_ranges(told)]
    asked = content.questions()
    return start + [
        _item(number, item, told, asked, size)
        for number, item in enumerate(told.reading.talk_first, 1)
    ]


def _ranges(told: Told) -> list[Any]:
    """The statements on which a few answers lie furthest apart."""
    start: list[Any] = [
        para("Too few people answered to choose any. Talk about the ranges.", "quiet")
    ]
    wide = sorted(
        (read for read in told.reading.statements if read.n > 1 and _span(read) > 1),
        key=_span,
        reverse=True,
    )
    for read in wide[:_WIDEST]:
        drawn = diagnostic_appendix.answers(read, 196)
        right = [para([bold("Ask: "), content.questions().get(read.id, ASK)], "small")]
        left = [figure(drawn.drawing, drawn.alt)] if drawn else []
        title = heading(f"{number_of(read.id)}. {read.label}", 3)
        start.append(keep(title, columns([left, right], widths=[0.44, 0.56])))
    return start


def _span(read: StatementReading) -> int:
    return (read.high or 0) - (read.low or 0)


def _item(
    number: int, item: TalkFirst, told: Told, asked: Mapping[str, str], size: int
) -> Flowable:
    read = told.reading.statement(item.statement)
    drawn = diagnostic_appendix.answers(read, 196, stack=6 if size else 8)
    middle = f"Statement {number_of(read.id)}. Average {read.mean:.1f}, from {read.n} answers."
    left = [figure(drawn.drawing, drawn.alt)] if drawn else []
    right: list[Any] = [agreement_pill(read.agreement)] if read.agreement else []
    right += [
        para(item.reason, "small" if size else "body"),
        para([bold("Ask: "), asked.get(read.id, ASK)], "small" if size else "body"),
        *(para(words, "small") for words in evidence(told, read.id, *_QUOTED[size])),
    ]
    return keep(
        heading(f"{number}. {read.label}", 3),
        columns([[*left, para(middle, "label")], right], widths=[0.44, 0.56]),
    )


def evidence(told: Told, statement: str, most: int, characters: int) -> list[Words]:
    """What the wall chart says, and so many excerpts, of a statement."""
    said: list[Words] = []
    if statement in told.wall:
        said.append([bold("Wall chart: "), f"{wall_words(told.wall[statement])}."])
    return said + quotes(told.heard.get(statement, ())[:most], characters)


def quotes(excerpts: Sequence[Excerpt], characters: int) -> list[Words]:
    """Excerpts with how far each bears the statement out, cut to so many characters."""
    return [
        [bold(f"{level_words(e.level)}: "), italic(shortened(e.text, characters))] for e in excerpts
    ]
