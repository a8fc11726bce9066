"""What helps while a paper sheet is typed in: a running check, and two entries compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from facilitator.domain.instrument import number_of
from facilitator.domain.value import value

SHOWN = 5
"""How many of the last answers the running check repeats."""
IN_A_ROW = 8
"""From how many same answers in a row it asks whether the paper says so."""


@value
class Difference:
    """A statement that two entries of one sheet answer differently; None is no answer."""

    statement: str
    first: object
    second: object


def differences(
    asked: Sequence[str], first: Mapping[str, object], second: Mapping[str, object]
) -> tuple[Difference, ...]:
    """Where two entries of a sheet differ, in the order asked."""
    pairs = ((id, first.get(id), second.get(id)) for id in asked)
    return tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2])


def running_check(asked: Sequence[str], answers: Mapping[str, object]) -> str:
    """What was typed last, what was passed over, and whether one answer repeats oddly; or ""."""
    given = [id for id in asked if id in answers]
    if not given:
        return ""
    return " ".join(_said(asked, answers, given))


def _said(
    asked: Sequence[str], answers: Mapping[str, object], given: Sequence[str]
) -> Iterator[str]:
    last = given[-SHOWN:]
    pairs = ", ".join(f"{number_of(id)}: {_mark(answers[id])}" for id in last)
    yield f"Last typed {pairs}."
    passed = [number_of(id) for id in asked[: asked.index(given[-1])] if id not in answers]
    if passed:
        yield f"Passed over: {', '.join(passed)}."
    answer, times = max(_runs(answers, given), key=lambda run: run[1])
    if times >= IN_A_ROW:
        yield f"{times} times {_mark(answer)} in a row: does the paper say so?"


def _runs(answers: Mapping[str, object], given: Sequence[str]) -> Iterator[tuple[object, int]]:
    for answer, run in groupby(given, key=lambda id: answers[id]):
        yield answer, len(list(run))


def _mark(answer: object) -> str:
    return "–" if answer == "-" else str(answer)
