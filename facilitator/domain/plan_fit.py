"""Tells whether the 18 months laid out for a network are those of its type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.domain.programme import MilestoneTemplate, Programme, template
from facilitator.domain.records import Milestone


def known_titles(programme: Programme, key: str) -> frozenset[str]:
    """Every title the programme gives a milestone, whatever the type."""
    return frozenset(m.title for m in _all(programme) if m.key == key)


def misfits(programme: Programme, type_id: str, milestones: Sequence[Milestone]) -> tuple[str, ...]:
    """What fitting the months to a type would change, a few words each; empty where they fit.

    Only what some type words, drops or adds is looked at, so that a facilitator's own words and
    removals are left in peace, and so is what is done.
    """
    wanted = {m.key: m for m in template(programme, type_id) if not m.optional}
    now = {m.key: m for m in milestones if m.key != "own"}
    return tuple(_misfits(programme, wanted, now))


def _misfits(
    programme: Programme, wanted: dict[str, MilestoneTemplate], now: dict[str, Milestone]
) -> Iterator[str]:
    for key in dict.fromkeys(_varying(programme)):
        here, there = now.get(key), wanted.get(key)
        if here and here.done_on:
            continue
        if there and not here:
            yield f"{there.title} is added"
        elif here and not there:
            yield f"{here.title} is left out"
        elif here and there and here.title in known_titles(programme, key) - {there.title}:
            yield f"{here.title} becomes {there.title}"


def _varying(programme: Programme) -> Iterator[str]:
    for variant in programme.variants:
        yield from variant.changes
        yield from variant.drop
        yield from (milestone.key for milestone in variant.add)


def _all(programme: Programme) -> Iterator[MilestoneTemplate]:
    yield from programme.milestones
    for variant in programme.variants:
        yield from template(programme, variant.type_id)
