"""Puts a finished file in place whole, or leaves what was there untouched."""

import errno
import os
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from facilitator.errors import UserError

_TRIES = 5
_PAUSE = 0.1


def write_atomically(target: Path, draw: Callable[[BinaryIO], object]) -> None:
    """Let `draw` write the file, then put it at the target in one move.

    Raises UserError when the target can't be written; the old file stays and no trace is left.
    """
    temporary = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        _refuse_what_is_no_file(target)
        _fill(temporary, draw)
        _replace(temporary, target)
    except OSError as error:
        raise _refused(target, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _refuse_what_is_no_file(target: Path) -> None:
    """A folder, a device or a pipe is not to be replaced, though an administrator could."""
    if target.exists() and not target.is_file():
        raise OSError(errno.EEXIST, "something that is not a file has that name")


def _fill(temporary: Path, draw: Callable[[BinaryIO], object]) -> None:
    with temporary.open("xb") as file:
        draw(file)
        file.flush()
        os.fsync(file.fileno())


def _replace(temporary: Path, target: Path) -> None:
    """Move into place; a viewer or a virus scanner may hold the old file for a moment."""
    for attempt in range(_TRIES):
        try:
            os.replace(temporary, target)
            return
        except PermissionError:
            if attempt == _TRIES - 1:
                raise
            time.sleep(_PAUSE * 2**attempt)


def _refused(target: Path, error: OSError) -> UserError:
    if not target.parent.is_dir():
        return UserError(
            f"{target.name} could not be written: there is no folder {target.parent}.",
            "Choose another folder.",
        )
    reason = (error.strerror or str(error)).lower()
    return UserError(
        f"{target.name} could not be written: {reason}.",
        "Close it in your viewer or choose another folder.",
    )
