"""Keeps None, True and False alive on Python 3.11, where PySide6 6.12 gives them away.

PySide6 6.12 returns them without counting the reference, as is right from Python 3.12 on,
where they live for ever. On 3.11 each painted line takes one reference of None, and after
some thousand lines the interpreter ends itself.
"""

import sys

MANY = 1 << 40


def keep() -> None:
    """Count many more references to each singleton than a day of painting takes away."""
    if sys.version_info >= (3, 12):
        return
    import ctypes

    for value in (None, True, False, NotImplemented, ...):
        ctypes.c_ssize_t.from_address(id(value)).value += MANY
