"""How a report opens: its name, the network's, and what a reader should know first."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from facilitator.documents.flow import heading, para
from facilitator.domain.records import Network

INVENTED = "An invented example: nobody and nothing in it is real."


def opening(title: str, network: Network, facts: Sequence[str] = ()) -> list[Flowable]:
    """The title block of a report; each fact is a sentence or two on a line of its own."""
    told = [*(fact for fact in facts if fact), *([INVENTED] if network.invented else [])]
    return [
        heading(title, 1),
        para(network.name, "subtitle"),
        *(para(fact, "quiet") for fact in told),
    ]


def footer(title: str, network: Network, version: str = "") -> str:
    """What each page says at its foot: network, document, and which round or date it is of."""
    return " · ".join(part for part in (network.name, title, version) if part)
