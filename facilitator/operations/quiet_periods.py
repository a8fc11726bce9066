"""Quiet times: days on which a network should not be asked for much."""

from __future__ import annotations

from datetime import date, timedelta

from facilitator import content
from facilitator.domain.deliver_records import QuietPeriod
from facilitator.domain.quiet_blocks import blocks
from facilitator.domain.records import Milestone, Network
from facilitator.domain.schedule import SoftBlock, due
from facilitator.errors import UserError
from facilitator.operations.fields import checked_day, parse
from facilitator.operations.fields import set_field as set_any_field
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id


def of(casebook: Casebook, network_id: str) -> tuple[SoftBlock, ...]:
    """The quiet times of a network's 18 months: its own, and the packaged ones it keeps."""
    network = casebook.get(Network, network_id)
    programme = content.programme()
    last = [m.due for m in casebook.find(Milestone, network_id=network_id)]
    end = max([due(network.start, programme.months), *last])
    own = casebook.find(QuietPeriod, order="starts id", network_id=network_id)
    return blocks(programme.quiet_times, own, network.start, end)


def add(
    casebook: Casebook, network_id: str, title: str, starts: date, ends: date | None = None
) -> QuietPeriod:
    """Add a quiet time, both days included; one day where no end is said.

    Raises UserError without a title, or where it would end before it starts.
    """
    _refuse_empty(title)
    _refuse_backwards(checked_day(starts), checked_day(ends or starts))
    with casebook.step(f"Add quiet time {title.strip()}"):
        return casebook.insert(
            QuietPeriod(new_id(), network_id, title.strip(), starts, ends or starts)
        )


def set_field(casebook: Casebook, period_id: str, name: str, value: object) -> QuietPeriod:
    """Set the title or a day of a quiet time; UserError for none, or an end before the start."""
    kept = casebook.get(QuietPeriod, period_id)
    if name == "title":
        _refuse_empty(str(value or ""))
        return set_any_field(casebook, QuietPeriod, period_id, name, value)
    if value in (None, ""):
        raise UserError("A quiet time needs both its days.", "Say the first and the last.")
    day = parse(QuietPeriod, name, value)
    _refuse_backwards(*((day, kept.ends) if name == "starts" else (kept.starts, day)))
    return set_any_field(casebook, QuietPeriod, period_id, name, day)


def keep_own_dates(casebook: Casebook, network_id: str, block: SoftBlock) -> QuietPeriod:
    """Put a record of the network's own in the place of a packaged quiet time, to be edited."""
    with casebook.step(f"Own dates for {block.name}"):
        return casebook.insert(
            QuietPeriod(new_id(), network_id, block.name, block.first, block.last)
        )


def do_without(casebook: Casebook, network_id: str, block: SoftBlock) -> QuietPeriod:
    """Leave a packaged quiet time out of this network's 18 months."""
    with casebook.step(f"Do without {block.name}"):
        none = block.first - timedelta(days=1)
        return casebook.insert(QuietPeriod(new_id(), network_id, block.name, block.first, none))


def remove(casebook: Casebook, period_id: str) -> None:
    """Remove a quiet time of the network's own; a packaged one it replaced is back."""
    period = casebook.get(QuietPeriod, period_id)
    with casebook.step(f"Remove quiet time {period.title}"):
        casebook.delete(period)


def _refuse_empty(title: str) -> None:
    if not title.strip():
        raise UserError("A quiet time needs a name.", "Say what keeps people busy then.")


def _refuse_backwards(starts: date, ends: date) -> None:
    if ends < starts:
        raise UserError(
            "A quiet time cannot end before it starts.",
            f"It starts on {starts.day} {starts:%B %Y}; choose a later last day.",
        )
