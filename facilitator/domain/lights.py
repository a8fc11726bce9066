"""The four trouble lights, which watch for the ways networks usually fail."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from facilitator.domain.agreement import Agreement
from facilitator.domain.instrument import statement_words
from facilitator.domain.privacy import Privacy
from facilitator.domain.scoring import mean
from facilitator.domain.statement_reading import StatementReading
from facilitator.domain.tolerance import below

RED_BELOW = 2.75
AMBER_BELOW = 3.5


class Light(StrEnum):
    """How a trouble light shows."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    GREY = "grey"


@dataclass(frozen=True)
class TroubleLight:
    """One trouble to watch for and the statements that reveal it."""

    id: str
    title: str
    statements: tuple[str, ...]


TROUBLE_LIGHTS = (
    TroubleLight("unclear-purpose", "Unclear purpose", ("s01", "s02", "s03")),
    TroubleLight("unsure-if-worth-it", "Unsure if worth it", ("s05", "s33", "s34")),
    TroubleLight("too-few-carrying-it", "Too few carrying it", ("s10", "s11", "s13")),
    TroubleLight("fizzling-out", "Fizzling out", ("s17", "s31", "s35")),
)


@dataclass(frozen=True)
class LightReading:
    """A light as it shows, the mean (1 to 5) behind it, and why, in plain words."""

    id: str
    title: str
    light: Light
    mean: float | None
    reason: str


def read_lights(
    statements: Sequence[StatementReading], privacy: Privacy
) -> tuple[LightReading, ...]:
    """All four lights, from those of their statements that were asked and may be shown."""
    return tuple(_read(light, statements, privacy) for light in TROUBLE_LIGHTS)


def with_remark(
    lights: Sequence[LightReading], light_id: str, remark: str
) -> tuple[LightReading, ...]:
    """The lights with a remark added to one's reason; its colour and mean stay as they are."""
    if not remark:
        return tuple(lights)
    return tuple(
        replace(light, reason=f"{light.reason} {remark}") if light.id == light_id else light
        for light in lights
    )


def _read(
    light: TroubleLight, statements: Sequence[StatementReading], privacy: Privacy
) -> LightReading:
    asked = [s for s in statements if s.id in light.statements]
    shown = [s for s in asked if s.shown]
    average = mean([s.mean for s in shown if s.mean is not None]) if shown else None
    if average is None:
        return LightReading(light.id, light.title, Light.GREY, None, _why_grey(asked, privacy))
    split = [s for s in shown if s.agreement is Agreement.SPLIT]
    reason = _why(shown, split, average)
    return LightReading(light.id, light.title, _colour(average, bool(split)), average, reason)


def _colour(average: float, split: bool) -> Light:
    if split or below(average, RED_BELOW):
        return Light.RED
    return Light.AMBER if below(average, AMBER_BELOW) else Light.GREEN


def _why_grey(asked: Sequence[StatementReading], privacy: Privacy) -> str:
    if not asked:
        return "None of its statements was asked."
    return f"Fewer than {privacy.mean_from} people answered."


def _why(
    shown: Sequence[StatementReading], split: Sequence[StatementReading], average: float
) -> str:
    if split:
        return f"Answers are split on {_named(split)}."
    verb = "averages" if len(shown) == 1 else "average"
    return f"{_named(shown).capitalize()} {verb} {average:.1f} out of 5."


def _named(statements: Sequence[StatementReading]) -> str:
    """The statements as people say them: "statements 1, 2 and 3"."""
    return statement_words([statement.id for statement in statements])
