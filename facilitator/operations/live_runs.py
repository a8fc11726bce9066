"""Running workshops live: what happens is kept as it happens, and at the end what it took."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from facilitator.domain.deliver_records import LiveRun
from facilitator.domain.records import Block, Workshop
from facilitator.errors import UserError
from facilitator.operations import holding
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id


def begin(casebook: Casebook, workshop_id: str, on: date, log: Mapping[str, object]) -> LiveRun:
    """Keep that a workshop has begun; UserError where it is gone or its agenda is empty."""
    workshop = _workshop(casebook, workshop_id)
    if not casebook.find(Block, workshop_id=workshop_id):
        raise UserError(
            f"{workshop.title} has no blocks to run.", "Add one to the agenda, then run it live."
        )
    run = LiveRun(new_id(), workshop.network_id, workshop_id, on, _clock(log.get("began")))
    with casebook.step(f"Run {workshop.title}", merge=_merge(run.id)):
        return casebook.insert(_with(casebook, run, log))


def keep(casebook: Casebook, run: LiveRun, log: Mapping[str, object]) -> LiveRun:
    """Keep how far a run is, as part of the step that began it; also one that undo took back.

    Raises UserError where its workshop is gone.
    """
    kept = _with(casebook, run, log)
    title = _workshop(casebook, run.workshop_id).title
    with casebook.step(f"Run {title}", merge=_merge(run.id)):
        if casebook.find(LiveRun, id=run.id):
            return casebook.update(kept, log=kept.log)
        return casebook.insert(kept)


def finish(
    casebook: Casebook, run: LiveRun, log: Mapping[str, object], minutes: Mapping[str, int]
) -> LiveRun:
    """Write the minutes each block took, by its id, and that the run is over.

    The workshop was held if a block lasted, and it was on its day; its event of the plan is done
    with it. Blocks that are gone meanwhile are passed over. Raises UserError where the workshop
    is gone.
    """
    workshop = _workshop(casebook, run.workshop_id)
    with casebook.step(f"Keep the minutes of {workshop.title}"):
        for block in casebook.find(Block, workshop_id=run.workshop_id):
            if block.id in minutes:
                casebook.update(block, actual=minutes[block.id])
        if minutes and workshop.date in (None, run.on) and not workshop.held:
            holding.hold(casebook, workshop.id, run.on)
        kept = keep(casebook, run, log)
        return casebook.update(kept, ended=_clock(log.get("kept")))


def discard(casebook: Casebook, run: LiveRun) -> None:
    """Forget a run and everything it kept; the agenda stays as it is."""
    with casebook.step("Discard a live run"):
        for kept in casebook.find(LiveRun, id=run.id):
            casebook.delete(kept)


def forget(casebook: Casebook, block: Block) -> None:
    """Take a block out of what runs kept, for what takes it out of its agenda, in its step."""
    for run in casebook.find(LiveRun, workshop_id=block.workshop_id):
        casebook.update(run, log=_without(run.log, lambda block_id: block_id == block.id))


def unfinished(casebook: Casebook, workshop_id: str) -> LiveRun | None:
    """The run of a workshop that can be gone on with: the newest that has no end."""
    found = casebook.find(LiveRun, workshop_id=workshop_id, ended="")
    return found[-1] if found else None


def _workshop(casebook: Casebook, workshop_id: str) -> Workshop:
    found = casebook.find(Workshop, id=workshop_id)
    if not found:
        raise UserError("This workshop is not there any more.", "Undo brings it back.")
    return found[0]


def _with(casebook: Casebook, run: LiveRun, log: Mapping[str, object]) -> LiveRun:
    """The run with this log, of which blocks that are gone are left out."""
    there = {block.id for block in casebook.find(Block, workshop_id=run.workshop_id)}
    return replace(run, log=_without(log, lambda block_id: block_id not in there))


def _without(log: Mapping[str, object], is_gone: Callable[[str], bool]) -> dict[str, object]:
    parts = log.get("parts")
    if not isinstance(parts, Mapping):
        return dict(log)
    return {**log, "parts": {id: told for id, told in parts.items() if not is_gone(id)}}


def _clock(time: object) -> str:
    """The HH:MM:SS of a time in a log."""
    return str(time or "").partition(".")[0]


def _merge(run_id: str) -> str:
    return f"{run_id}.run"
