"""Tells what kind of network this is, and how surely, from nine answers and their evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

TOLERANCE = 1e-9
LEAST_COVERAGE, LEAST_ANSWERS, LEAST_FIT, LEAST_LEAD = 0.4, 6, 45, 15
CLEAR_FIT, CLEAR_COVERAGE = 60, 0.55

# Evidence weights in tenths: whole numbers keep equal fits exactly equal.
_TENTHS = {"document": 10, "two-sources": 8, "told": 6, "guess": 4, "unknown": 0}


class Evidence(StrEnum):
    """How an answer is known; an unknown answer does not count."""

    DOCUMENT = "document"
    TWO_SOURCES = "two-sources"
    TOLD = "told"
    GUESS = "guess"
    UNKNOWN = "unknown"

    @property
    def tenths(self) -> int:
        """The weight in tenths, 0 to 10."""
        return _TENTHS[self.value]

    @property
    def weight(self) -> float:
        """The weight, 0 to 1."""
        return self.tenths / 10


class Verdict(StrEnum):
    """What can be said about the type."""

    TOO_LITTLE_KNOWN = "too-little-known"
    MIXED = "mixed"
    HYBRID = "hybrid"
    CLEAR = "clear"
    LEANING = "leaning"


class PurposeKind(StrEnum):
    """What a network spreads."""

    CLINICAL = "clinical"
    IMPROVEMENT = "improvement"
    SOCIAL = "social"


class NetworkStage(StrEnum):
    """How far a network has come: connecting people, aligning them, or producing together."""

    CONNECT = "connect"
    ALIGN = "align"
    PRODUCE = "produce"


@dataclass(frozen=True)
class NetworkType:
    """One of the seven types; `phrase` is its name as said in a sentence."""

    id: str
    title: str
    short: str
    phrase: str
    summary: str
    governance: str
    rhythm: str
    digital: str
    risks: tuple[str, ...]
    methods: tuple[str, ...]
    meaning: str


@dataclass(frozen=True)
class TypeOption:
    """One answer to a question, and how much it speaks for each type it names."""

    id: str
    phrase: str
    weights: Mapping[str, int]


@dataclass(frozen=True)
class TypeQuestion:
    """A question; `if_so` says "if it were {new}, rather than {old}" of two of its options."""

    id: str
    if_so: str
    options: tuple[TypeOption, ...]

    def option(self, option_id: str) -> TypeOption:
        """The option of this id; raises KeyError when there is none."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(f"{self.id} has no option {option_id}")

    @cached_property
    def largest(self) -> Mapping[str, int]:
        """The most this question can say for each type it weighs."""
        types = {type_id for option in self.options for type_id in option.weights}
        return {id: max(option.weights.get(id, 0) for option in self.options) for id in types}


@dataclass(frozen=True)
class Aspect:
    """Something else said of a network, such as its stage."""

    id: str
    title: str
    summary: str


