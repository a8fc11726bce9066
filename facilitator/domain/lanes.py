"""Who may read a record: the one rule every document and export relies on."""

from __future__ import annotations

from enum import StrEnum


class Lane(StrEnum):
    """The circle a record was said or written in, from the closest to the widest."""

    PRIVATE = "private"
    COACHEE = "coachee"
    NETWORK = "network"
    SPONSOR = "sponsor"


class Reader(StrEnum):
    """Who will hold the page or the file."""

    FACILITATOR = "facilitator"
    COACHEE = "coachee"
    NETWORK = "network"
    SPONSOR = "sponsor"
    RESPONDENT = "respondent"
    ASSESSOR = "assessor"


_READS = {
    Reader.FACILITATOR: frozenset(Lane),
    Reader.COACHEE: frozenset({Lane.COACHEE, Lane.NETWORK, Lane.SPONSOR}),
    Reader.NETWORK: frozenset({Lane.NETWORK, Lane.SPONSOR}),
    Reader.SPONSOR: frozenset({Lane.SPONSOR}),
    Reader.RESPONDENT: frozenset({Lane.NETWORK, Lane.SPONSOR}),
    Reader.ASSESSOR: frozenset({Lane.SPONSOR}),
}


def may_read(reader: Reader, lane: Lane) -> bool:
    """Whether this reader may see a record of this lane.

    A coachee reads the coachee lane only of their own sessions; the dossier sees to whose. A
    respondent reads what the network reads, and the points on their own sheet. An assessor,
    who credentials coaches, reads what a sponsor reads, and the hours of coaching.
    """
    return lane in _READS[reader]
