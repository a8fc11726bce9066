"""What changed in the plan since the version that an earlier gate froze."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facilitator.documents import words
from facilitator.documents.flow import Run, bold, keep, para
from facilitator.documents.palette import PAPER
from facilitator.documents.plan_parts import section
from facilitator.documents.plan_version import version_of
from facilitator.documents.tables import table
from facilitator.domain.deliver_records import FrozenPlan
from facilitator.domain.dossier import Dossier
from facilitator.domain.plan_compare import (
    Difference,
    Fact,
    Kind,
    counts_words,
    differences,
    joined,
)
from facilitator.domain.plan_picture import Part, picture

_PARTS = {
    Part.GOALS: "Goal",
    Part.MILESTONES: "Step",
    Part.WORKSHOPS: "Workshop",
    Part.PROMISES: "Promise",
    Part.NEEDS: "Digital need",
    Part.CHANNELS: "Channel",
}
_SHORT = 90


def since(dossier: Dossier) -> list[Any]:
    """The section; nothing where no earlier version is kept, or none differs."""
    base = base_of(dossier)
    if base is None:
        return []
    found = differences(base.content, picture(dossier))
    frozen = words.day(base.frozen_on)
    head = section(f"What changed since version {base.number}")
    if not found:
        return [keep(head, para(f"Nothing: the plan stands as it was frozen on {frozen}."))]
    said = f"Version {base.number} was frozen on {frozen}. Since then: {counts_words(found)}."
    return [head, para(said, "lead"), *_done(found), *_table(found), *_gone(found)]


def base_of(dossier: Dossier) -> FrozenPlan | None:
    """The version to compare with: the one before this, else this one where it was left since."""
    number = version_of(dossier).number
    kept = {plan.number: plan for plan in dossier.frozen_plans}
    earlier = [plan for plan in kept.values() if plan.number < number]
    if earlier:
        return max(earlier, key=lambda plan: plan.number)
    own = kept.get(number)
    return own if own and differences(own.content, picture(dossier)) else None


def _done(found: Sequence[Difference]) -> list[Any]:
    """What was done, held, met or kept by name, but for promises, which are many."""
    titles = [d.title for d in found if d.kind is Kind.DONE and d.part is not Part.PROMISES]
    quick = sum(1 for one in found if _made_and_kept(one))
    kept = f"{words.counted(quick, 'promise')} made and kept in between"
    told = words.listed([*titles, *([kept] if quick else [])])
    return [para([bold("Done, held or met: "), words.sentence(told)])] if told else []


def _table(found: Sequence[Difference]) -> list[Any]:
    rows: list[list[Any]] = [["What", "Which", "Before", "Now"]]
    shown = [one for one in found if one.kind in (Kind.ADDED, Kind.CHANGED)]
    rows += [_row(one) for one in shown if not _made_and_kept(one)]
    return table(rows, [0.11, 0.29, 0.28, 0.32]) if len(rows) > 1 else []


def _made_and_kept(one: Difference) -> bool:
    """Whether a promise is new and done with already: it is counted, not listed."""
    done = any(fact.name == "done" for fact in one.facts)
    return one.part is Part.PROMISES and one.kind is Kind.ADDED and done


def _row(one: Difference) -> list[Any]:
    part = _PARTS[one.part]
    if one.kind is Kind.ADDED:
        told = [fact for fact in one.facts if fact.name not in ("title", "aim", "question")]
        return [part, bold(one.title), Run("not in it", "", PAPER.mute), _new(told)]
    before = [_side(fact.label, fact.was) for fact in one.facts]
    now = [_side(fact.label, fact.now) for fact in one.facts]
    return [part, one.title, [para(p, "cell") for p in before], [para(p, "cell") for p in now]]


def _new(told: Sequence[Fact]) -> Any:
    said = joined(_cut(fact.now_words) for fact in told)
    return [para([bold("new"), f": {said}" if said else ""], "cell")]


def _side(label: str, text: str) -> list[Any]:
    return [bold(f"{label}: "), _cut(text) or "none"]


def _cut(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rstrip()}…"


def _gone(found: Sequence[Difference]) -> list[Any]:
    """What is no longer in the plan; of promises only how many, as one may be private now."""
    gone = [d for d in found if d.kind is Kind.GONE]
    told = [f"{_PARTS[d.part].lower()} {d.title}" for d in gone if d.part is not Part.PROMISES]
    silent = len(gone) - len(told)
    told += [words.counted(silent, "promise")] if silent else []
    return [para([bold("No longer in the plan: "), f"{words.listed(told)}."])] if told else []
