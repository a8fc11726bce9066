"""Finds the single answers on which a verdict turns, so that they get checked first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from facilitator.domain.network_type import (
    Answers,
    Classification,
    TypeTable,
    Verdict,
    classify,
)


@dataclass(frozen=True)
class Pivot:
    """Choosing `choice` instead would give this verdict, naming these types."""

    question: str
    choice: str
    verdict: Verdict
    types: tuple[str, ...]


def pivots(table: TypeTable, answers: Answers) -> tuple[Pivot, ...]:
    """Every change of one counted answer, its evidence kept, that changes the verdict.

    A verdict also changes when it names other types; the order of a hybrid's two does not count.
    """
    now = classify(table, answers)
    changed = (
        (question, choice, classify(table, other))
        for question, choice, other in _single_changes(table, answers)
    )
    return tuple(
        Pivot(question, choice, then.verdict, then.named)
        for question, choice, then in changed
        if _differs(now, then)
    )


def _single_changes(table: TypeTable, answers: Answers) -> Iterator[tuple[str, str, Answers]]:
    for question in table.questions:
        answer = answers.get(question.id)
        if answer is None or not answer.counts:
            continue
        for option in question.options:
            if option.id != answer.choice:
                other = {**answers, question.id: replace(answer, choice=option.id)}
                yield question.id, option.id, other


def _differs(now: Classification, then: Classification) -> bool:
    return now.verdict != then.verdict or set(now.named) != set(then.named)
