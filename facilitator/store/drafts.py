"""Keeps what was typed and could not be saved, encrypted, until it is offered again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from facilitator.domain.value import value
from facilitator.errors import UserError
from facilitator.store import small_files

if TYPE_CHECKING:
    from facilitator.store.casebook import Casebook

DRAFT = "draft"
RECENT = 300
SHORT = 60


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
    except UserError:
        return False
    return True


def kept(casebook: Casebook) -> tuple[Typed, ...]:
    """What was kept last."""
    return _loaded(casebook.setting(DRAFT))


def sealed(casebook: Casebook, drafts: tuple[Typed, ...]) -> bytes:
    """The same encrypted with the casebook's key, for where the disk refuses."""
    return small_files.seal(casebook._key, _dumped(drafts).encode())


def unsealed(casebook: Casebook, seal: bytes) -> tuple[Typed, ...]:
    """What was sealed while the casebook was open last; nothing where it was another's."""
    text = small_files.unseal(casebook._key, seal)
    return _loaded(text.decode()) if text else ()


def without(text: str, is_about: Callable[[Typed], bool]) -> str:
    """The setting that keeps drafts, without those of which this is true; "" for none left."""
    left = tuple(one for one in _loaded(text) if not is_about(one))
    return _dumped(left) if left else ""


def _is_held(casebook: Casebook, text: str, held: set[str]) -> bool:
    return text in held or (len(text) <= SHORT and bool(casebook.search(text, limit=1)))


def _lately(casebook: Casebook) -> Iterator[str]:
    """Every text of the latest changes and of the settings."""
    run = casebook.connection.execute
    for (image,) in run("SELECT after FROM change ORDER BY id DESC LIMIT ?", (RECENT,)):
        yield from texts(json.loads(image or "null"))
    for (remembered,) in run("SELECT value FROM setting WHERE name <> ?", (DRAFT,)):
        yield from texts(remembered)


def texts(found: Any) -> Iterator[str]:
    """What a setting or an image says, each string in its JSON for itself too."""
    if isinstance(found, str):
        yield found.strip()
        if found[:1] in ("{", "["):
            try:
                yield from texts(json.loads(found))
            except ValueError:
                return
    elif isinstance(found, (dict, list)):
        for part in found.values() if isinstance(found, dict) else found:
            yield from texts(part)


def _dumped(drafts: tuple[Typed, ...]) -> str:
    return json.dumps([vars(one) for one in drafts])


def _loaded(text: str) -> tuple[Typed, ...]:
    return tuple(Typed(**one) for one in json.loads(text)) if text else ()
