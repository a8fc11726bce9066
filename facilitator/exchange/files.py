"""Reads the bytes of a file that somebody sent, refusing by kind and size before it reads."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from facilitator.errors import UserError
from facilitator.exchange.sheets import error

LARGEST = 5_000_000
"""Bytes a returned text or spreadsheet may have."""
LARGEST_PDF = 10_000_000
"""Bytes a returned PDF may have: some programs add fonts and pictures of signatures."""

_BOM = b"\xef\xbb\xbf"
_AS_TEXT = "Open it in its own program and save it as “CSV UTF-8”."
_AS_ITSELF = "Is it the right file?"
_KINDS = (
    (b"PK", "is a spreadsheet, or another zipped file", _AS_TEXT),
    (b"\xd0\xcf\x11\xe0", "is an old spreadsheet or document", _AS_TEXT),
    (b"%PDF", "is a PDF", _AS_ITSELF),
    (b"<", "is a web page or XML", _AS_ITSELF),
    (b"{\\rtf", "is a formatted document", _AS_ITSELF),
    (b"\x1f\x8b", "is a zipped file", _AS_ITSELF),
    (b"BZh", "is a zipped file", _AS_ITSELF),
    (b"\xfd7zXZ", "is a zipped file", _AS_ITSELF),
    (b"7z\xbc\xaf", "is a zipped file", _AS_ITSELF),
    (b"Rar!", "is a zipped file", _AS_ITSELF),
    (b"\xff\xfe", "is text in UTF-16", "Save it again as UTF-8."),
    (b"\xfe\xff", "is text in UTF-16", "Save it again as UTF-8."),
)
"""How files begin that are no plain text, whatever their name ends in."""

_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def text(path: Path) -> bytes:
    """The bytes of a text file. Raises UserError for anything else, whatever its name."""
    data = _read(path, LARGEST)
    begins = data.removeprefix(_BOM).lstrip()[:64]
    for mark, what, hint in _KINDS:
        if begins.startswith(mark):
            raise error(path.name, f"{what}, whatever its name says", hint)
    if b"\0" in data:
        raise error(path.name, "is not a text file", "Save it as “CSV UTF-8”.")
    return data


def workbook(path: Path) -> bytes:
    """The bytes of an .xlsx workbook. Raises UserError for anything else."""
    data = _read(path, LARGEST)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        what = "is an old spreadsheet, or locked with a password"
        raise error(path.name, what, "Save it as .xlsx without a password, or as “CSV UTF-8”.")
    if not data.startswith(b"PK"):
        raise error(path.name, "is not an .xlsx spreadsheet, whatever its name says", _AS_ITSELF)
    return data


def pdf(path: Path) -> bytes:
    """The bytes of a PDF. Raises UserError for anything else."""
    data = _read(path, LARGEST_PDF)
    if b"%PDF-" not in data[:1024]:
        raise error(path.name, "is not a PDF, whatever its name says", _AS_ITSELF)
    return data


def _read(path: Path, largest: int) -> bytes:
    """The bytes of an ordinary file that is not empty.

    A pipe or a device is never waited for: it is told apart once it is open.
    """
    name = path.name
    try:
        descriptor = os.open(path, _OPEN)
    except (FileNotFoundError, NotADirectoryError, ValueError) as missing:
        raise error(name, "there is no such file", "Check the name and the folder.") from missing
    except OSError as failed:
        raise _unreadable(name, failed) from failed
    try:
        data = _ordinary(descriptor, name, largest)
    except OSError as failed:
        raise _unreadable(name, failed) from failed
    finally:
        os.close(descriptor)
    if not data.removeprefix(_BOM).strip():
        raise error(name, "is empty", "Save it again from where it was filled in.")
    return data


def _ordinary(descriptor: int, name: str, largest: int) -> bytes:
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode):
        raise error(name, "is a folder or a device, not a file", _AS_ITSELF)
    if about.st_size > largest:
        raise _too_large(name, largest)
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        data = file.read(largest + 1)
    if len(data) > largest:  # it grew, or never said how large it is
        raise _too_large(name, largest)
    return data


def _too_large(name: str, largest: int) -> UserError:
    what = f"is larger than {largest // 1_000_000} MB"
    return error(name, what, "Filled forms are small; is it the right file?")


def _unreadable(name: str, failed: OSError) -> UserError:
    return error(name, f"can't be read ({failed.strerror})", "Check who may open it.")
