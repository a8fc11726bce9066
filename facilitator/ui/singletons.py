"""Keeps None, True and False alive on Python 3.11, where PySide6 6.12 gives them away.

It returns them without counting the reference, as is right from Python 3.12 on, where they
live for ever. On 3.11 each painted line takes one reference of None, and after some five
thousand calls the interpreter ends itself.
"""

from __future__ import annotations

import sys
from struct import calcsize
from typing import Any

ENOUGH = 1 << 40 if sys.maxsize > 1 << 32 else 1 << 28


def keep() -> None:
    """Count more references to each singleton than any session can take away."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) > ENOUGH // 2:
        return
    import shiboken6  # there already, where ctypes would have to be imported

    place: Any = shiboken6.VoidPtr  # its stub knows neither its size nor that it is a buffer
    for value in (None, True, False, NotImplemented, ...):
        count = memoryview(place(id(value), calcsize("P"), True)).cast("P")
        count[0] += ENOUGH
