"""Reads wall charts: what the groups of one open session marked, statement by statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.domain.records import Round
from facilitator.domain.review_records import WallMark
from facilitator.domain.value import value


@value
class WallReading:
    """What all groups put for one statement: `low` and `high` over all, `groups` how many.

    `agreed` is the point that every group settled on, None where they differ or one left it
    open; `left_open` counts those that did.
    """

    statement: str
    low: int
    high: int
    groups: int
    left_open: int
    agreed: int | None
    marks: tuple[WallMark, ...]

    @property
    def groups_differ(self) -> bool:
        """Whether two groups settled on different points."""
        return len({mark.agreed for mark in self.marks if mark.agreed is not None}) > 1


def may_show(round_: Round) -> bool:
    """Whether a round's wall charts may be kept and shown: those of a session open to all."""
    return round_.open_session


def combined(
    round_: Round, marks: Iterable[WallMark], statements: Sequence[str]
) -> tuple[WallReading, ...]:
    """The reading of each marked statement, in the order of `statements`.

    Nothing at all where the round was no open session.
    """
    if not may_show(round_):
        return ()
    own = sorted((m for m in marks if m.round_id == round_.id), key=lambda mark: mark.group)
    by_statement = {id: tuple(mark for mark in own if mark.statement == id) for id in statements}
    return tuple(_reading(id, found) for id, found in by_statement.items() if found)


def _reading(statement: str, marks: tuple[WallMark, ...]) -> WallReading:
    agreed = {mark.agreed for mark in marks}
    return WallReading(
        statement,
        low=min(mark.low for mark in marks),
        high=max(mark.high for mark in marks),
        groups=len(marks),
        left_open=sum(mark.agreed is None for mark in marks),
        agreed=agreed.pop() if len(agreed) == 1 else None,
        marks=marks,
    )
