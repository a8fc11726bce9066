"""Keeps None, True and False alive on Python 3.11, where PySide6 6.12 gives them away.

It returns them without counting the reference, as is right from Python 3.12 on, where they
live for ever. On 3.11 each painted line takes one reference of None, and after some five
thousand calls the interpreter ends itself.
"""

from __future__ import annotations

import sys

ENOUGH = 1 << 40 if sys.maxsize > 1 << 32 else 1 << 28


def keep() -> None:
    """Count more references to each singleton than any session can take away."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) > ENOUGH // 2:
        return
    import ctypes

    for value in (None, True, False, NotImplemented, ...):
        ctypes.c_ssize_t.from_address(id(value)).value += ENOUGH
