"""Tells how long a method really took when it was run before."""

from __future__ import annotations

from collections.abc import Sequence

MOST_TOLD = 5


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
