"""Ranks the seven methods of spread for a goal, and says why each is high or low."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Stage(StrEnum):
    """How far the thing that is to spread has been developed."""

    IDEATION = "ideation"
    PROOF_OF_CONCEPT = "proof-of-concept"
    PROTOTYPE = "prototype"
    SPREAD = "spread"


class Scale(StrEnum):
    """How wide the goal reaches."""

    NATIONAL = "national"
    REGIONAL = "regional"
    LOCAL = "local"


class Audience(StrEnum):
    """Who is to take up the change; partners are companies and bodies outside the service."""

    PATIENTS = "patients"
    CLINICIANS = "clinicians"
    MANAGERS = "managers"
    PARTNERS = "partners"
    MIXED = "mixed"


class Resources(StrEnum):
    """What there is to work with."""

    NONE = "none"
    SOME = "some"
    FUNDED = "funded"

    @property
    def level(self) -> int:
        """0 none, 1 some, 2 funded."""
        return list(Resources).index(self)


@dataclass(frozen=True)
class SpreadMethod:
    """A way of spreading change.

    `stages` are those it mainly serves, `other_stages` those it can serve. `months_max` is None
    where it has no natural end; `months_min` of 0 means no least length.
    """

    id: str
    title: str
    summary: str
    stages: tuple[Stage, ...]
    other_stages: tuple[Stage, ...]
    scales: tuple[Scale, ...]
    targets: tuple[Audience, ...]
    resources: Resources
    resources_words: str
    months_min: int
    months_max: int | None
    timeframe: str
    strengths: tuple[str, ...]
    limits: tuple[str, ...]
    watch: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class SpreadNeed:
    """What is known of a goal; a field left at None neither helps nor harms any method."""

    stage: Stage | None = None
    scale: Scale | None = None
    audience: Audience | None = None
    resources: Resources | None = None
    months_left: int | None = None


@dataclass(frozen=True)
class RankedMethod:
    """A method with its score, 0 to 100, and one sentence for each thing that made it."""

    method: SpreadMethod
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class _Part:
    """One thing that counts: its weight, how well it fits (0 to 1), and the reason in words."""

    weight: int
    fit: float
    reason: str


_WHOLE = 100
"""What all five things weigh together."""

_UNDECIDED = 0.5
"""How well a method fits where that is not known: then no score is higher than what is known."""

_STAGE_WORDS = {
    Stage.IDEATION: "first ideas",
    Stage.PROOF_OF_CONCEPT: "proving a concept",
    Stage.PROTOTYPE: "prototypes and testing",
    Stage.SPREAD: "spreading what works",
}

_HAVE_WORDS = {
    Resources.NONE: "you have none",
    Resources.SOME: "you have only some support",
}


def rank(methods: Sequence[SpreadMethod], need: SpreadNeed) -> tuple[RankedMethod, ...]:
    """The methods best first; equal scores keep the order given."""
    ranked = (_ranked(method, need) for method in methods)
    return tuple(sorted(ranked, key=lambda entry: -entry.score))


def unknown_words(need: SpreadNeed) -> str:
    """One sentence naming what the ranking had to leave out; empty when all is known."""
    names = {
        "stage": need.stage,
        "scale": need.scale,
        "audience": need.audience,
        "resources": need.resources,
        "time left": need.months_left,
    }
    missing = [name for name, value in names.items() if value is None]
    return f"Not counted, because it is not known yet: {', '.join(missing)}." if missing else ""


def _ranked(method: SpreadMethod, need: SpreadNeed) -> RankedMethod:
    parts = tuple(_parts(method, need))
    weight = sum(part.weight for part in parts)
    got = sum(part.weight * part.fit for part in parts)
    score = round(got + (_WHOLE - weight) * _UNDECIDED)
    return RankedMethod(method, score, tuple(part.reason for part in parts))


def _parts(method: SpreadMethod, need: SpreadNeed) -> Iterator[_Part]:
    if need.stage is not None:
        yield _stage_part(method, need.stage)
    if need.months_left is not None:
        yield _time_part(method, need.months_left)
    if need.resources is not None:
        yield _resources_part(method, need.resources)
    if need.scale is not None:
        yield _scale_part(method, need.scale)
    if need.audience is not None:
        yield _audience_part(method, need.audience)


def _stage_part(method: SpreadMethod, stage: Stage) -> _Part:
    words = _STAGE_WORDS[stage]
    if stage in method.stages:
        if len(method.stages) == len(Stage):
            return _Part(30, 0.9, f"Serves every stage, {words} included.")
        return _Part(30, 1.0, f"Made for {words}.")
    if stage in method.other_stages:
        return _Part(30, 0.5, f"Can serve {words}, though that is not where it is strongest.")
    return _Part(30, 0.0, f"Not made for {words}.")


def _time_part(method: SpreadMethod, months: int) -> _Part:
    left = _left_words(months)
    if method.months_min == 0:
        return _Part(25, 0.9, f"Has no fixed length, and {left}.")
    takes = f"Takes {_span_words(method)}; {left}."
    if months >= method.months_min:
        return _Part(25, 1.0, takes)
    return _Part(25, 0.6 * max(months, 0) / method.months_min, takes)


def _resources_part(method: SpreadMethod, have: Resources) -> _Part:
    short = method.resources.level - have.level
    if method.resources is Resources.NONE:
        return _Part(20, 1.0, "Can run on members' own time.")
    needs = "a funded programme" if method.resources is Resources.FUNDED else "some support"
    if short <= 0:
        return _Part(20, 1.0, f"Needs {needs}, which you have.")
    return _Part(20, 0.4 if short == 1 else 0.0, f"Needs {needs}; {_HAVE_WORDS[have]}.")


def _scale_part(method: SpreadMethod, scale: Scale) -> _Part:
    if scale in method.scales:
        return _Part(15, 1.0, f"Works at {scale} scale.")
    known = " or ".join(method.scales)
    return _Part(15, 0.0, f"Works at {known} scale, not at {scale}.")


def _audience_part(method: SpreadMethod, audience: Audience) -> _Part:
    if audience is Audience.MIXED:
        groups = len(method.targets)
        reach = f"Reaches {groups} of the {len(Audience) - 1} groups in a mixed audience."
        return _Part(10, groups / (len(Audience) - 1), reach)
    if audience in method.targets:
        return _Part(10, 1.0, f"Reaches {audience}.")
    return _Part(10, 0.2, f"Speaks more to {_list(method.targets)} than to {audience}.")


def _left_words(months: int) -> str:
    if months <= 0:
        return "no time is left"
    return "1 month is left" if months == 1 else f"{months} months are left"


def _span_words(method: SpreadMethod) -> str:
    least, most = method.months_min, method.months_max
    if most is None:
        return f"{least} months or more"
    if least % 12 == 0 and most % 12 == 0:
        return f"{least // 12} to {most // 12} years"
    return f"{least} to {most} months"


def _list(words: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def parse_spread_method(entry: Mapping[str, Any]) -> SpreadMethod:
    """A method from its packaged table; raises KeyError, TypeError or ValueError when malformed."""
    typed = {
        "stages": tuple(Stage(stage) for stage in entry["stages"]),
        "other_stages": tuple(Stage(stage) for stage in entry.get("other_stages", ())),
        "scales": tuple(Scale(scale) for scale in entry["scales"]),
        "targets": tuple(Audience(target) for target in entry["targets"]),
        "resources": Resources(entry["resources"]),
        "months_max": entry.get("months_max"),
        "strengths": tuple(entry["strengths"]),
        "limits": tuple(entry["limits"]),
        "sources": tuple(entry["sources"]),
    }
    return SpreadMethod(**{**entry, **typed})
