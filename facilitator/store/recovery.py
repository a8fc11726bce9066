"""The recovery code: the data key itself, written so that a person can copy it from paper."""

from __future__ import annotations

import unicodedata

from facilitator.errors import UserError

GROUPS, GROUP = 14, 4
"""A code is 14 groups of 4 letters and digits."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans("OILU", "011V")
_STROKES = frozenset({"Pd", "Pc", "Cf", "Cc"})
_KEY, _SUM = 32, 3
_LENGTH = GROUPS * GROUP


class RecoveryCodeError(UserError):
    """What was typed is no recovery code, or not one of this casebook."""


def code_of(key: bytes) -> str:
    """The code of a 32-byte key: base32 without look-alikes, three bytes of checksum behind."""
    number = int.from_bytes(key + _checksum(key), "big")
    signs = [_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_LENGTH))]
    return "-".join(groups("".join(signs)))


def groups(code: str) -> list[str]:
    """The groups of a code in their order, for print and for reading aloud."""
    plain = _plain(code)
    return [plain[start : start + GROUP] for start in range(0, len(plain), GROUP)]


def key_of(code: str) -> bytes:
    """The key a code stands for; spaces, hyphens, case and O for 0 or I for 1 do not matter.

    Raises RecoveryCodeError where it is too long or short, or where the checksum says that
    something in it was mistyped.
    """
    plain = _plain(code)
    strange = [sign for sign in plain if sign not in _ALPHABET]
    if strange:
        raise RecoveryCodeError(
            f"A recovery code has only letters and digits, not “{strange[0]}”.",
            "Type it as it is printed, without anything around it.",
        )
    if len(plain) != _LENGTH:
        raise RecoveryCodeError(
            f"A recovery code has {GROUPS} groups of {GROUP}, {_LENGTH} letters and digits; "
            f"this one has {len(plain)}.",
            "Look for a group that was left out or typed twice.",
        )
    return _checked(plain)


def matches(code: str, key: bytes) -> bool:
    """Whether a code, as typed, is that of this key; RecoveryCodeError where it is none."""
    return key_of(code) == key


def _checked(plain: str) -> bytes:
    number = 0
    for sign in plain:
        number = number << 5 | _ALPHABET.index(sign)
    whole = number.to_bytes(_KEY + _SUM, "big")
    key, checksum = whole[:_KEY], whole[_KEY:]
    if _checksum(key) != checksum:
        raise RecoveryCodeError(
            "There is a typing mistake in this recovery code.",
            "Compare it with the printed page, group by group.",
        )
    return key


def _plain(code: str) -> str:
    """What was typed without spaces and strokes, in capitals, look-alikes resolved."""
    typed = unicodedata.normalize("NFKC", code).upper()
    kept = (s for s in typed if not s.isspace() and unicodedata.category(s) not in _STROKES)
    return "".join(kept).translate(_ALIKE)


def _checksum(key: bytes) -> bytes:
    from hashlib import sha256  # not before the window is painted

    return sha256(b"facilitator recovery code" + key).digest()[:_SUM]
