"""Wraps the data key under a passphrase, so that a stolen laptop gives nothing away."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Mapping
from typing import Any

from facilitator.errors import UserError

WRAP = "scrypt"
WORK_FACTOR = 1 << 17
"""scrypt's N: 128 MB and about half a second for each guess at a passphrase."""
SHORTEST = 8
FIELDS = frozenset({"wrap", "n", "r", "p", "salt", "nonce", "verifier", "key"})

_BLOCK, _LANES = 8, 1
_MOST_WORK = 1 << 20
_KEY, _SALT, _NONCE, _TAG = 32, 16, 12, 16


def refuse_weak(passphrase: str) -> None:
    """Raise UserError where a new passphrase is too short to protect anything."""
    if len(_normal(passphrase).strip()) < SHORTEST:
        raise UserError(
            "A passphrase needs at least eight characters.",
            "Four words that do not belong together are strong and easy to remember.",
        )


def wrap(key: bytes, passphrase: str, work_factor: int = WORK_FACTOR) -> dict[str, Any]:
    """The key file's fields that hold a key under a passphrase (scrypt, then AES-256-GCM)."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    cost = {"n": work_factor, "r": _BLOCK, "p": _LANES}
    wrapping, verifier = _stretched(passphrase, salt, cost)
    head = {"wrap": WRAP, **cost, "salt": salt.hex(), "verifier": verifier.hex()}
    sealed = AESGCM(wrapping).encrypt(nonce, key, _bound(head))
    return {**head, "nonce": nonce.hex(), "key": sealed.hex()}


def unwrap(fields: Mapping[str, Any], passphrase: str) -> bytes | None:
    """The key these fields hold, or None where the passphrase is wrong.

    Raises ValueError where the fields are damaged: the verifier knows the passphrase and the
    key still does not come out whole.
    """
    from hmac import compare_digest

    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce, verifier, sealed = _parts(fields)
    wrapping, found = _stretched(passphrase, salt, fields)
    if not compare_digest(found, verifier):
        return None
    try:
        return AESGCM(wrapping).decrypt(nonce, sealed, _bound(fields))
    except InvalidTag:
        raise ValueError("the wrapped key is not whole") from None


def _parts(fields: Mapping[str, Any]) -> list[bytes]:
    """Salt, nonce, verifier and wrapped key; ValueError unless each has its length."""
    sizes = {"salt": _SALT, "nonce": _NONCE, "verifier": _KEY, "key": _KEY + _TAG}
    parts = [bytes.fromhex(fields[name]) for name in sizes]
    n, r, p = (fields[name] for name in ("n", "r", "p"))
    affordable = type(n) is int and 1 < n <= _MOST_WORK and n & (n - 1) == 0
    if not affordable or (r, p) != (_BLOCK, _LANES):
        raise ValueError("no work factor of ours")
    if [len(part) for part in parts] != list(sizes.values()):
        raise ValueError("a part is too short or too long")
    return parts


def _stretched(passphrase: str, salt: bytes, cost: Mapping[str, Any]) -> tuple[bytes, bytes]:
    """The key that wraps, and the verifier that tells a right passphrase from a wrong one."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    stretch = Scrypt(salt=salt, length=2 * _KEY, n=cost["n"], r=cost["r"], p=cost["p"])
    made = stretch.derive(_normal(passphrase).encode("utf-8", "surrogatepass"))
    return made[:_KEY], made[_KEY:]


def _normal(passphrase: str) -> str:
    """The same letters however a keyboard composes them (Unicode NFKC)."""
    return unicodedata.normalize("NFKC", passphrase)


def _bound(fields: Mapping[str, Any]) -> bytes:
    """What the wrapped key is bound to, so that none of it can be exchanged unseen."""
    names = ("wrap", "n", "r", "p", "salt", "verifier")
    return json.dumps([fields[name] for name in names]).encode("ascii")
