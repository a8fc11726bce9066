"""The thread: the trail from what was heard to the measure that answers "why is this here?"."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain import objectives
from facilitator.domain.deliver_records import Objective
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Finding, Goal, Milestone, Promise, Workshop
from facilitator.domain.review_records import Excerpt
from facilitator.domain.value import value

Knot = Excerpt | Finding | Goal | Workshop | Milestone | Promise

STATEMENT = "statement"
"""The kind of a source that is no record but a statement of the diagnostic, such as s01."""


@value
class Thread:
    """One goal with what led to it and what it led to; any end may be loose.

    `objectives` are the earlier ones that became the goal.
    """

    goal: Goal
    findings: tuple[Finding, ...]
    workshops: tuple[Workshop, ...]
    milestones: tuple[Milestone, ...]
    promises: tuple[Promise, ...]
    objectives: tuple[Objective, ...] = ()


def threads(dossier: Dossier) -> tuple[Thread, ...]:
    """The thread of each active goal, in the goals' order."""
    return tuple(thread_of(dossier, goal) for goal in dossier.active_goals)


def thread_of(dossier: Dossier, goal: Goal) -> Thread:
    """What led to a goal and what it led to."""
    sources, targets = set(sources_of(dossier, goal.id)), set(targets_of(dossier, goal.id))
    block_workshops = {b.workshop_id for b in dossier.blocks if b.id in targets}
    workshops = targets | block_workshops
    onward = targets | {t for w in workshops for t in targets_of(dossier, w)}
    return Thread(
        goal,
        tuple(f for f in dossier.findings if f.id in sources),
        tuple(w for w in dossier.workshops if w.id in workshops),
        tuple(m for m in dossier.milestones if m.id in targets),
        tuple(p for p in dossier.promises if p.id in onward),
        objectives.behind(dossier.objectives, goal.id),
    )


def sources_of(dossier: Dossier, record_id: str) -> Iterator[str]:
    """Ids of the records that led straight to this one."""
    return (link.source_id for link in dossier.links if link.target_id == record_id)


def targets_of(dossier: Dossier, record_id: str) -> Iterator[str]:
    """Ids of the records this one led straight to."""
    return (link.target_id for link in dossier.links if link.source_id == record_id)


def why(dossier: Dossier, record_id: str) -> tuple[Finding | Goal, ...]:
    """The goals and findings behind a record, nearest first, each once."""
    by_id: dict[str, Finding | Goal] = {goal.id: goal for goal in dossier.goals}
    by_id.update((finding.id, finding) for finding in dossier.findings)
    behind = {record_id: None}
    waiting = [record_id]
    while waiting:
        new = [id for id in _led_to(dossier, waiting.pop(0)) if id not in behind]
        behind.update(dict.fromkeys(new))
        waiting.extend(new)
    return tuple(by_id[id] for id in behind if id in by_id and id != record_id)


def _led_to(dossier: Dossier, record_id: str) -> tuple[str, ...]:
    """What led straight to a record, or, without ties, a block's workshop, a milestone's own."""
    tied = tuple(sources_of(dossier, record_id))
    held = (block.workshop_id for block in dossier.blocks if block.id == record_id)
    on_it = (day.id for day in dossier.workshops if day.milestone_id == record_id)
    return tied or (*held, *on_it)


def excerpts_behind(dossier: Dossier, record_id: str) -> tuple[Excerpt, ...]:
    """The passages of the rapid review that led to a record, straight or through its findings."""
    ends = {record_id, *(knot.id for knot in why(dossier, record_id))}
    heard = {source for end in ends for source in sources_of(dossier, end)}
    return tuple(excerpt for excerpt in dossier.excerpts if excerpt.id in heard)


def statements_behind(dossier: Dossier, record_id: str) -> tuple[str, ...]:
    """The statements of the diagnostic that led to a record, by id: its own, then its findings'."""
    own = [
        link.source_id
        for link in dossier.links
        if link.target_id == record_id and link.source_kind == STATEMENT
    ]
    found = [knot for knot in why(dossier, record_id) if isinstance(knot, Finding)]
    return tuple(dict.fromkeys((*own, *(s for finding in found for s in finding.statements))))
