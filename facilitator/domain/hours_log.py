"""A coach's log of hours, of one network or of all, in which nobody is named unasked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from facilitator.domain.coaching_told import Client, Talk, called
from facilitator.domain.dossier import Dossier
from facilitator.domain.value import value

ALL_NETWORKS = "All networks"


@value
class HoursLog:
    """Clients with their hours; `about` says of what network, "" where that would name somebody."""

    coach: str
    clients: tuple[Client, ...]
    about: str
    invented: bool = False

    @property
    def names(self) -> dict[str, str]:
        """What each client is called, by id."""
        return called(self.clients)

    def talks(self) -> tuple[tuple[Talk, Client], ...]:
        """Every conversation in the order of days, with whom it was."""
        held = ((talk, client) for client in self.clients for talk in client.talks)
        return tuple(sorted(held, key=lambda one: one[0].on))


def of_network(dossier: Dossier) -> HoursLog:
    """The log of one network, from a dossier read for an assessor.

    A network often has one leader and one coordinator, so it is not named where somebody is to
    stand by role only.
    """
    network, clients = dossier.network, dossier.clients
    about = network.name if all(client.name for client in clients) else ""
    return HoursLog(dossier.facilitator.strip(), clients, about, network.invented)


def of_all(coach: str, clients: Iterable[Client], *, invented: bool) -> HoursLog:
    """The log over all networks, by each client's first conversation; each person stands once."""
    found = sorted(_once(clients), key=lambda client: (client.talks[0].on, client.id))
    return HoursLog(coach.strip(), tuple(found), ALL_NETWORKS, invented)


def _once(clients: Iterable[Client]) -> list[Client]:
    """Clients of one name and one contact as one: somebody coached in two networks."""
    found: dict[object, Client] = {}
    for client in clients:
        same = (client.name.casefold(), client.contact.casefold())
        key = same if all(same) else client.id
        before = found.get(key)
        found[key] = _joined(before, client) if before else client
    return list(found.values())


def _joined(one: Client, other: Client) -> Client:
    return replace(one, talks=tuple(sorted((*one.talks, *other.talks), key=lambda t: t.on)))
