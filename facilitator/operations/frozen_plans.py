"""Plan versions: each gate keeps the plan as it was then, and any two can be told apart."""

from __future__ import annotations

from datetime import date

from facilitator.domain import plan_compare, plan_picture
from facilitator.domain.deliver_records import FrozenPlan
from facilitator.domain.lanes import Reader
from facilitator.domain.plan_compare import Content, Difference
from facilitator.domain.plan_version import number_of
from facilitator.domain.records import Milestone
from facilitator.errors import UserError
from facilitator.store import dossier
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id


def every(casebook: Casebook, network_id: str) -> tuple[FrozenPlan, ...]:
    """A network's frozen plans, by number."""
    return casebook.find(FrozenPlan, order="number id", network_id=network_id)


def at(casebook: Casebook, milestone_id: str) -> FrozenPlan | None:
    """The plan a gate froze."""
    return next(iter(casebook.find(FrozenPlan, milestone_id=milestone_id)), None)


def as_it_stands(casebook: Casebook, network_id: str) -> Content:
    """What the network may read of its plan today."""
    read = dossier.read(casebook, network_id, Reader.NETWORK, diagnosed=False)
    return plan_picture.picture(read)


def freeze(casebook: Casebook, gate: Milestone, on: date) -> FrozenPlan | None:
    """Keep the plan as this gate leaves it; only the day changes where it is kept already.

    For what decides a gate, inside its step; None for a milestone that makes no version.
    """
    number, kept = number_of(gate), at(casebook, gate.id)
    if not number:
        return None
    with casebook.step(f"Freeze version {number} of the plan"):
        if kept:
            return casebook.update(kept, frozen_on=on)
        _drop_orphans(casebook, gate.network_id, number)
        content = as_it_stands(casebook, gate.network_id)
        return casebook.insert(
            FrozenPlan(new_id(), gate.network_id, number, on, gate.id, dict(content))
        )


def freeze_again(casebook: Casebook, milestone_id: str) -> FrozenPlan:
    """Keep the plan as it stands now as the version of a gate that is decided."""
    gate, kept = casebook.get(Milestone, milestone_id), at(casebook, milestone_id)
    if gate.decision is None or not number_of(gate):
        raise UserError(f"{gate.title} has no decision yet.", "Record it, and the plan is frozen.")
    with casebook.step(f"Freeze version {number_of(gate)} of the plan again"):
        if kept is None:
            made = freeze(casebook, gate, gate.done_on or gate.due)
            assert made
            return made
        return casebook.update(kept, content=dict(as_it_stands(casebook, gate.network_id)))


def thaw(casebook: Casebook, milestone_id: str) -> None:
    """Let go of what a gate froze, for what takes its decision back, inside its step."""
    for kept in casebook.find(FrozenPlan, milestone_id=milestone_id):
        with casebook.step(f"Take back version {kept.number} of the plan"):
            casebook.delete(kept)


def let_go(casebook: Casebook, milestone_id: str) -> None:
    """Keep what a gate froze when the gate itself is removed, inside its step."""
    for kept in casebook.find(FrozenPlan, milestone_id=milestone_id):
        casebook.update(kept, milestone_id=None)


def compare(
    casebook: Casebook, network_id: str, before: int, after: int | None = None
) -> tuple[Difference, ...]:
    """What changed from one version to another, or to the plan as it stands today.

    Raises UserError where there is no such version, naming those there are.
    """
    old = _content(casebook, network_id, before)
    new = (
        as_it_stands(casebook, network_id)
        if after is None
        else _content(casebook, network_id, after)
    )
    return plan_compare.differences(old, new)


def _drop_orphans(casebook: Casebook, network_id: str, number: int) -> None:
    """A version whose gate was removed makes room for that of the gate in its place."""
    for kept in casebook.find(FrozenPlan, network_id=network_id, number=number, milestone_id=None):
        casebook.delete(kept)


def _content(casebook: Casebook, network_id: str, number: int) -> Content:
    kept = every(casebook, network_id)
    found = next((plan.content for plan in kept if plan.number == number), None)
    if found is None:
        there = ", ".join(str(plan.number) for plan in kept)
        raise UserError(
            f"Version {number} of the plan is not kept.",
            f"Kept are: {there}." if there else "Each gate keeps one when it is decided.",
        )
    return found
