"""What a layout holds, without ever taking one of its items into Python.

PySide6 keeps what `itemAt` returns for as long as the layout lives, also after Qt has deleted
it, and then takes whatever comes to lie at its address for it, until the process ends.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def widgets(layout: QLayout) -> list[QWidget]:
    """The widgets in a layout and in those within it, in their order."""
    home = layout.parentWidget()
    held: dict[int, QWidget | QLayout] = {}
    for part in (*layout.children(), *(home.children() if home else ())):
        if isinstance(part, (QLayout, QWidget)):
            held[layout.indexOf(part)] = part
    held.pop(-1, None)
    found: list[QWidget] = []
    for _, part in sorted(held.items()):
        found += widgets(part) if isinstance(part, QLayout) else [part]
    return found
