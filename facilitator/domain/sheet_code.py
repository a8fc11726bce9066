"""The code on a numbered sheet: it names the round, the sheet and the role, never the person.

Such as 7KQ2-014-M5: the round's mark, the sheet's number, the role's letter and a check sign
that catches any one wrong sign and any two neighbours changed about.
"""

from __future__ import annotations

import re
from hashlib import sha256

from facilitator.domain.scale import Role
from facilitator.domain.value import value

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXY"
"""Digits and letters but I, L, O, U and Z: a prime number of them, so that sums tell."""
LETTERS = {
    Role.MEMBER: "M",
    Role.COORDINATOR: "C",
    Role.LEADER: "D",
    Role.SPONSOR: "S",
    Role.PATIENT_PARTNER: "P",
}
LARGEST = 9_999

_BASE = len(SIGNS)
_ROLES = {letter: role for role, letter in LETTERS.items()}
_ALIKE = str.maketrans("OIL", "011")
_SHAPE = re.compile(rf"([{SIGNS}]{{4}})([0-9]{{3,4}})([{''.join(_ROLES)}])([{SIGNS}])")


@value
class SheetCode:
    """Which sheet it is; `round` is the mark of its round, of four signs."""

    round: str
    number: int
    role: Role

    def __str__(self) -> str:
        body = f"{self.round}-{self.number:03}-{LETTERS[self.role]}"
        return body + _check(body.replace("-", ""))


def round_mark(round_id: str) -> str:
    """The four signs that stand for a round, from its id's SHA-256."""
    digest = int.from_bytes(sha256(round_id.encode()).digest(), "big")
    return "".join(SIGNS[digest // _BASE**place % _BASE] for place in range(4))


def code_of(round_id: str, number: int, role: Role) -> SheetCode:
    """The code of a round's sheet. Raises ValueError for a number outside 1 to 9,999."""
    if not 1 <= number <= LARGEST:
        raise ValueError(f"no sheet has the number {number}")
    return SheetCode(round_mark(round_id), number, role)


def parse(text: str) -> SheetCode | None:
    """The code in a text, whatever its case, spaces and strokes; None where it is none."""
    plain = re.sub(r"[\s–-]", "", text.upper()).translate(_ALIKE)
    found = _SHAPE.fullmatch(plain)
    if found is None or _check(plain[:-1]) != plain[-1]:
        return None
    mark, number, letter, _ = found.groups()
    return SheetCode(mark, int(number), _ROLES[letter]) if int(number) else None


def sheet_number(sheet: str, round_id: str) -> int | None:
    """The number in a sheet's plain number or its code of this round; None for other words."""
    plain = sheet.strip()
    if re.fullmatch(r"[0-9]{1,4}", plain):
        return int(plain)
    code = parse(plain)
    return code.number if code and code.round == round_mark(round_id) else None


def _check(plain: str) -> str:
    """A weighted sum modulo 31, a prime; each weight differs from its neighbour's and none is 0."""
    total = sum((place + 1) * SIGNS.index(sign) for place, sign in enumerate(plain))
    return SIGNS[total % _BASE]
