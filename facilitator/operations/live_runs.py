"""Running workshops live: what happens is kept as it happens, and at the end what it took."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from facilitator.domain.deliver_records import LiveRun
from facilitator.domain.records import Block, Workshop
from facilitator.errors import UserError
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id


def begin(casebook: Casebook, workshop_id: str, on: date, log: Mapping[str, object]) -> LiveRun:
    """Keep that a workshop has begun; UserError where its agenda is empty."""
    workshop = casebook.get(Workshop, workshop_id)
    if not casebook.find(Block, workshop_id=workshop_id):
        raise UserError(
            f"{workshop.title} has no blocks to run.", "Add one to the agenda, then run it live."
        )
    run = LiveRun(new_id(), workshop.network_id, workshop_id, on, _clock(log.get("began")))
    with casebook.step(f"Run {workshop.title}", merge=_merge(run.id)):
        return casebook.insert(_with(run, log))


def keep(casebook: Casebook, run: LiveRun, log: Mapping[str, object]) -> LiveRun:
    """Keep how far a run is, as part of the step that began it; also one that undo took back."""
    kept = _with(run, log)
    title = casebook.get(Workshop, run.workshop_id).title
    with casebook.step(f"Run {title}", merge=_merge(run.id)):
        if casebook.find(LiveRun, id=run.id):
            return casebook.update(kept, log=kept.log)
        return casebook.insert(kept)


def finish(
    casebook: Casebook, run: LiveRun, log: Mapping[str, object], minutes: Mapping[str, int]
) -> LiveRun:
    """Write the minutes each block took, by its id, and that the run is over and was held.

    Blocks that are gone meanwhile are passed over.
    """
    workshop = casebook.get(Workshop, run.workshop_id)
    with casebook.step(f"Keep the minutes of {workshop.title}"):
        for block in casebook.find(Block, workshop_id=run.workshop_id):
            if block.id in minutes:
                casebook.update(block, actual=minutes[block.id])
        if workshop.date in (None, run.on) and not workshop.held:
            casebook.update(workshop, held=True)
        kept = keep(casebook, run, log)
        return casebook.update(kept, ended=_clock(log.get("kept")))


def discard(casebook: Casebook, run: LiveRun) -> None:
    """Forget a run and everything it kept; the agenda stays as it is."""
    with casebook.step("Discard a live run"):
        for kept in casebook.find(LiveRun, id=run.id):
            casebook.delete(kept)


def unfinished(casebook: Casebook, workshop_id: str) -> LiveRun | None:
    """The run of a workshop that can be gone on with: the newest that has no end."""
    found = casebook.find(LiveRun, workshop_id=workshop_id, ended="")
    return found[-1] if found else None


def _with(run: LiveRun, log: Mapping[str, object]) -> LiveRun:
    return LiveRun(run.id, run.network_id, run.workshop_id, run.on, run.began, run.ended, dict(log))


def _clock(time: object) -> str:
    """The HH:MM:SS of a time in a log."""
    return str(time or "").partition(".")[0]


def _merge(run_id: str) -> str:
    return f"{run_id}.run"
