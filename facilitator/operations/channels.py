"""The channels of a network: how its people are reached, by role."""

from __future__ import annotations

from facilitator.domain.deliver_records import Channel
from facilitator.domain.kinds import Side
from facilitator.domain.scale import Role
from facilitator.errors import UserError
from facilitator.operations.fields import chosen, parse, with_answer
from facilitator.operations.fields import set_field as set_any_field
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id

REACH = range(101)
"""Per cent of the people in a role."""


def add(casebook: Casebook, network_id: str, name: str, *, side: Side = Side.INSIDE) -> Channel:
    """Add a channel, the last of its network; UserError without a name."""
    named = _name(name)
    position = len(casebook.find(Channel, network_id=network_id))
    with casebook.step("Add channel"):
        return casebook.insert(Channel(new_id(), network_id, named, side=side, position=position))


def set_field(casebook: Casebook, channel_id: str, name: str, value: object) -> Channel:
    """Set one field of a channel; UserError for no name or a side that is none."""
    if name == "name":
        value = _name(str(value or ""))
    return set_any_field(casebook, Channel, channel_id, name, value)


def set_reach(casebook: Casebook, channel_id: str, role: str, percent: object) -> Channel:
    """Say how many of the people in a role a channel reaches, in per cent; None takes it out.

    Raises UserError for an unknown role or a number off 0 to 100.
    """
    known = chosen(Role, role)
    channel = casebook.get(Channel, channel_id)
    share = None if percent in (None, "") else parse(Channel, "position", percent)
    if share is not None and share not in REACH:
        raise UserError(f"{share} per cent is off the scale.", "Use a whole number, 0 to 100.")
    with casebook.step("Change whom a channel reaches", merge=f"{channel_id}.{known}"):
        return casebook.update(channel, reach=with_answer(channel.reach, known.value, share))


def remove(casebook: Casebook, channel_id: str) -> None:
    """Remove a channel."""
    with casebook.step("Remove channel"):
        casebook.delete(casebook.get(Channel, channel_id))


def _name(name: str) -> str:
    if not name.strip():
        raise UserError("A channel needs a name.", "Such as “Email” or “Ward notice board”.")
    return name.strip()
