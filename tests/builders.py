"""What the tests of casebooks share: ready-made networks, and phrases that must stay private."""

from collections.abc import Iterator
from datetime import date

from facilitator.domain.records import Network
from facilitator.operations import networks
from facilitator.store.casebook import Casebook
from facilitator.store.rows import KINDS

TODAY = date(2026, 11, 21)
START = date(2026, 1, 5)

SESSION_CANARIES = (
    "heron-7341",
    "kestrel-2956",
    "bittern-4417",
    "avocet-8125",
    "whimbrel-3608",
    "dotterel-9270",
    "sandpiper-6182",
    "turnstone-1749",
    "fulmar-5593",
)
"""One for each private note on a coaching session of the worked example."""

OTHER_CANARIES = (
    "osprey-2207",
    "plover-6618",
    "curlew-4093",
    "dunlin-1580",
    "redshank-8812",
    "godwit-5034",
    "lapwing-3371",
    "ptarmigan-2841",
    "merganser-5196",
)
"""One for each private note on a person, a round and a finding of the worked example, and one each
in the wording of an interview and in a private excerpt."""

CANARIES = SESSION_CANARIES + OTHER_CANARIES
"""Phrases that no document or export may hold, in any spelling of theirs."""


def new_network(casebook: Casebook, name: str = "Ward nurses", start: date = START) -> Network:
    """A network with its 18 months laid out."""
    return networks.create(casebook, name, start)


def contents(casebook: Casebook) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every kind of record, in an order of its own."""
    return {
        table: sorted(casebook.connection.execute(f'SELECT * FROM "{table}"'), key=repr)
        for table in KINDS
    }


def undone_to_the_start(casebook: Casebook) -> int:
    """Undo until nothing is left to undo; how many steps that took."""
    return sum(1 for _ in _each(casebook.undo))


def redone_to_the_end(casebook: Casebook) -> int:
    """Redo until nothing is left to redo; how many steps that took."""
    return sum(1 for _ in _each(casebook.redo))


def _each(replay: object) -> Iterator[str]:
    while label := replay():  # type: ignore[operator]
        yield label
