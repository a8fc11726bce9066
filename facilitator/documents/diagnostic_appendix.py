"""The end of the diagnostic report: every statement, every change, and how to read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable

from facilitator import content
from facilitator.documents import figures_change, figures_diagnostic
from facilitator.documents.diagnostic_round import Told, wall_words
from facilitator.documents.figures import Figure
from facilitator.documents.flow import Words, bold, bullets, figure, heading, keep, para
from facilitator.documents.tables import table
from facilitator.domain.agreement import MIXED_FROM, SHARED_FROM
from facilitator.domain.change import Change
from facilitator.domain.dossier import Dossier
from facilitator.domain.instrument import number_of
from facilitator.domain.own_questions import OwnQuestion
from facilitator.domain.privacy import OPEN_SESSION, STANDARD
from facilitator.domain.reading import StatementReading
from facilitator.domain.records import Round
from facilitator.domain.scale import Evidence

_EVIDENCE = {
    Evidence.NONE: "none found",
    Evidence.TOLD: "told",
    Evidence.SEEN: "seen",
    Evidence.CORROBORATED: "corroborated",
}
_FEW = 12
_STATEMENT_WIDTHS = [178.0, 132, 30, 40, 44, 57]
_CHANGE_WIDTHS = [140.0, 108, 42, 36, 44, 46, 34, 32]
_LONGEST_QUOTE = 600


def appendix(told: Told, conversation: str) -> list[Any]:
    """All that follows the four pages."""
    return [
        *statements(told),
        *own_questions(told),
        *heard(told),
        *every_change(told.dossier),
        how_to_read(told.round, conversation),
    ]


def statements(told: Told) -> list[Any]:
    """Every statement asked, by dimension."""
    reading = told.reading
    found: list[Any] = [
        heading("Appendix: every statement"),
        para(
            "Each dot is one answer, the bar holds the middle half of them and the short thick "
            "mark is the median. Where fewer than eight answered, only the lowest and the highest "
            "answer are drawn.",
            "quiet",
        ),
    ]
    if len(reading.statements) <= _FEW:
        return [*found, *_statement_table(told, reading.statements)]
    for dimension in reading.dimensions:
        own = [read for read in reading.statements if read.dimension == dimension.id]
        found += [heading(dimension.title, 3), *_statement_table(told, own)]
    return found


def own_questions(told: Told) -> list[Any]:
    """What the facilitator asked beyond the statements, counted where enough answered."""
    asked = told.dossier.diagnosis.own_questions.get(told.round.id, ())
    if not asked:
        return []
    rows: list[list[Any]] = [["Question", "Answered", "Answers"]]
    rows += [[question.label, str(question.n), _counts_words(question)] for question in asked]
    return [
        heading("Appendix: questions of our own"),
        para("Asked in this network only. They count towards no score.", "quiet"),
        *table(rows, [0.42, 0.14, 0.44], align="lrl", row_heads=1),
    ]


def _counts_words(question: OwnQuestion) -> str:
    if question.counts is None:
        return "Not shown, so that nobody's answer can be picked out."
    return "; ".join(f"{words}: {number}" for words, number in question.counts if number)


def _statement_table(told: Told, readings: Sequence[StatementReading]) -> list[Flowable]:
    rows: list[list[Any]] = [["Statement", "Answers", "n", "Mean", "Median", "Agreement"]]
    rows += [_statement_row(told, read) for read in readings]
    return table(rows, _STATEMENT_WIDTHS, align="llrrrl", row_heads=1)


def answers(read: StatementReading, width: float, stack: int = 8) -> Figure | None:
    """The answers to a statement as far as privacy lets them be drawn."""
    if read.counts is not None:
        half = None
        if read.lower_quartile is not None and read.upper_quartile is not None:
            half = (read.lower_quartile, read.upper_quartile)
        return figures_diagnostic.dots(
            read.counts, read.median, half, width=width, id=read.id, stack=stack
        )
    if read.low is None or read.high is None or read.n < 2:
        return None
    return figures_diagnostic.range_only(read.low, read.high, width=width, id=read.id)


def _statement_row(told: Told, read: StatementReading) -> list[Any]:
    drawn = answers(read, 124)
    wall = told.wall.get(read.id)
    noted = f"{_noted(read)}{f' Wall chart: {wall_words(wall)}.' if wall else ''}"
    return [
        [para(f"{number_of(read.id)}. {read.label}", "cell"), para(noted, "label")],
        figure(drawn.drawing, drawn.alt) if drawn else _why_nothing(read),
        str(read.n),
        "–" if read.mean is None else f"{read.mean:.1f}",
        "–" if read.median is None else f"{read.median:g}",
        _agreement(read),
    ]


def _why_nothing(read: StatementReading) -> str:
    return "One answer, kept back" if read.n else "No answers"


def _noted(read: StatementReading) -> str:
    dark = "" if read.cant_say is None else f"Can't say {100 * read.cant_say:.0f}%. "
    level = "not rated" if read.evidence is None else _EVIDENCE[Evidence(read.evidence)]
    return f"{dark}Evidence: {level}{', unproven strength' if read.unproven else ''}."


def _agreement(read: StatementReading) -> Words:
    if read.agreement is None or read.consensus is None:
        return "hidden" if read.n else ""
    return f"{read.agreement.capitalize()} {agreed(read.consensus)}"


def agreed(consensus: float) -> str:
    """Agreement to two decimals, or to three where two would name another band."""
    for limit in (SHARED_FROM, MIXED_FROM):
        if consensus < limit <= round(consensus, 2):
            return f"{int(1000 * consensus) / 1000:.3f}"
    return f"{consensus:.2f}"


def signed(value: float) -> str:
    """A difference to one decimal with its sign, such as "−0.4"."""
    return "0.0" if round(value, 1) == 0 else f"{value:+.1f}".replace("-", "−")


def level_words(level: int) -> str:
    """How far something is borne out, such as "Seen"."""
    return _EVIDENCE[Evidence(level)].capitalize()


def heard(told: Told) -> list[Any]:
    """What the review heard and saw of each statement, as far as the reader may know it."""
    if not any(told.heard.values()):
        return []
    parts: list[Any] = []
    for read in told.reading.statements:
        if excerpts := told.heard[read.id]:
            items: list[Words] = [
                [bold(f"{level_words(e.level)}: "), shortened(e.text)] for e in excerpts
            ]
            parts += [heading(f"{number_of(read.id)}. {read.label}", 3, "h4"), *bullets(items)]
    intro = "From the interviews held and the documents seen, where they may be shown."
    return [heading("Appendix: what was heard and seen"), para(intro, "quiet"), *parts]


def shortened(text: str, most: int = _LONGEST_QUOTE) -> str:
    """A passage on one line, cut after a word where it has more than so many characters."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def every_change(dossier: Dossier) -> list[Any]:
    """The change of every statement both rounds asked, where two can be compared."""
    compared = dossier.diagnosis.changes
    if not compared:
        return []
    return [heading("Appendix: every change"), *changes(compared)]


