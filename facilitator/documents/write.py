"""Puts a finished file in place whole, or leaves what was there untouched."""

import os
import tempfile
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
    try:
        with _temporary(target) as file:
            temporary = Path(file.name)
            try:
                _fill(file, draw)
                _replace(temporary, target)
            except BaseException:
                file.close()
                temporary.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise _refused(target, error) from error


def _temporary(target: Path) -> "tempfile._TemporaryFileWrapper[bytes]":
    return tempfile.NamedTemporaryFile(
        dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".part", delete=False
    )


def _fill(file: "tempfile._TemporaryFileWrapper[bytes]", draw: Callable[[BinaryIO], object]) -> None:
    draw(file.file)
    file.flush()
    os.fsync(file.fileno())
    _share(file.name)
    file.close()


def _share(name: str) -> None:
    """Give the file the rights a new file would have; a temporary one is private."""
    with suppress(OSError):
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)


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
