"""Picks the five statements a network should talk about first."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.agreement import Agreement
from facilitator.domain.statement_reading import StatementReading

HOW_MANY = 5


class TalkKind(StrEnum):
    """Why a statement is worth talking about, the most pressing first."""

    SPLIT = "split"
    UNPROVEN = "unproven"
    LOW = "low"


@dataclass(frozen=True)
class TalkFirst:
    """A statement to talk about, by id, and why, in plain words."""

    statement: str
    kind: TalkKind
    reason: str


def talk_first(statements: Sequence[StatementReading]) -> tuple[TalkFirst, ...]:
    """At most five of the shown statements: splits, then unproven strengths, then lowest means.

    Splits come with the lowest consensus first, unproven strengths in the order of the statements.
    """
    shown = [s for s in statements if s.shown]
    split = [s for s in shown if s.agreement is Agreement.SPLIT]
    unproven = [s for s in shown if s.unproven]
    chosen: dict[str, TalkFirst] = {}
    for kind, candidates in (
        (TalkKind.SPLIT, sorted(split, key=lambda s: _rank(s.consensus))),
        (TalkKind.UNPROVEN, unproven),
        (TalkKind.LOW, sorted(shown, key=lambda s: _rank(s.mean))),
    ):
        for s in candidates:
            chosen.setdefault(s.id, TalkFirst(s.id, kind, _reason(kind, s)))
    return tuple(chosen.values())[:HOW_MANY]


def _rank(value: float | None) -> float:
    """Rounded to the tolerance, so that a tie stays a tie and keeps the statements' order."""
    return round(value or 0.0, 9)


def _reason(kind: TalkKind, reading: StatementReading) -> str:
    match kind:
        case TalkKind.SPLIT:
            return f"People see this differently: answers run from {reading.low} to {reading.high}."
        case TalkKind.UNPROVEN:
            return f"Rated {reading.mean:.1f} out of 5, but no evidence was found yet."
        case TalkKind.LOW:
            return f"Among the lowest: {reading.mean:.1f} out of 5."
