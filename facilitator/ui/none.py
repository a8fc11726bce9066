"""Keeps the process alive on Python 3.11, where PySide6 6.12 gives None back without taking it.

Every call without a result takes one reference from None, and Python stops when none is left,
after some five thousand calls. From Python 3.12 on None cannot run out.
"""

from __future__ import annotations

import sys

ENOUGH = 1 << 40 if sys.maxsize > 1 << 32 else 1 << 28


def keep_none() -> None:
    """Give None more references than any session can take."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) > ENOUGH // 2:
        return
    import ctypes

    ctypes.c_ssize_t.from_address(id(None)).value += ENOUGH
