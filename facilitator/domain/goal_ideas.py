"""Goals to think about for what was found: offered with their reasons, never chosen for anyone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from facilitator.domain.instrument import Instrument, statement_words
from facilitator.domain.lights import Light, LightReading
from facilitator.domain.records import Finding
from facilitator.domain.value import value

SAME_STATEMENT, SAME_DIMENSION, RED, AMBER = 3, 1, 3, 1
"""What each reason weighs; one for each finding, and one for each light."""


@value
class GoalIdea:
    """A goal somebody could take up, with a number to follow and a first small test.

    `aim` has gaps in square brackets to fill in; `baseline` is the question that finds out where
    the number is now. `dimension` is the side of network life it is about, `kind` the goal
    sheet's; `statements` and `lights` say what it answers.
    """

    id: str
    title: str
    aim: str
    measure: str
    unit: str
    baseline: str
    first_test: str
    kind: str
    dimension: str
    statements: tuple[str, ...]
    lights: tuple[str, ...]


@value
class Offer:
    """An idea, why it is offered, in words, and the findings it would answer, by id."""

    idea: GoalIdea
    why: tuple[str, ...]
    findings: tuple[str, ...]
    weight: int


def ideas_for(
    ideas: Sequence[GoalIdea],
    findings: Sequence[Finding],
    lights: Sequence[LightReading],
    instrument: Instrument,
) -> tuple[Offer, ...]:
    """The ideas that a finding or a light that is not green speaks for, the best reasons first.

    A finding speaks for an idea about one of its statements, and less for one about the same
    dimension. Equal ones stay in the order of the ideas.
    """
    homes = {s.id: d.id for d in instrument.dimensions for s in d.statements}
    offers = (_offer(idea, findings, lights, homes) for idea in ideas)
    return tuple(sorted((o for o in offers if o.weight), key=lambda o: -o.weight))


def _offer(
    idea: GoalIdea,
    findings: Sequence[Finding],
    lights: Sequence[LightReading],
    homes: Mapping[str, str],
) -> Offer:
    found = [(finding, *_spoken(idea, finding, homes)) for finding in findings]
    speaking = [(finding, weight, words) for finding, weight, words in found if weight]
    shining = list(_lit(idea, lights))
    by_weight = sorted(speaking, key=lambda said: -said[1])
    return Offer(
        idea,
        (*(words for _, _, words in by_weight), *(words for _, words in shining)),
        tuple(finding.id for finding, _, _ in by_weight),
        sum(weight for _, weight, _ in speaking) + sum(weight for weight, _ in shining),
    )


def _spoken(idea: GoalIdea, finding: Finding, homes: Mapping[str, str]) -> tuple[int, str]:
    """How much a finding speaks for an idea, and in what words; 0 where it does not."""
    same = [s for s in finding.statements if s in idea.statements]
    if same:
        return SAME_STATEMENT, f"“{finding.title}” is about {statement_words(same)} too."
    if idea.dimension in {homes.get(s) for s in finding.statements}:
        return SAME_DIMENSION, f"“{finding.title}” is about the same side of the network."
    return 0, ""


def _lit(idea: GoalIdea, lights: Sequence[LightReading]) -> Iterator[tuple[int, str]]:
    for light in lights:
        if light.id in idea.lights and light.light in (Light.RED, Light.AMBER):
            weight = RED if light.light is Light.RED else AMBER
            yield weight, f"The light “{light.title}” is {light.light}."


def parse_goal_idea(entry: Mapping[str, Any]) -> GoalIdea:
    """An idea from its packaged table; raises TypeError where a key is missing or unknown."""
    listed = {name: tuple(entry.get(name, ())) for name in ("statements", "lights")}
    texts = {name: text.strip() for name, text in entry.items() if isinstance(text, str)}
    others = {name: given for name, given in entry.items() if name not in texts}
    return _strictly({**others, **texts, **listed})


def _strictly(given: Mapping[str, Any]) -> GoalIdea:
    wrong = set(GoalIdea.__match_args__) ^ set(given)
    if wrong:
        named = given.get("id", "without id")
        raise TypeError(f"goal idea {named}: missing or unknown: {', '.join(sorted(wrong))}")
    return GoalIdea(**given)
