"""Record keys and the casebook's data key: made once, kept in a small file beside it."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from facilitator.errors import UserError

VERSION = 1
KEY_BYTES = 32
_last = 0


def new_id() -> str:
    """A time-ordered UUID (RFC 9562, version 7) that never repeats or runs backwards here."""
    global _last
    stamp = max(time.time_ns() * 4096 // 1_000_000, _last + 1)
    _last = stamp
    value = (stamp >> 12 & (1 << 48) - 1) << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64
    value |= 0b10 << 62 | int.from_bytes(os.urandom(8), "big") >> 2
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


@dataclass(frozen=True)
class DataKey:
    """A 256-bit key; it is in use once the casebook it opens has been made whole."""

    value: bytes
    in_use: bool


def begin(path: Path) -> DataKey:
    """A new random key in `path`, readable by this account only; where one is, that one.

    Raises UserError where it cannot be written.
    """
    try:
        _write(path, DataKey(os.urandom(KEY_BYTES), in_use=False), os.link)
    except OSError as error:
        raise UserError(
            f"No casebook can be made in {path.parent}: {error.strerror}.",
            "Check that you may write to this folder, or choose another with --casebook.",
        ) from error
    return read(path)


def put_in_use(path: Path, key: DataKey) -> None:
    """Mark the casebook of this key as made, so that it is never made again."""
    _write(path, replace(key, in_use=True), os.replace)
    _flush_names(path.parent)


def _write(path: Path, key: DataKey, put: Callable[[Path, Path], None]) -> None:
    """Write a key file whole or not at all; `put` moves it, or links it where none is yet."""
    state = {} if key.in_use else {"casebook": "begun"}
    body = {"facilitator-key": VERSION, "wrap": "none", "key": key.value.hex(), **state}
    temporary = path.with_name(f"{path.stem}-{os.urandom(4).hex()}.new")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            json.dump(body, file)
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
        os.replace(temporary, path)  # a disk without hard links, as memory sticks are


def _flush_names(folder: Path) -> None:
    """Have the disk keep which names the folder holds; Windows does so by itself."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def read(path: Path) -> DataKey:
    """The data key kept in `path`.

    Raises UserError where the file is missing, damaged or of a newer kind.
    """
    again = f"Put {path.name} back into {path.parent} from your backup."
    try:
        body = json.loads(path.read_text(encoding="ascii"))
        version, wrap, value = body["facilitator-key"], body["wrap"], bytes.fromhex(body["key"])
    except FileNotFoundError:
        raise UserError(
            f"The key file {path.name} is missing, so the casebook beside it cannot be read.", again
        ) from None
    except PermissionError:
        raise UserError(
            f"The key file {path.name} may not be read by this user account.",
            "Open the casebook with the account that made it.",
        ) from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise _damaged(path, again) from None
    if version != VERSION or wrap != "none":
        raise UserError(
            "This casebook's key was made by a newer version of Facilitator.",
            "Install the newest version, then open it again.",
        )
    if len(value) != KEY_BYTES:
        raise _damaged(path, again)
    return DataKey(value, in_use=body.get("casebook") != "begun")


def _damaged(path: Path, hint: str) -> UserError:
    return UserError(
        f"The key file {path.name} is damaged, so the casebook beside it cannot be read.", hint
    )
