"""Tells how long a method really took when it was run before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from facilitator.domain.dossier import Dossier

MOST_TOLD = 5


def took(dossier: Dossier, besides: str = "") -> Mapping[str, tuple[int, ...]]:
    """The minutes each method took in this network's workshops, the last time first.

    `besides` is the id of a workshop that is left out.
    """
    days = {workshop.id: workshop.date or date.min for workshop in dossier.workshops}
    run = [b for b in dossier.blocks if b.method and b.actual is not None]
    found: dict[str, tuple[int, ...]] = {}
    for block in sorted(run, key=lambda b: (days[b.workshop_id], b.id), reverse=True):
        if block.workshop_id != besides and block.actual is not None:
            found[block.method] = (*found.get(block.method, ()), block.actual)
    return found


def last_words(times: Sequence[int]) -> str:
    """The last time in words: "last time 25 minutes"; "" for none."""
    return f"last time {times[0]} minutes" if times else ""


def all_words(times: Sequence[int]) -> str:
    """Every earlier time: "Took 25, 30 and 22 minutes in earlier workshops, the latest first."."""
    told = [str(minutes) for minutes in times[:MOST_TOLD]]
    if not told:
        return ""
    if len(told) == 1:
        return f"Took {told[0]} minutes last time."
    listed = f"{', '.join(told[:-1])} and {told[-1]}"
    return f"Took {listed} minutes in earlier workshops, the latest first."
