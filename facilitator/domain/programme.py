"""The 18 months as a template: its phases, its milestones, and how each type changes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from facilitator.domain.schedule import Dated, QuietTime, due, parse_quiet_time

DECISION_WINDOW = 3


class MilestoneKind(StrEnum):
    """What a milestone is; a gate asks for a decision."""

    MILESTONE = "milestone"
    GATE = "gate"
    EVENT = "event"
    CLOSE = "close"


@dataclass(frozen=True)
class Phase:
    """A stretch of the path, in months from the start."""

    id: str
    title: str
    first_month: int
    last_month: int
    summary: str


@dataclass(frozen=True)
class MilestoneTemplate:
    """A milestone before it has a date; `hangs_on` is the key of the one that carries it along.

    An optional one is offered and left out of the plan until it is wanted.
    """

    key: str
    month: int
    title: str
    activity: str
    deliverable: str
    kind: MilestoneKind
    phase: str
    hangs_on: str | None = None
    optional: bool = False


@dataclass(frozen=True)
class Variant:
    """What one type of network changes: new words by key, keys dropped, milestones added."""

    type_id: str
    changes: Mapping[str, Mapping[str, str]]
    drop: tuple[str, ...]
    add: tuple[MilestoneTemplate, ...]
    follows_decisions: bool


@dataclass(frozen=True)
class Programme:
    """The programme as packaged, milestones in order of month."""

    phases: tuple[Phase, ...]
    milestones: tuple[MilestoneTemplate, ...]
    variants: tuple[Variant, ...]
    quiet_times: tuple[QuietTime, ...]

    @property
    def months(self) -> int:
        """The month of the close."""
        return next(m.month for m in self.milestones if m.kind is MilestoneKind.CLOSE)

    def variant(self, type_id: str | None) -> Variant | None:
        """What this type changes, or None when it changes nothing."""
        return next((entry for entry in self.variants if entry.type_id == type_id), None)


def template(
    programme: Programme, type_id: str | None = None, decisions: Sequence[int] = ()
) -> tuple[MilestoneTemplate, ...]:
    """The milestones for a type of network in order of month; for no type, the plain programme.

    Where the type follows a decision calendar, `decisions` are the months of its decisions, and
    each event moves to the first one in its usual month or the two after it.
    """
    variant = programme.variant(type_id)
    if variant is None:
        return programme.milestones
    kept = tuple(_kept(programme.milestones, variant)) + variant.add
    if variant.follows_decisions:
        kept = tuple(_at_decision(milestone, decisions) for milestone in kept)
    return tuple(sorted(kept, key=lambda milestone: milestone.month))


def dated(milestones: Sequence[MilestoneTemplate], start: date) -> tuple[Dated, ...]:
    """The milestones on their dates for a network that starts on this day, ids being keys."""
    return tuple(Dated(m.key, m.key, due(start, m.month), m.hangs_on) for m in milestones)


def phase_at(programme: Programme, month: float) -> Phase | None:
    """The phase a month lies in, a shared month in the later one; None outside the programme."""
    holding = [phase for phase in programme.phases if phase.first_month <= month]
    return holding[-1] if holding and month <= holding[-1].last_month else None


def _kept(milestones: Sequence[MilestoneTemplate], variant: Variant) -> Iterator[MilestoneTemplate]:
    for milestone in milestones:
        if milestone.key not in variant.drop:
            words: Mapping[str, Any] = variant.changes.get(milestone.key, {})
            yield replace(milestone, **words)


def _at_decision(milestone: MilestoneTemplate, decisions: Sequence[int]) -> MilestoneTemplate:
    if milestone.kind is not MilestoneKind.EVENT:
        return milestone
    window = range(milestone.month, milestone.month + DECISION_WINDOW)
    near = [month for month in sorted(decisions) if month in window]
    return replace(milestone, month=near[0]) if near else milestone


def parse_programme(data: Mapping[str, Any]) -> Programme:
    """The programme from its packaged file; raises KeyError, TypeError or ValueError if malformed.

    A milestone that hangs on one that is missing is malformed too.
    """
    programme = Programme(
        phases=tuple(Phase(**entry) for entry in data["phase"]),
        milestones=tuple(_parse_milestone(entry) for entry in data["milestone"]),
        variants=tuple(_parse_variant(entry) for entry in data["variant"]),
        quiet_times=tuple(parse_quiet_time(entry) for entry in data["quiet"]),
    )
    for type_id in (None, *(variant.type_id for variant in programme.variants)):
        _check_hanging(template(programme, type_id))
    return programme


def _check_hanging(milestones: Sequence[MilestoneTemplate]) -> None:
    months = {milestone.key: milestone.month for milestone in milestones}
    for milestone in milestones:
        anchor = milestone.hangs_on
        if anchor and months.get(anchor, milestone.month) >= milestone.month:
            raise ValueError(f"{milestone.key} must hang on an earlier milestone, not {anchor}")


def _parse_milestone(entry: Mapping[str, Any]) -> MilestoneTemplate:
    return MilestoneTemplate(**{**entry, "kind": MilestoneKind(entry["kind"])})


def _parse_variant(entry: Mapping[str, Any]) -> Variant:
    return Variant(
        type_id=entry["type"],
        changes={change["key"]: _words(change) for change in entry.get("change", ())},
        drop=tuple(entry.get("drop", ())),
        add=tuple(_parse_milestone(added) for added in entry.get("add", ())),
        follows_decisions=entry.get("follows_decisions", False),
    )


def _words(change: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in change.items() if name != "key"}
