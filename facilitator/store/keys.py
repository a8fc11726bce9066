"""Record keys and the casebook's data key: made once, kept in a small file beside it."""

from __future__ import annotations

import json
import os
import secrets
import time
from pathlib import Path

from facilitator.errors import UserError

KEY_BYTES = 32
_last = 0


def new_id() -> str:
    """A time-ordered UUID (RFC 9562, version 7) that never repeats or runs backwards here."""
    global _last
    stamp = max(time.time_ns() * 4096 // 1_000_000, _last + 1)
    _last = stamp
    value = (stamp >> 12 & (1 << 48) - 1) << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64
    value |= 0b10 << 62 | secrets.randbits(62)
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def make_key(path: Path) -> bytes:
    """Write a new random 256-bit data key to `path`, readable by this account only."""
    key = secrets.token_bytes(KEY_BYTES)
    body = json.dumps({"facilitator-key": 1, "wrap": "none", "key": key.hex()})
    temporary = path.with_suffix(".new")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
    return key


def read_key(path: Path) -> bytes:
    """The data key kept in `path`.

    Raises UserError where the file is missing, damaged or of a newer kind.
    """
    try:
        body = json.loads(path.read_text(encoding="ascii"))
        version, wrap, key = body["facilitator-key"], body["wrap"], bytes.fromhex(body["key"])
    except FileNotFoundError:
        raise UserError(
            f"The key file {path.name} is missing, so the casebook beside it cannot be read.",
            f"Put {path.name} back into {path.parent} from your backup.",
        ) from None
    except (OSError, ValueError, KeyError, TypeError):
        raise UserError(
            f"The key file {path.name} is damaged, so the casebook beside it cannot be read.",
            f"Put {path.name} back into {path.parent} from your backup.",
        ) from None
    if version != 1 or wrap != "none":
        raise UserError(
            "This casebook's key was made by a newer version of Facilitator.",
            "Install the newest version, then open it again.",
        )
    if len(key) != KEY_BYTES:
        raise UserError(
            f"The key file {path.name} is damaged, so the casebook beside it cannot be read.",
            f"Put {path.name} back into {path.parent} from your backup.",
        )
    return key
