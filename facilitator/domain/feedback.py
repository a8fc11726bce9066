"""Reads a workshop's feedback sheets together, once enough came back to hide each person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean

LEAST_SHEETS = 5


@dataclass(frozen=True)
class FeedbackReading:
    """How many sheets came back and what they say.

    `means` gives a statement's mean (1 to 5) and how many answered it, only where at least
    five did; `counts` how often each option of a choice was taken, likewise. `texts` gives what
    people wrote, by question and in alphabetical order, so that no two answers can be laid back
    onto one sheet.
    """

    sheets: int
    means: Mapping[str, tuple[float, int]] = field(default_factory=dict)
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def hidden(self) -> bool:
        """Whether too few sheets came back to be read together."""
        return self.sheets < LEAST_SHEETS


def read(
    sheets: Sequence[Mapping[str, object]],
    statements: Sequence[str],
    questions: Sequence[str] = (),
    choices: Sequence[str] = (),
) -> FeedbackReading:
    """What sheets say on these statements, questions and choices; nothing below five sheets."""
    if len(sheets) < LEAST_SHEETS:
        return FeedbackReading(len(sheets))
    scored = {name: _scores(sheets, name) for name in statements}
    written = {name: _texts(sheets, name) for name in questions}
    taken = {name: _texts(sheets, name) for name in choices}
    return FeedbackReading(
        len(sheets),
        {n: (fmean(s), len(s)) for n, s in scored.items() if len(s) >= LEAST_SHEETS},
        {name: texts for name, texts in written.items() if texts},
        {name: Counter(t) for name, t in taken.items() if len(t) >= LEAST_SHEETS},
    )


def _scores(sheets: Sequence[Mapping[str, object]], name: str) -> list[int]:
    given = (sheet.get(name) for sheet in sheets)
    return [answer for answer in given if isinstance(answer, int)]


def _texts(sheets: Sequence[Mapping[str, object]], name: str) -> tuple[str, ...]:
    given = (str(sheet.get(name) or "").strip() for sheet in sheets)
    return tuple(sorted((text for text in given if text), key=str.casefold))
