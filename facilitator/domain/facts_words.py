"""What a review looks at in words, the same on the page and on the decision sheet."""

from __future__ import annotations

from facilitator.domain.review import Facts


def promises_words(facts: Facts) -> str:
    """How promises stand, such as "6 kept of 9 made, 2 late"."""
    if not facts.promises_made:
        return "None made yet."
    late = f", {facts.promises_late} late" if facts.promises_late else ""
    return f"{facts.promises_kept} kept of {facts.promises_made} made{late}."


def workshops_words(facts: Facts) -> str:
    """How many workshops were held, and are to come."""
    ahead = f", {facts.workshops_ahead} to come" if facts.workshops_ahead else ""
    return f"{facts.workshops_held or 'None'} held{ahead}."


def stories_words(facts: Facts) -> str:
    """How many stories were told, and how many of them others bear out."""
    if not facts.stories:
        return "None told yet."
    return f"{facts.stories} told, {facts.stories_seen or 'none'} of them seen or corroborated."
