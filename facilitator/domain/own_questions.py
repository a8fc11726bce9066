"""Reads the questions that a facilitator added to their own form; they count towards no score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from facilitator.domain.privacy import Privacy
from facilitator.domain.value import value


@value
class OwnQuestion:
    """What came back to one question: how many answered, and how often each answer was given.

    `counts` holds words and numbers in the form's order, None where too few answered or the
    answers are free words. `number` is the question's in the form, 0 for one without.
    """

    id: str
    label: str
    number: int
    n: int
    counts: tuple[tuple[str, int], ...] | None


def read_own(
    id: str,
    label: str,
    number: int,
    words: Mapping[object, str],
    answers: Iterable[object],
    privacy: Privacy,
) -> OwnQuestion:
    """Count the answers given; `words` says each possible one, none for free words.

    Of several choices in one answer each counts.
    """
    given = [answer for answer in answers if answer not in (None, "", [], ())]
    counted = Counter(part for answer in given for part in _parts(answer))
    shown = bool(words) and privacy.shows_dots(len(given))
    counts = tuple((said, counted[answer]) for answer, said in words.items()) if shown else None
    return OwnQuestion(id, label, number, len(given), counts)


def _parts(answer: object) -> list[object]:
    if isinstance(answer, list | tuple):
        return list(answer)
    if isinstance(answer, Mapping):
        return [answer.get("choice")]
    return [answer]