def changes(compared: Sequence[Change]) -> list[Flowable]:
    """Statements with both spreads of answers, how many gave them, and the change."""
    rows: list[list[Any]] = [
        [
            "Statement",
            "Before and after",
            "n before",
            "n after",
            "Change",
            "Matched",
            "Own",
            "Real",
        ]
    ]
    rows += [_change_row(change) for change in compared]
    legend = (
        "Bars are shares of the answers 1 to 5: outlined before, filled after. Matched are those "
        "known to have answered both times, and own is their own change."
    )
    return [*table(rows, _CHANGE_WIDTHS, align="llrrrrrl", row_heads=1), para(legend, "small")]


def _change_row(change: Change) -> list[Any]:
    label = content.instrument().statement(change.id).label
    spreads: Any = "hidden"
    if change.counts_before is not None and change.counts_after is not None:
        drawn = figures_change.two_spreads(change.counts_before, change.counts_after, width=108)
        spreads = figure(drawn.drawing, drawn.alt)
    delta = "–" if change.delta is None else signed(change.delta)
    return [
        f"{number_of(change.id)}. {label}",
        spreads,
        str(change.n_before),
        str(change.n_after),
        bold(delta) if change.likely_real else delta,
        str(change.matched),
        "–" if change.matched_delta is None else signed(change.matched_delta),
        bold("yes") if change.likely_real else "",
    ]


def how_to_read(round_: Round, conversation: str) -> Flowable:
    """What the numbers mean, and what is left out to protect those who answered."""
    privacy = OPEN_SESSION if round_.open_session else STANDARD
    least, dots = privacy.mean_from, privacy.dots_from
    consent = " (an open session, with everyone's consent)" * round_.open_session
    return keep(
        heading("How to read this report"),
        para(conversation),
        *bullets(
            [
                "Answers go from 1, not like us, to 5, very like us. “Can't say” and “not "
                "relevant” are never counted as a point on that scale.",
                "A score goes from 0 to 100. Below 40 is start here, 40 to 59 emerging, 60 to 79 "
                "working, 80 and over a strength.",
                "Agreement goes from 0 to 1: shared from 0.75, mixed from 0.55, split below. It is "
                "also split where a quarter or more say 2 or less and as many say 4 or more.",
                "Evidence is the facilitator's own rating: none found, told, seen, or "
                "corroborated. It never changes a score. A high average without evidence is "
                "called an unproven strength.",
                f"Averages are hidden where fewer than {_spelt(least)} answered{consent}, and "
                f"single answers where fewer than {_spelt(dots)} did. A group is also hidden where "
                "it could be worked out from the others.",
            ]
        ),
    )


def _spelt(number: int) -> str:
    return {4: "four", 5: "five", 8: "eight"}.get(number, str(number))
