"""Says in plain sentences what the classifier found, the same on screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.clashes import Clash
from facilitator.domain.network_type import (
    CLEAR_COVERAGE,
    LEAST_ANSWERS,
    TOLERANCE,
    Answers,
    Classification,
    TypeTable,
    Verdict,
)
from facilitator.domain.pivots import Pivot

_WOULD_BE = {
    Verdict.CLEAR: "this would clearly be {}",
    Verdict.LEANING: "this would lean towards {}",
    Verdict.HYBRID: "this would be part {}",
    Verdict.MIXED: "no type would stand out",
    Verdict.TOO_LITTLE_KNOWN: "too little would be known to say",
}


def verdict_words(classification: Classification, table: TypeTable) -> str:
    """The verdict in one or two plain sentences."""
    if classification.verdict is Verdict.TOO_LITTLE_KNOWN:
        return _too_little_words(classification, table)
    best = table.type(classification.types[0].id).phrase
    named = _parts(table, classification.named)
    coverage = f"{100 * classification.coverage:.0f}%"
    match classification.verdict:
        case Verdict.MIXED:
            return f"No type stands out. The nearest is {best}, and even that fits loosely."
        case Verdict.HYBRID:
            return f"This is part {named}. Neither is far enough ahead to stand alone."
        case Verdict.CLEAR:
            return f"This is clearly {named}. Coverage by evidence is {coverage}."
        case _:
            return f"This leans towards {named}. {_what_is_short(classification)}"


def pivot_words(pivot: Pivot, answers: Answers, table: TypeTable) -> str:
    """One sentence: what else could be so, and what the network would then be."""
    return _pivot_sentence([pivot], answers, table)


def pivots_words(pivots: Sequence[Pivot], answers: Answers, table: TypeTable) -> tuple[str, ...]:
    """One sentence for each question and outcome, with all the choices that lead to it."""
    together: dict[tuple[str, Verdict, frozenset[str]], list[Pivot]] = {}
    for pivot in pivots:
        key = (pivot.question, pivot.verdict, frozenset(pivot.types))
        together.setdefault(key, []).append(pivot)
    return tuple(_pivot_sentence(alike, answers, table) for alike in together.values())


def _pivot_sentence(alike: Sequence[Pivot], answers: Answers, table: TypeTable) -> str:
    question = table.question(alike[0].question)
    given = question.option(answers[question.id].choice or "").phrase
    *rest, last = [question.option(pivot.choice).phrase for pivot in alike]
    condition = question.if_so.format(
        new=f"{', '.join(rest)} or {last}" if rest else last, old=given
    )
    then = _WOULD_BE[alike[0].verdict].format(_parts(table, alike[0].types))
    return f"{condition}, {then}."


def clash_words(clash: Clash, table: TypeTable) -> str:
    """One sentence: who says what, such as "Coordinator: goodwill. Sponsor: a core budget."."""
    question = table.question(clash.question)
    parts = []
    for role, choices in clash.choices.items():
        phrases = (question.option(choice).phrase for choice in choices)
        parts.append(f"{_plural(role, choices)}: {', or '.join(phrases)}.")
    return " ".join(parts)


def _plural(role: str, choices: Sequence[str]) -> str:
    return "Members" if role == "member" and len(choices) > 1 else role.capitalize()


def _what_is_short(classification: Classification) -> str:
    if classification.coverage < CLEAR_COVERAGE - TOLERANCE:
        return "Firmer evidence could settle it."
    fit = f"{classification.types[0].fit:.0f}"
    return f"The answers fit it {fit} in 100, a little short of clear."


def _too_little_words(classification: Classification, table: TypeTable) -> str:
    count = f"{classification.answered} of {len(table.questions)}"
    if classification.answered < LEAST_ANSWERS:
        return (
            f"Too little is known to say. Answers that count: {count}; "
            f"at least {LEAST_ANSWERS} are needed."
        )
    return f"Too little is known to say. The evidence behind {count} answers is thin."


def _parts(table: TypeTable, named: Sequence[str]) -> str:
    return ", part ".join(table.type(type_id).phrase for type_id in named)
