"""Spares every import the search for PySide6's optional features, none of which are used here."""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401  (brings the search along)

_SEARCH = "_mod_uses_pyside"


def leave_out() -> None:
    """Say of every module imported from now on that it uses PySide6 and no feature of it.

    PySide6 reads and splits the source of each module to find that out, which takes longer than
    to import it. Where a version keeps its search elsewhere, it goes on searching.
    """
    search = sys.modules.get("shibokensupport.feature")
    if hasattr(search, _SEARCH):
        setattr(search, _SEARCH, lambda module: True)
