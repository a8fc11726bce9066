"""Record keys and the casebook's data key: made once, kept in a small file beside it."""

from __future__ import annotations

import json
import os
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from facilitator.domain.value import value
from facilitator.errors import UserError
from facilitator.store import passphrase as passphrases

VERSION = 1
KEY_BYTES = 32
_PLAIN = frozenset({"wrap", "key"})
_last = 0


class LockedError(UserError):
    """A passphrase is needed and none was given."""


class WrongPassphraseError(UserError):
    """The passphrase is not that of this casebook; its key file is whole."""


class LostKeyError(UserError):
    """The key file is missing or damaged; the recovery code opens the casebook without it."""


def new_id() -> str:
    """A time-ordered UUID (RFC 9562, version 7) that never repeats or runs backwards here."""
    global _last
    stamp = max(time.time_ns() * 4096 // 1_000_000, _last + 1)
    _last = stamp
    value = (stamp >> 12 & (1 << 48) - 1) << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64
    value |= 0b10 << 62 | int.from_bytes(os.urandom(8), "big") >> 2
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


@value
class DataKey:
    """A 256-bit key; it is in use once the casebook it opens has been made whole.

    `by_code` tells that the recovery code gave it, and no passphrase.
    """

    value: bytes
    in_use: bool
    by_code: bool = False


# Writing


def begin(path: Path) -> DataKey:
    """A new random key in `path`, readable by this account only; where one is, that one.

    Raises UserError where it cannot be written.
    """
    try:
        _write(path, _plain(DataKey(os.urandom(KEY_BYTES), in_use=False)), os.link)
    except OSError as error:
        raise UserError(
            f"No casebook can be made in {path.parent}: {error.strerror}.",
            "Check that you may write to this folder, or choose another with --casebook.",
        ) from error
    return read(path)


def put_in_use(path: Path, key: DataKey) -> None:
    """Mark the casebook of this key as made, so that it is never made again."""
    _write(path, _plain(replace(key, in_use=True)), os.replace)
    _flush_names(path.parent)


def rewrap(
    path: Path, key: bytes, passphrase: str | None, work_factor: int = passphrases.WORK_FACTOR
) -> None:
    """Keep the same key under this passphrase from now on, or under none.

    Killed at any moment, the file holds the key in the old way or in the new one.
    Raises UserError where it cannot be written; the old file stays.
    """
    if passphrase is None:
        fields = _plain(DataKey(key, in_use=True))
    else:
        fields = passphrases.wrap(key, passphrase, work_factor)
    try:
        sweep(path)
        _write(path, fields, os.replace)
        _flush_names(path.parent)
    except OSError as error:
        raise UserError(
            f"The passphrase was not changed: {path.name} cannot be written: {error.strerror}.",
            "Check the disk and your rights in its folder, then try again.",
        ) from error


def sweep(path: Path) -> None:
    """Clear away what a writing that was cut short left behind: it may hold the bare key."""
    for left in path.parent.glob(f"{path.stem}-*.new"):
        left.unlink(missing_ok=True)


def _plain(key: DataKey) -> dict[str, Any]:
    state = {} if key.in_use else {"casebook": "begun"}
    return {"wrap": "none", "key": key.value.hex(), **state}


def _write(path: Path, fields: Mapping[str, Any], put: Callable[[Path, Path], None]) -> None:
    """Write a key file whole or not at all; `put` moves it, or links it where none is yet."""
    body = {"facilitator-key": VERSION, **fields}
    temporary = path.with_name(f"{path.stem}-{os.urandom(4).hex()}.new")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            json.dump({**body, "check": _checksum(body)}, file)
            file.flush()
            os.fsync(file.fileno())
        _put(temporary, path, put)
    finally:
        temporary.unlink(missing_ok=True)


def _put(temporary: Path, path: Path, put: Callable[[Path, Path], None]) -> None:
    try:
        put(temporary, path)
    except FileExistsError:
        return  # another opening was first, and both go on with its key
    except OSError:
        if put is os.replace:
            raise
        if not temporary.exists() and path.exists():
            return  # the other opening is done already, and has tidied up
        os.replace(temporary, path)  # a disk without hard links, as memory sticks are


def _flush_names(folder: Path) -> None:
    """Have the disk keep which names the folder holds; Windows does so by itself."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


# Reading


def read(path: Path, passphrase: str | None = None) -> DataKey:
    """The data key kept in `path`; a passphrase that is not needed is passed over.

    Raises LockedError where one is needed, WrongPassphraseError where it is another, and
    UserError where the file is missing, damaged or of a newer kind.
    """
    body = _body(path)
    try:
        if body["wrap"] == passphrases.WRAP:
            return DataKey(_unwrapped(path, body, passphrase), in_use=True)
        key = bytes.fromhex(body["key"])
    except (ValueError, TypeError):
        raise _damaged(path) from None
    if len(key) != KEY_BYTES:
        raise _damaged(path)
    return DataKey(key, in_use=body.get("casebook") != "begun")


def is_wrapped(path: Path) -> bool:
    """Whether the key in `path` is under a passphrase; raises as `read` does."""
    return bool(_body(path)["wrap"] == passphrases.WRAP)


def _unwrapped(path: Path, body: Mapping[str, Any], passphrase: str | None) -> bytes:
    if passphrase is None:
        raise LockedError(
            "This casebook is locked with a passphrase.",
            "Give the passphrase, or the recovery code you printed.",
        )
    key = passphrases.unwrap(body, passphrase)
    if key is None:
        raise WrongPassphraseError(
            "That is not the passphrase of this casebook.",
            "Try again; if it is lost, use the recovery code you printed.",
        )
    return key


def _body(path: Path) -> dict[str, Any]:
    """What the key file says, once it is known to be whole and of a kind we know."""
    try:
        body = json.loads(path.read_text(encoding="ascii"))
        checksum = body.pop("check", None)
        version, wrap = body.pop("facilitator-key"), body["wrap"]
        whole = {"facilitator-key": version, **body}
        is_whole = checksum is None or checksum == _checksum(whole)
    except FileNotFoundError:
        raise LostKeyError(
            f"The key file {path.name} is missing, so the casebook beside it cannot be read.",
            _again(path),
        ) from None
    except PermissionError:
        raise UserError(
            f"The key file {path.name} may not be read by this user account.",
            "Open the casebook with the account that made it.",
        ) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _damaged(path) from None
    if not is_whole:
        raise _damaged(path)
    if version != VERSION or wrap not in ("none", passphrases.WRAP):
        raise UserError(
            "This casebook's key was made by a newer version of Facilitator.",
            "Install the newest version, then open it again.",
        )
    if set(body) - {"casebook"} != (_PLAIN if wrap == "none" else passphrases.FIELDS):
        raise _damaged(path)
    if wrap != "none" and checksum is None:
        raise _damaged(path)
    return dict(body)


def _checksum(body: Mapping[str, Any]) -> str:
    """Finds damage by chance, not by intent, and costs a start nothing."""
    return f"{zlib.crc32(json.dumps(body, sort_keys=True).encode()):08x}"


def _again(path: Path) -> str:
    return f"Put {path.name} back into {path.parent} from your backup, or use the recovery code."


def _damaged(path: Path) -> LostKeyError:
    return LostKeyError(
        f"The key file {path.name} is damaged, so the casebook beside it cannot be read.",
        _again(path),
    )
