"""What groups mark on the wall chart of an open session: lowest, highest and agreed."""

from __future__ import annotations

from facilitator import content
from facilitator.domain import wall_chart
from facilitator.domain.records import Round
from facilitator.domain.review_records import WallMark
from facilitator.domain.scale import POINTS
from facilitator.domain.wall_chart import WallReading
from facilitator.errors import UserError
from facilitator.operations.fields import checked_text
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id


def mark(
    casebook: Casebook,
    round_id: str,
    statement: str,
    low: int,
    high: int,
    agreed: int | None = None,
    group: str = "",
) -> WallMark:
    """Set what one group put for a statement; `agreed` is None where they left it open.

    Raises UserError where the round was no open session, does not ask the statement, or the
    points do not fit each other.
    """
    round_ = _open(casebook, round_id)
    _refuse_unasked(round_, statement)
    _refuse_points(low, high, agreed)
    name = " ".join(checked_text(group).split())
    kept = _kept(casebook, round_id, statement, name)
    with casebook.step("Mark the wall chart", merge=f"{round_id}.{statement}.{name}.wall"):
        if kept is not None:
            return casebook.update(kept, low=low, high=high, agreed=agreed)
        return casebook.insert(
            WallMark(
                new_id(), round_.network_id, round_id, statement, low, high, agreed, group=name
            )
        )


def clear(casebook: Casebook, round_id: str, statement: str, group: str = "") -> None:
    """Take one group's marks for a statement off the chart; nothing where there are none."""
    kept = _kept(casebook, round_id, statement, " ".join(group.split()))
    if kept is not None:
        with casebook.step("Clear marks on the wall chart"):
            casebook.delete(kept)


def remove_group(casebook: Casebook, round_id: str, group: str) -> None:
    """Take one group's whole chart away."""
    with casebook.step("Remove a wall chart"):
        for kept in casebook.find(WallMark, round_id=round_id, group=group):
            casebook.delete(kept)


def groups(casebook: Casebook, round_id: str) -> tuple[str, ...]:
    """The groups with a chart in this round; "" is the only one of a session without groups."""
    _open(casebook, round_id)
    return tuple(sorted({kept.group for kept in casebook.find(WallMark, round_id=round_id)}))


def reading(casebook: Casebook, round_id: str) -> tuple[WallReading, ...]:
    """All groups' marks, statement by statement; UserError where it was no open session."""
    round_ = _open(casebook, round_id)
    marks = casebook.find(WallMark, round_id=round_id)
    return wall_chart.combined(round_, marks, asked(round_))


def asked(round_: Round) -> tuple[str, ...]:
    """The ids of the statements that a round asks, in order."""
    whole = content.instrument()
    return tuple(s.id for s in (whole.rapid if round_.rapid else whole).statements)


def _open(casebook: Casebook, round_id: str) -> Round:
    round_ = casebook.get(Round, round_id)
    if not wall_chart.may_show(round_):
        raise UserError(
            f"{round_.title} was not an open session, so no wall chart is kept or shown for it.",
            "Where everyone in the room consents, change the round to an open session.",
        )
    return round_


def _refuse_unasked(round_: Round, statement: str) -> None:
    if statement not in asked(round_):
        raise UserError(
            f"{round_.title} does not ask “{statement}”.", "Choose a statement of the chart."
        )


def _refuse_points(low: int, high: int, agreed: int | None) -> None:
    given = [point for point in (low, high, agreed) if point is not None]
    if any(type(point) is not int or point not in POINTS for point in given):
        raise UserError("Marks on a wall chart are from 1 to 5.", "Look at the chart again.")
    if low > high:
        raise UserError(f"The lowest, {low}, is above the highest, {high}.", "Swap them.")
    if agreed is not None and not low <= agreed <= high:
        raise UserError(
            f"The agreed {agreed} is not between {low} and {high}.", "Look at the chart again."
        )


def _kept(casebook: Casebook, round_id: str, statement: str, group: str) -> WallMark | None:
    found = casebook.find(WallMark, round_id=round_id, statement=statement, group=group)
    return found[0] if found else None
