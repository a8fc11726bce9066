"""What collecting a round and the rapid review leave in the casebook, beside the sheets.

They are records like those of `records`, kept apart because only the diagnostic needs them.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from facilitator.domain.lanes import Lane
from facilitator.domain.value import value

Day = date


class Heard(StrEnum):
    """Where a note of the rapid review comes from."""

    INTERVIEW = "interview"
    DOCUMENT = "document"


@value
class Batch:
    """Sheets of a round given to people of one role; numbered from `first`, or 0 if not.

    `way` is how they went out: paper, post, e-mail or in the room.
    """

    id: str
    network_id: str
    round_id: str
    role: str
    count: int
    first: int = 0
    way: str = "paper"
    sent_on: Day | None = None


@value
class Receipt:
    """A file that came in, known again by the SHA-256 of its bytes and never by its name.

    `place_id` is the round or workshop its sheets went to.
    """

    id: str
    network_id: str
    form: str
    digest: str
    place_id: str = ""
    sheets: int = 0
    came_on: Day | None = None


@value
class WallMark:
    """What one group put on the wall chart for a statement, 1 to 5.

    `agreed` is None where they left it open; `group` tells several charts apart.
    """

    id: str
    network_id: str
    round_id: str
    statement: str
    low: int
    high: int
    agreed: int | None = None
    group: str = ""


@value
class ReviewNote:
    """An interview held or a document seen in the rapid review; private unless its lane says."""

    id: str
    network_id: str
    heard: Heard
    title: str
    held_on: Day | None = None
    role: str = ""
    person_id: str | None = None
    text: str = ""
    lane: Lane = Lane.PRIVATE


@value
class Excerpt:
    """A passage of a review note, coded to the statements it bears on.

    `level` is what it shows: 0 none, 1 told, 2 seen, 3 corroborated.
    """

    id: str
    network_id: str
    review_note_id: str
    text: str
    statements: tuple[str, ...] = ()
    level: int = 1
    lane: Lane = Lane.PRIVATE


@value
class FormEdition:
    """A facilitator's own version of a form, kept as it was when answers were given to it.

    `edition` is the beginning of the SHA-256 of `source`, the TOML itself.
    """

    id: str
    form: str
    version: int
    edition: str
    source: str
    taken_on: Day | None = None
