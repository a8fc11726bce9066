"""Ties records together, so that each can say why it is there."""

from __future__ import annotations

from facilitator.domain.records import Link
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id
from facilitator.store.rows import KINDS

Knot = tuple[str, str]
"""A record's kind and id."""


def tie(casebook: Casebook, source: Knot, target: Knot, *, tied: bool = True) -> None:
    """Say that `source` led to `target`, or that it did not."""
    network_id: str = casebook.get(KINDS[target[0]], target[1]).network_id
    present = casebook.find(Link, source_id=source[1], target_id=target[1])
    with casebook.step("Tie the thread" if tied else "Untie the thread"):
        if tied and not present:
            casebook.insert(Link(new_id(), network_id, *source, *target))
        if not tied:
            for link in present:
                casebook.delete(link)
