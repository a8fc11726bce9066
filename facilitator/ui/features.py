"""Spares every import the search for PySide6's optional features, none of which are used here.

PySide6 hooks itself into Python's `import` and reads the source of each module imported from
then on, ours and the standard library's, to see whether it asks for snake_case or for true
properties. That is 5 to 10 ms of the window's start and some at each page opened later.
"""

from __future__ import annotations

import sys

_SEARCH = "_mod_uses_pyside"


def leave_out() -> None:
    """Say of every module imported from now on that it uses PySide6 and no feature of it.

    Its hook is there already when this is called. A version of PySide6 that has no such function
    goes on searching, which costs time and breaks nothing.
    """
    search = sys.modules.get("shibokensupport.feature")
    if hasattr(search, _SEARCH):
        setattr(search, _SEARCH, lambda module: True)