@dataclass(frozen=True)
class TypeTable:
    """The types and questions in their fixed order, and the other things said of a network."""

    types: tuple[NetworkType, ...]
    questions: tuple[TypeQuestion, ...]
    purposes: tuple[Aspect, ...] = ()
    stages: tuple[Aspect, ...] = ()

    def type(self, type_id: str) -> NetworkType:
        """The type of this id; raises KeyError when there is none."""
        for network_type in self.types:
            if network_type.id == type_id:
                return network_type
        raise KeyError(f"no network type {type_id}")

    def question(self, question_id: str) -> TypeQuestion:
        """The question of this id; raises KeyError when there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(f"no question {question_id}")


@dataclass(frozen=True)
class TypeAnswer:
    """The option chosen and how it is known."""

    choice: str | None
    evidence: Evidence = Evidence.UNKNOWN

    @property
    def counts(self) -> bool:
        """Whether the classifier takes it into account."""
        return bool(self.choice) and self.evidence.tenths > 0


Answers = Mapping[str, TypeAnswer]


@dataclass(frozen=True)
class TypeFit:
    """How well the answers fit a type, 0 to 100."""

    id: str
    fit: float


@dataclass(frozen=True)
class Classification:
    """The verdict, all types best first, and the one or two types the verdict names.

    `coverage` is 0 to 1; `answered` counts the questions that count.
    """

    verdict: Verdict
    types: tuple[TypeFit, ...]
    coverage: float
    answered: int
    named: tuple[str, ...]


@dataclass(frozen=True)
class TypeDrift:
    """The fit of one type at two times."""

    id: str
    before: float
    after: float

    @property
    def change(self) -> float:
        """How far the fit moved, -100 to 100."""
        return self.after - self.before


def classify(table: TypeTable, answers: Answers) -> Classification:
    """The type of a network by its answers, keyed by question id.

    Raises KeyError for a choice that its question does not offer.
    """
    counted = [
        _Counted(answer.evidence.tenths, question.option(answer.choice).weights, question.largest)
        for question in table.questions
        if (answer := answers.get(question.id)) and answer.choice and answer.counts
    ]
    fits = (TypeFit(kind.id, _fit(counted, kind.id)) for kind in table.types)
    types = tuple(sorted(fits, key=lambda fit: -fit.fit))
    coverage = sum(one.tenths for one in counted) / (10 * len(table.questions))
    verdict = _verdict(types, coverage, len(counted))
    return Classification(verdict, types, coverage, len(counted), _named(verdict, types))


def drift(before: Classification, after: Classification) -> tuple[TypeDrift, ...]:
    """How each type's fit moved between two classifications, in the later one's order."""
    earlier = {fit.id: fit.fit for fit in before.types}
    return tuple(TypeDrift(fit.id, earlier.get(fit.id, 0.0), fit.fit) for fit in after.types)


class _Counted(NamedTuple):
    """What an answer that counts says for each type, the most it could, and its evidence."""

    tenths: int
    weights: Mapping[str, int]
    largest: Mapping[str, int]


def _fit(counted: Sequence[_Counted], type_id: str) -> float:
    got = sum(tenths * weights.get(type_id, 0) for tenths, weights, _ in counted)
    most = sum(tenths * largest.get(type_id, 0) for tenths, _, largest in counted)
    return 100 * got / most if most else 0.0


def _verdict(types: tuple[TypeFit, ...], coverage: float, answered: int) -> Verdict:
    best, second = types[0].fit, types[1].fit
    if _below(coverage, LEAST_COVERAGE) or answered < LEAST_ANSWERS:
        return Verdict.TOO_LITTLE_KNOWN
    if _below(best, LEAST_FIT):
        return Verdict.MIXED
    if _below(best - second, LEAST_LEAD):
        return Verdict.HYBRID
    if not _below(best, CLEAR_FIT) and not _below(coverage, CLEAR_COVERAGE):
        return Verdict.CLEAR
    return Verdict.LEANING


def _below(value: float, bound: float) -> bool:
    return value < bound - TOLERANCE


def _named(verdict: Verdict, types: tuple[TypeFit, ...]) -> tuple[str, ...]:
    if verdict in (Verdict.TOO_LITTLE_KNOWN, Verdict.MIXED):
        return ()
    count = 2 if verdict is Verdict.HYBRID else 1
    return tuple(fit.id for fit in types[:count])


def parse_type_table(data: Mapping[str, Any]) -> TypeTable:
    """The table from its packaged file; raises KeyError or TypeError when it is malformed."""
    return TypeTable(
        types=tuple(_parse_type(entry) for entry in data["type"]),
        questions=tuple(_parse_question(entry) for entry in data["question"]),
        purposes=tuple(Aspect(**entry) for entry in data["purpose_kind"]),
        stages=tuple(Aspect(**entry) for entry in data["stage"]),
    )


def parse_answers(data: Mapping[str, Any]) -> dict[str, TypeAnswer]:
    """Answers as stored: question id to {"choice": …, "evidence": …}, both optional.

    Raises ValueError for a word that is no kind of evidence.
    """
    return {question_id: _parse_answer(entry) for question_id, entry in data.items()}


def _parse_answer(entry: Mapping[str, Any]) -> TypeAnswer:
    return TypeAnswer(entry.get("choice"), Evidence(entry.get("evidence") or Evidence.UNKNOWN))


def _parse_type(entry: Mapping[str, Any]) -> NetworkType:
    lists = {"risks": tuple(entry["risks"]), "methods": tuple(entry["methods"])}
    return NetworkType(**{**entry, **lists, "meaning": entry["meaning"].strip()})


def _parse_question(entry: Mapping[str, Any]) -> TypeQuestion:
    options = tuple(TypeOption(**option) for option in entry["option"])
    return TypeQuestion(entry["id"], entry["if_so"], options)
