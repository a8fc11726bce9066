"""Reads the review of earlier objectives: what was kept, revised and retired, and what is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.domain.deliver_records import Objective, Verdict

SAID = {Verdict.KEEP: "kept", Verdict.REVISE: "revised", Verdict.RETIRE: "retired"}
"""How each verdict is told once it is given."""

OPEN = "to decide"


def said(objective: Objective) -> str:
    """What became of an objective, in a word or two."""
    return SAID[objective.verdict] if objective.verdict else OPEN


def of_verdict(objectives: Iterable[Objective], verdict: Verdict | None) -> tuple[Objective, ...]:
    """The objectives with this verdict, None for those still to decide, in order."""
    return tuple(each for each in objectives if each.verdict is verdict)


def tally(objectives: Sequence[Objective]) -> str:
    """Such as "2 kept, 1 revised, 1 to decide"; empty where there are none."""
    counts = [(len(of_verdict(objectives, verdict)), word) for verdict, word in SAID.items()]
    counts.append((len(of_verdict(objectives, None)), OPEN))
    return ", ".join(f"{count} {word}" for count, word in counts if count)


def lack_reason(objectives: Iterable[Objective]) -> int:
    """How many were decided and nobody wrote down why."""
    return sum(1 for each in objectives if each.verdict and not each.reason.strip())


def can_become_goal(objective: Objective) -> bool:
    """Whether it was kept or revised and is no goal yet."""
    return objective.verdict in (Verdict.KEEP, Verdict.REVISE) and objective.goal_id is None


def behind(objectives: Iterable[Objective], goal_id: str) -> tuple[Objective, ...]:
    """The objectives that became this goal."""
    return tuple(each for each in objectives if each.goal_id == goal_id)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a pasted list, without the bullets and numbers before them."""
    bare = (line.strip().lstrip("-•*–").strip() for line in text.splitlines())
    return tuple(_without_number(line) for line in bare if _without_number(line))


def new_lines(text: str, known: Iterable[Objective]) -> tuple[str, ...]:
    """The lines of a text that begin with no objective there is."""
    titles = [each.title.strip().rstrip(".").casefold() for each in known]
    begun = tuple(title for title in titles if title)
    return tuple(line for line in lines_of(text) if not line.casefold().startswith(begun))


def _without_number(line: str) -> str:
    head, sign, rest = line.partition(" ")
    return rest.strip() if sign and head.rstrip(".)").isdigit() and head[-1] in ".)" else line
