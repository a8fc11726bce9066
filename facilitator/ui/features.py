"""Spares every import the search for PySide6's optional features, none of which are used here."""

from __future__ import annotations

import sys

_SEARCH = "_mod_uses_pyside"


def leave_out() -> None:
    """Say of every module imported from now on that it uses PySide6 and no feature of it.

    PySide6, which is imported by then, reads and splits the source of each module to find that
    out, which takes longer than to import it. A version that searches elsewhere goes on searching.
    """
    search = sys.modules.get("shibokensupport.feature")
    if hasattr(search, _SEARCH):
        setattr(search, _SEARCH, lambda module: True)
