"""Keeps what was typed and could not be saved, encrypted, until it is offered again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import sqlcipher3

from facilitator.domain.value import value

if TYPE_CHECKING:
    from facilitator.store.casebook import Casebook

DRAFT = "draft"
RECENT = 300
SHORT = 60
_NONCE = 12


@value
class Typed:
    """The text of one field: its page, its label, and which of the fields with that label."""

    page: str
    label: str
    place: int
    text: str


def unsaved(casebook: Casebook, typed: tuple[Typed, ...]) -> tuple[Typed, ...]:
    """Those of the texts that the casebook does not hold."""
    if not typed:
        return ()
    held = set(_lately(casebook))
    return tuple(one for one in typed if not _is_held(casebook, one.text.strip(), held))


def keep(casebook: Casebook, drafts: tuple[Typed, ...]) -> bool:
    """Keep these in place of those kept before; False where the disk refuses."""
    try:
        casebook.remember(DRAFT, _dumped(drafts) if drafts else "")
    except sqlcipher3.Error:
        return False
    return True


def kept(casebook: Casebook) -> tuple[Typed, ...]:
    """What was kept last."""
    return _loaded(casebook.setting(DRAFT))


def sealed(casebook: Casebook, drafts: tuple[Typed, ...]) -> bytes:
    """The same encrypted with the casebook's key, for where the disk refuses."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(casebook._key).encrypt(nonce, _dumped(drafts).encode(), None)


def unsealed(casebook: Casebook, seal: bytes) -> tuple[Typed, ...]:
    """What was sealed while the casebook was open last; nothing where it was another's."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        text = AESGCM(casebook._key).decrypt(seal[:_NONCE], seal[_NONCE:], None)
    except InvalidTag:
        return ()
    return _loaded(text.decode())


def _is_held(casebook: Casebook, text: str, held: set[str]) -> bool:
    return text in held or (len(text) <= SHORT and bool(casebook.search(text, limit=1)))


def _lately(casebook: Casebook) -> Iterator[str]:
    """Every text of the latest changes and of the settings."""
    run = casebook.connection.execute
    for (image,) in run("SELECT after FROM change ORDER BY id DESC LIMIT ?", (RECENT,)):
        yield from _texts(json.loads(image or "null"))
    for (remembered,) in run("SELECT value FROM setting WHERE name <> ?", (DRAFT,)):
        yield from _texts(remembered)


def _texts(found: Any) -> Iterator[str]:
    if isinstance(found, str):
        yield found.strip()
        if found[:1] in ("{", "["):
            try:
                yield from _texts(json.loads(found))
            except ValueError:
                return
    elif isinstance(found, (dict, list)):
        for part in found.values() if isinstance(found, dict) else found:
            yield from _texts(part)


def _dumped(drafts: tuple[Typed, ...]) -> str:
    return json.dumps([vars(one) for one in drafts])


def _loaded(text: str) -> tuple[Typed, ...]:
    return tuple(Typed(**one) for one in json.loads(text)) if text else ()
