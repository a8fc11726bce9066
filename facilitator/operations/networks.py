"""Beginning, describing, closing and removing a network."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from facilitator import content
from facilitator.domain.programme import template
from facilitator.domain.records import Milestone, Network
from facilitator.domain.schedule import due
from facilitator.errors import UserError
from facilitator.operations.fields import checked_day, checked_text, with_answer
from facilitator.operations.named import folded
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id
from facilitator.store.rows import KINDS, columns

LONGEST_NAME = 200
NATIONS = ("england", "wales", "scotland", "northern-ireland")


def create(
    casebook: Casebook,
    name: str,
    start: date,
    *,
    nation: str = "england",
    invented: bool = False,
) -> Network:
    """A new network with its 18 months laid out from the start date.

    Raises UserError for a name that is empty, too long or taken, or a year that cannot be meant.
    """
    given = (_free_name(casebook, name), checked_day(start))
    network = Network(new_id(), *given, nation=nation, invented=invented)
    with casebook.step(f"New network {network.name}"):
        casebook.insert(network)
        for milestone in laid_out(network, None):
            casebook.insert(milestone)
    return network


def laid_out(network: Network, type_id: str | None) -> tuple[Milestone, ...]:
    """The programme's milestones for a type of network, dated from the network's start."""
    chosen = [m for m in template(content.programme(), type_id) if not m.optional]
    ids = {milestone.key: new_id() for milestone in chosen}
    return tuple(
        Milestone(
            id=ids[milestone.key],
            network_id=network.id,
            key=milestone.key,
            month=milestone.month,
            title=milestone.title,
            due=due(network.start, milestone.month),
            kind=milestone.kind,
            deliverable=milestone.deliverable,
            hangs_on=ids.get(milestone.hangs_on or ""),
        )
        for milestone in chosen
    )


def rename(casebook: Casebook, network_id: str, name: str) -> Network:
    """Give a network another name; UserError where it is empty, too long or taken."""
    network = casebook.get(Network, network_id)
    wanted = _free_name(casebook, name, but=network_id)
    with casebook.step("Rename network", merge=f"{network_id}.name"):
        return casebook.update(network, name=wanted)


def set_profile(casebook: Casebook, network_id: str, field_id: str, value: object) -> Network:
    """Set one answer of the network profile."""
    network = casebook.get(Network, network_id)
    profile = with_answer(network.profile, field_id, value)
    with casebook.step("Change the profile", merge=f"{network_id}.{field_id}"):
        return casebook.update(network, profile=profile)


def set_nation(casebook: Casebook, network_id: str, nation: str) -> Network:
    """Say whose bank holidays the network keeps."""
    if nation not in NATIONS:
        raise UserError(f"“{nation}” is not a nation Facilitator knows.", _listed(NATIONS))
    with casebook.step("Change the nation"):
        return casebook.update(casebook.get(Network, network_id), nation=nation)


def close(casebook: Casebook, network_id: str, on: date | None) -> Network:
    """Mark a network's programme as ended on a day, or as going on."""
    with casebook.step("Close the network" if on else "Reopen the network"):
        return casebook.update(casebook.get(Network, network_id), closed_on=on)


def remove(casebook: Casebook, network_id: str) -> None:
    """Remove a network with all that belongs to it."""
    network = casebook.get(Network, network_id)
    with casebook.step(f"Remove network {network.name}"):
        for table, kind in reversed(KINDS.items()):
            if '"network_id"' in columns(kind):
                casebook.database.table(table).delete_where("network_id = ?", [network_id])
        casebook.delete(network)


def every(casebook: Casebook) -> tuple[Network, ...]:
    """All networks, in the order they began."""
    return casebook.find(Network, order="start name")


def by_name(casebook: Casebook, name_or_id: str) -> Network:
    """The network with this name, id or unmistakable beginning of a name.

    Raises UserError that lists the networks there are.
    """
    networks = every(casebook)
    wanted = folded(name_or_id)
    exact = [n for n in networks if n.id == name_or_id.strip() or folded(n.name) == wanted]
    begins = [n for n in networks if wanted and folded(n.name).startswith(wanted)]
    found = exact or begins
    if len(found) == 1:
        return found[0]
    if not networks:
        raise UserError(
            "There is no network in this casebook yet.",
            "Make one with: facilitator new NAME --start YYYY-MM-DD",
        )
    which = "More than one network begins with" if found else "There is no network called"
    raise UserError(f"{which} “{name_or_id}”.", _listed([n.name for n in networks]))


def restart(casebook: Casebook, network_id: str, start: date) -> Network:
    """Move the start date; every milestone that is not done moves by as many days."""
    network = casebook.get(Network, network_id)
    shift = checked_day(start) - network.start
    with casebook.step("Change the start date"):
        for milestone in casebook.find(Milestone, network_id=network_id):
            if milestone.done_on is None:
                casebook.update(milestone, due=milestone.due + shift)
        casebook.update(network, start=start)
    return replace(network, start=start)


def _free_name(casebook: Casebook, name: str, but: str = "") -> str:
    wanted = " ".join(checked_text(name).split())
    if not wanted:
        raise UserError("A network needs a name.", "Use the name its members use.")
    if len(wanted) > LONGEST_NAME:
        raise UserError(f"That name has {len(wanted)} characters.", f"Use {LONGEST_NAME} or fewer.")
    taken = {folded(n.name) for n in every(casebook) if n.id != but}
    if folded(wanted) in taken:
        raise UserError(f"There is already a network called “{wanted}”.", "Choose another name.")
    return wanted


def _listed(names: tuple[str, ...] | list[str]) -> str:
    return "Choose one of: " + "; ".join(names) + "."
