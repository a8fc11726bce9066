"""What went out of a round and what came back, in numbers and roles, never in names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from facilitator.domain.records import Response
from facilitator.domain.review_records import Batch
from facilitator.domain.scale import Role
from facilitator.domain.sheet_code import LARGEST, SheetCode, code_of, parse, round_mark
from facilitator.domain.value import value


class Way(StrEnum):
    """How sheets went out."""

    PAPER = "paper"
    POST = "post"
    EMAIL = "e-mail"
    ROOM = "room"


@value
class RoleReturn:
    """How many sheets one role was given and how many came back.

    `missing` are the numbers of numbered sheets that are not back, in order.
    """

    role: Role
    asked: int
    back: int
    missing: tuple[int, ...] = ()

    @property
    def rate(self) -> float | None:
        """The share that came back, 0 to 1; None where more came back than went out."""
        return self.back / self.asked if self.back <= self.asked and self.asked else None


def numbers(batch: Batch) -> range:
    """The numbers of a batch's sheets; none where they carry no numbers."""
    return range(batch.first, batch.first + batch.count) if batch.first else range(0)


def codes_of(batch: Batch) -> tuple[SheetCode, ...]:
    """The code of each of a batch's sheets, in order."""
    return tuple(code_of(batch.round_id, number, Role(batch.role)) for number in numbers(batch))


def bare_number(sheet: str) -> int | None:
    """The number that a sheet was recorded under without a code; None where that is no number."""
    bare = sheet.strip()
    is_number = bare.isascii() and bare.isdigit() and len(bare) <= len(str(LARGEST))
    return int(bare) if is_number else None


def back(round_id: str, batches: Iterable[Batch], responses: Iterable[Response]) -> frozenset[int]:
    """The numbers of a round's sheets that are back.

    A code is known by itself; a bare number must have gone out to the role that gave it.
    """
    sent = {(batch.role, number) for batch in batches for number in numbers(batch)}
    mark = round_mark(round_id)
    return frozenset(
        number for response in responses if (number := _number(response, mark, sent)) is not None
    )


def role_returns(
    round_id: str, batches: Sequence[Batch], responses: Sequence[Response]
) -> tuple[RoleReturn, ...]:
    """Each role that was given a sheet of this round or sent one back."""
    asked: Counter[str] = Counter()
    for batch in batches:
        asked[batch.role] += batch.count
    came = Counter(str(response.role) for response in responses)
    known = back(round_id, batches, responses)
    return tuple(
        RoleReturn(role, asked[role], came[role], _missing(role, batches, known))
        for role in Role
        if asked[role] or came[role]
    )


def _number(response: Response, mark: str, sent: set[tuple[str, int]]) -> int | None:
    code = parse(response.sheet)
    if code is not None and code.round == mark:
        return code.number
    bare = bare_number(response.sheet)
    return bare if (str(response.role), bare) in sent else None


def _missing(role: Role, batches: Sequence[Batch], known: frozenset[int]) -> tuple[int, ...]:
    sent = {number for batch in batches if batch.role == role for number in numbers(batch)}
    return tuple(sorted(sent - known))
