"""A log of hours over all networks holds everyone once, and names nobody who did not agree."""

from datetime import date

from facilitator.domain import hours_log
from facilitator.domain.coaching_told import Client, Talk
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Reader
from facilitator.domain.records import Network

MAY, JUNE, JULY = (Talk(date(2026, month, 4), 60) for month in (5, 6, 7))


def client(id: str, *talks: Talk, name: str = "", contact: str = "") -> Client:
    return Client(id, name, "leader", contact, talks)


def test_clients_stand_by_their_first_conversation_and_two_leaders_are_numbered() -> None:
    log = hours_log.of_all("Sam", [client("b", JUNE), client("a", MAY, JULY)], invented=False)
    assert log.names == {"a": "Leader 1", "b": "Leader 2"}
    assert [talk.on.month for talk, _ in log.talks()] == [5, 6, 7]


def test_somebody_coached_in_two_networks_is_one_client() -> None:
    awen = {"name": "Awen Prys", "contact": "awen@example.org"}
    twice = [client("a", JUNE, **awen), client("b", MAY, **awen)]
    alike = [client("c", MAY, name="Awen Prys"), client("d", MAY, name="Awen Prys")]
    log = hours_log.of_all(
        "Sam", [*twice, *alike, client("e", MAY), client("f", MAY)], invented=False
    )
    assert sorted(len(one.talks) for one in log.clients) == [1, 1, 1, 1, 2]
    assert log.clients[0].talks == (MAY, JUNE)


def test_the_network_is_named_only_where_everybody_is() -> None:
    def about(*clients: Client) -> str:
        network = Network("n", "Ward nurses", date(2026, 1, 5))
        return hours_log.of_network(Dossier(Reader.ASSESSOR, network, clients=clients)).about

    assert about(client("a", MAY, name="Awen")) == "Ward nurses"
    assert about(client("a", MAY, name="Awen"), client("b", MAY)) == ""
