"""Sheets that go out: who was asked, by role and number, and what has come back."""

from __future__ import annotations

from datetime import date

from facilitator.domain import returns
from facilitator.domain.records import Response, Round
from facilitator.domain.returns import RoleReturn, Way
from facilitator.domain.review_records import Batch
from facilitator.domain.scale import Role
from facilitator.domain.sheet_code import LARGEST, SheetCode, parse, round_mark
from facilitator.errors import UserError
from facilitator.operations.fields import chosen
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id

MOST = 500
"""As many sheets as one batch may have; more is a slip of the keyboard."""


def send(
    casebook: Casebook,
    round_id: str,
    role: str,
    count: int,
    *,
    on: date,
    numbered: bool = True,
    way: str = Way.PAPER,
) -> Batch:
    """Note that sheets of a round go to people of one role, numbered on through the round.

    A number is never given twice, though its batch be removed or undone: paper stays paper.
    The round then says that so many were asked, unless it says more already.
    Raises UserError for an unknown role or way, or a count out of bounds.
    """
    round_ = casebook.get(Round, round_id)
    known_role, known_way = chosen(Role, role), chosen(Way, way)
    _refuse_count(count)
    first = _next_number(casebook, round_id, count) if numbered else 0
    with casebook.step(f"Send out {_sheets(count)}"):
        if numbered:
            casebook.remember(_last_given(round_id), str(first + count - 1))
        _count_asked(casebook, round_, sent(casebook, round_id) + count)
        return casebook.insert(
            Batch(
                new_id(),
                round_.network_id,
                round_id,
                known_role,
                count,
                first=first,
                way=known_way,
                sent_on=on,
            )
        )


def correct(
    casebook: Casebook,
    batch_id: str,
    *,
    role: str | None = None,
    count: int | None = None,
    way: str | None = None,
    on: date | None = None,
) -> Batch:
    """Correct what is said of a batch; what is not given stays.

    Raises UserError where the paper already says otherwise: numbered sheets keep their role,
    their number cannot grow, and none that is back can be left out.
    """
    batch = casebook.get(Batch, batch_id)
    new_role = batch.role if role is None else chosen(Role, role)
    new_count = batch.count if count is None else count
    _refuse_count(new_count)
    _refuse_against_paper(casebook, batch, new_role, new_count)
    with casebook.step("Correct sheets sent out"):
        _recount(casebook, batch, new_count - batch.count)
        return casebook.update(
            batch,
            role=new_role,
            count=new_count,
            way=batch.way if way is None else chosen(Way, way),
            sent_on=on or batch.sent_on,
        )


def remove(casebook: Casebook, batch_id: str) -> None:
    """Take a batch out of what went out; sheets of it that are back stay, its numbers rest."""
    batch = casebook.get(Batch, batch_id)
    with casebook.step(f"Remove {_sheets(batch.count)} sent out"):
        _recount(casebook, batch, -batch.count)
        casebook.delete(batch)


def of_round(casebook: Casebook, round_id: str) -> tuple[Batch, ...]:
    """The batches of a round as they went out."""
    return casebook.find(Batch, order="sent_on first id", round_id=round_id)


def sent(casebook: Casebook, round_id: str) -> int:
    """How many sheets of a round went out, with numbers and without."""
    return sum(batch.count for batch in of_round(casebook, round_id))


def codes(casebook: Casebook, batch: Batch) -> tuple[SheetCode, ...]:
    """The codes of a batch's sheets as it now stands; none where they carry no numbers."""
    return returns.codes_of(casebook.get(Batch, batch.id))


def outlook(casebook: Casebook, round_id: str) -> tuple[RoleReturn, ...]:
    """What went out and what came back by role: counts and numbers, in any round no names."""
    batches = of_round(casebook, round_id)
    return returns.role_returns(round_id, batches, casebook.find(Response, round_id=round_id))


def last_given(casebook: Casebook, round_id: str) -> int:
    """The highest number that ever went out in a round, 0 for none."""
    standing = [max(returns.numbers(b), default=0) for b in of_round(casebook, round_id)]
    return max([int(casebook.setting(_last_given(round_id), "0")), *standing])


def _count_asked(casebook: Casebook, round_: Round, number: int) -> None:
    """Whoever is sent a sheet is asked; a round may have asked more, by a link for instance."""
    if number > (round_.asked or 0):
        casebook.update(round_, asked=number)


def _recount(casebook: Casebook, batch: Batch, more: int) -> None:
    """Follow a batch's change where the round asked as many as were sent, no more and no less."""
    round_, before = casebook.get(Round, batch.round_id), sent(casebook, batch.round_id)
    if round_.asked == before:
        casebook.update(round_, asked=before + more or None)


def _next_number(casebook: Casebook, round_id: str, count: int) -> int:
    """The first of so many numbers that no batch ever had and no recorded sheet bears."""
    coded, bare = _numbers_back(casebook, round_id)
    first = max([last_given(casebook, round_id), *coded]) + 1
    while taken := bare.intersection(range(first, first + count)):
        first = max(taken) + 1
    if first + count - 1 > LARGEST:
        raise UserError(
            f"Only {LARGEST - first + 1} numbers are left in this round.", "Open another round."
        )
    return first


def _numbers_back(casebook: Casebook, round_id: str) -> tuple[set[int], set[int]]:
    """The numbers of recorded sheets: those known by their code, and those that are bare."""
    borne = [response.sheet for response in casebook.find(Response, round_id=round_id)]
    codes = [code for sheet in borne if (code := parse(sheet))]
    bare = {number for sheet in borne if (number := returns.bare_number(sheet)) is not None}
    return {code.number for code in codes if code.round == round_mark(round_id)}, bare


def _last_given(round_id: str) -> str:
    """The setting that keeps the last number: settings stay outside undo."""
    return f"last-sheet.{round_id}"


def _sheets(count: int) -> str:
    return f"{count} sheet" + ("" if count == 1 else "s")


def _refuse_count(count: int) -> None:
    if not 1 <= count <= MOST:
        raise UserError(f"{count} sheets cannot be sent out.", f"Choose from 1 to {MOST}.")


def _refuse_against_paper(casebook: Casebook, batch: Batch, role: str, count: int) -> None:
    if not batch.first:
        return
    if role != batch.role:
        raise UserError(
            "These sheets have their role printed on them.", "Remove them and send others."
        )
    if count > batch.count:
        raise UserError(
            "Numbered sheets cannot be added to later.", "Send the others as sheets of their own."
        )
    left_out = set(returns.numbers(batch)[count:])
    found = casebook.find(Response, round_id=batch.round_id)
    if late := left_out & returns.back(batch.round_id, (batch,), found):
        raise UserError(f"Sheet {max(late)} of these is back.", "Keep at least that many.")
