"""The third page of the diagnostic report: core against members, and what changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.documents import diagnostic_appendix, figures_change, page
from facilitator.documents.diagnostic_appendix import signed
from facilitator.documents.diagnostic_round import Told
from facilitator.documents.figures import Figure
from facilitator.documents.figures_change import Pair
from facilitator.documents.flow import figure, heading, para
from facilitator.documents.words import counted, day
from facilitator.domain.change import Change
from facilitator.domain.dossier import Dossier
from facilitator.domain.reading import GapReading, RoundReading
from facilitator.domain.records import Round

SIZES = 5
_MOST_STATEMENTS = 3
_LIKELY_REAL = (
    "A change is called likely real only where the average moved by half a point or more, and by "
    "more than twice the uncertainty that so few answers leave. Any other difference may be "
    "chance, so nothing is made of it here."
)


@dataclass(frozen=True)
class Compared:
    """The two rounds compared, and the rounds like them in between."""

    before: Round
    after: Round
    between: tuple[Round, ...]


def gaps(told: Told, size: int) -> list[Any]:
    """Where the core and the members differ, and what changed; size 0 names most statements."""
    return [heading("Gaps"), *_core_and_members(told.reading), *_change(told.dossier, size)]


def _core_and_members(reading: RoundReading) -> list[Any]:
    start = [
        heading("Core and members", 3),
        para(
            "The core is the leader, the coordinator and the sponsor. Where they and the other "
            "members differ by 0.75 or more on the scale of 1 to 5, it is worth asking why."
        ),
    ]
    known = [gap for gap in reading.gap if gap.gap is not None]
    if not known:
        words = "Not shown: it takes five answers from each side, so that nobody can be picked out."
        return [*start, para(words, "quiet")]
    drawn = gap_figure(reading.gap, page.WIDTH)
    even = not any(gap.flagged for gap in known)
    said = [para("No difference is that wide in this round.", "small")] if even else []
    return [*start, figure(drawn.drawing, drawn.alt), *said]


def gap_figure(gaps: Sequence[GapReading], width: float) -> Figure:
    """Core beside members on every dimension."""
    rows = [
        Pair(gap.id, gap.title, gap.core, gap.members, _gap_note(gap), gap.flagged) for gap in gaps
    ]
    return figures_change.pairs(rows, ("core", "members"), width=width)


def _gap_note(gap: GapReading) -> str:
    if gap.gap is None:
        return "too few answers"
    if not gap.flagged:
        return f"core {signed(gap.gap)}"
    return f"core {signed(gap.gap)}, ask why"


def compared_in(dossier: Dossier) -> Compared | None:
    """The rounds that were compared; None where no two asked the same."""
    if dossier.diagnosis.compared is None:
        return None
    by_id = {round_.id: round_ for round_ in dossier.rounds}
    before, after = (by_id[id] for id in dossier.diagnosis.compared)
    between = (
        round_
        for round_ in dossier.rounds
        if before.held_on < round_.held_on < after.held_on
        and round_.rapid is before.rapid is after.rapid
    )
    return Compared(before, after, tuple(between))


def _change(dossier: Dossier, size: int) -> list[Any]:
    compared = compared_in(dossier)
    if compared is None:
        words = "There are not yet two rounds with the same statements to compare."
        return [heading("Change between rounds", 3), para(words, "quiet")]
    before, after = compared.before, compared.after
    told = f"From {before.title} ({day(before.held_on)}) to {after.title} ({day(after.held_on)}). "
    changes = dossier.diagnosis.changes
    real = sorted((c for c in changes if c.likely_real), key=lambda c: -abs(c.delta or 0))
    most = max(_MOST_STATEMENTS - size, 0)
    return [
        heading("Change between rounds", 3),
        para(f"{told}{_how_many(real, changes, most)} {_matched(changes)}{_in_between(compared)}"),
        *_dimensions(dossier, compared, size),
        *(diagnostic_appendix.changes(real[:most]) if real[:most] else []),
        para(_LIKELY_REAL, "small"),
    ]


def _dimensions(dossier: Dossier, compared: Compared, size: int) -> list[Any]:
    if size == SIZES - 1 or not any(c.delta is not None for c in dossier.diagnosis.changes):
        return []
    drawn = change_figure(dossier, compared, page.WIDTH)
    return [figure(drawn.drawing, drawn.alt)]


def change_figure(dossier: Dossier, compared: Compared, width: float) -> Figure:
    """Each dimension before and after, with the rounds in between as small dots."""
    titles = {d.id: d.title for r in dossier.diagnosis.rounds.values() for d in r.dimensions}
    rows = [
        Pair(
            change.id,
            titles.get(change.id, change.id),
            change.before,
            change.after,
            _change_note(change),
            change.likely_real,
            _means_between(dossier, compared, change.id),
        )
        for change in dossier.diagnosis.dimension_changes
    ]
    names = (compared.before.title, compared.after.title)
    return figures_change.pairs(rows, names, width=width)


def _means_between(dossier: Dossier, compared: Compared, id: str) -> tuple[float, ...]:
    readings = (dossier.diagnosis.rounds.get(round_.id) for round_ in compared.between)
    scores = (d.score for r in readings if r for d in r.dimensions if d.id == id)
    return tuple(score / 25 + 1 for score in scores if score is not None)


def _change_note(change: Change) -> str:
    if change.delta is None:
        return "too few answers"
    real = ", likely real" if change.likely_real else ""
    matched = "" if change.matched_delta is None else f"; matched {signed(change.matched_delta)}"
    return f"{signed(change.delta)}{real}{matched}"


def _how_many(real: Sequence[Change], changes: Sequence[Change], most: int) -> str:
    shown = counted(sum(change.delta is not None for change in changes), "statement")
    if shown.startswith("0"):
        return "Too few people answered to compare any statement."
    if not real:
        return f"None of {shown} moved in a way that is likely real. The appendix has them all."
    changes_are = "change is" if len(real) == 1 else "changes are"
    widest = f" Here are the {most} widest." if len(real) > most > 1 else ""
    return f"Of {shown}, {len(real)} {changes_are} likely real.{widest} The appendix has them all."


def _matched(changes: Sequence[Change]) -> str:
    most = max((change.matched for change in changes), default=0)
    if not most:
        return "Nobody is matched: sheets of the two rounds are compared as they came."
    people = "1 person is" if most == 1 else f"{most} people are"
    own = " “Matched” is their own change." if any(_has_own(c) for c in changes) else ""
    return f"{people} known to have answered both times.{own}"


def _in_between(compared: Compared) -> str:
    return " Small rings are the rounds in between." if compared.between else ""


def _has_own(change: Change) -> bool:
    return change.matched_delta is not None
